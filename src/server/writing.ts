import type { CompletionItem, Position, Range } from 'vscode-languageserver/node';
import type { CompletionItem as Item, CompletionKind } from '../dockerfile/features/completion/item.ts';
import type { Speak } from '../contract/localized.ts';
import { rules } from '../dockerfile/rules/list.ts';
import { CompletionItemKind, InsertTextFormat } from './lsp.ts';
import { markupOf } from './markup.ts';
import { toRange } from './positions.ts';
import type { Session } from './session.ts';
import type { Taken } from './takenBy.ts';

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  snippet: CompletionItemKind.Snippet,
  flag: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  stage: CompletionItemKind.Module,
  image: CompletionItemKind.Reference,
  variable: CompletionItemKind.Variable,
  path: CompletionItemKind.File,
  user: CompletionItemKind.Constant,
  signal: CompletionItemKind.Event,
  label: CompletionItemKind.Field,
  directive: CompletionItemKind.Keyword,
  rule: CompletionItemKind.Constant,
  command: CompletionItemKind.Function,
};

/**
 * Completion; the text of an entry is looked up when it is looked at: all of them are 70 to 150 kB.
 * @param resolves whether the editor asks for it then; else it comes with the entries.
 */
export function serveWriting(session: Session, { markdown: shown, snippets }: Taken, resolves: boolean): void {
  const { connection, dockerfile, ignoreFiles, images, lines: lineDocuments, nearby, pageOf, speak } = session;
  const completed = async (uri: string, position: Position): Promise<CompletionItem[]> => {
    if (ignoreFiles.isOne(uri)) return ignoreFiles.complete(uri, position);
    if (lineDocuments.isOne(uri)) return (await lineDocuments.of(uri)).features.complete(uri, position);
    const read = dockerfile(uri);
    if (read === undefined) return [];
    const { complete } = await import('./editing.ts');
    const { lines } = read.tree;
    const paths = (folder: string): ReturnType<typeof nearby.entries> => nearby.entries(uri, folder);
    const offset = lines.offsetAt(position);
    const local = await images.near(read, offset);
    const options = { paths, rules, ...(local === undefined ? {} : { images: local }) };
    const { items } = complete(read, offset, options);
    return items.map((item) => toCompletionItem(item, read.text, toRange(lines, item.insert.span), speak));
  };

  const documented = async (item: CompletionItem): Promise<CompletionItem> => {
    const { documentationOf } = await import('./editing.ts');
    const markdown = documentationOf(item.data as Item['documentation'], pageOf);
    if (markdown === undefined) return item;
    return { ...item, documentation: markupOf(markdown, shown.completion) };
  };

  connection.onCompletion(async ({ textDocument: { uri }, position }): Promise<CompletionItem[]> => {
    const found = await completed(uri, position);
    const items = snippets ? found : found.map(withoutPlaces);
    return resolves ? items : Promise.all(items.map(documented));
  });
  connection.onCompletionResolve(documented);
}

/** @param text the Dockerfile; @param range where the item goes, in the document of the editor. */
export function toCompletionItem(item: Item, text: string, range: Range, speak: Speak): CompletionItem {
  return {
    label: item.label,
    kind: item.kind === 'path' && item.label.endsWith('/') ? CompletionItemKind.Folder : kinds[item.kind],
    detail: speak(item.detail),
    sortText: item.sort,
    filterText: filterText(item, text),
    insertTextFormat: item.insert.snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range, newText: item.insert.text },
    data: item.documentation,
  };
}

/** A snippet as it reads before anything is filled in, for editors that know of none. */
function withoutPlaces(item: CompletionItem): CompletionItem {
  if (item.insertTextFormat !== InsertTextFormat.Snippet || item.textEdit === undefined) return item;
  const newText = item.textEdit.newText.replace(/\$\{\d+:([^}]*)\}|\$\d+|\\([\\$}])/g, '$1$2');
  return { ...item, insertTextFormat: InsertTextFormat.PlainText, textEdit: { ...item.textEdit, newText } };
}

/** Editors compare it with all that the edit replaces, which may begin with more than the label does: `${`. */
function filterText({ label, insert: { span } }: Item, text: string): string {
  const written = text.slice(span.start, span.end);
  const lead = /^[^\p{L}\p{N}]*/u.exec(written)?.[0] ?? '';
  return label.startsWith(lead) ? label : lead + label;
}
