import { type CompiledCli, readCliModel } from '../shell/cliModel.ts';
import { lineActions } from './lineActions.ts';
import { LineDocuments } from './lineDocuments.ts';
import { LineFeatures } from './lineFeatures.ts';
import { type LineAnswers, lineAnswers } from './lineRequests.ts';
import type { LineSession } from './lineSession.ts';
import { MachineModel } from './machineModel.ts';
import type { Session } from './session.ts';
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver/node';

/** Docker lines in documents that are no Dockerfiles. */
export interface Lines {
  readonly features: Pick<LineFeatures, 'hover' | 'complete' | 'lenses'>;
  readonly answers: LineAnswers;
  /** Settles once all is loaded that reading this document needs. */
  ready(uri: string): Promise<void>;
  actions(uri: string, range: Range): CodeAction[];
  /** What is in doubt is asked of the docker on the reader's machine. */
  diagnostics(uri: string): Diagnostic[];
}

/**
 * What reads docker lines; a bundle of its own, for who writes Dockerfiles alone never needs it.
 * @param readCli called with the first docker line that is seen.
 */
export function openLines(shared: Session, readCli: () => CompiledCli): Lines {
  const documents = new LineDocuments(shared, () => readCliModel(readCli()));
  const session: LineSession = { ...shared, lines: documents };
  const features = new LineFeatures(session);
  const machine = new MachineModel(session);
  return {
    features,
    answers: lineAnswers(session),
    ready: (uri) => documents.ready(uri),
    actions: (uri, range) => lineActions(session, features, uri, range),
    diagnostics: (uri) => {
      const diagnostics = features.diagnostics(uri);
      if (session.settings().lines.validate) machine.look(uri);
      return diagnostics;
    },
  };
}
