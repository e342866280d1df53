import type { Localized } from '../../contract/localized.ts';
import type { Problem, ProblemCode, Span } from './tree.ts';

/** `{0}` stands for the problem's argument. */
export const PROBLEM_MESSAGES: Readonly<Record<ProblemCode, Localized>> = {
  'empty-file': { en: 'There is no instruction in this file.', ko: '이 파일에는 명령어가 없습니다.' },
  'unknown-escape': {
    en: 'The escape character is either \\ or `, not {0}.',
    ko: '이스케이프 문자로는 \\ 또는 `만 쓸 수 있습니다. {0}은(는) 쓸 수 없습니다.',
  },
  'duplicate-directive': {
    en: 'The directive {0} is there already; it may be used once.',
    ko: '{0} 지시어가 이미 있습니다. 한 번만 쓸 수 있습니다.',
  },
  'unterminated-heredoc': {
    en: 'The heredoc is not ended: no line consists of {0} alone.',
    ko: 'heredoc이 끝나지 않았습니다. {0}만 있는 줄이 필요합니다.',
  },
  'json-not-strings': {
    en: 'In exec form every item of the array is a string in double quotes.',
    ko: 'exec 형식 배열의 항목은 모두 큰따옴표로 감싼 문자열이어야 합니다.',
  },
  'missing-equals': {
    en: '{0} has no =; write name=value.',
    ko: '{0}에 =가 없습니다. 이름=값으로 쓰세요.',
  },
  'missing-value': {
    en: '{0} needs a name and a value.',
    ko: '{0}에는 이름과 값이 필요합니다.',
  },
};

export function problem(code: ProblemCode, { start, end }: Span, ...args: readonly string[]): Problem {
  return { code, start, end, message: PROBLEM_MESSAGES[code], arguments: args };
}
