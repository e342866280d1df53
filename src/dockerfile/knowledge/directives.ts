import type { Localized } from '../../contract/localized.ts';
import type { Choice, Since } from './terms.ts';

export const directivesPage = 'dockerfile.directives';

export interface DirectiveEntry {
  /** In lower case, as it is compared; also its heading on the page. */
  readonly name: string;
  readonly summary: Localized;
  readonly choices: readonly Choice[];
  readonly default?: string;
  readonly since?: Since;
}

/** In the order of the reference. A directive may stand once, above everything but other directives. */
export const directives: readonly DirectiveEntry[] = [
  {
    name: 'syntax',
    summary: {
      en: 'The image that reads this Dockerfile, and so the version of the language.',
      ko: '이 Dockerfile을 해석할 이미지, 곧 문법의 버전을 정합니다.',
    },
    choices: [
      {
        value: 'docker/dockerfile:1',
        doc: { en: 'The newest stable 1.x; the usual choice.', ko: '최신 안정판 1.x입니다. 보통 이것을 씁니다.' },
      },
      {
        value: 'docker/dockerfile:1-labs',
        doc: { en: 'The newest 1.x with trial features.', ko: '시험 기능이 포함된 최신 1.x입니다.' },
      },
    ],
  },
  {
    name: 'escape',
    summary: {
      en: 'The character that continues a line and takes away the meaning of the next one.',
      ko: '줄을 잇고 다음 문자의 특별한 뜻을 없애는 문자를 정합니다.',
    },
    choices: [
      { value: '\\', doc: { en: 'Backslash, the default.', ko: '백슬래시이며 기본값입니다.' } },
      { value: '`', doc: { en: 'Backtick, for paths of Windows.', ko: '백틱이며 Windows 경로에 씁니다.' } },
    ],
    default: '\\',
  },
  {
    name: 'check',
    summary: {
      en: 'Which build checks run, and whether a finding stops the build.',
      ko: '어떤 빌드 검사를 할지, 걸리면 빌드를 멈출지 정합니다.',
    },
    choices: [],
    since: { version: '1.8' },
  },
];

export interface CheckOption {
  readonly name: string;
  readonly value: 'rules' | 'boolean';
  readonly default?: string;
  readonly since: Since;
  readonly summary: Localized;
  readonly example: string;
}

/** The first version that reads `# check=skip=...` directly above an instruction, for that instruction alone. */
export const checkAboveInstruction: Since = { version: '1.21' };

/** What `# check=` takes, separated by `;`. Rules are separated by commas; `all` means every one. */
export const checkOptions: readonly CheckOption[] = [
  {
    name: 'skip',
    value: 'rules',
    since: { version: '1.8' },
    summary: { en: 'Rules that are not checked.', ko: '검사하지 않을 규칙입니다.' },
    example: '# check=skip=JSONArgsRecommended,StageNameCasing',
  },
  {
    name: 'error',
    value: 'boolean',
    default: 'false',
    since: { version: '1.8' },
    summary: { en: 'Whether a finding stops the build.', ko: '검사에 걸리면 빌드를 멈출지 정합니다.' },
    example: '# check=error=true',
  },
  {
    name: 'experimental',
    value: 'rules',
    since: { version: '1.10' },
    summary: { en: 'Experimental rules that are checked as well.', ko: '함께 검사할 실험 단계의 규칙입니다.' },
    example: '# check=experimental=CopyIgnoredFile',
  },
];
