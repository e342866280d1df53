import type { Localized } from './localized.ts';

export type SettingSpec = {
  readonly description: Localized;
  /** `machine-overridable`: not taken from an untrusted folder. */
  readonly scope: 'window' | 'machine-overridable' | 'resource';
  /** Ignored in a folder that is not trusted. */
  readonly restricted: boolean;
} & (
  | { readonly type: 'string'; readonly default: string; readonly values?: undefined }
  | { readonly type: 'string'; readonly default: string; readonly values: Readonly<Record<string, Localized>> }
  | { readonly type: 'boolean'; readonly default: boolean }
  | { readonly type: 'integer'; readonly default: number; readonly minimum: number; readonly maximum: number }
  /** From codes of rules to how grave a finding is. */
  | { readonly type: 'severities'; readonly default: Readonly<Record<string, SeverityName>> }
);

/** How grave a finding is, as settings say it. */
export const SEVERITY_NAMES = ['off', 'error', 'warning', 'information', 'hint'] as const;
export type SeverityName = (typeof SEVERITY_NAMES)[number];

/** Every setting of the editor's side, once; the name in the settings is `dockyard.` and the key. */
export const settingTable = {
  language: {
    type: 'string',
    default: 'auto',
    values: {
      auto: { en: 'The display language of the editor', ko: '편집기의 표시 언어' },
      ko: { en: 'Korean', ko: '한국어' },
      en: { en: 'English', ko: '영어' },
    },
    scope: 'window',
    restricted: false,
    description: {
      en: 'The language of hovers, rows and messages. Titles of commands and settings always follow the editor.',
      ko: '호버, 트리 항목, 메시지의 언어입니다. 명령과 설정의 제목은 항상 편집기 언어를 따릅니다.',
    },
  },
  'engine.endpoint': {
    type: 'string',
    default: '',
    scope: 'machine-overridable',
    restricted: true,
    description: {
      en: 'The engine to use: a Docker context as `context:NAME`, or an address such as `unix:///var/run/docker.sock`, `tcp://host:2376` or `ssh://user@host`. Empty: the one that the docker command uses (DOCKER_HOST, DOCKER_CONTEXT, the current context). Set it for a workspace or a folder, and each window has an engine of its own.',
      ko: '사용할 엔진입니다. Docker 컨텍스트는 `context:이름`으로, 주소는 `unix:///var/run/docker.sock`, `tcp://host:2376`, `ssh://user@host`처럼 적습니다. 비워 두면 docker 명령이 쓰는 엔진(DOCKER_HOST, DOCKER_CONTEXT, 현재 컨텍스트)을 씁니다. 작업 영역이나 폴더에 설정하면 창마다 다른 엔진을 볼 수 있습니다.',
    },
  },
  'terminal.backend': {
    type: 'string',
    default: 'auto',
    values: {
      auto: {
        en: 'The docker command when it is installed, else the Engine API',
        ko: 'docker 명령이 있으면 사용하고, 없으면 Engine API 사용',
      },
      cli: { en: 'Always the docker command', ko: '항상 docker 명령 사용' },
      api: { en: 'Always the Engine API', ko: '항상 Engine API 사용' },
    },
    scope: 'window',
    restricted: false,
    description: {
      en: 'What run, exec, attach and logs use in a terminal. Both speak to the same engine.',
      ko: '터미널에서 run, exec, attach, logs를 실행하는 방식입니다. 어느 쪽이든 같은 엔진을 사용합니다.',
    },
  },
  'containers.badge': {
    type: 'boolean',
    default: true,
    scope: 'window',
    restricted: false,
    description: {
      en: 'Show the number of running containers on the icon in the activity bar.',
      ko: '작업 막대 아이콘에 실행 중인 컨테이너 수를 표시합니다.',
    },
  },
  'logs.tail': {
    type: 'integer',
    default: 200,
    minimum: 0,
    maximum: 1_000_000,
    scope: 'window',
    restricted: false,
    description: {
      en: 'How many lines of the past Follow Logs starts with.',
      ko: '로그 따라가기를 시작할 때 보여 줄 지난 줄 수입니다.',
    },
  },
  'logs.timestamps': {
    type: 'boolean',
    default: false,
    scope: 'window',
    restricted: false,
    description: {
      en: 'Put the time in front of each log line.',
      ko: '로그 각 줄 앞에 시각을 표시합니다.',
    },
  },
} as const satisfies Record<string, SettingSpec>;

export type SettingKey = keyof typeof settingTable;

/** The type of a setting's value. */
export type SettingValue<K extends SettingKey> = (typeof settingTable)[K] extends { values: infer V }
  ? keyof V & string
  : (typeof settingTable)[K] extends { type: 'boolean' }
    ? boolean
    : (typeof settingTable)[K] extends { type: 'integer' }
      ? number
      : string;

/** Whether a value that somebody wrote into a settings file is one that the setting takes. */
export function fits<K extends SettingKey>(key: K, value: unknown): value is SettingValue<K> {
  return fitsSpec(settingTable[key], value);
}

/** The same for a setting of any table. */
export function fitsSpec(spec: SettingSpec, value: unknown): boolean {
  switch (spec.type) {
    case 'string':
      return typeof value === 'string' && (spec.values === undefined || Object.hasOwn(spec.values, value));
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && value >= spec.minimum && value <= spec.maximum;
    case 'severities':
      return (
        typeof value === 'object' &&
        value !== null &&
        Object.values(value).every((severity) => (SEVERITY_NAMES as readonly unknown[]).includes(severity))
      );
  }
}
