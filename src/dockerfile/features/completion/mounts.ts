import type { Localized } from '../../../contract/localized.ts';
import { type MountKeyEntry, type MountType, mountKeys, mountsPage } from '../../knowledge/mounts.ts';
import type { Cursor } from '../cursor.ts';
import { mountKeyEntry, mountTypeOf } from '../hover/mount.ts';
import { type CompletionItem, type CompletionPlace, type Draft, itemsOf, wordSpan } from './item.ts';
import { pathItems } from './paths.ts';
import { sourceDrafts } from './sources.ts';

const words = {
  cacheOf: { en: 'Cache of {0}', ko: '{0}의 캐시' },
} satisfies Readonly<Record<string, Localized>>;

/** Where programs keep what they downloaded or compiled, for root. Sources: their documentation. */
const cacheTargets: readonly [string, string][] = [
  ['/root/.npm', 'npm'],
  ['/root/.cache/pip', 'pip'],
  ['/root/.cache/go-build', 'go build'],
  ['/go/pkg/mod', 'go mod'],
  ['/root/.m2', 'Maven'],
  ['/root/.gradle', 'Gradle'],
  ['/usr/local/cargo/registry', 'cargo'],
  ['/root/.nuget/packages', 'NuGet'],
  ['/var/cache/apt', 'apt-get'],
  ['/var/lib/apt', 'apt-get'],
  ['/var/cache/apk', 'apk'],
];

/**
 * Keys of a `--mount` that are not given yet, and the values of one.
 * @param index where the value of the flag begins in the token.
 */
export function mountItems(place: CompletionPlace, cursor: Cursor, index: number): CompletionItem[] {
  const { token } = cursor;
  const start = Math.max(index, token.lastIndexOf(',') + 1);
  const field = token.slice(start);
  const equals = field.indexOf('=');
  // The fields behind the cursor count as well.
  const written =
    cursor.instruction.flags.find((flag) => flag.start <= cursor.offset && cursor.offset <= flag.end)?.fields ?? [];
  const type = mountTypeOf(written);
  if (equals === -1) {
    const given = new Set(
      written
        .filter(({ start, end }) => cursor.offset < start || cursor.offset > end)
        .map(({ key }) => mountKeyEntry(key)?.key),
    );
    return keyItems(place, cursor.offsetIn(start), type, given);
  }
  const entry = mountKeyEntry(field.slice(0, equals).toLowerCase());
  if (entry === undefined) return [];
  const isOfContext = type === 'bind' && written.every(({ key }) => mountKeyEntry(key)?.key !== 'from');
  if (entry.key === 'source' && isOfContext) return pathItems(place, cursor, start + equals + 1);
  return itemsOf(wordSpan(place, cursor.offsetIn(start + equals + 1)), 1, valueDrafts(place, cursor, entry, type));
}

function keyItems(
  place: CompletionPlace,
  start: number,
  type: MountType,
  given: ReadonlySet<string | undefined>,
): CompletionItem[] {
  const span = wordSpan(place, start);
  const follows = place.document.text.charAt(span.end) === '=';
  return itemsOf(
    span,
    1,
    mountKeys
      .filter(({ key, types }) => types.includes(type) && !given.has(key))
      .map(({ key, value, summary }) => ({
        label: key,
        kind: 'flag',
        detail: summary,
        documentation: { page: mountsPage, heading: type },
        text: value === 'flag' || follows ? key : `${key}=`,
      })),
  );
}

function valueDrafts(place: CompletionPlace, cursor: Cursor, entry: MountKeyEntry, type: MountType): Draft[] {
  const value = (label: string, detail: Localized, heading: string = type): Draft => ({
    label,
    kind: 'value',
    detail,
    documentation: { page: mountsPage, heading },
  });
  if (entry.value === 'source') return sourceDrafts(place, cursor.instruction);
  if (entry.value === 'type') return entry.choices.map((choice) => value(choice.value, choice.doc, choice.value));
  if (entry.value === 'choice') return entry.choices.map((choice) => value(choice.value, choice.doc));
  if (entry.value === 'flag') return ['true', 'false'].map((text) => value(text, entry.summary));
  if (entry.key === 'target' && type === 'cache')
    return cacheTargets.map(([path, program]) =>
      value(path, { en: words.cacheOf.en.replace('{0}', program), ko: words.cacheOf.ko.replace('{0}', program) }),
    );
  const usual = entry.defaults[type];
  // A default in capitals stands for something else.
  return usual === undefined || /[A-Z]/.test(usual) ? [] : [value(usual, entry.summary)];
}
