import type { Localized } from '../../contract/localized.ts';
import type { Since } from './terms.ts';

export interface ModifierEntry {
  /** What stands between the name and the word. */
  readonly operator: string;
  readonly form: string;
  readonly summary: Localized;
  readonly since?: Since;
  readonly example: { readonly value: string; readonly expression: string; readonly result: string };
}

const bare: Since = { version: '1.6' };
const pattern: Since = { version: '1.7' };

/** Longest operators first, so that the first that fits is the right one. Patterns know `*` and `?`. */
export const modifiers: readonly ModifierEntry[] = [
  {
    operator: ':-',
    form: '${name:-word}',
    summary: { en: 'The word when the variable is not set or empty.', ko: '변수가 없거나 비어 있으면 word가 됩니다.' },
    example: { value: '', expression: '${TAG:-latest}', result: 'latest' },
  },
  {
    operator: ':+',
    form: '${name:+word}',
    summary: {
      en: 'The word when the variable has a value, nothing otherwise.',
      ko: '변수에 값이 있으면 word, 없으면 빈 값이 됩니다.',
    },
    example: { value: '1.2', expression: '${TAG:+v}', result: 'v' },
  },
  {
    operator: ':?',
    form: '${name:?message}',
    summary: {
      en: 'Stops the build with the message when the variable is not set or empty.',
      ko: '변수가 없거나 비어 있으면 message를 보이고 빌드를 멈춥니다.',
    },
    since: bare,
    example: { value: '1.2', expression: '${TAG:?set TAG}', result: '1.2' },
  },
  {
    operator: '##',
    form: '${name##pattern}',
    summary: { en: 'Removes the longest match at the start.', ko: '앞에서 가장 길게 일치하는 부분을 지웁니다.' },
    since: pattern,
    example: { value: 'a/b/c', expression: '${FILE##*/}', result: 'c' },
  },
  {
    operator: '%%',
    form: '${name%%pattern}',
    summary: { en: 'Removes the longest match at the end.', ko: '뒤에서 가장 길게 일치하는 부분을 지웁니다.' },
    since: pattern,
    example: { value: '1.2.3', expression: '${TAG%%.*}', result: '1' },
  },
  {
    operator: '//',
    form: '${name//pattern/text}',
    summary: { en: 'Replaces every match.', ko: '일치하는 부분을 모두 바꿉니다.' },
    since: pattern,
    example: { value: 'a.b.c', expression: '${NAME//./-}', result: 'a-b-c' },
  },
  {
    operator: '-',
    form: '${name-word}',
    summary: {
      en: 'The word when the variable is not set; empty counts as set.',
      ko: '변수가 없으면 word가 됩니다. 빈 값도 있는 것으로 봅니다.',
    },
    since: bare,
    example: { value: '', expression: '${TAG-latest}', result: '' },
  },
  {
    operator: '+',
    form: '${name+word}',
    summary: {
      en: 'The word when the variable is set, even if empty.',
      ko: '변수가 있으면 비어 있어도 word가 됩니다.',
    },
    since: bare,
    example: { value: '', expression: '${TAG+set}', result: 'set' },
  },
  {
    operator: '?',
    form: '${name?message}',
    summary: {
      en: 'Stops the build with the message when the variable is not set.',
      ko: '변수가 없으면 message를 보이고 빌드를 멈춥니다.',
    },
    since: bare,
    example: { value: '', expression: '${TAG?set TAG}', result: '' },
  },
  {
    operator: '#',
    form: '${name#pattern}',
    summary: { en: 'Removes the shortest match at the start.', ko: '앞에서 가장 짧게 일치하는 부분을 지웁니다.' },
    since: pattern,
    example: { value: 'v1.2', expression: '${TAG#v}', result: '1.2' },
  },
  {
    operator: '%',
    form: '${name%pattern}',
    summary: { en: 'Removes the shortest match at the end.', ko: '뒤에서 가장 짧게 일치하는 부분을 지웁니다.' },
    since: pattern,
    example: { value: '1.2.3', expression: '${TAG%.*}', result: '1.2' },
  },
  {
    operator: '/',
    form: '${name/pattern/text}',
    summary: { en: 'Replaces the first match.', ko: '처음 일치하는 부분을 바꿉니다.' },
    since: pattern,
    example: { value: 'a.b.c', expression: '${NAME/./-}', result: 'a-b.c' },
  },
];
