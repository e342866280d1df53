import type { Localized } from '../../contract/localized.ts';
import type { Choice, Keyword, Since } from './terms.ts';

/** What may stand behind the `=` of a flag. */
export type FlagValue =
  | 'boolean'
  | 'duration'
  | 'count'
  | 'choice'
  | 'platform'
  | 'source'
  | 'owner'
  | 'mode'
  | 'checksum'
  | 'mount'
  | 'device'
  | 'pattern';

export interface FlagEntry {
  readonly instruction: Keyword;
  /** With its dashes; also its heading on the page. */
  readonly name: `--${string}`;
  readonly value: FlagValue;
  readonly choices: readonly Choice[];
  /** What holds without the flag, as one would write it; absent when there is no such value. */
  readonly default?: string;
  readonly since?: Since;
  /** BuildKit refuses a second one of the others. */
  readonly repeatable: boolean;
  readonly summary: Localized;
  /** A whole instruction that uses it. */
  readonly example: string;
  readonly page: string;
}

/** Units of a duration, smallest first, as Go reads them. Source: https://pkg.go.dev/time#ParseDuration */
export const durationUnits = ['ns', 'us', 'µs', 'ms', 's', 'm', 'h'] as const;

type Rest = Pick<FlagEntry, 'summary' | 'example'> &
  Partial<Pick<FlagEntry, 'choices' | 'default' | 'since' | 'repeatable'>>;

const flag = (instruction: Keyword, name: `--${string}`, value: FlagValue, rest: Rest): FlagEntry => ({
  instruction,
  name,
  value,
  choices: [],
  repeatable: false,
  page: `dockerfile.flags.${instruction.toLowerCase()}`,
  ...rest,
});

/** The flags that ADD has in common with COPY. */
const copying = (instruction: 'ADD' | 'COPY', source: string): FlagEntry[] => [
  flag(instruction, '--chown', 'owner', {
    default: '0:0',
    summary: {
      en: 'Owner of the files: user, or user:group.',
      ko: '파일의 소유자입니다. 사용자 또는 사용자:그룹으로 씁니다.',
    },
    example: `${instruction} --chown=app:app ${source} /srv/app/`,
  }),
  flag(instruction, '--chmod', 'mode', {
    since: { version: '1.2' },
    summary: {
      en: 'Permissions of the files, 644 or u=rwX,go=rX.',
      ko: '파일의 권한입니다. 644나 u=rwX,go=rX처럼 씁니다.',
    },
    example: `${instruction} --chmod=644 ${source} /srv/app/`,
  }),
  flag(instruction, '--link', 'boolean', {
    default: 'false',
    since: { version: '1.4' },
    summary: {
      en: 'Puts the files into a layer that does not depend on the layers below.',
      ko: '아래 레이어에 의존하지 않는 독립된 레이어에 파일을 넣습니다.',
    },
    example: `${instruction} --link ${source} /srv/app/`,
  }),
  flag(instruction, '--exclude', 'pattern', {
    since: { version: '1.19', labs: '1.7' },
    repeatable: true,
    summary: { en: 'Leaves out the files that match the pattern.', ko: '패턴과 일치하는 파일을 제외합니다.' },
    example: `${instruction} --exclude=*.md . /srv/app/`,
  }),
];

const check = (name: `--${string}`, value: string, summary: Localized, since?: Since): FlagEntry =>
  flag('HEALTHCHECK', name, name === '--retries' ? 'count' : 'duration', {
    default: value,
    ...(since === undefined ? {} : { since }),
    summary,
    example: `HEALTHCHECK ${name}=${value === '0s' ? '10s' : value} CMD wget -q -O /dev/null http://127.0.0.1/ || exit 1`,
  });

/** Source: https://docs.docker.com/reference/dockerfile/ and the release notes of docker/dockerfile. */
export const flags: readonly FlagEntry[] = [
  flag('FROM', '--platform', 'platform', {
    default: '$TARGETPLATFORM',
    summary: { en: 'Platform of the base image.', ko: '베이스 이미지의 플랫폼입니다.' },
    example: 'FROM --platform=$BUILDPLATFORM golang:1.25 AS build',
  }),
  flag('RUN', '--mount', 'mount', {
    since: { version: '1.2' },
    repeatable: true,
    summary: { en: 'Mounts something for this command only.', ko: '이 명령을 실행하는 동안만 마운트합니다.' },
    example: 'RUN --mount=type=cache,target=/root/.npm npm ci',
  }),
  flag('RUN', '--network', 'choice', {
    default: 'default',
    since: { version: '1.3', labs: '1.1' },
    choices: [
      { value: 'default', doc: { en: 'The network of the build.', ko: '빌드의 네트워크를 씁니다.' } },
      { value: 'none', doc: { en: 'No network.', ko: '네트워크를 쓰지 않습니다.' } },
      {
        value: 'host',
        doc: {
          en: 'The network of the builder; needs the entitlement network.host.',
          ko: '빌더의 네트워크를 씁니다. network.host 권한을 허용해야 합니다.',
        },
      },
    ],
    summary: { en: 'Network of this command.', ko: '이 명령의 네트워크입니다.' },
    example: 'RUN --network=none make test',
  }),
  flag('RUN', '--security', 'choice', {
    default: 'sandbox',
    since: { version: '1.20', labs: '1.1' },
    choices: [
      { value: 'sandbox', doc: { en: 'The usual isolation.', ko: '평소처럼 격리합니다.' } },
      {
        value: 'insecure',
        doc: {
          en: 'All privileges; needs the entitlement security.insecure.',
          ko: '모든 권한을 줍니다. security.insecure 권한을 허용해야 합니다.',
        },
      },
    ],
    summary: { en: 'Isolation of this command.', ko: '이 명령의 격리 수준입니다.' },
    example: 'RUN --security=insecure grep CapEff /proc/self/status',
  }),
  flag('RUN', '--device', 'device', {
    since: { version: '1.27', labs: '1.14' },
    repeatable: true,
    summary: { en: 'Gives this command a CDI device.', ko: '이 명령에 CDI 장치를 줍니다.' },
    example: 'RUN --device=nvidia.com/gpu=all nvidia-smi',
  }),
  flag('COPY', '--from', 'source', {
    summary: {
      en: 'A stage, image or named context to copy from.',
      ko: '복사해 올 스테이지, 이미지, 이름 붙인 컨텍스트입니다.',
    },
    example: 'COPY --from=build /out/server /usr/local/bin/server',
  }),
  ...copying('COPY', 'package.json'),
  flag('COPY', '--parents', 'boolean', {
    default: 'false',
    since: { version: '1.20', labs: '1.7' },
    summary: { en: 'Keeps the directories of the sources.', ko: '원본의 디렉터리 구조를 유지합니다.' },
    example: 'COPY --parents packages/*/package.json /srv/app/',
  }),
  ...copying('ADD', 'assets.tar.gz'),
  flag('ADD', '--checksum', 'checksum', {
    since: { version: '1.6', labs: '1.5' },
    summary: {
      en: 'SHA-256 of the download, or the commit of the Git repository.',
      ko: '내려받은 파일의 SHA-256이나 Git 저장소의 커밋입니다.',
    },
    example: 'ADD --checksum=be1f38e https://github.com/moby/buildkit.git#v0.26.2 /src/',
  }),
  flag('ADD', '--keep-git-dir', 'boolean', {
    default: 'false',
    since: { version: '1.1' },
    summary: { en: 'Keeps the .git directory of a Git source.', ko: 'Git 원본의 .git 디렉터리를 남깁니다.' },
    example: 'ADD --keep-git-dir=true https://github.com/moby/buildkit.git#v0.26.2 /src/',
  }),
  flag('ADD', '--unpack', 'boolean', {
    since: { version: '1.17' },
    summary: {
      en: 'Whether archives are unpacked; without it local ones are, downloads are not.',
      ko: '아카이브를 풀지 정합니다. 없으면 로컬 아카이브만 풉니다.',
    },
    example: 'ADD --unpack=true https://example.com/assets.tar.gz /srv/app/',
  }),
  check('--interval', '30s', { en: 'Time between checks.', ko: '검사 간격입니다.' }),
  check('--timeout', '30s', { en: 'Longest time for one check.', ko: '검사 한 번의 제한 시간입니다.' }),
  check('--start-period', '0s', {
    en: 'Time to start, in which failures do not count.',
    ko: '실패를 세지 않는 시작 시간입니다.',
  }),
  check(
    '--start-interval',
    '5s',
    {
      en: 'Time between checks in the start period; Engine 25 or later.',
      ko: '시작 시간 동안의 검사 간격입니다. Engine 25 이상에서 씁니다.',
    },
    { version: '1.6' },
  ),
  check('--retries', '3', {
    en: 'Failures in a row until the container is unhealthy.',
    ko: 'unhealthy가 되기까지 연속으로 실패한 횟수입니다.',
  }),
];
