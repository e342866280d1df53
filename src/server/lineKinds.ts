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

type Filter = { readonly language: string; readonly pattern?: string } | { readonly pattern: string };

const anywhere = (filters: readonly Filter[]): (Filter & { readonly scheme: string })[] =>
  filters.flatMap((filter) =>
    ['file', 'untitled', 'vscode-remote', 'vscode-vfs'].map((scheme) => ({ ...filter, scheme })),
  );

/** Documents with Dockerfiles in blocks that say so. */
export const MARKDOWN_SELECTOR = anywhere([{ language: 'markdown' }]);

/** All others in which there are docker lines; `json` and `yaml` by their place only. */
export const OTHERS_SELECTOR = anywhere([
  ...Object.keys(kinds)
    .filter((language) => language !== 'markdown')
    .map((language) => ({ language })),
  { language: 'json', pattern: '**/package.json' },
  { pattern: '**/.github/workflows/*.{yml,yaml}' },
]);

/** What an editor has to ask for so that docker lines are seen. */
export const LINE_SELECTOR = [...MARKDOWN_SELECTOR, ...OTHERS_SELECTOR];

/** What is looked through for docker lines, and how; undefined: this is not. */
export function lineKindOf(document: TextDocument | undefined): DocumentKind | undefined {
  if (document === undefined) return undefined;
  const { uri, languageId } = document;
  if (/\/\.github\/workflows\/[^/]+\.ya?ml$/.test(uri)) return 'workflow';
  if (/\/package\.json$/.test(uri)) return 'packageJson';
  return kinds[languageId];
}
