import type { Localized } from '../../../contract/localized.ts';
import { type ReadParts, whole } from './part.ts';

type Table = Readonly<Record<string, Localized>>;

/** Those that every container has. Source: moby, oci/caps/defaults.go; what they allow: capabilities(7). */
const usual: Table = {
  AUDIT_WRITE: { en: 'Writes to the audit log of the kernel.', ko: '커널 감사 로그에 기록합니다.' },
  CHOWN: { en: 'Changes owners of files.', ko: '파일의 소유자를 바꿉니다.' },
  DAC_OVERRIDE: { en: 'Ignores the permissions of files.', ko: '파일 권한을 무시합니다.' },
  FOWNER: {
    en: 'Changes permissions and times of the files of others.',
    ko: '다른 사용자 파일의 권한과 시각을 바꿉니다.',
  },
  FSETID: { en: 'Keeps set-user-ID bits when a file changes.', ko: '파일을 바꿔도 set-user-ID 비트를 유지합니다.' },
  KILL: { en: 'Sends signals to processes of others.', ko: '다른 사용자의 프로세스에 신호를 보냅니다.' },
  MKNOD: { en: 'Makes device files.', ko: '장치 파일을 만듭니다.' },
  NET_BIND_SERVICE: { en: 'Listens on ports below 1024.', ko: '1024보다 작은 포트에서 대기합니다.' },
  NET_RAW: { en: 'Uses raw sockets, as ping does.', ko: 'ping처럼 raw 소켓을 씁니다.' },
  SETFCAP: { en: 'Gives capabilities to files.', ko: '파일에 capability를 부여합니다.' },
  SETGID: { en: 'Changes its groups.', ko: '프로세스의 그룹을 바꿉니다.' },
  SETPCAP: { en: 'Changes capabilities of processes.', ko: '프로세스의 capability를 바꿉니다.' },
  SETUID: { en: 'Changes its user.', ko: '프로세스의 사용자를 바꿉니다.' },
  SYS_CHROOT: { en: 'Uses chroot.', ko: 'chroot를 씁니다.' },
};

const further: Table = {
  ALL: { en: 'Every capability.', ko: '모든 capability입니다.' },
  AUDIT_CONTROL: { en: 'Sets up the audit log of the kernel.', ko: '커널 감사 로그를 설정합니다.' },
  AUDIT_READ: { en: 'Reads the audit log of the kernel.', ko: '커널 감사 로그를 읽습니다.' },
  BLOCK_SUSPEND: { en: 'Keeps the machine awake.', ko: '시스템이 절전 상태가 되지 않게 합니다.' },
  BPF: { en: 'Loads BPF programs into the kernel.', ko: '커널에 BPF 프로그램을 올립니다.' },
  CHECKPOINT_RESTORE: { en: 'Freezes processes and restores them.', ko: '프로세스를 저장하고 복원합니다.' },
  DAC_READ_SEARCH: { en: 'Reads any file and folder.', ko: '모든 파일과 디렉터리를 읽습니다.' },
  IPC_LOCK: { en: 'Keeps memory from being swapped out.', ko: '메모리가 스왑되지 않게 고정합니다.' },
  IPC_OWNER: { en: 'Ignores the permissions of shared memory.', ko: '공유 메모리의 권한을 무시합니다.' },
  LEASE: { en: 'Takes leases on files.', ko: '파일에 리스를 겁니다.' },
  LINUX_IMMUTABLE: { en: 'Makes files unchangeable.', ko: '파일을 변경 불가로 만듭니다.' },
  MAC_ADMIN: { en: 'Sets rules of security modules.', ko: '보안 모듈의 규칙을 바꿉니다.' },
  MAC_OVERRIDE: { en: 'Ignores rules of security modules.', ko: '보안 모듈의 규칙을 무시합니다.' },
  NET_ADMIN: {
    en: 'Sets up its network: addresses, routes, the firewall.',
    ko: '네트워크를 설정합니다. 주소, 라우팅, 방화벽이 해당합니다.',
  },
  NET_BROADCAST: { en: 'Sends broadcasts.', ko: '브로드캐스트를 보냅니다.' },
  PERFMON: { en: 'Measures performance with perf.', ko: 'perf로 성능을 측정합니다.' },
  SYSLOG: { en: 'Reads the log of the kernel.', ko: '커널 로그를 읽습니다.' },
  SYS_ADMIN: {
    en: 'Mounts file systems and much else; nearly root of the host.',
    ko: '파일 시스템을 마운트하는 등 많은 일을 합니다. 호스트의 root와 다름없습니다.',
  },
  SYS_BOOT: { en: 'Restarts the machine.', ko: '시스템을 재시작합니다.' },
  SYS_MODULE: { en: 'Loads modules into the kernel of the host.', ko: '호스트의 커널에 모듈을 올립니다.' },
  SYS_NICE: { en: 'Raises priorities of processes.', ko: '프로세스의 우선순위를 높입니다.' },
  SYS_PACCT: { en: 'Switches process accounting on.', ko: '프로세스 어카운팅을 켭니다.' },
  SYS_PTRACE: { en: 'Looks into other processes, as debuggers do.', ko: '디버거처럼 다른 프로세스를 들여다봅니다.' },
  SYS_RAWIO: { en: 'Reaches devices and memory directly.', ko: '장치와 메모리에 직접 접근합니다.' },
  SYS_RESOURCE: { en: 'Goes beyond resource limits.', ko: '자원 제한을 넘어섭니다.' },
  SYS_TIME: { en: 'Sets the clock of the host.', ko: '호스트의 시계를 바꿉니다.' },
  SYS_TTY_CONFIG: { en: 'Sets up terminals.', ko: '터미널을 설정합니다.' },
  WAKE_ALARM: { en: 'Wakes the machine at a time.', ko: '정해진 시각에 시스템을 깨웁니다.' },
};

const isUsual: Localized = { en: ' Containers have it by default.', ko: ' 컨테이너에 기본으로 주어집니다.' };

/** In any case, with `CAP_` or without. */
export const capabilityParts: ReadParts = (text) => {
  const name = text.toUpperCase().replace(/^CAP_/, '');
  const known = Object.hasOwn(usual, name) ? usual[name] : undefined;
  if (known !== undefined) return whole(text, { en: known.en + isUsual.en, ko: known.ko + isUsual.ko });
  return whole(text, Object.hasOwn(further, name) ? further[name] : undefined);
};
