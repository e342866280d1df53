import type { Localized } from '../contract/localized.ts';
import { fill } from '../contract/localized.ts';
import type { IgnoreFile, IgnorePattern, Span } from './parse.ts';
import { isValid } from './match.ts';

export interface IgnoreHover {
  readonly span: Span;
  /** Markdown. */
  readonly text: Localized;
}

interface Shape {
  readonly fits: (pattern: string) => boolean;
  /** What takes the place of `{0}`. */
  readonly name: (pattern: string) => string;
  readonly text: Localized;
}

const plain = /^[^*?[\\]+$/;
const anyDepth = /^\*\*\/[^*?[\\]+$/;
const inFolder = /^[^*?[\\]+\/\*\*?$/;
const ending = /^\*\.[^*?[\\/]+$/;
const endingAnywhere = /^\*\*\/\*\.[^*?[\\/]+$/;

/** The first that fits. */
const shapes: readonly Shape[] = [
  {
    fits: (pattern) => pattern === '*' || pattern === '**' || pattern === '.',
    name: () => '',
    text: { en: 'everything in the build context', ko: '빌드 컨텍스트의 모든 것' },
  },
  {
    fits: (pattern) => plain.test(pattern),
    name: (pattern) => pattern,
    text: {
      en: '`{0}`, counted from the top of the build context, and everything in it if it is a folder',
      ko: '빌드 컨텍스트 맨 위에서 시작하는 `{0}`(폴더라면 그 안의 모든 것까지)',
    },
  },
  {
    fits: (pattern) => anyDepth.test(pattern),
    name: (pattern) => pattern.slice(3),
    text: {
      en: '`{0}` in any folder, and everything in it if it is a folder',
      ko: '어느 폴더에 있든 `{0}`(폴더라면 그 안의 모든 것까지)',
    },
  },
  {
    fits: (pattern) => inFolder.test(pattern),
    name: (pattern) => pattern.slice(0, pattern.lastIndexOf('/')),
    text: { en: 'everything in `{0}`, but not the folder itself', ko: '`{0}` 안의 모든 것(폴더 자체는 제외)' },
  },
  {
    fits: (pattern) => ending.test(pattern),
    name: (pattern) => pattern.slice(1),
    text: {
      en: 'names that end in `{0}` at the top of the build context, not in folders below it',
      ko: '빌드 컨텍스트 맨 위에서 이름이 `{0}`(으)로 끝나는 것(하위 폴더는 제외)',
    },
  },
  {
    fits: (pattern) => endingAnywhere.test(pattern),
    name: (pattern) => pattern.slice(4),
    text: { en: 'names that end in `{0}` in any folder', ko: '어느 폴더에 있든 이름이 `{0}`(으)로 끝나는 것' },
  },
  {
    fits: () => true,
    name: (pattern) => pattern,
    text: {
      en: 'what fits `{0}`, and everything in the folders among it',
      ko: '`{0}`에 맞는 것(폴더라면 그 안의 모든 것까지)',
    },
  },
];

/** What signs of a pattern mean, for those that it has. */
const signs: readonly { readonly shape: RegExp; readonly text: Localized }[] = [
  { shape: /\*\*/, text: { en: '`**`: any number of folders', ko: '`**`: 몇 단계의 폴더든' } },
  {
    shape: /(?:^|[^*])\*(?!\*)/,
    text: { en: '`*`: any text within one name', ko: '`*`: 한 이름 안의 아무 글자들' },
  },
  { shape: /\?/, text: { en: '`?`: one character', ko: '`?`: 아무 글자 하나' } },
  { shape: /\[/, text: { en: '`[a-z]`: one of these characters', ko: '`[a-z]`: 이 중 한 글자' } },
  { shape: /\\/, text: { en: '`\\`: the next character as it is', ko: '`\\`: 다음 글자를 그대로' } },
];

const frames = {
  out: { en: 'Leaves out {0}.', ko: '{0}을(를) 빌드 컨텍스트에서 뺍니다.' },
  back: {
    en: 'Keeps {0}, although a line above leaves it out.',
    ko: '위의 줄이 뺀 것 중에서 {0}은(는) 다시 넣습니다.',
  },
  invalid: {
    en: 'Docker cannot read this pattern, and the build fails.',
    ko: 'Docker가 이 패턴을 읽을 수 없어 빌드가 실패합니다.',
  },
  count: { en: 'Files that fit: {0}.', ko: '해당하는 파일: {0}개.' },
} satisfies Record<string, Localized>;

/**
 * What the pattern at an offset means, in words.
 * @param countOf how many files fit the pattern; undefined when nobody has counted.
 */
export function hover(
  { patterns }: IgnoreFile,
  offset: number,
  countOf?: (pattern: IgnorePattern) => number | undefined,
): IgnoreHover | undefined {
  const found = patterns.find(({ start, end }) => start <= offset && offset <= end);
  if (found === undefined) return undefined;
  const { start, end } = found;
  return { span: { start, end }, text: describe(found, countOf?.(found)) };
}

/** @param count of the files that fit. */
export function describe(pattern: IgnorePattern, count?: number): Localized {
  const inLanguage = (language: keyof Localized): string => {
    if (!isValid(pattern)) return frames.invalid[language];
    const shape = shapes.find(({ fits }) => fits(pattern.pattern));
    const what = shape === undefined ? '' : fill(shape.text[language], [shape.name(pattern.pattern)]);
    const meaning = fill(frames[pattern.isException ? 'back' : 'out'][language], [what]);
    const legend = signs
      .filter(({ shape: sign }) => sign.test(pattern.pattern))
      .map(({ text }) => `- ${text[language]}`);
    const counted = count === undefined ? [] : [fill(frames.count[language], [count])];
    return [meaning, legend.join('\n'), ...counted].filter((part) => part !== '').join('\n\n');
  };
  return { en: inLanguage('en'), ko: inLanguage('ko') };
}
