import type { Localized } from '../../contract/localized.ts';
import type { Since } from './terms.ts';

export const variablesPage = 'dockerfile.variables';

/** Where a variable comes from, which decides where it can be used. */
export type VariableKind = 'proxy' | 'platform' | 'buildkit';

export interface VariableEntry {
  readonly name: string;
  readonly kind: VariableKind;
  readonly summary: Localized;
  readonly example: string;
  readonly since?: Since;
}

/** Where the variables of a kind can be used. */
export const scopes: Readonly<Record<VariableKind, Localized>> = {
  proxy: {
    en: 'Known in every RUN without an ARG when the build gets it by `--build-arg`; an ARG line would put it into history and cache.',
    ko: '`--build-arg`로 주면 ARG 없이 모든 RUN에서 쓸 수 있습니다. ARG로 선언하면 이력에 남고 캐시에도 영향을 줍니다.',
  },
  platform: {
    en: 'Known in FROM lines; a stage sees it after `ARG NAME` without a value.',
    ko: 'FROM 줄에서 바로 쓸 수 있고, 스테이지 안에서는 값 없이 `ARG 이름`으로 선언해야 쓸 수 있습니다.',
  },
  buildkit: {
    en: 'Set by `--build-arg` and read by BuildKit itself; it needs no line in the Dockerfile.',
    ko: '`--build-arg`로 주면 BuildKit이 직접 읽습니다. Dockerfile에 적을 필요는 없습니다.',
  },
};

const proxy = (name: string, summary: Localized): VariableEntry[] =>
  [name, name.toLowerCase()].map((spelling) => ({
    name: spelling,
    kind: 'proxy',
    summary,
    example: name === 'NO_PROXY' ? 'localhost,.example.com' : 'http://proxy.example.com:3128',
  }));

const platform = (name: string, example: string, summary: Localized, since?: Since): VariableEntry => ({
  name,
  kind: 'platform',
  summary,
  example,
  ...(since === undefined ? {} : { since }),
});

const buildkit = (name: string, example: string, summary: Localized, since?: Since): VariableEntry => ({
  name,
  kind: 'buildkit',
  summary,
  example,
  ...(since === undefined ? {} : { since }),
});

/** Source: https://docs.docker.com/reference/dockerfile/#predefined-args */
export const predefinedVariables: readonly VariableEntry[] = [
  ...proxy('HTTP_PROXY', { en: 'Proxy for http addresses.', ko: 'http 주소에 쓸 프록시입니다.' }),
  ...proxy('HTTPS_PROXY', { en: 'Proxy for https addresses.', ko: 'https 주소에 쓸 프록시입니다.' }),
  ...proxy('FTP_PROXY', { en: 'Proxy for ftp addresses.', ko: 'ftp 주소에 쓸 프록시입니다.' }),
  ...proxy('ALL_PROXY', { en: 'Proxy for everything else.', ko: '나머지에 쓸 프록시입니다.' }),
  ...proxy('NO_PROXY', { en: 'Hosts that are reached without a proxy.', ko: '프록시를 거치지 않을 호스트입니다.' }),
  platform('TARGETPLATFORM', 'linux/arm64', {
    en: 'Platform of the image that is built.',
    ko: '만들 이미지의 플랫폼입니다.',
  }),
  platform('TARGETOS', 'linux', { en: 'Operating system of the target.', ko: '대상 플랫폼의 운영 체제입니다.' }),
  platform('TARGETARCH', 'arm64', { en: 'Architecture of the target.', ko: '대상 플랫폼의 아키텍처입니다.' }),
  platform('TARGETVARIANT', 'v7', {
    en: 'Variant of the architecture, often empty.',
    ko: '아키텍처의 변형이며 비어 있을 때가 많습니다.',
  }),
  platform(
    'TARGETOSVERSION',
    '10.0.20348.2966',
    { en: 'Version of Windows of the target.', ko: '대상 플랫폼의 Windows 버전입니다.' },
    { version: '1.13' },
  ),
  platform(
    'TARGETSTAGE',
    'default',
    { en: 'Name of the stage that is built.', ko: '빌드할 마지막 스테이지의 이름입니다.' },
    {
      version: '1.11',
    },
  ),
  platform('BUILDPLATFORM', 'linux/amd64', {
    en: 'Platform of the machine that builds.',
    ko: '빌드하는 컴퓨터의 플랫폼입니다.',
  }),
  platform('BUILDOS', 'linux', {
    en: 'Operating system of the machine that builds.',
    ko: '빌드하는 컴퓨터의 운영 체제입니다.',
  }),
  platform('BUILDARCH', 'amd64', {
    en: 'Architecture of the machine that builds.',
    ko: '빌드하는 컴퓨터의 아키텍처입니다.',
  }),
  platform('BUILDVARIANT', 'v7', { en: 'Its variant, often empty.', ko: '그 변형이며 비어 있을 때가 많습니다.' }),
  platform(
    'BUILDOSVERSION',
    '10.0.20348.2966',
    { en: 'Version of Windows of the machine that builds.', ko: '빌드하는 컴퓨터의 Windows 버전입니다.' },
    { version: '1.13' },
  ),
  buildkit('BUILDKIT_BUILD_NAME', 'release', {
    en: 'Name of the build in the build history.',
    ko: '빌드 이력에 보일 빌드 이름입니다.',
  }),
  buildkit('BUILDKIT_CACHE_MOUNT_NS', 'team-a', {
    en: 'Prefix for the ids of cache mounts.',
    ko: '캐시 마운트 ID 앞에 붙일 이름입니다.',
  }),
  buildkit('BUILDKIT_CONTEXT_KEEP_GIT_DIR', '1', {
    en: 'Keeps the .git directory of a Git context.',
    ko: 'Git 컨텍스트의 .git 디렉터리를 남깁니다.',
  }),
  buildkit(
    'BUILDKIT_DOCKERFILE_CHECK',
    'skip=all',
    { en: 'What the directive `# check=` takes, for one build.', ko: '빌드 한 번에만 적용할 `# check=`의 값입니다.' },
    { version: '1.8' },
  ),
  buildkit('BUILDKIT_INLINE_CACHE', '1', {
    en: 'Writes what `--cache-from` needs into the image.',
    ko: '`--cache-from`에 필요한 정보를 이미지에 기록합니다.',
  }),
  buildkit(
    'BUILDKIT_MULTI_PLATFORM',
    '1',
    {
      en: 'Makes an index of platforms even for one platform.',
      ko: '플랫폼이 하나여도 멀티 플랫폼 형식으로 만듭니다.',
    },
    { version: '1.3' },
  ),
  buildkit(
    'BUILDKIT_SANDBOX_HOSTNAME',
    'builder',
    {
      en: 'Host name that RUN sees; buildkitsandbox without it.',
      ko: 'RUN에서 보이는 호스트 이름입니다. 기본값은 buildkitsandbox입니다.',
    },
    { version: '1.4' },
  ),
  buildkit('BUILDKIT_SYNTAX', 'docker/dockerfile:1', {
    en: 'Takes the place of the directive `# syntax=`.',
    ko: '`# syntax=` 지시어를 대신합니다.',
  }),
  buildkit(
    'SOURCE_DATE_EPOCH',
    '1735689600',
    {
      en: 'Unix time, in seconds, of the image and its layers, for builds that repeat exactly.',
      ko: '이미지와 레이어의 시각으로 쓸 Unix 시간(초)입니다. 똑같이 재현되는 빌드에 씁니다.',
    },
    { version: '1.5' },
  ),
];
