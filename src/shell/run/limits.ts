import { list, number, type Raw, record, text } from '../../model/raw.ts';
import { numberOption, type RunOption, textOption, whole } from './option.ts';
import { bytesOf, bytesText } from './values.ts';

const positive = (value: string): number | undefined => {
  const parsed = bytesOf(value);
  return parsed === undefined || parsed === 0 ? undefined : parsed;
};
const shownBytes = (bytes: number): string | undefined => (bytes > 0 ? bytesText(bytes) : undefined);
const BILLION = 1e9;
const isNumberList = (value: string): boolean => /^\d{1,4}(?:-\d{1,4})?(?:,\d{1,4}(?:-\d{1,4})?)*$/.test(value);

const ULIMIT =
  /^(core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime|sigpending|stack)=(-1|\d{1,15})(?::(-1|\d{1,15}))?$/;

/** One number is both limits; the soft one is not above the hard one. */
function ulimitOf(value: string): Raw | undefined {
  const [, Name, soft = '', hard = soft] = ULIMIT.exec(value) ?? [];
  const [Soft, Hard] = [Number(soft), Number(hard)];
  return Name === undefined || (Hard !== -1 && (Soft > Hard || Soft === -1)) ? undefined : { Name, Soft, Hard };
}

const swap = numberOption(
  {
    flag: '--memory-swap',
    title: { en: 'Memory and swap together', ko: '메모리와 스왑 합계 한도' },
    hint: { en: 'Not less than the memory: 1g; -1 for any', ko: '메모리 한도 이상: 1g, 제한 없음은 -1' },
  },
  'MemorySwap',
  (value) => (value === '-1' ? -1 : positive(value)),
  (bytes) => (bytes === -1 ? '-1' : shownBytes(bytes)),
);

/** What a container may take of its machine, and when docker starts it again. `docker update` changes these. */
export const limitOptions = {
  memory: {
    ...numberOption(
      {
        flag: '--memory',
        title: { en: 'Memory', ko: '메모리 한도' },
        hint: { en: 'At least 6m: 512m, 2g', ko: '최소 6m: 512m, 2g' },
      },
      'Memory',
      (value) => {
        const parsed = positive(value);
        return parsed === undefined || parsed < 6 * 2 ** 20 ? undefined : parsed;
      },
      shownBytes,
    ),
    updates: true,
  },
  memorySwap: {
    ...swap,
    inForce: swap.read,
    // The engine sets it to twice the memory by itself.
    read: (inspected) => {
      const { MemorySwap, Memory } = record(inspected['HostConfig']);
      return typeof Memory === 'number' && MemorySwap === 2 * Memory ? [] : swap.read(inspected);
    },
    updates: true,
  },
  memoryReservation: numberOption(
    {
      flag: '--memory-reservation',
      title: { en: 'Memory that it is to keep to', ko: '메모리 유연 한도' },
      hint: {
        en: 'Less than the memory; counts when the host runs short: 256m',
        ko: '메모리 한도보다 작게. 호스트 메모리가 부족할 때 적용됩니다: 256m',
      },
    },
    'MemoryReservation',
    positive,
    shownBytes,
  ),
  memorySwappiness: numberOption(
    {
      flag: '--memory-swappiness',
      title: { en: 'Swappiness', ko: '스왑 사용 성향' },
      hint: { en: '0 to 100', ko: '0에서 100 사이' },
    },
    'MemorySwappiness',
    whole(0, 100),
    (value) => (value < 0 ? undefined : String(value)),
  ),
  cpus: {
    ...numberOption(
      {
        flag: '--cpus',
        title: { en: 'CPUs', ko: 'CPU 개수' },
        hint: { en: 'How many, fractions too: 0.5, 2', ko: '개수, 소수도 가능: 0.5, 2' },
      },
      'NanoCpus',
      (value) => {
        const parsed = /^\d{0,4}(?:\.\d{1,9})?$/.test(value) ? Math.round(Number(value) * BILLION) : 0;
        return parsed >= 1e7 ? parsed : undefined;
      },
      (nano) => (nano > 0 ? String(nano / BILLION) : undefined),
    ),
    updates: true,
  },
  cpuShares: {
    ...numberOption(
      {
        flag: '--cpu-shares',
        title: { en: 'CPU shares', ko: 'CPU 가중치' },
        hint: {
          en: 'Weight against other containers when the CPUs are busy; 1024 is usual',
          ko: 'CPU가 바쁠 때 다른 컨테이너와 나누는 비율. 기본은 1024',
        },
      },
      'CpuShares',
      whole(2, 262_144),
    ),
    updates: true,
  },
  cpuPeriod: numberOption(
    {
      flag: '--cpu-period',
      title: { en: 'CPU period', ko: 'CPU 주기' },
      hint: { en: 'Microseconds, 1000 to 1000000: 100000', ko: '마이크로초, 1000에서 1000000 사이: 100000' },
    },
    'CpuPeriod',
    whole(1000, 1_000_000),
  ),
  cpuQuota: numberOption(
    {
      flag: '--cpu-quota',
      title: { en: 'CPU quota', ko: 'CPU 할당량' },
      hint: {
        en: 'Microseconds of CPU in each period, at least 1000: 50000 is half a CPU',
        ko: '주기마다 쓸 수 있는 CPU 시간(마이크로초), 최소 1000: 50000이면 CPU 반 개',
      },
    },
    'CpuQuota',
    whole(1000),
  ),
  cpusetCpus: {
    ...textOption(
      {
        flag: '--cpuset-cpus',
        title: { en: 'Certain CPUs', ko: '사용할 CPU 지정' },
        hint: { en: 'Numbers from 0: 0-2, 0,1', ko: '0부터 시작하는 번호: 0-2, 0,1' },
      },
      'HostConfig',
      'CpusetCpus',
      isNumberList,
    ),
    updates: true,
  },
  cpusetMems: textOption(
    {
      flag: '--cpuset-mems',
      title: { en: 'Certain memory nodes', ko: '사용할 메모리 노드 지정' },
      hint: { en: 'Numbers from 0, on machines with several (NUMA): 0,1', ko: '0부터 시작하는 번호(NUMA 장비): 0,1' },
    },
    'HostConfig',
    'CpusetMems',
    isNumberList,
  ),
  ulimit: {
    flag: '--ulimit',
    takes: 'many',
    title: { en: 'Limits of a process (ulimit)', ko: '프로세스 한도(ulimit)' },
    hint: {
      en: 'NAME=SOFT:HARD: nofile=1024:4096; -1 for any',
      ko: '이름=soft:hard: nofile=1024:4096, 제한 없음은 -1',
    },
    fits: (value) => ulimitOf(value) !== undefined,
    put: (body, values) => {
      body.HostConfig['Ulimits'] = values.map(ulimitOf);
    },
    read: ({ HostConfig }) =>
      list(record(HostConfig), 'Ulimits').map((entry) => {
        const limit = record(entry);
        return `${text(limit, 'Name')}=${number(limit, 'Soft') ?? 0}:${number(limit, 'Hard') ?? 0}`;
      }),
  },
  pidsLimit: {
    ...numberOption(
      {
        flag: '--pids-limit',
        title: { en: 'Processes', ko: '프로세스 수 한도' },
        hint: { en: 'How many at most; -1 for any', ko: '최대 개수, 제한 없음은 -1' },
      },
      'PidsLimit',
      whole(-1),
      (count) => (count > 0 ? String(count) : undefined),
    ),
    updates: true,
  },
  blkioWeight: {
    ...numberOption(
      {
        flag: '--blkio-weight',
        title: { en: 'Block I/O weight', ko: '블록 I/O 가중치' },
        hint: { en: '10 to 1000', ko: '10에서 1000 사이' },
      },
      'BlkioWeight',
      whole(10, 1000),
    ),
    updates: true,
  },
  deviceReadBps: throttle('--device-read-bps', 'BlkioDeviceReadBps', true, {
    title: { en: 'Block I/O: bytes read a second', ko: '블록 I/O: 초당 읽기 바이트' },
    hint: { en: 'DEVICE:RATE, for example /dev/sda:1mb', ko: '장치:속도, 예: /dev/sda:1mb' },
  }),
  deviceWriteBps: throttle('--device-write-bps', 'BlkioDeviceWriteBps', true, {
    title: { en: 'Block I/O: bytes written a second', ko: '블록 I/O: 초당 쓰기 바이트' },
    hint: { en: 'DEVICE:RATE, for example /dev/sda:1mb', ko: '장치:속도, 예: /dev/sda:1mb' },
  }),
  deviceReadIops: throttle('--device-read-iops', 'BlkioDeviceReadIOps', false, {
    title: { en: 'Block I/O: reads a second', ko: '블록 I/O: 초당 읽기 횟수' },
    hint: { en: 'DEVICE:COUNT, for example /dev/sda:100', ko: '장치:횟수, 예: /dev/sda:100' },
  }),
  deviceWriteIops: throttle('--device-write-iops', 'BlkioDeviceWriteIOps', false, {
    title: { en: 'Block I/O: writes a second', ko: '블록 I/O: 초당 쓰기 횟수' },
    hint: { en: 'DEVICE:COUNT, for example /dev/sda:100', ko: '장치:횟수, 예: /dev/sda:100' },
  }),
  restart: {
    flag: '--restart',
    takes: 'one',
    title: { en: 'Restart policy', ko: '재시작 정책' },
    hint: {
      en: 'no, on-failure, on-failure:5, always or unless-stopped',
      ko: 'no, on-failure, on-failure:5, always, unless-stopped 중 하나',
    },
    fits: (value) => /^(?:no|always|unless-stopped|on-failure(?::\d{1,9})?)$/.test(value),
    put: (body, [value = 'no']) => {
      const [Name = '', count = '0'] = value.split(':');
      body.HostConfig['RestartPolicy'] = { Name, MaximumRetryCount: Number(count) };
    },
    read: ({ HostConfig }) => {
      const policy = record(record(HostConfig)['RestartPolicy']);
      const name = text(policy, 'Name');
      const count = number(policy, 'MaximumRetryCount') ?? 0;
      return name === '' || name === 'no' ? [] : [count > 0 ? `${name}:${count}` : name];
    },
    updates: true,
  },
} as const satisfies Record<string, RunOption>;

/** How fast a container may use a device. */
function throttle(
  flag: `--${string}`,
  field: string,
  inBytes: boolean,
  words: Pick<RunOption, 'title' | 'hint'>,
): RunOption {
  const parse = (value: string): { Path: string; Rate: number } | undefined => {
    const [, Path = '', rate = ''] = /^(\/[^:]+):(\S+)$/.exec(value) ?? [];
    const Rate = inBytes ? positive(rate) : whole(1)(rate);
    return Path === '' || Rate === undefined ? undefined : { Path, Rate };
  };
  return {
    ...words,
    flag,
    takes: 'many',
    fits: (value) => parse(value) !== undefined,
    put: (body, values) => {
      body.HostConfig[field] = values.map(parse);
    },
    read: ({ HostConfig }: Raw) =>
      list(record(HostConfig), field).map((entry) => {
        const rate = number(record(entry), 'Rate') ?? 0;
        return `${text(record(entry), 'Path')}:${inBytes ? bytesText(rate) : String(rate)}`;
      }),
  };
}
