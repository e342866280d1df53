import { fitsSpec, type SettingSpec, type SeverityName } from '../contract/settingTable.ts';

const usual = { scope: 'resource', restricted: false } as const;

/** Settings of the language service besides those of the formatter; the name in the settings is `dockyard.` and the key. */
export const dockerfileSettings = {
  'dockerfile.validate': {
    ...usual,
    type: 'boolean',
    default: true,
    description: {
      en: 'Show what is wrong or could be better in Dockerfiles while you write. Nothing is built and no engine is needed.',
      ko: 'Dockerfile을 작성하는 동안 잘못된 곳과 개선할 곳을 표시합니다. 빌드하지 않으며 엔진이 없어도 됩니다.',
    },
  },
  'dockerfile.hadolint': {
    ...usual,
    type: 'boolean',
    default: true,
    description: {
      en: 'Also check the rules that hadolint is known for: package managers, pinned versions, labels, pipes. Its comments and `.hadolint.yaml` are honoured. What well-kept images often leave out on purpose, such as versions of packages, is checked only where there is a `.hadolint.yaml` or `#dockyard.dockerfile.rules#` names the rule.',
      ko: '패키지 관리자, 버전 고정, 레이블, 파이프 등 hadolint의 규칙도 함께 검사합니다. hadolint 주석과 `.hadolint.yaml`을 따릅니다. 패키지 버전 고정처럼 잘 관리되는 이미지도 일부러 지키지 않는 규칙은 `.hadolint.yaml`이 있거나 `#dockyard.dockerfile.rules#`에 적은 경우에만 검사합니다.',
    },
  },
  'dockerfile.rules': {
    ...usual,
    type: 'severities',
    default: {},
    description: {
      en: 'How grave the findings of single rules are, by code: `{ "DL3008": "off", "StageNameCasing": "error" }`. A rule that is off by default is turned on by naming it.',
      ko: '규칙 코드별 심각도를 정합니다. 예: `{ "DL3008": "off", "StageNameCasing": "error" }`. 기본으로 꺼져 있는 규칙은 여기에 적으면 켜집니다.',
    },
  },
  'dockerfile.inlayHints.variables': {
    ...usual,
    type: 'boolean',
    default: true,
    description: {
      en: 'Show what a variable stands for behind it.',
      ko: '변수 뒤에 실제 값을 표시합니다.',
    },
  },
  'dockerfile.inlayHints.baseImage': {
    ...usual,
    type: 'boolean',
    default: true,
    description: {
      en: 'Show the whole name of a base image, or the image that a stage comes from in the end.',
      ko: '기본 이미지의 전체 이름이나 스테이지가 결국 어느 이미지에서 나왔는지 표시합니다.',
    },
  },
  'dockerfile.inlayHints.workdir': {
    ...usual,
    type: 'boolean',
    default: true,
    description: {
      en: 'Show where relative paths lead, by the WORKDIR in force.',
      ko: '현재 WORKDIR을 기준으로 상대 경로가 가리키는 곳을 표시합니다.',
    },
  },
  'dockerfile.codeLens': {
    ...usual,
    type: 'boolean',
    default: true,
    description: {
      en: 'Offer to build above each FROM.',
      ko: 'FROM 위에 빌드 링크를 표시합니다.',
    },
  },
  'lines.validate': {
    ...usual,
    type: 'boolean',
    default: true,
    description: {
      en: 'Show what is wrong with docker commands in Markdown, notes, scripts, Makefiles, package.json and workflows.',
      ko: 'Markdown, 노트, 스크립트, Makefile, package.json, 워크플로에 있는 docker 명령의 잘못된 곳을 표시합니다.',
    },
  },
  'lines.lens': {
    ...usual,
    type: 'string',
    default: 'line',
    values: {
      line: { en: 'Above each docker command', ko: 'docker 명령마다' },
      block: { en: 'Above each block', ko: '블록마다' },
      off: { en: 'Nowhere', ko: '표시 안 함' },
    },
    description: {
      en: 'Where to offer to run and to explain docker commands in documents.',
      ko: '문서에 있는 docker 명령을 실행하거나 설명하는 링크를 어디에 표시할지 정합니다.',
    },
  },
} as const satisfies Record<string, SettingSpec>;

type Key = keyof typeof dockerfileSettings;
type Value<K extends Key> = (typeof dockerfileSettings)[K] extends { type: 'boolean' }
  ? boolean
  : (typeof dockerfileSettings)[K] extends { values: infer V }
    ? keyof V
    : Readonly<Record<string, SeverityName>>;

/** Where lenses for docker lines are. */
export type LensPlace = Value<'lines.lens'>;

/** The value of a setting among values of any kind, `{ dockerfile: { validate: true } }`; its default when that does not fit. */
export function settingIn<K extends Key>(values: unknown, key: K): Value<K> {
  const value = key.split('.').reduce<unknown>((object, name) => property(object, name), values);
  const spec: SettingSpec = dockerfileSettings[key];
  return (fitsSpec(spec, value) ? value : spec.default) as Value<K>;
}

function property(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null && Object.hasOwn(object, name)
    ? (object as Record<string, unknown>)[name]
    : undefined;
}
