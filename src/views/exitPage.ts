import type { Localized, Speak } from '../contract/localized.ts';
import { code, escaped } from '../contract/markdown.ts';
import type { SourceLine } from '../contract/operation.ts';
import type { ExitReason, ExitStory } from '../model/exit.ts';
import { maskText } from '../model/secrets.ts';
import { bytes, span } from './format.ts';

/** `{0}` the name, `{1}` the exit code, `{2}` the signal, `{3}` the grace period in seconds, `{4}` the memory limit. */
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
    en: '{0} was stopped by somebody, did not end within its grace period of {3} s, and was killed (SIGKILL, exit code {1}).',
    ko: '누군가 {0}을(를) 중지했지만 유예 시간 {3}초 안에 끝나지 않아 강제로 종료되었습니다(SIGKILL, 종료 코드 {1}).',
  },
  stopped: {
    en: '{0} was stopped by somebody (docker stop or restart) and ended in time, with exit code {1}.',
    ko: '누군가 {0}을(를) 중지했고(docker stop 또는 restart) 제때 종료 코드 {1}(으)로 끝났습니다.',
  },
  killed: {
    en: '{0} was ended by a signal that somebody sent through docker: {2} (exit code {1}).',
    ko: '누군가 docker로 보낸 신호 {2}(으)로 {0}이(가) 끝났습니다(종료 코드 {1}).',
  },
  killedUnseen: {
    en: '{0} was killed with SIGKILL (exit code {1}), and the engine does not remember by whom.',
    ko: '{0}이(가) SIGKILL로 강제 종료되었지만(종료 코드 {1}) 엔진에 누가 보냈는지 남아 있지 않습니다.',
  },
  bySignal: {
    en: '{0} ended by the signal {2} (exit code {1}), which did not come through docker.',
    ko: '{0}이(가) 신호 {2}(으)로 끝났습니다(종료 코드 {1}). docker가 보낸 신호는 아닙니다.',
  },
  notFound: {
    en: '{0} ended with exit code {1}: a shell in it did not find a command.',
    ko: '{0}이(가) 종료 코드 {1}(으)로 끝났습니다. 안의 셸이 명령을 찾지 못했습니다.',
  },
  notExecutable: {
    en: '{0} ended with exit code {1}: something in it was found but may not be executed.',
    ko: '{0}이(가) 종료 코드 {1}(으)로 끝났습니다. 파일은 있지만 실행할 수 없습니다.',
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
    en: 'Make the program end on {2}, run it with --init if it is process 1 and has no handler, or give it more time (--stop-timeout).',
    ko: '프로그램이 {2}을(를) 받으면 끝나게 하십시오. 신호 처리기 없이 1번 프로세스로 실행된다면 --init을 쓰고, 시간이 더 필요하면 --stop-timeout을 늘리십시오.',
  },
  killedUnseen: {
    en: 'Look at the host: its own kernel may have run out of memory (dmesg), the engine may have been restarted, or somebody used kill outside of docker.',
    ko: '호스트를 확인하십시오. 호스트의 메모리가 부족했거나(dmesg), 엔진이 다시 시작되었거나, docker 밖에서 kill을 썼을 수 있습니다.',
  },
  bySignal: {
    en: 'SIGSEGV, SIGILL and SIGBUS are crashes (a wrong architecture is a frequent one), SIGABRT is the program giving up.',
    ko: 'SIGSEGV, SIGILL, SIGBUS는 비정상 종료이며(아키텍처가 다른 이미지에서 흔함), SIGABRT는 프로그램이 스스로 중단한 것입니다.',
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
  const fill = (text: Localized, of = signal): string =>
    escaped(speak(text, name, story.exitCode, of, story.graceSeconds, limit));
  const help = advice[story.reason];
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
        { en: '{0}, then SIGKILL after {1} s', ko: '{0}을(를) 보내고 {1}초 뒤 SIGKILL' },
        story.stopSignal,
        story.graceSeconds,
      ),
    ),
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
