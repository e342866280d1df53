import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentKind } from '../shell/documents/findLines.ts';

const kinds: Readonly<Record<string, DocumentKind>> = {
  markdown: 'markdown',
  plaintext: 'text',
  shellscript: 'shell',
  powershell: 'powershell',
  bat: 'batch',
  makefile: 'makefile',
};

/** What an editor has to ask for so that docker lines are seen; `json` and `yaml` by their place only. */
export const LINE_SELECTOR = [
  ...Object.keys(kinds).map((language) => ({ language })),
  { language: 'json', pattern: '**/package.json' },
  { pattern: '**/.github/workflows/*.{yml,yaml}' },
].flatMap((filter) => ['file', 'untitled', 'vscode-remote', 'vscode-vfs'].map((scheme) => ({ ...filter, scheme })));

/** What is looked through for docker lines, and how; undefined: this is not. */
export function lineKindOf(document: TextDocument | undefined): DocumentKind | undefined {
  if (document === undefined) return undefined;
  const { uri, languageId } = document;
  if (/\/\.github\/workflows\/[^/]+\.ya?ml$/.test(uri)) return 'workflow';
  if (/\/package\.json$/.test(uri)) return 'packageJson';
  return kinds[languageId];
}
