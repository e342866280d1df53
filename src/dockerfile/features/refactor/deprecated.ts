import type { Escape, Pair } from '../../syntax/tree.ts';
import { splitOutsideQuotes } from '../../syntax/words.ts';
import { replace } from '../edit.ts';
import { hasLinesInside, type Refactoring, type Selection } from './context.ts';

const sharedFlags: readonly string[] = ['chown', 'chmod', 'link', 'exclude'];
/** ADD fetches these. */
const remote = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i;
/** ADD unpacks these; BuildKit looks at the content, and this is how it is usually named. */
const archive = /\.(?:tar|tar\.\w+|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst)$/i;

/** ADD becomes COPY where both do the same. */
export function addToCopy({ target, document }: Selection): Refactoring[] {
  const { keyword, words, heredocs, flags, brokenJson } = target;
  const sources = words.slice(0, -1);
  if (keyword !== 'ADD' || brokenJson !== undefined || (sources.length === 0 && heredocs.length === 0)) return [];
  if (!flags.every(({ name }) => sharedFlags.includes(name))) return [];
  const isLocal = sources.every(({ text, variables }) => {
    const mayBeArchive = archive.test(text) || /[*?\]]$/.test(text);
    return variables.length === 0 && !remote.test(text) && !mayBeArchive;
  });
  if (!isLocal) return [];
  const { start, end } = target.keywordSpan;
  const written = document.text.slice(start, end);
  if (written.includes('\n')) return [];
  const edits = [replace(start, end, written === written.toLowerCase() ? 'copy' : 'COPY')];
  return [{ title: { en: 'Use COPY instead of ADD', ko: 'ADD 대신 COPY 쓰기' }, kind: 'refactor.rewrite', edits }];
}

/** MAINTAINER becomes the label that took its place. */
export function maintainerToLabel(selection: Selection): Refactoring[] {
  const { target, instruction, document } = selection;
  const { keyword, argument, keywordSpan } = target;
  if (keyword !== 'MAINTAINER' || argument.text === '' || hasLinesInside(selection, instruction)) return [];
  const quoted = /^"([^"]*)"$|^'([^']*)'$/.exec(argument.text);
  const name = quoted?.[1] ?? quoted?.[2] ?? argument.text;
  const label = document.text.charAt(keywordSpan.start) === 'm' ? 'label' : 'LABEL';
  const text = `${label} org.opencontainers.image.authors=${quote(name, document.tree.escape)}`;
  const edits = [replace(keywordSpan.start, argument.span.end, text)];
  const title = { en: 'Use LABEL instead of MAINTAINER', ko: 'MAINTAINER 대신 LABEL 쓰기' };
  return [{ title, kind: 'refactor.rewrite', edits }];
}

/** `ENV name value` becomes `ENV name=value`. */
export function legacyToPairs(selection: Selection): Refactoring[] {
  const { target, instruction, document } = selection;
  const [pair] = target.pairs ?? [];
  if (pair?.legacy !== true || pair.valueSpan === undefined || hasLinesInside(selection, instruction)) return [];
  const value = legacyValue(pair, document.tree.escape);
  if (value === undefined) return [];
  const edits = [replace(pair.nameSpan.end, pair.valueSpan.end, `=${value}`)];
  const title = { en: `${target.keyword}: use name=value`, ko: `${target.keyword}: name=value 형식으로 바꾸기` };
  return [{ title, kind: 'refactor.rewrite', edits }];
}

/** The value as one word; undefined where quotes and blanks are mixed so that it takes a person. */
function legacyValue({ value = '' }: Pair, escape: Escape): string | undefined {
  const words = splitOutsideQuotes(value, escape);
  if (words.length === 1) return value;
  return /["'\\`]/.test(value) ? undefined : `"${value}"`;
}

function quote(text: string, escape: Escape): string {
  return `"${text.replace(/["$\\`]/g, (character) => ((character === '`' && escape === '\\') || (character === '\\' && escape === '`') ? character : escape + character))}"`;
}
