import type { Localized } from '../../contract/localized.ts';

export interface SignalEntry {
  /** With SIG; Docker reads it without as well. */
  readonly name: string;
  /** On Linux for x86 and ARM. */
  readonly number: number;
  readonly summary: Localized;
}

export const signalsPage = 'dockerfile.stopping';

const signal = (name: string, number: number, summary: Localized): SignalEntry => ({
  name: `SIG${name}`,
  number,
  summary,
});

/** Source: signal(7) of Linux. */
export const signals: readonly SignalEntry[] = [
  signal('HUP', 1, {
    en: 'The terminal is gone; many servers read their settings again.',
    ko: '터미널이 끊겼다는 신호이며, 많은 서버가 설정을 다시 읽습니다.',
  }),
  signal('INT', 2, {
    en: 'What Ctrl+C sends; postgres takes it for a fast shutdown.',
    ko: 'Ctrl+C가 보내는 신호입니다. postgres는 빠르게 종료합니다.',
  }),
  signal('QUIT', 3, {
    en: 'Quit, by default with a core dump; nginx finishes open requests first.',
    ko: '종료하며 기본적으로 코어 덤프를 남깁니다. nginx는 처리 중인 요청을 마치고 끝납니다.',
  }),
  signal('ILL', 4, { en: 'The processor met an invalid instruction.', ko: '프로세서가 잘못된 명령을 만났습니다.' }),
  signal('TRAP', 5, { en: 'A breakpoint of a debugger.', ko: '디버거의 중단점입니다.' }),
  signal('ABRT', 6, {
    en: 'The program gave up by itself (exit code 134).',
    ko: '프로그램이 스스로 중단했습니다(종료 코드 134).',
  }),
  signal('BUS', 7, { en: 'An impossible memory access.', ko: '잘못된 메모리 접근입니다.' }),
  signal('FPE', 8, { en: 'An arithmetic error such as a division by zero.', ko: '0으로 나누기 같은 계산 오류입니다.' }),
  signal('KILL', 9, {
    en: 'Ends at once, nobody can catch it (exit code 137); what follows the grace period.',
    ko: '즉시 강제로 종료하며 막을 수 없습니다(종료 코드 137). 유예 시간이 지나면 이 신호를 보냅니다.',
  }),
  signal('USR1', 10, {
    en: 'For the program to define; nginx opens its logs again.',
    ko: '프로그램이 정해 쓰는 신호입니다. nginx는 로그 파일을 다시 엽니다.',
  }),
  signal('SEGV', 11, {
    en: 'Memory that the program may not use (exit code 139).',
    ko: '허용되지 않은 메모리에 접근했습니다(종료 코드 139).',
  }),
  signal('USR2', 12, { en: 'For the program to define.', ko: '프로그램이 정해 쓰는 신호입니다.' }),
  signal('PIPE', 13, {
    en: 'Nobody reads the other end of a pipe.',
    ko: '파이프의 반대쪽을 읽는 프로세스가 없습니다.',
  }),
  signal('ALRM', 14, { en: 'A timer ran out.', ko: '타이머가 끝났습니다.' }),
  signal('TERM', 15, {
    en: 'Please end: the default of `docker stop` (exit code 143 when not handled).',
    ko: '종료해 달라는 신호이며 `docker stop`의 기본값입니다(처리하지 않고 끝나면 종료 코드 143).',
  }),
  signal('STKFLT', 16, { en: 'Not used by Linux.', ko: 'Linux가 쓰지 않는 신호입니다.' }),
  signal('CHLD', 17, {
    en: 'A child ended; process 1 has to collect it.',
    ko: '자식 프로세스가 끝났습니다. 1번 프로세스가 거두어야 합니다.',
  }),
  signal('CONT', 18, { en: 'Goes on after a stop.', ko: '멈춘 프로세스를 다시 실행합니다.' }),
  signal('STOP', 19, {
    en: 'Freezes the process, nobody can catch it; the container does not end.',
    ko: '프로세스를 멈추며 막을 수 없습니다. 컨테이너가 끝나지는 않습니다.',
  }),
  signal('TSTP', 20, { en: 'What Ctrl+Z sends.', ko: 'Ctrl+Z가 보내는 신호입니다.' }),
  signal('TTIN', 21, {
    en: 'A background process wants to read the terminal.',
    ko: '백그라운드 프로세스가 터미널을 읽으려 했습니다.',
  }),
  signal('TTOU', 22, {
    en: 'A background process wants to write to the terminal.',
    ko: '백그라운드 프로세스가 터미널에 쓰려 했습니다.',
  }),
  signal('URG', 23, { en: 'Urgent data on a socket.', ko: '소켓에 긴급 데이터가 왔습니다.' }),
  signal('XCPU', 24, { en: 'The limit of processor time is reached.', ko: 'CPU 시간 한도에 이르렀습니다.' }),
  signal('XFSZ', 25, { en: 'The limit of file size is reached.', ko: '파일 크기 한도에 이르렀습니다.' }),
  signal('VTALRM', 26, { en: 'A timer of processor time ran out.', ko: 'CPU 시간 타이머가 끝났습니다.' }),
  signal('PROF', 27, { en: 'A timer of a profiler ran out.', ko: '프로파일러의 타이머가 끝났습니다.' }),
  signal('WINCH', 28, {
    en: 'The terminal has another size; httpd takes it for a graceful stop.',
    ko: '터미널 크기가 바뀌었습니다. httpd는 요청을 마치고 종료합니다.',
  }),
  signal('IO', 29, { en: 'Input or output is possible.', ko: '입출력이 가능해졌습니다.' }),
  signal('PWR', 30, { en: 'The power fails.', ko: '전원에 이상이 있습니다.' }),
  signal('SYS', 31, { en: 'A system call that is not allowed.', ko: '허용되지 않은 시스템 콜입니다.' }),
  signal('RTMIN', 34, { en: 'First of the real-time signals.', ko: '실시간 신호 가운데 첫 번째입니다.' }),
  signal('RTMIN+3', 37, {
    en: 'Tells systemd as process 1 to shut down.',
    ko: '1번 프로세스인 systemd에 종료를 알립니다.',
  }),
  signal('RTMAX', 64, { en: 'Last of the real-time signals.', ko: '실시간 신호 가운데 마지막입니다.' }),
];
