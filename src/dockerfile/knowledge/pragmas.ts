import type { Localized } from '../../contract/localized.ts';

/** A comment that hadolint reads: `# hadolint ignore=DL3008`. */
export interface Pragma {
  readonly name: string;
  readonly value: 'rules' | 'shell';
  readonly summary: Localized;
}

export const pragmas: readonly Pragma[] = [
  {
    name: 'hadolint ignore',
    value: 'rules',
    summary: {
      en: 'These rules are not checked for the instruction below.',
      ko: '바로 아래 명령어에서는 이 규칙들을 검사하지 않습니다.',
    },
  },
  {
    name: 'hadolint global ignore',
    value: 'rules',
    summary: {
      en: 'These rules are checked nowhere in the file.',
      ko: '파일 전체에서 이 규칙들을 검사하지 않습니다.',
    },
  },
  {
    name: 'hadolint shell',
    value: 'shell',
    summary: {
      en: 'The rules take RUN as text of this shell, up to the next SHELL or FROM.',
      ko: '다음 SHELL이나 FROM까지 RUN을 이 셸의 텍스트로 보고 검사합니다.',
    },
  },
];

/** A pragma in a comment. */
export interface PragmaAt {
  readonly pragma: Pragma;
  /** Where the value begins in the comment. */
  readonly valueAt: number;
}

/** @param comment its text from `#` on, up to where it is known. */
export function pragmaIn(comment: string): PragmaAt | undefined {
  const equals = comment.indexOf('=');
  if (equals === -1 || !comment.startsWith('#')) return undefined;
  const name = comment.slice(1, equals).trim().toLowerCase().split(/\s+/).join(' ');
  const pragma = pragmas.find((each) => each.name === name);
  return pragma && { pragma, valueAt: equals + 1 };
}
