import type { Localized } from '../../../contract/localized.ts';

/** How a Dockerfile shall look. */
export interface FormatOptions {
  /** Of keywords and what belongs to them: `AS`, `CMD` of HEALTHCHECK. */
  readonly keywordCase: 'upper' | 'lower' | 'preserve';
  /** Of the lines behind the first one of an instruction: spaces, or one tab. */
  readonly continuationIndent: number | 'tab' | 'preserve';
  /** Where `&&` and `||` stand when a line breaks at them. */
  readonly operatorLayout: 'leading' | 'trailing' | 'preserve';
  /** What stands in front of the mark that continues a line. */
  readonly continuationMarks: 'one space' | 'preserve';
  /** One blank between words outside shell text. */
  readonly wordSpacing: boolean;
  /** ENV and LABEL with several pairs. */
  readonly keyValueLists: 'one per line' | 'preserve';
  /** `["a", "b"]`. */
  readonly jsonSpacing: boolean;
  /** In a row, between instructions. */
  readonly maxBlankLines: number;
  readonly blankLineBeforeStage: boolean;
  readonly trimTrailingBlanks: boolean;
  readonly finalNewline: boolean;
}

interface OptionEntry<Value> {
  readonly default: Value;
  /** Values that are written as text; none for a switch. */
  readonly choices: readonly (Value & string)[];
  /** Smallest and largest number that is accepted; undefined where none is. */
  readonly numbers?: readonly [number, number];
  readonly description: Localized;
}

/** Every option, its default and what it does. */
export const formatOptionTable: { readonly [Name in keyof FormatOptions]: OptionEntry<FormatOptions[Name]> } = {
  keywordCase: {
    default: 'upper',
    choices: ['upper', 'lower', 'preserve'],
    description: {
      en: 'Letter case of instructions, `AS` and `ONBUILD` triggers.',
      ko: '명령어와 `AS`, `ONBUILD` 뒤 명령어의 대소문자를 정합니다.',
    },
  },
  continuationIndent: {
    default: 4,
    choices: ['tab', 'preserve'],
    numbers: [0, 16],
    description: {
      en: 'Indentation of continued lines: a number of spaces, `tab` or `preserve`. Deeper lines stay deeper.',
      ko: '이어지는 줄의 들여쓰기를 정합니다. 공백 개수나 `tab`, `preserve`를 씁니다. 더 깊이 들여 쓴 줄은 그 차이를 유지합니다.',
    },
  },
  operatorLayout: {
    default: 'preserve',
    choices: ['leading', 'trailing', 'preserve'],
    description: {
      en: 'Where `&&` and `||` stand at a line break: at the start of the next line or at the end of this one.',
      ko: '줄을 나눌 때 `&&`와 `||`를 다음 줄 앞에 둘지 이 줄 끝에 둘지 정합니다.',
    },
  },
  continuationMarks: {
    default: 'one space',
    choices: ['one space', 'preserve'],
    description: {
      en: 'Blanks in front of the character that continues a line.',
      ko: '줄을 잇는 문자 앞의 공백을 정합니다.',
    },
  },
  wordSpacing: {
    default: true,
    choices: [],
    description: {
      en: 'Exactly one blank between the words of an instruction. Shell text and quotes stay as they are.',
      ko: '명령어의 단어 사이를 공백 하나로 맞춥니다. 셸 명령과 따옴표 안은 그대로 둡니다.',
    },
  },
  keyValueLists: {
    default: 'preserve',
    choices: ['one per line', 'preserve'],
    description: {
      en: 'Whether each `key=value` of ENV and LABEL gets a line of its own.',
      ko: 'ENV와 LABEL의 `key=value`를 한 줄에 하나씩 쓸지 정합니다.',
    },
  },
  jsonSpacing: {
    default: true,
    choices: [],
    description: { en: 'Writes exec form as `["a", "b"]`.', ko: 'exec 형식의 간격을 `["a", "b"]`처럼 맞춥니다.' },
  },
  maxBlankLines: {
    default: 2,
    choices: [],
    numbers: [0, 100],
    description: {
      en: 'The most blank lines that are kept in a row.',
      ko: '연속된 빈 줄을 몇 줄까지 남길지 정합니다.',
    },
  },
  blankLineBeforeStage: {
    default: true,
    choices: [],
    description: {
      en: 'A blank line in front of every stage but the first, above its comments.',
      ko: '두 번째 스테이지부터는 그 앞(주석이 있으면 주석 위)에 빈 줄을 둡니다.',
    },
  },
  trimTrailingBlanks: {
    default: true,
    choices: [],
    description: { en: 'Removes blanks at the ends of lines.', ko: '줄 끝의 공백을 지웁니다.' },
  },
  finalNewline: {
    default: true,
    choices: [],
    description: { en: 'Ends the file with a line end.', ko: '파일을 줄바꿈으로 끝냅니다.' },
  },
};

export const defaultFormatOptions: FormatOptions = formatOptionsFrom({});

/** Options from values of any kind, as settings hold them; what is missing or makes no sense becomes the default. */
export function formatOptionsFrom(values: Readonly<Record<string, unknown>>): FormatOptions {
  const valueOf = <Name extends keyof FormatOptions>(name: Name): FormatOptions[Name] => {
    const entry = formatOptionTable[name];
    const value = values[name];
    return accepts(entry, value) ? value : entry.default;
  };
  return {
    keywordCase: valueOf('keywordCase'),
    continuationIndent: valueOf('continuationIndent'),
    operatorLayout: valueOf('operatorLayout'),
    continuationMarks: valueOf('continuationMarks'),
    wordSpacing: valueOf('wordSpacing'),
    keyValueLists: valueOf('keyValueLists'),
    jsonSpacing: valueOf('jsonSpacing'),
    maxBlankLines: valueOf('maxBlankLines'),
    blankLineBeforeStage: valueOf('blankLineBeforeStage'),
    trimTrailingBlanks: valueOf('trimTrailingBlanks'),
    finalNewline: valueOf('finalNewline'),
  };
}

function accepts<Value>(entry: OptionEntry<Value>, value: unknown): value is Value {
  if (typeof value === 'boolean') return typeof entry.default === 'boolean';
  if (typeof value === 'string') return (entry.choices as readonly string[]).includes(value);
  const [low, high] = entry.numbers ?? [1, 0];
  return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
}
