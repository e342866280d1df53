import { type ApiCall, pathWithQuery } from '../contract/apiCall.ts';
import { code } from '../contract/markdown.ts';
import { maskedWords } from '../shell/maskedWords.ts';

/** What a document was asked with, the docker line and the request: a click that only looks teaches its command too. */
export function askedWith(line: readonly string[], { method, path, query = {} }: ApiCall): readonly [string, string] {
  return [`docker ${maskedWords(line)}`, `${method} ${decodeURIComponent(pathWithQuery({ path, query }))}`];
}

/** The same as a line of Markdown. */
export function askedWithLine(line: readonly string[], call: ApiCall): string {
  return askedWith(line, call).map(code).join(' · ');
}
