import type { Localized } from '../contract/localized.ts';
import { isValid, patternMatches } from './match.ts';
import type { IgnoreFile, IgnorePattern, Span } from './parse.ts';

export type IgnoreFindingCode = 'invalid' | 'matches-nothing' | 'needless' | 'no-effect' | 'shadowed';

export interface IgnoreFinding extends Span {
  readonly code: IgnoreFindingCode;
  readonly message: Localized;
  /** Fill `{0}` of the message. */
  readonly arguments: readonly string[];
}

const messages: Readonly<Record<IgnoreFindingCode, Localized>> = {
  invalid: {
    en: 'Docker cannot read the pattern {0}: the build fails.',
    ko: 'Docker가 패턴 {0}을(를) 읽을 수 없어 빌드가 실패합니다.',
  },
  'matches-nothing': {
    en: 'Nothing in the build context fits {0}.',
    ko: '빌드 컨텍스트에 {0}에 해당하는 것이 없습니다.',
  },
  needless: {
    en: '{0} changes nothing: a line above already leaves out all of it.',
    ko: '{0}은(는) 위의 줄이 이미 모두 빼므로 없어도 됩니다.',
  },
  'no-effect': {
    en: '{0} has no effect: no line above leaves out what it would keep.',
    ko: '{0}은(는) 효과가 없습니다. 다시 넣을 것을 뺀 줄이 위에 없습니다.',
  },
  shadowed: {
    en: '{0} has no effect: lines below decide otherwise for all of it.',
    ko: '{0}은(는) 효과가 없습니다. 해당하는 것을 아래 줄이 모두 반대로 정합니다.',
  },
};

export const ignoreCodes = Object.keys(messages) as readonly IgnoreFindingCode[];

/** The page about them. */
export const IGNORE_PAGE = 'help.ignore';

/** As editors show the code of a finding, which is its heading on the page as well. */
export function ignoreHeading(code: IgnoreFindingCode): string {
  return `dockerignore-${code}`;
}

/**
 * Patterns that do nothing, in order.
 * @param paths the files of the build context, relative to it, with `/`; without them only what the patterns alone show.
 */
export function findings({ patterns }: IgnoreFile, paths?: readonly string[]): readonly IgnoreFinding[] {
  const found = new Map<IgnorePattern, IgnoreFindingCode>();
  for (const pattern of patterns) if (!isValid(pattern)) found.set(pattern, 'invalid');
  const valid = patterns.filter((pattern) => !found.has(pattern));
  addWithoutPaths(valid, found);
  if (paths !== undefined) addWithPaths(valid, paths, found);
  return patterns.flatMap((pattern) => {
    const code = found.get(pattern);
    const { start, end, raw } = pattern;
    return code === undefined ? [] : [{ start, end, code, message: messages[code], arguments: [raw] }];
  });
}

type Found = Map<IgnorePattern, IgnoreFindingCode>;

/** A pattern again, one behind `*`, one in a folder that is out already; `!` before anything is left out. */
function addWithoutPaths(patterns: readonly IgnorePattern[], found: Found): void {
  let seen = new Set<string>();
  let leavesAllOut = false;
  let leavesAnyOut = false;
  for (const pattern of patterns) {
    const { isException, pattern: text } = pattern;
    if (isException) {
      if (!leavesAnyOut) found.set(pattern, 'no-effect');
      else {
        // What it keeps may be left out again below.
        seen = new Set();
        leavesAllOut = false;
      }
      continue;
    }
    if (leavesAllOut || seen.has(text) || foldersOf(text).some((folder) => seen.has(folder)))
      found.set(pattern, 'needless');
    leavesAnyOut = true;
    leavesAllOut ||= text === '*' || text === '**';
    seen.add(text);
  }
}

/** `a/b/c` is in `a` and `a/b`, which, in front of a sign that stands for others, are names as they are. */
function foldersOf(pattern: string): string[] {
  const folders: string[] = [];
  for (let slash = pattern.indexOf('/'); slash !== -1; slash = pattern.indexOf('/', slash + 1)) {
    const folder = pattern.slice(0, slash);
    if (/[*?[\\]/.test(folder)) break;
    folders.push(folder);
  }
  return folders;
}

interface Effect {
  fits: number;
  /** Paths that it left out, or kept, when its turn came. */
  changes: number;
  /** Those of them that stayed so. */
  lasting: number;
}

function addWithPaths(patterns: readonly IgnorePattern[], paths: readonly string[], found: Found): void {
  const effects = patterns.map((): Effect => ({ fits: 0, changes: 0, lasting: 0 }));
  for (const path of paths) {
    let isOut = false;
    let last: Effect | undefined;
    for (const [index, pattern] of patterns.entries()) {
      const effect = effects[index];
      if (effect === undefined || !patternMatches(pattern, path)) continue;
      effect.fits += 1;
      if (pattern.isException !== isOut) continue;
      isOut = !isOut;
      effect.changes += 1;
      last = effect;
    }
    if (last !== undefined) last.lasting += 1;
  }
  for (const [index, pattern] of patterns.entries()) {
    const effect = effects[index];
    if (effect === undefined || found.has(pattern)) continue;
    if (effect.fits === 0) found.set(pattern, 'matches-nothing');
    else if (effect.changes === 0) found.set(pattern, pattern.isException ? 'no-effect' : 'needless');
    else if (effect.lasting === 0) found.set(pattern, 'shadowed');
  }
}
