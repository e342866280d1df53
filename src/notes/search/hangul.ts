/** Hangul as its letters. Unicode, chapter 3.12: a syllable is 0xAC00 + (initial × 21 + vowel) × 28 + final. */
const FIRST = 0xac00;
const LAST = 0xd7a3;
const FINALS = 28;
const VOWELS_AND_FINALS = 21 * FINALS;

const initials = 'ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ');
// Letters that are typed with two keys are two here, so that a syllable half typed is a beginning of the whole one.
const vowels = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ');
const finals =
  ' ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ');

/** `컨테` → `ㅋㅓㄴㅌㅔ`; other characters stay. */
export function lettersOf(text: string): string {
  return mapSyllables(
    text,
    (initial, rest) =>
      (initials[initial] ?? '') + (vowels[Math.floor(rest / FINALS)] ?? '') + (finals[rest % FINALS] ?? ''),
  );
}

/** `컨테이너` → `ㅋㅌㅇㄴ`; other characters stay. */
export function initialsOf(text: string): string {
  return mapSyllables(text, (initial) => initials[initial] ?? '');
}

/** Whether a word is typed as initial consonants only. */
export function isInitials(text: string): boolean {
  return /^[ㄱ-ㅎ]+$/.test(text);
}

export function isHangul(text: string): boolean {
  return /[가-힣ㄱ-ㅎㅏ-ㅣ]/.test(text);
}

function mapSyllables(text: string, spell: (initial: number, rest: number) => string): string {
  let spelt = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    const index = code - FIRST;
    spelt +=
      code < FIRST || code > LAST ? character : spell(Math.floor(index / VOWELS_AND_FINALS), index % VOWELS_AND_FINALS);
  }
  return spelt;
}
