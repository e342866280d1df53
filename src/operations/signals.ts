import type { Choice, EachOperation, Ui } from '../contract/operation.ts';
import type { Localized } from '../contract/localized.ts';
import { alive, containerCall, start } from './changeState.ts';
import { type Ending, endingOf, endingQuestion } from './endings.ts';
import { undoWith } from './undo.ts';

/** Seconds that a call may take beyond the grace period. */
const MARGIN = 50;

interface Grace {
  readonly seconds: number;
}

async function askForGrace(ui: Ui): Promise<Grace | undefined> {
  const prompt = {
    en: 'Seconds between the stop signal and SIGKILL; 10 is usual, 0 kills at once',
    ko: '중지 신호를 보내고 SIGKILL까지 기다리는 초. 기본은 10, 0이면 바로 강제 종료',
  };
  const wrong = { en: 'A whole number of seconds, at most 3600.', ko: '3600 이하의 정수(초)를 쓰십시오.' };
  const isSeconds = (value: string): boolean => /^\d{1,4}$/.test(value) && Number(value) <= 3600;
  const title = ui.speak({ en: 'Grace period', ko: '중지 유예 시간' });
  const text = await ui.input(title, ui.speak(prompt), '10', (value) =>
    isSeconds(value.trim()) ? undefined : ui.speak(wrong),
  );
  return text === undefined ? undefined : { seconds: Number(text.trim()) };
}

/** `docker stop` with a grace period of one's own. */
export const stopWithGrace: EachOperation<Grace & Ending> = {
  kind: 'each',
  id: 'container.stopWithGrace',
  title: { en: 'Stop With Grace Period…', ko: '유예 시간을 정해 중지…' },
  topic: 'cli.container.stop',
  on: 'container',
  states: alive,
  placements: [{ group: '2_state@5' }],
  danger: 'disturbs',
  progress: { en: 'Stopping {0}', ko: '{0} 중지 중' },
  ask: async (services, things) => {
    const grace = await askForGrace(services.ui);
    return grace === undefined ? undefined : { ...grace, ...(await endingOf(services, things)) };
  },
  confirm: (things, speak, answers) =>
    endingQuestion(things, (thing) => stopWithGrace.line(thing, answers), answers, speak),
  line: ({ name }, { seconds }) => ['stop', '--time', String(seconds), name],
  call: (thing, { seconds }) => ({ ...containerCall(thing, 'stop', { t: seconds }), seconds: seconds + MARGIN }),
  undo: (thing, { removed }) => (removed.has(thing.id) ? undefined : undoWith(start, thing, undefined)),
};

/** `docker restart` with a grace period of one's own. What does not run has nothing to end, so it is not offered. */
export const restartWithGrace: EachOperation<Grace> = {
  kind: 'each',
  id: 'container.restartWithGrace',
  title: { en: 'Restart With Grace Period…', ko: '유예 시간을 정해 다시 시작…' },
  topic: 'cli.container.restart',
  on: 'container',
  states: alive,
  placements: [{ group: '2_state@7' }],
  danger: 'disturbs',
  progress: { en: 'Restarting {0}', ko: '{0} 다시 시작 중' },
  ask: ({ ui }) => askForGrace(ui),
  line: ({ name }, { seconds }) => ['restart', '--time', String(seconds), name],
  call: (thing, { seconds }) => ({ ...containerCall(thing, 'restart', { t: seconds }), seconds: seconds + MARGIN }),
};

/** What each signal is usually taken for; the first is what docker sends when nothing is said. */
const signals: Readonly<Record<string, Localized>> = {
  SIGKILL: { en: 'ends it at once; no program can refuse', ko: '즉시 강제 종료. 프로그램이 거부할 수 없음' },
  SIGTERM: { en: 'asks it to end, as docker stop does', ko: '종료 요청. docker stop이 보내는 신호' },
  SIGINT: { en: 'as Ctrl-C in a terminal', ko: '터미널의 Ctrl-C와 같음' },
  SIGHUP: { en: 'many servers read their configuration again', ko: '많은 서버가 설정을 다시 읽음' },
  SIGQUIT: { en: 'ends with a dump; nginx ends gracefully', ko: '덤프를 남기고 종료. nginx는 정상 종료' },
  SIGUSR1: { en: 'whatever the program makes of it', ko: '프로그램이 정한 동작' },
  SIGUSR2: { en: 'whatever the program makes of it', ko: '프로그램이 정한 동작' },
};

async function askForSignal(ui: Ui): Promise<string | undefined> {
  const choices = Object.entries(signals).map(
    ([name, text]): Choice<string> => ({ value: name, label: name, description: ui.speak(text) }),
  );
  const other = { value: 'other', label: ui.speak({ en: 'Another…', ko: '다른 신호…' }) };
  const title = ui.speak({ en: 'Send a signal', ko: '신호 보내기' });
  const chosen = await ui.pick(title, ui.speak({ en: 'Which signal?', ko: '어느 신호입니까?' }), [...choices, other]);
  if (chosen !== 'other') return chosen;
  const prompt = ui.speak({ en: 'A name or a number: SIGWINCH, 28', ko: '이름 또는 번호: SIGWINCH, 28' });
  const wrong = { en: 'That is not a signal.', ko: '신호가 아닙니다.' };
  const text = await ui.input(title, prompt, '', (value) =>
    /^(?:SIG)?[A-Z][A-Z0-9+-]{1,11}$|^\d{1,2}$/.test(value.trim()) ? undefined : ui.speak(wrong),
  );
  return text?.trim();
}

export const kill: EachOperation<{ readonly signal: string } & Ending> = {
  kind: 'each',
  id: 'container.kill',
  title: { en: 'Send Signal (kill)…', ko: '신호 보내기(kill)…' },
  icon: 'zap',
  topic: 'cli.container.kill',
  on: 'container',
  states: alive,
  placements: [{ group: '2_state@6' }],
  danger: 'disturbs',
  progress: { en: 'Sending a signal to {0}', ko: '{0}에 신호를 보내는 중' },
  ask: async (services, things) => {
    const signal = await askForSignal(services.ui);
    return signal === undefined ? undefined : { signal, ...(await endingOf(services, things)) };
  },
  confirm: (things, speak, answers) => endingQuestion(things, (thing) => kill.line(thing, answers), answers, speak),
  line: ({ name }, { signal }) => ['kill', '--signal', signal, name],
  call: (thing, { signal }) => containerCall(thing, 'kill', { signal }),
};
