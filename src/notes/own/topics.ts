import { instructions } from '../../dockerfile/knowledge/instructions.ts';
import { CONCEPT_NAMES } from './names.ts';

/** One way to say a topic. */
export interface Name {
  readonly topic: string;
  /** All of them have to stand in one line. */
  readonly parts: readonly string[];
  /** Counts only where something is said of just that. */
  readonly subjectOnly: boolean;
  /** Case matters and nothing may stand inside: instructions and flags. */
  readonly exact: boolean;
  /** Commands or instructions that have to be spoken of; empty: none. Flags mean little without. */
  readonly owners: readonly string[];
  /** It is the command or instruction as it is typed, and flags near it are its own. */
  readonly isTyped: boolean;
}

export type TopicKind = 'cli' | 'flag' | 'instruction' | 'concept';

export const INSTRUCTIONS: readonly string[] = instructions.map(({ keyword }) => keyword);

/** Commands with a topic: `cli.` and the key; and how the command is written besides `docker` and its words. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'image.pull': ['pull'],
  'image.push': ['push'],
  'image.build': ['build', 'buildx build'],
  'image.ls': ['images', 'image list'],
  'image.rm': ['rmi', 'image remove'],
  'image.tag': ['tag'],
  'image.save': ['save'],
  'image.load': ['load'],
  'image.import': ['import'],
  'image.prune': [],
  'image.inspect': [],
  inspect: [],
  search: [],
  login: [],
  logout: [],
  commit: ['container commit'],
  version: [],
  'container.run': ['run'],
  'container.create': ['create'],
  'container.start': ['start'],
  'container.stop': ['stop'],
  'container.restart': ['restart'],
  'container.kill': ['kill'],
  'container.pause': ['pause'],
  'container.unpause': ['unpause'],
  'container.rm': ['rm', 'container remove'],
  'container.prune': [],
  'container.ls': ['ps', 'container ps', 'container list'],
  'container.rename': ['rename'],
  'container.attach': ['attach'],
  'container.exec': ['exec'],
  'container.logs': ['logs'],
  'container.stats': ['stats'],
  'container.top': ['top'],
  'container.port': ['port'],
  'container.cp': ['cp'],
  'container.diff': ['diff'],
  'container.inspect': [],
  'container.export': ['export'],
  'volume.create': [],
  'volume.ls': ['volume list'],
  'volume.inspect': [],
  'volume.rm': [],
  'volume.prune': [],
  'network.create': [],
  'network.ls': ['network list'],
  'network.connect': [],
  'network.disconnect': [],
  'network.inspect': [],
  'network.rm': [],
  'network.prune': [],
  'system.info': ['info'],
  'system.df': [],
  'system.prune': [],
};

/** What a command is called besides its words. */
const COMMAND_NAMES: Readonly<Record<string, readonly string[]>> = {
  'image.prune': ['사용하지 않는 이미지', '사용하지 않은 & 이미지 & 삭제'],
  'image.pull': ['이미지를 내려받', '이미지 다운로드'],
  'image.ls': ['이미지 목록', '이미지 확인'],
  'image.rm': ['이미지 삭제', '이미지를 삭제'],
  'image.tag': ['이미지 태그 설정'],
  'image.push': ['이미지 업로드'],
  'image.build': ['dockerfile 빌드', '이미지 빌드', '이미지 만들기', 'building an image', '빌드 명령어'],
  'container.run': ['컨테이너 실행', '컨테이너 생성 및 시작'],
  'container.start': ['=컨테이너 시작'],
  'container.stop': ['=컨테이너 정지'],
  'container.restart': ['컨테이너 재시작'],
  'container.rm': ['컨테이너 삭제', '컨테이너를 삭제'],
  'container.ls': ['컨테이너 목록'],
  'container.rename': ['컨테이너 이름 변경'],
  'container.exec': ['컨테이너에서 프로세스 실행'],
  'network.create': ['네트워크 작성', '네트워크 생성'],
  'network.ls': ['네트워크 목록'],
  'network.connect': ['=네트워크 연결'],
  'network.rm': ['네트워크 삭제'],
  'network.inspect': ['네트워크 상세 정보'],
  'image.inspect': ['이미지 상세 정보'],
  'volume.inspect': ['docker inspect & 볼륨', 'docker inspect & volume', '--type volume'],
  search: ['이미지 검색'],
  commit: ['컨테이너부터 이미지 작성'],
};

/** What an instruction is called where its keyword is misspelt or left out. */
const INSTRUCTION_NAMES: Readonly<Record<string, readonly string[]>> = {
  'instruction.ENV': ['=환경 변수 설정'],
  'instruction.WORKDIR': ['=작업 디렉터리 지정', '=작업 디렉토리 지정'],
  'instruction.SHELL': ['기본 쉘', '기본 셸', 'default shell'],
  'instruction.HEALTHCHECK': ['헬스 체크', '헬스체크', 'health check'],
  'instruction.STOPSIGNAL': ['stop signal'],
};

/** Flags with a topic: `flag.` and the key, other spellings, and whose they are. */
const FLAGS: readonly (readonly [
  command: string,
  owners: readonly string[],
  flags: Readonly<Record<string, readonly string[]>>,
])[] = [
  ['pull', ['image.pull'], { '-a': ['--all-tags'] }],
  ['images', ['image.ls'], { '-q': ['--quiet'], '--filter': ['-f'], '--digests': [] }],
  ['inspect', ['inspect', 'image.inspect', 'container.inspect'], { '--type': [], '--format': ['-f'] }],
  ['rmi', ['image.rm'], { '-f': ['--force'] }],
  ['search', ['search'], { '--filter': ['-f'] }],
  ['commit', ['commit'], { '-a': ['--author'], '-m': ['--message'] }],
  ['save', ['image.save'], { '-o': ['--output'] }],
  ['load', ['image.load'], { '-i': ['--input'] }],
  ['export', ['container.export'], { '-o': ['--output'] }],
  ['stop', ['container.stop', 'container.restart'], { '-t': ['--time', '--timeout'] }],
  ['rm', ['container.rm'], { '-f': ['--force'], '--volumes': ['-v'] }],
  ['prune', ['container.prune', 'image.prune', 'volume.prune'], { '-f': ['--force'] }],
  ['ps', ['container.ls'], { '-a': ['--all'], '-q': ['--quiet'], '--filter': ['-f'] }],
  ['exec', ['container.exec'], { '-it': ['-i -t', '-i', '-i-t'] }],
  ['logs', ['container.logs'], { '--tail': ['-n'], '--since': [], '-t': ['--timestamps'], '-f': ['--follow'] }],
  ['system-prune', ['system.prune'], { '-a': ['--all'] }],
  ['network-create', ['network.create'], { '--driver': ['-d'] }],
  ['network-ls', ['network.ls'], { '-q': ['--quiet'] }],
  [
    'build',
    ['image.build'],
    { '-t': ['--tag'], '-f': ['--file'], '--no-cache': [], '--cache-from': [], '--build-arg': [] },
  ],
  ['copy', ['COPY'], { '--from': [] }],
  ['healthcheck', ['HEALTHCHECK'], { '--interval': [], '--timeout': [], '--retries': [] }],
  [
    'run',
    ['container.run', 'container.create'],
    {
      '-i': ['--interactive', '-it', '-itd', '-i -t', '-i-t'],
      '-t': ['--tty', '-it', '-itd', '-i -t', '-i-t'],
      '-d': ['--detach', 'detached', 'detach 모드'],
      '-e': ['--env'],
      '--env-file': [],
      '--name': [],
      '-p': ['--publish'],
      '-P': ['--publish-all'],
      '-v': ['--volume'],
      '--mount': [],
      '--volumes-from': [],
      '--link': [],
      '--network': ['--net'],
      '--network-alias': ['--net-alias'],
      '--restart': [],
      '--rm': [],
      '--dns': [],
      '--add-host': [],
      '-w': ['--workdir'],
      '--stop-signal': [],
      '--memory': ['-m'],
      '--cpu-shares': [],
      '--cpuset-cpus': ['--cpuset-cpu'],
      '--device-write-bps': [],
      '--device-read-bps': [],
      '--device-write-iops': [],
      '--device-read-iops': [],
      '--log-driver': [],
      '--log-opt': [],
    },
  ],
];

/** Names that nothing else has: a flag that is spelt so needs no command beside it. */
const isTelling = (flag: string, count: number): boolean => flag.startsWith('--') && flag.length > 5 && count === 1;

function commandNames(): Name[] {
  return Object.entries(COMMANDS).flatMap(([key, others]) => {
    const spelt = [key.replace('.', ' '), ...others];
    const short = spelt.filter((words) => !words.includes(' '));
    const typed = [
      ...spelt.map((words) => `docker ${words}`),
      ...short.flatMap((word) => [`${word} 명령`, `${word} command`]),
    ];
    return [
      ...typed.map((name) => ({ ...named(`cli.${key}`, name), isTyped: true })),
      ...(COMMAND_NAMES[key] ?? []).map((name) => named(`cli.${key}`, name)),
    ];
  });
}

function flagNames(): Name[] {
  const uses = new Map<string, number>();
  const all = FLAGS.flatMap(([command, owners, flags]) =>
    Object.entries(flags).flatMap(([flag, others]) =>
      [flag, ...others].map((spelling) => ({ topic: `flag.${command}.${flag}`, spelling, owners })),
    ),
  );
  for (const { spelling } of all) uses.set(spelling, (uses.get(spelling) ?? 0) + 1);
  return all.map(({ topic, spelling, owners }) => ({
    topic,
    parts: [spelling],
    subjectOnly: false,
    exact: spelling.startsWith('-'),
    isTyped: false,
    owners: isTelling(spelling, uses.get(spelling) ?? 0)
      ? []
      : owners.map((owner) => (owner === owner.toUpperCase() ? `instruction.${owner}` : `cli.${owner}`)),
  }));
}

function named(topic: string, name: string): Name {
  const subjectOnly = name.startsWith('=');
  return {
    topic,
    parts: name.slice(subjectOnly ? 1 : 0).split(' & '),
    subjectOnly,
    exact: false,
    owners: [],
    isTyped: false,
  };
}

/** Every way to say every topic. */
export function allNames(): Name[] {
  return [
    ...Object.entries(INSTRUCTION_NAMES).flatMap(([topic, names]) => names.map((name) => named(topic, name))),
    ...INSTRUCTIONS.map((keyword) => ({ ...named(`instruction.${keyword}`, keyword), exact: true, isTyped: true })),
    ...commandNames(),
    ...flagNames(),
    ...Object.entries(CONCEPT_NAMES).flatMap(([topic, names]) => names.map((name) => named(topic, name))),
  ];
}

export function kindOf(topic: string): TopicKind {
  const kind = topic.slice(0, topic.indexOf('.'));
  return kind === 'cli' || kind === 'flag' || kind === 'instruction' ? kind : 'concept';
}
