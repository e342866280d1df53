import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type BuildkitFinding,
  type BuildkitWarning,
  mergeBuildkit,
  readBuildkitAnswer,
} from '../dockerfile/buildkitAnswer.ts';
import type { DockerfileDocument } from '../dockerfile/document.ts';
import type { Finding } from '../dockerfile/rules/rule.ts';
import type { BuildkitChecked } from './protocol.ts';
import type { ServerSettings } from './settings.ts';

/** What BuildKit said of open documents, as long as they stay as they were. */
export class BuildkitAnswers {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #answers = new Map<string, { readonly version: number; readonly warnings: readonly BuildkitWarning[] }>();

  constructor(documents: TextDocuments<TextDocument>) {
    this.#documents = documents;
    documents.onDidClose(({ document }) => this.#answers.delete(document.uri));
  }

  /** @returns whether it could be read. */
  take({ uri, version, output }: BuildkitChecked): boolean {
    const warnings = readBuildkitAnswer(output);
    if (warnings !== undefined) this.#answers.set(uri, { version, warnings });
    return warnings !== undefined;
  }

  findings(
    uri: string,
    document: DockerfileDocument,
    own: readonly Finding[],
    { rules }: ServerSettings,
  ): readonly BuildkitFinding[] {
    const answer = this.#answers.get(uri);
    if (answer?.version !== this.#documents.get(uri)?.version || answer === undefined) return [];
    return mergeBuildkit(document, own, answer.warnings, rules);
  }
}
