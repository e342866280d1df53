import type { DockerfileDocument } from '../../document.ts';
import { instructions } from '../../knowledge/instructions.ts';
import { snippets } from '../../knowledge/snippets.ts';
import type { Span } from '../../syntax/tree.ts';
import { type CompletionItem, type CompletionPlace, itemsOf } from './item.ts';

/** Instructions that may stand at a place, and ways to write them whole. */
export function keywordItems({ document, offset }: CompletionPlace, span: Span, onbuild: boolean): CompletionItem[] {
  const hasFrom = document.model.stages.some(({ from }) => from.start < span.start);
  const allowed = instructions.filter((entry) => (onbuild ? entry.onbuild : hasFrom || entry.beforeFrom));
  const names = new Set<string>(allowed.map(({ keyword }) => keyword));
  const lower = writesLower(document, offset);
  const inCase = (text: string): string => (lower ? text.replace(/^[A-Z]+/, (keyword) => keyword.toLowerCase()) : text);
  const space = /^[ \t]/.test(document.text.slice(span.end, span.end + 1)) ? '' : ' ';
  const { escape } = document.tree;
  return [
    ...itemsOf(
      span,
      1,
      allowed.map(({ keyword, summary, page }) => ({
        label: inCase(keyword),
        kind: 'keyword',
        detail: summary,
        documentation: { page },
        text: inCase(keyword) + space,
      })),
    ),
    ...itemsOf(
      span,
      2,
      snippets
        .filter(({ keyword }) => names.has(keyword))
        .map(({ keyword, label, body, doc }) => ({
          label: inCase(label),
          kind: 'snippet',
          detail: doc,
          documentation: { page: `dockerfile.${keyword.toLowerCase()}` },
          text: inCase(escape === '`' ? body.replaceAll('\\\\\n', '`\n') : body),
          snippet: true,
        })),
    ),
  ];
}

/** How the other keywords of a file are written; in capitals when half of them are. */
function writesLower({ tree, text }: DockerfileDocument, offset: number): boolean {
  let lower = 0;
  let upper = 0;
  for (const { keywordSpan, keyword } of tree.instructions) {
    if (keywordSpan.start <= offset && offset <= keywordSpan.end) continue;
    if (text.slice(keywordSpan.start, keywordSpan.end) === keyword) upper += 1;
    else lower += 1;
  }
  return lower > upper;
}
