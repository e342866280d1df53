import type { Localized } from '../../contract/localized.ts';
import type { Choice, Since } from './terms.ts';

export type MountType = 'bind' | 'cache' | 'tmpfs' | 'secret' | 'ssh';

export interface MountTypeEntry {
  readonly type: MountType;
  readonly summary: Localized;
  /** A whole `--mount=` value. */
  readonly example: string;
}

export type MountValue =
  | 'type'
  | 'source'
  | 'path'
  | 'flag'
  | 'size'
  | 'name'
  | 'choice'
  | 'octal'
  | 'number'
  | 'variable';

export interface MountKeyEntry {
  readonly key: string;
  readonly aliases: readonly string[];
  readonly value: MountValue;
  readonly choices: readonly Choice[];
  /** The types for which it does something. */
  readonly types: readonly MountType[];
  /** The types with which BuildKit stops the build; for the rest it is accepted and does nothing. */
  readonly refusedBy: readonly MountType[];
  /** The types that hardly ever go without it. */
  readonly usualIn: readonly MountType[];
  /** By type; a type without an entry has no default. */
  readonly defaults: Readonly<Partial<Record<MountType, string>>>;
  readonly since?: Since;
  readonly summary: Localized;
}

export const mountsPage = 'dockerfile.mounts';

export const mountTypes: readonly MountTypeEntry[] = [
  {
    type: 'bind',
    summary: {
      en: 'Files of the context, a stage or an image, without copying; the default type.',
      ko: '컨텍스트, 스테이지, 이미지의 파일을 복사하지 않고 마운트합니다. 기본 종류입니다.',
    },
    example: 'type=bind,target=/src',
  },
  {
    type: 'cache',
    summary: {
      en: 'A directory that stays on the builder between builds.',
      ko: '빌드가 끝나도 빌더에 남는 디렉터리입니다.',
    },
    example: 'type=cache,target=/root/.npm',
  },
  {
    type: 'tmpfs',
    summary: { en: 'An empty directory in memory.', ko: '메모리에 만드는 빈 디렉터리입니다.' },
    example: 'type=tmpfs,target=/tmp',
  },
  {
    type: 'secret',
    summary: {
      en: 'A secret value, as a file or a variable, that stays out of the image.',
      ko: '이미지에 남지 않는 비밀 값입니다. 파일이나 환경 변수로 받습니다.',
    },
    example: 'type=secret,id=token,env=TOKEN',
  },
  {
    type: 'ssh',
    summary: { en: 'The SSH agent of whoever builds.', ko: '빌드하는 사람의 SSH 에이전트입니다.' },
    example: 'type=ssh',
  },
];

const everyType: readonly MountType[] = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const without = (...types: MountType[]): MountType[] => everyType.filter((type) => !types.includes(type));

type Rest = Pick<MountKeyEntry, 'summary' | 'types'> &
  Partial<Pick<MountKeyEntry, 'aliases' | 'choices' | 'refusedBy' | 'usualIn' | 'defaults' | 'since'>>;

const key = (name: string, value: MountValue, rest: Rest): MountKeyEntry => ({
  key: name,
  value,
  aliases: [],
  choices: [],
  refusedBy: [],
  usualIn: [],
  defaults: {},
  ...rest,
});

/** Keys are read without regard to case. Source: moby/buildkit, frontend/dockerfile, and its reference. */
export const mountKeys: readonly MountKeyEntry[] = [
  key('type', 'type', {
    types: everyType,
    defaults: { bind: 'bind', cache: 'bind', tmpfs: 'bind', secret: 'bind', ssh: 'bind' },
    choices: mountTypes.map(({ type, summary }) => ({ value: type, doc: summary })),
    summary: { en: 'Kind of mount.', ko: '마운트 종류입니다.' },
  }),
  key('target', 'path', {
    aliases: ['dst', 'destination'],
    types: everyType,
    usualIn: ['bind', 'cache', 'tmpfs'],
    defaults: {
      bind: 'WORKDIR',
      cache: 'WORKDIR',
      tmpfs: 'WORKDIR',
      secret: '/run/secrets/ID',
      ssh: '/run/buildkit/ssh_agent.N',
    },
    summary: {
      en: 'Path in the build container; a relative one starts at WORKDIR.',
      ko: '빌드 컨테이너 안의 경로입니다. 상대 경로는 WORKDIR 기준입니다.',
    },
  }),
  key('source', 'path', {
    aliases: ['src'],
    types: ['bind', 'cache', 'secret'],
    defaults: { bind: '/', cache: '/' },
    summary: {
      en: 'Path inside `from`; of a secret another word for `id`.',
      ko: '`from` 안의 경로입니다. secret에서는 `id`와 같은 뜻입니다.',
    },
  }),
  key('from', 'source', {
    types: ['bind', 'cache'],
    refusedBy: ['secret'],
    summary: {
      en: 'Stage, image or named context of the files; takes no variables.',
      ko: '파일을 가져올 스테이지, 이미지, 이름 붙인 컨텍스트입니다. 변수는 쓸 수 없습니다.',
    },
  }),
  key('readwrite', 'flag', {
    aliases: ['rw'],
    types: ['bind', 'cache'],
    defaults: { bind: 'false', cache: 'true' },
    summary: {
      en: 'Allows writing; what is written into a bind mount is thrown away.',
      ko: '쓰기를 허용합니다. 바인드 마운트에 쓴 내용은 버려집니다.',
    },
  }),
  key('readonly', 'flag', {
    aliases: ['ro'],
    types: ['bind', 'cache'],
    defaults: { bind: 'true', cache: 'false' },
    summary: { en: 'Forbids writing.', ko: '쓰기를 막습니다.' },
  }),
  key('id', 'name', {
    types: ['cache', 'secret', 'ssh'],
    defaults: { cache: 'TARGET', secret: 'BASENAME', ssh: 'default' },
    summary: {
      en: 'Name of the cache, of the secret or of the SSH agent.',
      ko: '캐시, 비밀 값, SSH 에이전트의 이름입니다.',
    },
  }),
  key('sharing', 'choice', {
    types: ['cache'],
    refusedBy: without('cache'),
    defaults: { cache: 'shared' },
    choices: [
      { value: 'shared', doc: { en: 'Several builds write at once.', ko: '여러 빌드가 동시에 씁니다.' } },
      {
        value: 'private',
        doc: { en: 'A second writer gets a cache of its own.', ko: '동시에 쓰는 빌드는 새 캐시를 받습니다.' },
      },
      { value: 'locked', doc: { en: 'A second writer waits.', ko: '동시에 쓰려는 빌드는 기다립니다.' } },
    ],
    summary: {
      en: 'What happens when two builds use the cache at once.',
      ko: '두 빌드가 캐시를 함께 쓸 때의 동작입니다.',
    },
  }),
  key('size', 'size', {
    types: ['tmpfs'],
    refusedBy: without('tmpfs'),
    summary: { en: 'Largest size, 64m for example.', ko: '최대 크기입니다(예: 64m).' },
  }),
  key('env', 'variable', {
    types: ['secret'],
    since: { version: '1.10' },
    summary: { en: 'Environment variable that holds the secret.', ko: '비밀 값을 담을 환경 변수입니다.' },
  }),
  key('required', 'flag', {
    types: ['secret', 'ssh'],
    refusedBy: without('secret', 'ssh'),
    defaults: { secret: 'false', ssh: 'false' },
    summary: {
      en: 'Stops the build when the secret or agent was not passed.',
      ko: '비밀 값이나 에이전트가 없으면 빌드를 멈춥니다.',
    },
  }),
  key('mode', 'octal', {
    types: ['cache', 'secret', 'ssh'],
    refusedBy: without('cache', 'secret', 'ssh'),
    defaults: { cache: '0755', secret: '0400', ssh: '0600' },
    summary: { en: 'Permissions, octal.', ko: '권한이며 8진수로 씁니다.' },
  }),
  key('uid', 'number', {
    types: ['cache', 'secret', 'ssh'],
    refusedBy: without('cache', 'secret', 'ssh'),
    defaults: { cache: '0', secret: '0', ssh: '0' },
    summary: { en: 'Owner, as a number.', ko: '소유자이며 숫자로 씁니다.' },
  }),
  key('gid', 'number', {
    types: ['cache', 'secret', 'ssh'],
    refusedBy: without('cache', 'secret', 'ssh'),
    defaults: { cache: '0', secret: '0', ssh: '0' },
    summary: { en: 'Group, as a number.', ko: '그룹이며 숫자로 씁니다.' },
  }),
];
