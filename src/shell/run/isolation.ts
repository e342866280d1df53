import { list, type Raw, record, text } from '../../model/raw.ts';
import { listOption, numberOption, pairsOption, type RunOption, switchOption, textOption, whole } from './option.ts';
import { texts } from './values.ts';

const CONTAINER = /^container:[\w.-]+$/;
const DEVICE = /^(\/[^:]*)(?::(\/[^:]*))?(?::([rwm]{1,3}))?$/;
const SYSTEM_PATHS = 'systempaths=unconfined';

/** A namespace that is shared with the host, or with another container. */
function namespaceOption(words: Pick<RunOption, 'flag' | 'title' | 'hint'>, field: string, fits: RegExp): RunOption {
  return textOption(words, 'HostConfig', field, (value) => fits.test(value) || CONTAINER.test(value));
}

function deviceOf(value: string): Raw | undefined {
  const [, PathOnHost, PathInContainer, CgroupPermissions = 'rwm'] = DEVICE.exec(value) ?? [];
  if (PathOnHost === undefined) return undefined;
  return { PathOnHost, PathInContainer: PathInContainer ?? PathOnHost, CgroupPermissions };
}

function deviceText(entry: unknown): string {
  const device = record(entry);
  const [host, inside] = [text(device, 'PathOnHost'), text(device, 'PathInContainer')];
  const allowed = text(device, 'CgroupPermissions');
  return [host, ...(inside === host ? [] : [inside]), ...(allowed === 'rwm' ? [] : [allowed])].join(':');
}

/** What separates a container from its host, and what goes through. */
export const isolationOptions = {
  device: {
    flag: '--device',
    takes: 'many',
    title: { en: 'Devices of the host', ko: '호스트의 장치' },
    hint: {
      en: 'DEVICE, or DEVICE:PATH INSIDE:rwm: /dev/ttyUSB0, /dev/sda:/dev/disk:r',
      ko: '장치, 또는 장치:컨테이너 안의 경로:rwm: /dev/ttyUSB0, /dev/sda:/dev/disk:r',
    },
    fits: (value) => deviceOf(value) !== undefined,
    put: (body, values) => {
      body.HostConfig['Devices'] = values.map(deviceOf);
    },
    read: ({ HostConfig }) => list(record(HostConfig), 'Devices').map(deviceText),
  },
  deviceCgroupRule: listOption(
    {
      flag: '--device-cgroup-rule',
      title: { en: 'Rules for devices', ko: '장치 접근 규칙' },
      hint: {
        en: 'TYPE MAJOR:MINOR MODE, in quotes: "c 188:* rwm"',
        ko: '종류 주번호:부번호 권한을 따옴표로 묶어서: "c 188:* rwm"',
      },
    },
    'HostConfig',
    'DeviceCgroupRules',
    (value) => /^[acb] (?:\d+|\*):(?:\d+|\*) [rwm]{1,3}$/.test(value),
  ),
  securityOpt: {
    flag: '--security-opt',
    takes: 'many',
    title: { en: 'Security options', ko: '보안 옵션' },
    hint: {
      en: 'no-new-privileges, seccomp=unconfined, apparmor=PROFILE, label=disable',
      ko: 'no-new-privileges, seccomp=unconfined, apparmor=프로필, label=disable',
    },
    // The profile of seccomp=FILE is read by the docker command, which this form is not.
    fits: (value) =>
      /^(?:no-new-privileges(?:[:=](?:true|false))?|(?:label|apparmor|credentialspec)[:=]\S+)$/.test(value) ||
      /^(?:seccomp=(?:unconfined|builtin)|systempaths=unconfined)$/.test(value),
    put: (body, values) => {
      const options = values.filter((value) => value !== SYSTEM_PATHS);
      if (options.length > 0) body.HostConfig['SecurityOpt'] = options;
      if (options.length < values.length) Object.assign(body.HostConfig, { MaskedPaths: [], ReadonlyPaths: [] });
    },
    read: ({ HostConfig }) => {
      const host = record(HostConfig);
      const isOpen = host['Privileged'] !== true && [host['MaskedPaths'], host['ReadonlyPaths']].every(isEmptyList);
      return [...securityOptions(host).filter((option) => !isProfile(option)), ...(isOpen ? [SYSTEM_PATHS] : [])];
    },
  },
  groupAdd: listOption(
    {
      flag: '--group-add',
      title: { en: 'Further groups', ko: '추가 그룹' },
      hint: { en: 'Names or numbers: audio 44', ko: '이름 또는 번호: audio 44' },
    },
    'HostConfig',
    'GroupAdd',
    (value) => /^[\w.-]+$/.test(value),
  ),
  pid: namespaceOption(
    {
      flag: '--pid',
      title: { en: 'Processes of others (PID)', ko: 'PID 네임스페이스' },
      hint: {
        en: 'host, or container:NAME: it sees the processes there',
        ko: 'host 또는 container:이름. 그곳의 프로세스가 보입니다',
      },
    },
    'PidMode',
    /^host$/,
  ),
  ipc: namespaceOption(
    {
      flag: '--ipc',
      title: { en: 'Shared memory (IPC)', ko: 'IPC 네임스페이스' },
      hint: {
        en: 'private, shareable, none, host or container:NAME',
        ko: 'private, shareable, none, host 또는 container:이름',
      },
    },
    'IpcMode',
    /^(?:private|shareable|none|host)$/,
  ),
  uts: textOption(
    {
      flag: '--uts',
      title: { en: 'Host name of the host (UTS)', ko: 'UTS 네임스페이스' },
      hint: { en: 'host', ko: 'host' },
    },
    'HostConfig',
    'UTSMode',
    (value) => value === 'host',
  ),
  userns: textOption(
    {
      flag: '--userns',
      title: { en: 'Users of the host (user namespace)', ko: '사용자 네임스페이스' },
      hint: { en: 'host', ko: 'host' },
    },
    'HostConfig',
    'UsernsMode',
    (value) => value === 'host',
  ),
  cgroupns: textOption(
    {
      flag: '--cgroupns',
      title: { en: 'Cgroup namespace', ko: 'cgroup 네임스페이스' },
      hint: { en: 'private or host', ko: 'private 또는 host' },
    },
    'HostConfig',
    'CgroupnsMode',
    (value) => /^(?:private|host)$/.test(value),
  ),
  cgroupParent: textOption(
    {
      flag: '--cgroup-parent',
      title: { en: 'Parent cgroup', ko: '상위 cgroup' },
      hint: { en: 'A path, or a slice of systemd', ko: '경로 또는 systemd 슬라이스' },
    },
    'HostConfig',
    'CgroupParent',
  ),
  runtime: textOption(
    {
      flag: '--runtime',
      title: { en: 'Runtime', ko: '런타임' },
      hint: { en: 'One that the engine knows: runc', ko: '엔진에 등록된 런타임: runc' },
    },
    'HostConfig',
    'Runtime',
    (value) => /^[\w./-]+$/.test(value),
  ),
  sysctl: pairsOption(
    {
      flag: '--sysctl',
      title: { en: 'Kernel settings (sysctl)', ko: '커널 설정(sysctl)' },
      hint: { en: 'KEY=value: net.core.somaxconn=1024', ko: 'KEY=값: net.core.somaxconn=1024' },
    },
    'Sysctls',
  ),
  storageOpt: pairsOption(
    {
      flag: '--storage-opt',
      title: { en: 'Options of the storage driver', ko: '스토리지 드라이버 옵션' },
      hint: { en: 'KEY=value: size=10G', ko: 'KEY=값: size=10G' },
    },
    'StorageOpt',
  ),
  annotation: pairsOption(
    {
      flag: '--annotation',
      title: { en: 'Annotations for the runtime', ko: '런타임에 전달할 애너테이션' },
      hint: { en: 'KEY=value', ko: 'KEY=값' },
    },
    'Annotations',
  ),
  oomScoreAdj: numberOption(
    {
      flag: '--oom-score-adj',
      title: { en: 'Preference when memory runs out', ko: '메모리 부족 시 종료 우선순위' },
      hint: {
        en: '-1000 to 1000; the kernel ends the highest first',
        ko: '-1000에서 1000 사이. 커널이 높은 것부터 종료합니다',
      },
    },
    'OomScoreAdj',
    whole(-1000, 1000),
  ),
  oomKillDisable: switchOption(
    {
      flag: '--oom-kill-disable',
      title: { en: 'Never ended when memory runs out', ko: '메모리가 부족해도 종료하지 않음' },
      hint: {
        en: 'Only together with --memory, else the host hangs',
        ko: '반드시 --memory와 함께. 그렇지 않으면 호스트가 멈출 수 있습니다',
      },
    },
    'HostConfig',
    'OomKillDisable',
  ),
} as const satisfies Record<string, RunOption>;

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** A profile that somebody gave as a file: its text is all that is left of it. */
const isProfile = (option: string): boolean => /^seccomp[:=]\s*\{/.test(option);

/** The engine adds `label=disable` by itself where processes are shared with the host. */
export function securityOptions(host: Raw): string[] {
  const isShared = host['Privileged'] === true || [host['PidMode'], host['IpcMode']].includes('host');
  return texts(host, 'SecurityOpt').filter((option) => !isShared || option !== 'label=disable');
}
