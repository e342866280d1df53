import type { Localized } from '../../contract/localized.ts';
import { fill } from '../../contract/localized.ts';
import type { TemplateErrorCode } from '../syntax/template.ts';
import type { Span } from '../syntax/tree.ts';

export type ExpansionErrorCode =
  | TemplateErrorCode
  | 'unset'
  | 'empty'
  | 'required'
  | 'bad-pattern'
  | 'pattern-too-long'
  | 'too-long';

/** `{0}` is the piece of text that is at fault, `{1}` the message that the file itself gives. */
const messages: Readonly<Record<ExpansionErrorCode, Localized>> = {
  'bad-substitution': { en: '{0} is no variable.', ko: '{0}은(는) 변수가 아닙니다.' },
  'missing-brace': { en: 'The } of {0} is missing.', ko: '{0}을(를) 닫는 }가 없습니다.' },
  'missing-slash': { en: 'The second / of {0} is missing.', ko: '{0}에 두 번째 /가 없습니다.' },
  'unsupported-modifier': { en: 'BuildKit knows no modifier {0}.', ko: '{0}은(는) BuildKit이 모르는 수정자입니다.' },
  'unclosed-single-quote': { en: 'A single quote is not closed.', ko: '작은따옴표가 닫히지 않았습니다.' },
  'unclosed-double-quote': { en: 'A double quote is not closed.', ko: '큰따옴표가 닫히지 않았습니다.' },
  'too-deep': { en: 'Variables are nested too deep.', ko: '변수가 너무 깊이 중첩되었습니다.' },
  unset: { en: '{0} must be set.', ko: '{0}의 값이 정해져 있어야 합니다.' },
  empty: { en: '{0} must not be empty.', ko: '{0}은(는) 비어 있으면 안 됩니다.' },
  required: { en: '{0}: {1}', ko: '{0}: {1}' },
  'bad-pattern': {
    en: 'In the pattern {0} a backslash may stand only in front of *, ?, \\, } and /.',
    ko: '패턴 {0}에서 백슬래시는 *, ?, \\, }, / 앞에만 쓸 수 있습니다.',
  },
  'pattern-too-long': {
    en: 'The pattern {0} is too long to be tried.',
    ko: '패턴 {0}이(가) 너무 길어 맞춰 볼 수 없습니다.',
  },
  'too-long': {
    en: 'The text becomes too long to be worked out.',
    ko: '결과가 너무 길어 계산하지 않습니다.',
  },
};

/** BuildKit fails on this word, or what it makes of it is too long (`too-long`). */
export class ExpansionError extends Error {
  override readonly name = 'ExpansionError';
  readonly code: ExpansionErrorCode;
  /** Offsets in the word. */
  readonly span: Span;
  readonly localized: Localized;
  /** Fill `{0}`, `{1}` of the localized message. */
  readonly arguments: readonly string[];

  constructor(code: ExpansionErrorCode, span: Span, ...args: readonly string[]) {
    super(fill(messages[code].en, args));
    this.code = code;
    this.span = span;
    this.localized = messages[code];
    this.arguments = args;
  }
}
