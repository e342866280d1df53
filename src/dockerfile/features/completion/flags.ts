import type { Localized } from '../../../contract/localized.ts';
import { type FlagEntry, type FlagValue, flags } from '../../knowledge/flags.ts';
import { grammarOf } from '../../syntax/grammar.ts';
import type { Cursor } from '../cursor.ts';
import { flagEntry, flagValues } from '../hover/flag.ts';
import { type CompletionItem, type CompletionPlace, type Draft, itemsOf, wordSpan } from './item.ts';
import { mountItems } from './mounts.ts';
import { sourceDrafts } from './sources.ts';
import { userDrafts } from './users.ts';
import { variableItems } from './variables.ts';

const words = {
  platform: { en: 'Platform of the image', ko: '이미지의 플랫폼' },
  mode: { en: 'Permissions', ko: '권한' },
} satisfies Readonly<Record<string, Localized>>;

type Values = (place: CompletionPlace, cursor: Cursor, entry: FlagEntry) => Draft[];

const listed =
  (detail: Localized, ...values: readonly string[]): Values =>
  () =>
    values.map((label) => ({ label, kind: 'value', detail }));

/** What may stand behind the `=`, by the kind of value. */
const byValue: Readonly<Record<Exclude<FlagValue, 'mount'>, Values>> = {
  boolean: listed(flagValues.boolean, 'true', 'false'),
  duration: listed(flagValues.duration, '5s', '10s', '30s', '1m', '5m'),
  count: listed(flagValues.count, '1', '3', '5'),
  choice: (_place, _cursor, { choices }) =>
    choices.map(({ value, doc }) => ({ label: value, kind: 'value', detail: doc })),
  platform: listed(
    words.platform,
    '$BUILDPLATFORM',
    '$TARGETPLATFORM',
    'linux/amd64',
    'linux/arm64',
    'linux/arm/v7',
    'windows/amd64',
  ),
  source: (place, { instruction }) => sourceDrafts(place, instruction),
  owner: (place, { instruction }) => userDrafts(place, instruction),
  mode: listed(words.mode, '644', '755', '600', '700', 'u=rwX,go=rX'),
  checksum: listed(flagValues.checksum, 'sha256:'),
  device: listed(flagValues.device, 'nvidia.com/gpu=all'),
  pattern: () => [],
};

/** The cursor stands where a flag may stand: nothing but flags is in front of it. */
export function isFlagPlace({ words: before }: Cursor): boolean {
  return before.every((word) => word.startsWith('--'));
}

/** Names of flags, and the values of one; undefined where no flag is being typed. */
export function flagItems(place: CompletionPlace, cursor: Cursor): CompletionItem[] | undefined {
  const { token } = cursor;
  if (!isFlagPlace(cursor) || (token !== '' && !token.startsWith('-'))) return undefined;
  const equals = token.indexOf('=');
  if (equals === -1) return nameItems(place, cursor);
  const entry = flagEntry(cursor.instruction.keyword, token.slice(2, equals));
  if (entry === undefined) return [];
  const variables = grammarOf(cursor.instruction.keyword).flagsWithVariables.includes(token.slice(2, equals));
  return (
    (variables ? variableItems(place, cursor.instruction, cursor) : undefined) ??
    valueItems(place, cursor, entry, equals + 1)
  );
}

function nameItems(place: CompletionPlace, cursor: Cursor): CompletionItem[] {
  const { instruction, token, offset } = cursor;
  const given = new Set(
    instruction.flags.filter(({ start, end }) => offset < start || offset > end).map(({ name }) => `--${name}`),
  );
  const span = wordSpan(place, cursor.offsetIn(0));
  const equals = place.document.text.charAt(span.end) === '=' ? '' : '=';
  return itemsOf(
    span,
    token === '' ? 5 : 1,
    flags
      .filter((entry) => entry.instruction === instruction.keyword && (entry.repeatable || !given.has(entry.name)))
      .map(({ name, summary, page, value }) => ({
        label: name,
        kind: 'flag',
        detail: summary,
        documentation: { page, heading: name },
        text: value === 'boolean' ? name : name + equals,
      })),
  );
}

function valueItems(place: CompletionPlace, cursor: Cursor, entry: FlagEntry, index: number): CompletionItem[] {
  if (entry.value === 'mount') return mountItems(place, cursor, index);
  const drafts = byValue[entry.value](place, cursor, entry);
  const documentation = { page: entry.page, heading: entry.name };
  return itemsOf(
    wordSpan(place, cursor.offsetIn(index)),
    1,
    drafts.map((draft) => ({ documentation, ...draft })),
  );
}
