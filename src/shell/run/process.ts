import { list, number, type Raw, record, text } from '../../model/raw.ts';
import { listOption, numberOption, type RunOption, switchOption, textOption, whole } from './option.ts';
import { joinWords } from '../words.ts';
import { bytesOf, bytesText, durationOf, durationText, keyValue, texts } from './values.ts';

const isKeyValue = (value: string): boolean => /^[^=\s]+(?:=|$)/.test(value);
const isSignal = (value: string): boolean => /^(?:SIG)?[A-Z][A-Z0-9+]{1,9}$|^\d{1,2}$/.test(value);

/** What `--no-healthcheck` leaves behind. */
const isOff = (check: Raw): boolean => list(check, 'Test')[0] === 'NONE';

/** One field of the health check; docker gives what is not said the usual value. */
function health(
  words: Pick<RunOption, 'flag' | 'title' | 'hint'>,
  field: string,
  of: (text: string) => number | undefined,
  show: (value: number) => string,
): RunOption {
  return {
    ...words,
    takes: 'one',
    fits: (value) => of(value) !== undefined,
    put: (body, [value = '']) => {
      body['Healthcheck'] = { ...record(body['Healthcheck']), [field]: of(value) };
    },
    read: ({ Config }) => {
      const check = record(record(Config)['Healthcheck']);
      const value = number(check, field) ?? 0;
      return value === 0 || isOff(check) ? [] : [show(value)];
    },
  };
}

/** Docker writes them large with `CAP_` before them, in the order of the alphabet, whatever was typed. */
function capabilities(field: string, words: Pick<RunOption, 'flag' | 'title' | 'hint'>): RunOption {
  const written = (value: string): string => value.toUpperCase().replace(/^(?!ALL$|CAP_)/, 'CAP_');
  return {
    ...listOption(words, 'HostConfig', field, (value) => /^[A-Za-z_]+$/.test(value)),
    put: (body, values) => {
      body.HostConfig[field] = [...new Set(values.map(written))].sort();
    },
  };
}

const duration = (value: string): number | undefined => {
  const parsed = durationOf(value);
  return parsed === undefined || parsed < 1e6 ? undefined : parsed;
};

/** The process itself, how it is watched, and what is written down of it. */
export const processOptions = {
  workdir: textOption(
    {
      flag: '--workdir',
      title: { en: 'Working directory', ko: '작업 디렉터리' },
      hint: { en: 'An absolute path: /app', ko: '절대 경로: /app' },
    },
    'Config',
    'WorkingDir',
    (value) => /^(?:[A-Za-z]:)?[/\\]/.test(value),
  ),
  user: textOption(
    {
      flag: '--user',
      title: { en: 'User', ko: '사용자' },
      hint: { en: 'NAME or NUMBER, with a group: 1000:1000', ko: '이름 또는 번호, 그룹도 가능: 1000:1000' },
    },
    'Config',
    'User',
    (value) => /^[\w.-]+(?::[\w.-]+)?$/.test(value),
  ),
  entrypoint: {
    flag: '--entrypoint',
    takes: 'one',
    title: { en: 'Entrypoint', ko: 'ENTRYPOINT 변경' },
    hint: { en: 'One program, without arguments: /bin/sh', ko: '인자 없는 프로그램 하나: /bin/sh' },
    fits: (value) => value !== '',
    put: (body, [value = '']) => {
      body['Entrypoint'] = [value];
    },
    read: ({ Config }) => {
      const [program] = list(record(Config), 'Entrypoint');
      return typeof program === 'string' ? [program] : [];
    },
  },
  label: {
    flag: '--label',
    takes: 'many',
    title: { en: 'Labels', ko: '레이블' },
    hint: { en: 'KEY=value', ko: 'KEY=값' },
    fits: isKeyValue,
    put: (body, values) => {
      body['Labels'] = Object.fromEntries(values.map(keyValue));
    },
    read: ({ Config }) =>
      Object.entries(record(record(Config)['Labels'])).map(([key, value]) => `${key}=${String(value)}`),
  },
  logDriver: {
    flag: '--log-driver',
    takes: 'one',
    title: { en: 'Log driver', ko: '로그 드라이버' },
    hint: { en: 'json-file, local, journald, syslog, none …', ko: 'json-file, local, journald, syslog, none 등' },
    fits: (value) => /^[\w./:-]+$/.test(value),
    put: (body, [value = '']) => {
      body.HostConfig['LogConfig'] = { Config: {}, ...record(body.HostConfig['LogConfig']), Type: value };
    },
    read: ({ HostConfig }) => {
      const driver = text(record(record(HostConfig)['LogConfig']), 'Type');
      return driver === '' ? [] : [driver];
    },
  },
  logOpt: {
    flag: '--log-opt',
    takes: 'many',
    title: { en: 'Log options', ko: '로그 옵션' },
    hint: { en: 'KEY=value: max-size=10m max-file=3', ko: 'KEY=값: max-size=10m max-file=3' },
    fits: isKeyValue,
    put: (body, values) => {
      const Config = Object.fromEntries(values.map(keyValue));
      body.HostConfig['LogConfig'] = { Type: '', ...record(body.HostConfig['LogConfig']), Config };
    },
    read: ({ HostConfig }) =>
      Object.entries(record(record(record(HostConfig)['LogConfig'])['Config'])).map(
        ([key, value]) => `${key}=${String(value)}`,
      ),
  },
  healthCmd: {
    flag: '--health-cmd',
    takes: 'one',
    title: { en: 'Health check', ko: '헬스 체크 명령' },
    hint: {
      en: 'A line for the shell in the container: wget -q -O - http://localhost || exit 1',
      ko: '컨테이너 안의 셸이 실행하는 명령: wget -q -O - http://localhost || exit 1',
    },
    fits: (value) => value !== '',
    put: (body, [value = '']) => {
      body['Healthcheck'] = { ...record(body['Healthcheck']), Test: ['CMD-SHELL', value] };
    },
    read: ({ Config }) => {
      const [kind, ...words] = texts(record(record(Config)['Healthcheck']), 'Test');
      if (kind === 'CMD-SHELL') return words.slice(0, 1);
      // The option has no other form: a shell runs the words one for one.
      return kind === 'CMD' ? [joinWords(words)] : [];
    },
  },
  noHealthcheck: {
    flag: '--no-healthcheck',
    takes: 'switch',
    title: { en: 'No health check', ko: '헬스 체크 끄기' },
    hint: { en: 'Also not the one of the image', ko: '이미지의 헬스 체크도 실행하지 않습니다' },
    fits: () => true,
    put: (body) => {
      body['Healthcheck'] = { Test: ['NONE'] };
    },
    read: ({ Config }) => (isOff(record(record(Config)['Healthcheck'])) ? [''] : []),
  },
  healthInterval: health(
    {
      flag: '--health-interval',
      title: { en: 'Health check: interval', ko: '헬스 체크 간격' },
      hint: { en: 'Time between two checks: 30s', ko: '검사 사이의 시간: 30s' },
    },
    'Interval',
    duration,
    durationText,
  ),
  healthTimeout: health(
    {
      flag: '--health-timeout',
      title: { en: 'Health check: timeout', ko: '헬스 체크 제한 시간' },
      hint: { en: 'How long one check may take: 5s', ko: '검사 한 번의 제한 시간: 5s' },
    },
    'Timeout',
    duration,
    durationText,
  ),
  healthStartPeriod: health(
    {
      flag: '--health-start-period',
      title: { en: 'Health check: start period', ko: '헬스 체크 시작 유예 시간' },
      hint: { en: 'Failures do not count for so long: 10s', ko: '이 시간 동안의 실패는 세지 않음: 10s' },
    },
    'StartPeriod',
    duration,
    durationText,
  ),
  healthStartInterval: health(
    {
      flag: '--health-start-interval',
      title: { en: 'Health check: interval at the start', ko: '헬스 체크 시작 유예 시간의 간격' },
      hint: { en: 'Time between two checks within the start period: 1s', ko: '시작 유예 시간 동안의 검사 간격: 1s' },
    },
    'StartInterval',
    duration,
    durationText,
  ),
  healthRetries: health(
    {
      flag: '--health-retries',
      title: { en: 'Health check: retries', ko: '헬스 체크 재시도 횟수' },
      hint: { en: 'Failures in a row until it is unhealthy: 3', ko: 'unhealthy가 되기까지의 연속 실패 횟수: 3' },
    },
    'Retries',
    whole(1),
    String,
  ),
  stopSignal: textOption(
    {
      flag: '--stop-signal',
      title: { en: 'Stop signal', ko: '중지 신호' },
      hint: { en: 'What docker stop sends: SIGTERM, SIGINT', ko: 'docker stop이 보내는 신호: SIGTERM, SIGINT' },
    },
    'Config',
    'StopSignal',
    isSignal,
  ),
  stopTimeout: numberOption(
    {
      flag: '--stop-timeout',
      title: { en: 'Grace period', ko: '중지 유예 시간' },
      hint: {
        en: 'Seconds between the stop signal and SIGKILL: 30; -1 waits for ever',
        ko: '중지 신호와 SIGKILL 사이의 초: 30. -1이면 끝날 때까지 기다립니다',
      },
    },
    'StopTimeout',
    whole(-1),
    String,
    'Config',
  ),
  init: switchOption(
    {
      flag: '--init',
      title: { en: 'A small init as process 1', ko: '1번 프로세스로 init 사용' },
      hint: { en: 'Hands signals on and takes in orphans', ko: '신호를 전달하고 고아 프로세스를 정리합니다' },
    },
    'HostConfig',
    'Init',
  ),
  readOnly: switchOption(
    {
      flag: '--read-only',
      title: { en: 'Read-only file system', ko: '읽기 전용 파일 시스템' },
      hint: { en: 'Only mounts can be written to', ko: '마운트에만 쓸 수 있습니다' },
    },
    'HostConfig',
    'ReadonlyRootfs',
  ),
  capAdd: capabilities('CapAdd', {
    flag: '--cap-add',
    title: { en: 'Capabilities added', ko: '추가할 권한(capability)' },
    hint: { en: 'NET_ADMIN', ko: 'NET_ADMIN' },
  }),
  capDrop: capabilities('CapDrop', {
    flag: '--cap-drop',
    title: { en: 'Capabilities dropped', ko: '제거할 권한(capability)' },
    hint: { en: 'NET_RAW, or ALL', ko: 'NET_RAW 또는 ALL' },
  }),
  privileged: {
    ...switchOption(
      {
        flag: '--privileged',
        title: { en: 'Privileged', ko: '특권 모드(privileged)' },
        hint: {
          en: 'All capabilities and devices of the host, for Docker in Docker or hardware; --cap-add and --device give less',
          ko: '호스트의 모든 권한(capability)과 장치를 줍니다. Docker-in-Docker나 하드웨어 접근용이며, --cap-add나 --device로 필요한 것만 줄 수 있습니다',
        },
      },
      'HostConfig',
      'Privileged',
    ),
    danger: {
      en: 'Root in this container is as good as root on the host.',
      ko: '이 컨테이너의 root는 사실상 호스트의 root입니다.',
    },
  },
  shmSize: numberOption(
    {
      flag: '--shm-size',
      title: { en: 'Size of /dev/shm', ko: '/dev/shm 크기' },
      hint: { en: '64m is usual: 256m', ko: '기본은 64m: 256m' },
    },
    'ShmSize',
    (value) => bytesOf(value) || undefined,
    (bytes) => (bytes === 0 || bytes === 64 * 2 ** 20 ? undefined : bytesText(bytes)),
  ),
} as const satisfies Record<string, RunOption>;
