import type { Localized } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import { type MountKeyEntry, type MountType, mountKeys, mountsPage, mountTypes } from '../../knowledge/mounts.ts';
import type { Flag, FlagField } from '../../syntax/tree.ts';
import {
  type Hover,
  type HoverPlace,
  heading,
  holds,
  hoverOf,
  linkOf,
  listOf,
  sectionAndLink,
  sinceText,
} from './context.ts';
import { modeText } from './mode.ts';

const words = {
  of: { en: 'mount of type {0}', ko: '{0} 마운트' },
  aliases: { en: 'Also written {0}.', ko: '{0}(으)로도 씁니다.' },
  default: { en: 'Default: {0}.', ko: '기본값: {0}.' },
  refused: { en: 'With this type the build stops.', ko: '이 종류에서 쓰면 빌드가 멈춥니다.' },
  ignored: { en: 'Does nothing for this type.', ko: '이 종류에서는 아무 일도 하지 않습니다.' },
  types: { en: 'For: {0}.', ko: '쓸 수 있는 종류: {0}.' },
} satisfies Readonly<Record<string, Localized>>;

/** Type of a `--mount` value; bind when it says none or one that does not exist. */
export function mountTypeOf(
  fields: readonly { readonly key: string; readonly value: string | undefined }[],
): MountType {
  const written = fields.find(({ key }) => key === 'type')?.value?.toLowerCase();
  return mountTypes.find(({ type }) => type === written)?.type ?? 'bind';
}

export function mountKeyEntry(name: string): MountKeyEntry | undefined {
  return mountKeys.find(({ key, aliases }) => key === name || aliases.includes(name));
}

/** A key of a mount, or the type that its `type` names. */
export function mountFieldHover(place: HoverPlace, flag: Flag, field: FlagField): Hover | undefined {
  const entry = mountKeyEntry(field.key);
  if (entry === undefined) return undefined;
  const { speak, offset } = place;
  const type = mountTypeOf(flag.fields ?? []);
  const front = { start: field.start, end: field.valueSpan?.start ?? field.end };
  const inValue = holds(field.valueSpan, offset);
  if (entry.value === 'type' && inValue && field.value?.toLowerCase() === type) {
    const [section, link] = sectionAndLink(place, mountsPage, type);
    const summary = mountTypes.find((each) => each.type === type)?.summary;
    return hoverOf(field.valueSpan, heading(`type=${type}`), section ?? (summary && speak(summary)), link);
  }
  const choice = inValue ? entry.choices.find(({ value }) => value === field.value) : undefined;
  return hoverOf(
    inValue ? field.valueSpan : front,
    `${heading(entry.key)} · ${speak(words.of, code(type))}`,
    choice && `${code(choice.value)}: ${speak(choice.doc)}`,
    inValue && entry.value === 'octal' && field.value !== undefined ? modeText(place, field.value) : undefined,
    speak(entry.summary),
    listOf(factsOf(place, entry, type)),
    linkOf(place, place.pageOf(mountsPage)),
  );
}

function factsOf(place: HoverPlace, entry: MountKeyEntry, type: MountType): (string | undefined)[] {
  const { speak } = place;
  const value = entry.defaults[type];
  const isUsed = entry.types.includes(type);
  return [
    entry.aliases.length === 0 ? undefined : speak(words.aliases, entry.aliases.map(code).join(', ')),
    value === undefined ? undefined : speak(words.default, code(value)),
    isUsed ? undefined : speak(entry.refusedBy.includes(type) ? words.refused : words.ignored),
    isUsed ? undefined : speak(words.types, entry.types.map(code).join(', ')),
    ...entry.choices.map((choice) => `${code(choice.value)}: ${speak(choice.doc)}`),
    sinceText(place, entry.since),
  ];
}
