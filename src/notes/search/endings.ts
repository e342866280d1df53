/** What Korean words end in: particles, and the commonest endings of verbs made with 하다 and 되다. Longest first. */
const koreanEndings = [
  ...['에서는', '으로는', '에서도', '으로도', '까지는', '이라는', '했습니다', '됐습니다'],
  ...['합니다', '됩니다', '입니다', '이라고', '하려면', '되려면', '에게서'],
  ...['에서', '에게', '으로', '까지', '부터', '처럼', '보다', '마다', '이나', '라도', '이란', '이며', '이고', '라는'],
  ...[
    '하기',
    '하는',
    '하다',
    '하면',
    '하고',
    '하지',
    '해서',
    '되는',
    '되다',
    '되면',
    '되고',
    '에는',
    '에도',
    '로는',
    '와의',
    '과의',
  ],
  ...['은', '는', '이', '가', '을', '를', '에', '의', '와', '과', '도', '만', '로', '란', '나', '된', '한', '할', '될'],
] as const;

const particles: ReadonlySet<string> = new Set(koreanEndings);

/** Whether a word is nothing but an ending, as the 는 of `CMD는`. */
export function isEnding(word: string): boolean {
  return particles.has(word);
}

/** `컨테이너를` → `컨테이너`. At least two syllables stay: 경로 ends in no particle. */
export function withoutEnding(word: string): string {
  const ending = koreanEndings.find((each) => word.length - each.length >= 2 && word.endsWith(each));
  return ending === undefined ? word : word.slice(0, -ending.length);
}

/** English words that differ only in their ending have the same stem: builds, building, built is one of its own. */
export function stemOf(word: string): string {
  if (word.length < 4) return word;
  const stem = word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1')
    .replace(/(..)(?:ing|ed)$/, '$1')
    .replace(/e$/, '');
  // stopp(ed), runn(ing)
  return /([bdgmnprt])\1$/.test(stem) && stem.length > 3 ? stem.slice(0, -1) : stem;
}
