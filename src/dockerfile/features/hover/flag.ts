import type { Localized } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import { readDuration } from '../../duration.ts';
import { durationUnits, type FlagEntry, type FlagValue, flags } from '../../knowledge/flags.ts';
import type { Choice } from '../../knowledge/terms.ts';
import type { Flag } from '../../syntax/tree.ts';
import {
  type Hover,
  type HoverPlace,
  type HoverProvider,
  heading,
  holds,
  hoverOf,
  listOf,
  sectionAndLink,
  sinceText,
} from './context.ts';
import { modeText } from './mode.ts';
import { mountFieldHover } from './mount.ts';
import { ownerText } from './owner.ts';

const words = {
  default: { en: 'Default: {0}.', ko: '기본값: {0}.' },
  repeatable: { en: 'May be repeated.', ko: '여러 번 쓸 수 있습니다.' },
  seconds: { en: '{0} is {1} s.', ko: '{0}은(는) {1}초입니다.' },
  noDuration: { en: '{0} is no duration.', ko: '{0}은(는) 시간이 아닙니다.' },
} satisfies Readonly<Record<string, Localized>>;

/** What may stand behind the `=`. */
export const flagValues: Readonly<Record<FlagValue, Localized>> = {
  boolean: {
    en: '`true` or `false`; without a value it is `true`.',
    ko: '`true`나 `false`이며, 값을 생략하면 `true`입니다.',
  },
  duration: {
    en: `A number and a unit (${durationUnits.join(', ')}), \`1m30s\` for example.`,
    ko: `숫자와 단위(${durationUnits.join(', ')})로 쓰며, 예를 들면 \`1m30s\`입니다.`,
  },
  count: { en: 'A whole number.', ko: '정수입니다.' },
  choice: { en: 'One of the values below.', ko: '아래 값 가운데 하나입니다.' },
  platform: {
    en: 'Operating system and architecture, `linux/arm64` for example.',
    ko: '운영 체제와 아키텍처이며, 예를 들면 `linux/arm64`입니다.',
  },
  source: {
    en: 'A stage by name or number, an image or a named context.',
    ko: '스테이지의 이름이나 번호, 이미지, 이름 붙인 컨텍스트입니다.',
  },
  owner: { en: 'User, or user:group, by name or number.', ko: '사용자 또는 사용자:그룹이며, 이름이나 번호로 씁니다.' },
  mode: { en: 'Octal or symbolic permissions.', ko: '8진수나 기호로 쓴 권한입니다.' },
  checksum: {
    en: '`sha256:` and 64 hexadecimal digits, or a commit.',
    ko: '`sha256:`과 16진수 64자리, 또는 커밋입니다.',
  },
  mount: { en: 'Keys and values, separated by commas.', ko: '쉼표로 구분한 키와 값입니다.' },
  device: { en: 'A CDI name, `vendor.com/class=name`.', ko: 'CDI 이름이며, `vendor.com/class=name`처럼 씁니다.' },
  pattern: { en: 'A pattern with `*`, `?` and `**`.', ko: '`*`, `?`, `**`를 쓰는 패턴입니다.' },
};

/** @param name without its dashes. */
export function flagEntry(keyword: string, name: string): FlagEntry | undefined {
  return flags.find((entry) => entry.instruction === keyword && entry.name === `--${name}`);
}

/** A flag, its value, and the keys of a mount. */
export const flagHover: HoverProvider = (place) => {
  const { instruction, offset } = place;
  const flag = instruction?.flags.find((each) => holds(each, offset));
  const entry = instruction && flag && flagEntry(instruction.keyword, flag.name);
  if (instruction === undefined || flag === undefined || entry === undefined) return undefined;
  const field = flag.fields?.find((each) => holds(each, offset));
  return (field && mountFieldHover(place, flag, field)) ?? ofFlag(place, flag, entry);
};

function ofFlag(place: HoverPlace, flag: Flag, entry: FlagEntry): Hover {
  const { speak, offset } = place;
  const [section, link] = sectionAndLink(place, entry.page, entry.name);
  const facts = [
    entry.default === undefined ? undefined : speak(words.default, code(entry.default)),
    speak(flagValues[entry.value]),
    entry.repeatable ? speak(words.repeatable) : undefined,
    section === undefined ? sinceText(place, entry.since) : undefined,
  ].filter((fact) => fact !== undefined);
  const about =
    section ?? [speak(entry.summary), choicesOf(place, entry.choices)].filter((part) => part !== '').join('\n\n');
  const given = flag.value === undefined ? undefined : valueText(place, entry, flag.value);
  const front = { start: flag.start, end: flag.valueSpan?.start ?? flag.end };
  const span = holds(flag.valueSpan, offset) ? flag.valueSpan : front;
  return hoverOf(span, `${heading(entry.name)} · ${entry.instruction}`, given, facts.join(' '), about, link);
}

export function choicesOf({ speak }: HoverPlace, choices: readonly Choice[]): string {
  return listOf(choices.map(({ value, doc }) => `${code(value)}: ${speak(doc)}`));
}

/** What the value that is written there means. */
function valueText(place: HoverPlace, entry: FlagEntry, value: string): string | undefined {
  const { speak } = place;
  if (value === '' || value.includes('$')) return undefined;
  if (entry.value === 'duration') {
    const time = readDuration(value);
    return time === undefined ? speak(words.noDuration, code(value)) : speak(words.seconds, code(value), time / 1000);
  }
  if (entry.value === 'mode') return modeText(place, value);
  if (entry.value === 'owner') return ownerText(place, value);
  const choice = entry.choices.find((each) => each.value === value);
  return choice && `${code(value)}: ${speak(choice.doc)}`;
}
