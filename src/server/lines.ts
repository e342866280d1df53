import { type CompiledCli, readCliModel } from '../shell/cliModel.ts';
import { blockActions } from './blockActions.ts';
import { blockAt, blocksIn } from './blockPlaces.ts';
import type { DockerfilePlace, PlacedDockerfile } from './dockerfilePlace.ts';
import { lineActions } from './lineActions.ts';
import { LineDocuments } from './lineDocuments.ts';
import { LineFeatures } from './lineFeatures.ts';
import { type LineAnswers, lineAnswers } from './lineRequests.ts';
import type { LineSession } from './lineSession.ts';
import { MachineModel } from './machineModel.ts';
import type { Session } from './session.ts';
import type { CodeAction, Diagnostic, Position, Range } from 'vscode-languageserver/node';

/** Docker lines in documents that are no Dockerfiles. */
export interface Lines {
  readonly features: Pick<LineFeatures, 'hover' | 'complete' | 'lenses'>;
  readonly answers: LineAnswers;
  /** Settles once all is loaded that reading this document needs. */
  ready(uri: string): Promise<void>;
  /** Fixes for what is wrong, and the pages about it. */
  actions(uri: string, range: Range): CodeAction[];
  /** Other ways to write the Dockerfile that a range is in. */
  rewritings(uri: string, range: Range, wants: (kind: string) => boolean): Promise<CodeAction[]>;
  /** The Dockerfile inside of the document that a position is in. */
  dockerfileAt(uri: string, position: Position): DockerfilePlace | undefined;
  dockerfiles(uri: string): readonly PlacedDockerfile[];
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
    rewritings: (uri, range, wants) => blockActions(session, uri, range, wants),
    dockerfileAt: (uri, position) => blockAt(session, uri, position),
    dockerfiles: (uri) => blocksIn(session, uri),
    diagnostics: (uri) => {
      const diagnostics = features.diagnostics(uri);
      if (session.settings(uri).lines.validate) machine.look(uri);
      return diagnostics;
    },
  };
}
