import type { EngineEvent } from '../contract/engine.ts';
import { list, number, record, text } from './raw.ts';

/** Why a container is not running, as far as the engine still tells. */
export type ExitReason =
  | 'running'
  | 'neverStarted'
  | 'couldNotStart'
  | 'outOfMemory'
  | 'graceOver'
  | 'stoppedAndKilled'
  | 'stopped'
  | 'killed'
  | 'afterSignal'
  | 'bySignal'
  | 'forgotten'
  | 'signalForgotten'
  | 'notFound'
  | 'notExecutable'
  | 'finished'
  | 'failed';

export interface ExitStory {
  readonly reason: ExitReason;
  readonly exitCode: number;
  /** The signal that ended it, if one did: `SIGTERM`. */
  readonly signal: string | undefined;
  /** The engine's own sentence about a start that failed. */
  readonly error: string;
  /** What docker stop sends and for how many seconds it waits, unless it is told otherwise. */
  readonly stopSignal: string;
  readonly graceSeconds: number;
  /** Seconds that docker stop waited before it killed; undefined when it did not, or its first signal is forgotten. */
  readonly waitedSeconds: number | undefined;
  /** Seconds between the signal that asked it to end and its end; undefined when none did, or the events are gone. */
  readonly tookSeconds: number | undefined;
  /** How much of its last run the engine still has events of. */
  readonly remembered: Remembered;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly restartPolicy: string;
  readonly restartCount: number;
  /** Bytes; 0 for no limit. */
  readonly memory: number;
  /** The line that a shell runs as process 1; empty where the program itself is process 1. */
  readonly shellLine: string;
  readonly health: readonly { readonly at: string; readonly exitCode: number; readonly output: string }[];
}

export type Remembered = 'all' | 'part' | 'nothing';

/** Signals by their numbers on Linux, those that people meet. */
const signalNames: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  10: 'SIGUSR1',
  11: 'SIGSEGV',
  12: 'SIGUSR2',
  13: 'SIGPIPE',
  14: 'SIGALRM',
  15: 'SIGTERM',
};
const USUAL_GRACE = 10;
const HEALTH_SHOWN = 5;
/** Seconds before an end in which a signal may have brought it about. docker stop itself is told of afterwards. */
const SIGNAL_REACH = 60;
/** Signals by which people ask a program to end; others make it reload, or tell it something. */
const askToEnd = new Set(['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGKILL']);

/** An event of the container, and when it was, in seconds since 1970. */
export interface TimedEvent {
  readonly event: Pick<EngineEvent, 'action' | 'attributes'>;
  readonly at: number;
}

/**
 * @param inspected what inspect shows of the container
 * @param events those of its last run, the oldest first; engines remember only the last few hundred of all
 * @param oldest when the oldest event was that the engine still has of anything, in seconds since 1970; undefined: unknown
 */
export function exitStory(inspected: unknown, events: readonly TimedEvent[], oldest?: number): ExitStory {
  const raw = record(inspected);
  const [state, config, host] = [record(raw['State']), record(raw['Config']), record(raw['HostConfig'])];
  const policy = record(host['RestartPolicy']);
  const exitCode = number(state, 'ExitCode') ?? 0;
  const stopSignal = signalName(text(config, 'StopSignal') || 'SIGTERM');
  const ending = endingOf(events, stopSignal, oldest);
  const reason = reasonOf(state, exitCode, ending);
  return {
    reason,
    exitCode,
    signal: isSilent(reason) ? signalOf(exitCode) : (ending.last ?? signalOf(exitCode)),
    error: text(state, 'Error'),
    stopSignal,
    graceSeconds: number(config, 'StopTimeout') ?? USUAL_GRACE,
    waitedSeconds: ending.waitedSeconds,
    tookSeconds: isSilent(reason) ? undefined : ending.tookSeconds,
    remembered: ending.remembered,
    startedAt: text(state, 'StartedAt'),
    finishedAt: text(state, 'FinishedAt'),
    restartPolicy: text(policy, 'Name') || 'no',
    restartCount: number(raw, 'RestartCount') ?? 0,
    memory: number(host, 'Memory') ?? 0,
    shellLine: shellLineOf(config),
    health: list(record(state['Health']), 'Log')
      .slice(-HEALTH_SHOWN)
      .map(record)
      .map((check) => ({
        at: text(check, 'Start'),
        exitCode: number(check, 'ExitCode') ?? 0,
        output: text(check, 'Output'),
      })),
  };
}

interface Ending {
  /** Somebody asked for its end with docker stop or restart. */
  readonly stopped: boolean;
  /** The last signal that came through docker. */
  readonly last: string | undefined;
  /** The one before asked it to end, and docker stop killed it then. */
  readonly graceOver: boolean;
  readonly waitedSeconds: number | undefined;
  readonly tookSeconds: number | undefined;
  readonly remembered: Remembered;
  /** Everything is known that was sent through docker and may have ended it. */
  readonly isWhole: boolean;
}

/** docker stop is told as: kill (the stop signal), perhaps kill (9) after the grace period, die, stop. */
function endingOf(events: readonly TimedEvent[], stopSignal: string, oldest: number | undefined): Ending {
  // Only what belongs to its last end: a later start would have made it run again.
  const from = events.findLastIndex(({ event }) => event.action === 'start');
  const last = events.slice(from + 1);
  const kills = last.filter(({ event }) => event.action === 'kill');
  const signals = kills.map(({ event }) => signalName(event.attributes['signal'] ?? ''));
  // Not the event `restart`, which follows the start and would stay with a container that ends by itself later.
  const stopped = last.some(({ event }) => event.action === 'stop');
  const died = last.find(({ event }) => event.action === 'die');
  const wasKilled = signals.at(-1) === 'SIGKILL';
  const graceOver = stopped && wasKilled && kills.length > 1;
  const [asked, killed] = graceOver ? kills.slice(-2) : kills.slice(-1);
  // Somebody may have killed it by hand while docker stop waited: only how long it had is known.
  const waitedSeconds = graceOver && asked !== undefined && killed !== undefined ? killed.at - asked.at : undefined;
  const isWhole =
    died !== undefined && (from >= 0 || died.at - Math.min(oldest ?? died.at, events[0]?.at ?? died.at) > SIGNAL_REACH);
  return {
    stopped,
    last: signals.at(-1),
    graceOver,
    waitedSeconds,
    tookSeconds:
      asked === undefined || died === undefined || !asksToEnd(asked, stopSignal) ? undefined : died.at - asked.at,
    remembered: died === undefined ? 'nothing' : from >= 0 ? 'all' : 'part',
    isWhole,
  };
}

function asksToEnd({ event }: TimedEvent, stopSignal: string): boolean {
  const signal = signalName(event.attributes['signal'] ?? '');
  return signal === stopSignal || askToEnd.has(signal);
}

function reasonOf(state: Readonly<Record<string, unknown>>, exitCode: number, ending: Ending): ExitReason {
  const status = text(state, 'Status');
  // One that waits for its next start is running in the engine's eyes, and has ended in everybody else's.
  const isRunning = state['Running'] === true && state['Restarting'] !== true;
  if (isRunning || status === 'running' || status === 'paused') return 'running';
  if (status === 'created') return text(state, 'Error') === '' ? 'neverStarted' : 'couldNotStart';
  if (state['OOMKilled'] === true) return 'outOfMemory';
  if (text(state, 'Error') !== '') return 'couldNotStart';
  if (ending.graceOver) return 'graceOver';
  // Where the signals are forgotten, the number tells.
  const lastly = ending.last ?? signalOf(exitCode);
  if (ending.stopped) return lastly === 'SIGKILL' ? 'stoppedAndKilled' : 'stopped';
  const byNumber = signalOf(exitCode);
  if (ending.last === 'SIGKILL' || (ending.last !== undefined && ending.last === byNumber)) return 'killed';
  if (ending.tookSeconds !== undefined && ending.tookSeconds <= SIGNAL_REACH) return 'afterSignal';
  if (byNumber !== undefined) return ending.isWhole ? 'bySignal' : 'signalForgotten';
  if (exitCode === 127) return 'notFound';
  if (exitCode === 126) return 'notExecutable';
  if (!ending.isWhole) return 'forgotten';
  return exitCode === 0 ? 'finished' : 'failed';
}

/** Nothing that came through docker has to do with it. */
function isSilent(reason: ExitReason): boolean {
  return ['bySignal', 'signalForgotten', 'finished', 'failed', 'notFound', 'notExecutable', 'forgotten'].includes(
    reason,
  );
}

/** The signal that a number above 128 stands for: what the engine writes down for it, and a shell for its command. */
function signalOf(exitCode: number): string | undefined {
  return exitCode > 128 ? signalNames[exitCode - 128] : undefined;
}

/** `9`, `KILL` and `SIGKILL` are all `SIGKILL`. */
function signalName(signal: string): string {
  if (/^\d{1,2}$/.test(signal)) return signalNames[Number(signal)] ?? signal;
  return signal === '' || signal.startsWith('SIG') ? signal : `SIG${signal}`;
}

function shellLineOf(config: Readonly<Record<string, unknown>>): string {
  const words = [...list(config, 'Entrypoint'), ...list(config, 'Cmd')];
  const [shell, flag, line] = words;
  return shell === '/bin/sh' && flag === '-c' && typeof line === 'string' ? line : '';
}
