import type { Localized, Speak } from '../contract/localized.ts';
import { code, escaped } from '../contract/markdown.ts';
import type { SourceLine } from '../contract/operation.ts';
import type { ExitReason, ExitStory, Remembered } from '../model/exit.ts';
import { maskText } from '../model/secrets.ts';
import { bytes, span } from './format.ts';

/** `{0}` the name, `{1}` the exit code, `{2}` the signal, `{3}` seconds since it was asked to end, `{4}` the memory limit. */
const answers: Readonly<Record<ExitReason, Localized>> = {
  running: { en: '{0} is running: it has not exited.', ko: '{0}은(는) 실행 중입니다. 종료되지 않았습니다.' },
  neverStarted: {
    en: '{0} was created and never started.',
    ko: '{0}은(는) 만들어졌지만 한 번도 시작하지 않았습니다.',
  },
  couldNotStart: {
    en: '{0} could not be started (exit code {1}). None of its program ran.',
    ko: '{0}을(를) 시작하지 못했습니다(종료 코드 {1}). 프로그램은 전혀 실행되지 않았습니다.',
  },
  outOfMemory: {
    en: '{0} ran out of memory: the kernel killed it at its limit of {4} (exit code {1}).',
    ko: '{0}의 메모리가 부족했습니다. 한도 {4}에 도달하자 커널이 강제로 종료했습니다(종료 코드 {1}).',
  },
  graceOver: {
    en: '{0} was stopped by somebody, had not ended {3} s later, and was killed then (SIGKILL, exit code {1}).',
    ko: '누군가 {0}을(를) 중지했지만 {3}초가 지나도 끝나지 않아 강제로 종료되었습니다(SIGKILL, 종료 코드 {1}).',
  },
  stoppedAndKilled: {
    en: '{0} was stopped by somebody (docker stop or restart) and ended by SIGKILL, with exit code {1}.',
    ko: '누군가 {0}을(를) 중지했고(docker stop 또는 restart) SIGKILL로 종료되었습니다(종료 코드 {1}).',
  },
  stopped: {
    en: '{0} was stopped by somebody (docker stop or restart) and ended in time, with exit code {1}.',
    ko: '누군가 {0}을(를) 중지했고(docker stop 또는 restart) 제때 종료 코드 {1}(으)로 끝났습니다.',
  },
  killed: {
    en: '{0} was ended by a signal that somebody sent through docker: {2} (exit code {1}).',
    ko: '누군가 docker로 보낸 신호 {2}(으)로 {0}이(가) 끝났습니다(종료 코드 {1}).',
  },
  afterSignal: {
    en: '{0} ended with exit code {1}, {3} s after somebody had sent it {2} through docker.',
    ko: '누군가 docker로 {2}을(를) 보내고 {3}초 뒤 {0}이(가) 종료 코드 {1}(으)로 끝났습니다.',
  },
  bySignal: {
    en: '{0} ended with exit code {1}, which stands for the signal {2}. No such signal was sent through docker.',
    ko: '{0}이(가) 종료 코드 {1}(으)로 끝났습니다. 신호 {2}을(를) 뜻하는 코드이지만 docker로 보낸 신호는 아닙니다.',
  },
  forgotten: {
    en: '{0} ended with exit code {1}. The engine no longer has the events of that time: whether somebody stopped it cannot be known.',
    ko: '{0}이(가) 종료 코드 {1}(으)로 끝났습니다. 그때의 이벤트가 엔진에 남아 있지 않아 누군가 중지했는지는 알 수 없습니다.',
  },
  signalForgotten: {
    en: '{0} ended with exit code {1}, which stands for the signal {2}. The engine no longer has the events of that time: who stopped it cannot be known.',
    ko: '{0}이(가) 종료 코드 {1}(으)로 끝났습니다. 신호 {2}을(를) 뜻하는 코드입니다. 그때의 이벤트가 엔진에 남아 있지 않아 누가 중지했는지는 알 수 없습니다.',
  },
  notFound: {
    en: '{0} ended with exit code {1}, with which a shell says that it did not find a command.',
    ko: '{0}이(가) 종료 코드 {1}(으)로 끝났습니다. 셸이 명령을 찾지 못했을 때의 코드입니다.',
  },
  notExecutable: {
    en: '{0} ended with exit code {1}, with which a shell says that a file was found but may not be executed.',
    ko: '{0}이(가) 종료 코드 {1}(으)로 끝났습니다. 셸이 파일을 찾았지만 실행할 수 없을 때의 코드입니다.',
  },
  finished: {
    en: '{0} did its work and ended by itself, with exit code 0.',
    ko: '{0}은(는) 할 일을 마치고 종료 코드 0으로 스스로 끝났습니다.',
  },
  failed: {
    en: '{0} ended by itself with exit code {1}. The number is its program’s own; docker adds no meaning to it.',
    ko: '{0}이(가) 종료 코드 {1}(으)로 스스로 끝났습니다. 이 숫자는 프로그램이 정한 것이며 docker가 부여한 의미는 없습니다.',
  },
};

const advice: Readonly<Partial<Record<ExitReason, Localized>>> = {
  neverStarted: { en: 'Start it.', ko: '시작하십시오.' },
  couldNotStart: {
    en: 'Read the engine’s sentence below: most often the program is not in the image, a port is taken, or a mounted path does not exist.',
    ko: '아래의 엔진 메시지를 확인하십시오. 대개 프로그램이 이미지에 없거나, 포트가 사용 중이거나, 마운트할 경로가 없는 경우입니다.',
  },
  outOfMemory: {
    en: 'Give it more (Change Limits…), or make the program use less: runtimes such as the JVM and Node have limits of their own that must fit below this one.',
    ko: '한도를 늘리거나(한도 변경…) 프로그램이 메모리를 덜 쓰게 하십시오. JVM이나 Node 같은 런타임의 자체 한도는 이 값보다 작아야 합니다.',
  },
  graceOver: {
    en: 'Make the program end on {2}, run it with --init if it is process 1 and has no handler, or give it more time (docker stop --time, or --stop-timeout when it is created).',
    ko: '프로그램이 {2}을(를) 받으면 끝나게 하십시오. 신호 처리기 없이 1번 프로세스로 실행된다면 --init을 쓰고, 시간이 더 필요하면 docker stop --time이나 만들 때의 --stop-timeout을 늘리십시오.',
  },
  forgotten: {
    en: 'The last lines of its log usually say why. Look sooner next time: an engine keeps its last few hundred events only, and each health check makes three.',
    ko: '대개 로그의 마지막 줄에 이유가 있습니다. 엔진은 최근 이벤트 수백 개만 보관하고 헬스 체크 한 번에 세 개씩 쌓이므로, 다음에는 더 일찍 확인하십시오.',
  },
  notFound: {
    en: 'Check the names in the line that runs, and PATH, in the image.',
    ko: '실행하는 명령의 이름과 이미지의 PATH를 확인하십시오.',
  },
  notExecutable: {
    en: 'Give the file its executable bit (RUN chmod +x, or COPY --chmod=755), and look at its first line (#!).',
    ko: '파일에 실행 권한을 주고(RUN chmod +x 또는 COPY --chmod=755) 첫 줄(#!)을 확인하십시오.',
  },
  finished: {
    en: 'A container lives as long as its process 1. A server must stay in the foreground.',
    ko: '컨테이너는 1번 프로세스가 살아 있는 동안만 실행됩니다. 서버는 포그라운드에서 실행해야 합니다.',
  },
  failed: { en: 'The last lines of its log usually say why.', ko: '대개 로그의 마지막 줄에 이유가 있습니다.' },
};

const crash: Localized = {
  en: 'That is a crash: the program read or ran what it may not. An image for another architecture is a frequent reason.',
  ko: '프로그램이 허용되지 않은 메모리나 명령에 접근해 비정상 종료한 것입니다. 아키텍처가 다른 이미지에서 흔합니다.',
};
const askedToEnd: Localized = {
  en: 'A shell also ends with this number when the command that it ran was ended by the signal. Besides docker, a process in the container, somebody on its host or Ctrl-C in its terminal may send it.',
  ko: '셸이 실행한 명령이 그 신호로 끝나도 같은 코드가 됩니다. docker 말고도 컨테이너 안의 프로세스, 호스트의 사용자, 터미널의 Ctrl-C가 보낼 수 있습니다.',
};

/** What to do about an end by a signal that nobody is known to have sent. */
const signalAdvice: Readonly<Record<string, Localized>> = {
  SIGKILL: {
    en: 'Look at the host: its own kernel may have run out of memory (dmesg), the engine may have been restarted, or somebody used kill outside of docker. A shell also ends with this number when its command was killed.',
    ko: '호스트를 확인하십시오. 호스트의 메모리가 부족했거나(dmesg), 엔진이 다시 시작되었거나, docker 밖에서 kill을 썼을 수 있습니다. 셸이 실행한 명령이 강제로 종료되어도 같은 코드가 됩니다.',
  },
  SIGTERM: askedToEnd,
  SIGINT: askedToEnd,
  SIGQUIT: askedToEnd,
  SIGHUP: askedToEnd,
  SIGSEGV: crash,
  SIGILL: crash,
  SIGBUS: crash,
  SIGFPE: {
    en: 'The program divided by zero, or did another sum that has no answer.',
    ko: '프로그램이 0으로 나누는 등 계산할 수 없는 연산을 했습니다.',
  },
  SIGABRT: {
    en: 'The program gave up by itself: it found something wrong in its own state. Its log usually says what.',
    ko: '프로그램이 내부 상태의 이상을 발견하고 스스로 중단했습니다. 대개 로그에 이유가 있습니다.',
  },
  SIGPIPE: {
    en: 'The program wrote to somebody who no longer reads: the other end of a pipe or of a connection was closed.',
    ko: '프로그램이 읽는 쪽이 닫힌 파이프나 연결에 썼습니다.',
  },
};

/**
 * “Why did it exit?” as Markdown: the answer, what to do, then the facts.
 * @param log the last lines of its log @param source the shell-form line in a Dockerfile of the workspace
 */
export function exitPage(
  name: string,
  story: ExitStory,
  log: readonly string[],
  source: SourceLine | undefined,
  speak: Speak,
): string {
  const limit = story.memory === 0 ? speak({ en: 'the whole machine', ko: '호스트 전체' }) : bytes(story.memory);
  const signal = story.signal ?? story.stopSignal;
  const waited = (story.waitedSeconds ?? story.tookSeconds ?? 0).toFixed(story.waitedSeconds === undefined ? 1 : 0);
  const fill = (text: Localized, of = signal): string => escaped(speak(text, name, story.exitCode, of, waited, limit));
  const help = adviceOn(story);
  const parts = [
    `# ${escaped(name)}`,
    `**${fill(answers[story.reason])}**`,
    ...(help === undefined ? [] : [fill(help, story.stopSignal)]),
    ...shellFormAdvice(story, source, speak),
    ...(story.error === '' ? [] : [code(maskText(story.error))]),
    `## ${speak({ en: 'Facts', ko: '정보' })}`,
    facts(story, speak).join('\n'),
    ...(story.health.length === 0
      ? []
      : [
          `## ${speak({ en: 'Last health checks', ko: '최근 헬스 체크' })}`,
          story.health
            .map(({ at, exitCode, output }) => `- ${moment(at)} ${exitCode}: ${code(maskText(output))}`)
            .join('\n'),
        ]),
    `## ${speak({ en: 'Last lines of its log', ko: '로그의 마지막 줄' })}`,
    log.length === 0
      ? speak({ en: 'It wrote nothing.', ko: '출력한 내용이 없습니다.' })
      : log.map((line) => `    ${plain(maskText(line))}`).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function adviceOn({ reason, signal }: ExitStory): Localized | undefined {
  const isUnexplained = reason === 'bySignal' || reason === 'signalForgotten';
  return isUnexplained ? signalAdvice[signal ?? ''] : advice[reason];
}

const remembered: Readonly<Record<Remembered, Localized>> = {
  all: { en: 'the engine has all of them', ko: '엔진에 모두 남아 있음' },
  part: { en: 'the engine has the last of them', ko: '엔진에 마지막 일부만 남아 있음' },
  nothing: { en: 'the engine no longer has those of its end', ko: '종료 무렵의 것이 엔진에 남아 있지 않음' },
};

/** In shell form the signal reaches the shell, and some shells keep it. */
function shellFormAdvice(story: ExitStory, source: SourceLine | undefined, speak: Speak): string[] {
  if (story.reason !== 'graceOver' || story.shellLine === '') return [];
  const text = speak({
    en: 'Its command is in shell form: /bin/sh is process 1 and gets the signal. The sh of Debian and Ubuntu keeps it to itself. Exec form (CMD ["program", "argument"]) makes the program process 1.',
    ko: '명령이 셸 형식이어서 /bin/sh가 1번 프로세스로 신호를 받습니다. 데비안·우분투의 sh는 신호를 넘겨주지 않습니다. exec 형식(CMD ["프로그램", "인자"])으로 쓰면 프로그램이 1번 프로세스가 됩니다.',
  });
  const line = code(story.shellLine);
  const link = source === undefined ? '' : ` → [${escaped(source.name)}:${source.line}](${source.uri}#L${source.line})`;
  return [escaped(text), `${line}${link}`];
}

function facts(story: ExitStory, speak: Speak): string[] {
  const line = (label: Localized, value: string): string => `- ${speak(label)}: ${value}`;
  const took = story.tookSeconds;
  return [
    line({ en: 'Exit code', ko: '종료 코드' }, String(story.exitCode)),
    ...(story.signal === undefined ? [] : [line({ en: 'Signal', ko: '신호' }, code(story.signal))]),
    line({ en: 'Started', ko: '시작' }, moment(story.startedAt)),
    line({ en: 'Ended', ko: '종료' }, moment(story.finishedAt)),
    ...ranFor(story, speak).map((time) => line({ en: 'It ran for', ko: '실행 시간' }, time)),
    line(
      { en: 'Stopping it', ko: '중지 방법' },
      speak(
        {
          en: '{0}, then SIGKILL after {1} s, unless docker stop says otherwise',
          ko: '{0}을(를) 보내고 {1}초 뒤 SIGKILL(docker stop에서 따로 정하지 않았을 때)',
        },
        story.stopSignal,
        story.graceSeconds,
      ),
    ),
    ...(story.startedAt === '' || story.startedAt.startsWith('0001-')
      ? []
      : [line({ en: 'Events of its last run', ko: '마지막 실행의 이벤트' }, speak(remembered[story.remembered]))]),
    ...(took === undefined
      ? []
      : [line({ en: 'It took', ko: '걸린 시간' }, speak({ en: '{0} s', ko: '{0}초' }, took.toFixed(1)))]),
    line(
      { en: 'Restart policy', ko: '재시작 정책' },
      story.restartPolicy === 'no'
        ? speak({ en: 'no: docker leaves it as it is', ko: 'no: docker가 다시 시작하지 않음' })
        : speak(
            { en: '{0}; restarted {1} times', ko: '{0}, {1}번 다시 시작함' },
            story.restartPolicy,
            story.restartCount,
          ),
    ),
    line(
      { en: 'Memory', ko: '메모리 한도' },
      story.memory === 0 ? speak({ en: 'no limit', ko: '제한 없음' }) : bytes(story.memory),
    ),
  ];
}

/** To the second; an engine writes nanoseconds, and the year 1 of Go's zero time for "never". */
function moment(at: string): string {
  return at === '' || at.startsWith('0001-') ? '–' : code(at.replace(/\.\d+/, ''));
}

/** How long it ran, if it is known. */
function ranFor({ startedAt, finishedAt }: ExitStory, speak: Speak): string[] {
  const ms = Date.parse(finishedAt) - Date.parse(startedAt);
  return ms >= 0 && !startedAt.startsWith('0001-') ? [span(ms, speak)] : [];
}

/** Inside a block of code nothing is Markdown; only what turns the terminal or the direction of writing goes. */
function plain(line: string): string {
  return line
    .replace(/\u001b\[[0-9;?]{0,30}[A-Za-z]/g, '')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
