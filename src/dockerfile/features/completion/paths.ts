import type { Localized } from '../../../contract/localized.ts';
import type { Cursor } from '../cursor.ts';
import { type CompletionItem, type CompletionPlace, itemsOf, wordSpan } from './item.ts';

const words = {
  file: { en: 'File of the build context', ko: '빌드 컨텍스트의 파일' },
  folder: { en: 'Folder of the build context', ko: '빌드 컨텍스트의 폴더' },
  here: { en: 'The working directory', ko: '작업 디렉터리' },
  root: { en: 'The root of the image', ko: '이미지의 루트' },
} satisfies Readonly<Record<string, Localized>>;

/** Where the path that is being typed begins in the token: JSON form has brackets and quotes in front. */
function pathStart(token: string): number {
  return token.startsWith('[') || token.startsWith('"') ? token.lastIndexOf('"') + 1 : 0;
}

/**
 * Entries of the build context.
 * @param start where the path begins in the token.
 */
export function pathItems(place: CompletionPlace, cursor: Cursor, start = pathStart(cursor.token)): CompletionItem[] {
  if (place.paths === undefined) return [];
  const { token } = cursor;
  const slash = token.lastIndexOf('/') + 1;
  const nameStart = Math.max(start, slash);
  const folder = token.slice(start, nameStart).replace(/^(?:\.?\/)+/, '');
  // Nothing is above the context.
  if (folder.split('/').includes('..')) return [];
  // Outside of JSON form a blank parts two paths, and nothing takes it back.
  const isJson = start > 0;
  const fitting = place.paths(folder).filter(({ name }) => isJson || !/\s/.test(name));
  const entries = fitting.sort((one, other) => Number(other.folder) - Number(one.folder));
  return itemsOf(
    wordSpan(place, cursor.offsetIn(nameStart)),
    1,
    entries.map(({ name, folder: isFolder }) => ({
      label: isFolder ? `${name}/` : name,
      kind: 'path',
      detail: isFolder ? words.folder : words.file,
    })),
  );
}

/** Where files may be copied to. */
export function targetItems(place: CompletionPlace, cursor: Cursor): CompletionItem[] {
  const path = place.document.model.stateAt(cursor.instruction).workdir?.value.path;
  const targets: [string, Localized][] = [
    ['./', words.here],
    ...(path === undefined || path === '/' ? [] : ([[`${path}/`, words.here]] satisfies [string, Localized][])),
    ['/', words.root],
  ];
  const span = wordSpan(place, cursor.offsetIn(pathStart(cursor.token)));
  return itemsOf(
    span,
    2,
    targets.map(([label, detail]) => ({ label, kind: 'path', detail })),
  );
}
