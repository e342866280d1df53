import type { EngineEvent } from '../contract/engine.ts';
import { list, number, record, text } from './raw.ts';

/** Why a container is not running, as far as the engine still tells. */
export type ExitReason =
  | 'running'
  | 'neverStarted'
  | 'couldNotStart'
  | 'outOfMemory'
  | 'graceOver'
  | 'stopped'
  | 'killed'
  | 'killedUnseen'
  | 'bySignal'
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
  /** What docker stop sends, and for how many seconds it waits. */
  readonly stopSignal: string;
  readonly graceSeconds: number;
  /** Seconds between the stop signal and its end; undefined when nobody stopped it, or the events are gone. */
  readonly tookSeconds: number | undefined;
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

/** An event of the container, and when it was, in seconds since 1970. */
export interface TimedEvent {
  readonly event: Pick<EngineEvent, 'action' | 'attributes'>;
  readonly at: number;
}

/**
 * @param inspected what inspect shows of the container
 * @param events those of its last run, the oldest first; engines remember only the last few hundred of all
 */
export function exitStory(inspected: unknown, events: readonly TimedEvent[]): ExitStory {
  const raw = record(inspected);
  const [state, config, host] = [record(raw['State']), record(raw['Config']), record(raw['HostConfig'])];
  const policy = record(host['RestartPolicy']);
  const exitCode = number(state, 'ExitCode') ?? 0;
  const stopSignal = signalName(text(config, 'StopSignal') || 'SIGTERM');
  const ending = endingOf(events, stopSignal);
  const reason = reasonOf(state, exitCode, ending);
  return {
    reason,
    exitCode,
    signal: ending.last ?? (exitCode > 128 ? signalNames[exitCode - 128] : undefined),
    error: text(state, 'Error'),
    stopSignal,
    graceSeconds: number(config, 'StopTimeout') ?? USUAL_GRACE,
    tookSeconds: ending.tookSeconds,
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
  readonly graceOver: boolean;
  /** The last signal that came through docker. */
  readonly last: string | undefined;
  readonly tookSeconds: number | undefined;
}

/** docker stop is told as: kill (the stop signal), perhaps kill (9) after the grace period, die, stop. */
function endingOf(events: readonly TimedEvent[], stopSignal: string): Ending {
  // Only what belongs to its last end: a later start would have made it run again.
  const from = events.findLastIndex(({ event }) => event.action === 'start');
  const last = events.slice(from + 1);
  const kills = last.filter(({ event }) => event.action === 'kill');
  const signals = kills.map(({ event }) => signalName(event.attributes['signal'] ?? ''));
  const stopped = last.some(({ event }) => event.action === 'stop' || event.action === 'restart');
  const asked = kills.find((_, index) => signals[index] === stopSignal);
  const died = last.find(({ event }) => event.action === 'die');
  return {
    stopped,
    graceOver: stopped && signals.length > 1 && signals.at(-1) === 'SIGKILL',
    last: signals.at(-1),
    tookSeconds: stopped && asked !== undefined && died !== undefined ? died.at - asked.at : undefined,
  };
}

function reasonOf(state: Readonly<Record<string, unknown>>, exitCode: number, ending: Ending): ExitReason {
  const status = text(state, 'Status');
  if (state['Running'] === true || status === 'running' || status === 'paused') return 'running';
  if (status === 'created') return text(state, 'Error') === '' ? 'neverStarted' : 'couldNotStart';
  if (state['OOMKilled'] === true) return 'outOfMemory';
  if (text(state, 'Error') !== '') return 'couldNotStart';
  if (ending.graceOver) return 'graceOver';
  if (ending.stopped) return 'stopped';
  if (ending.last === 'SIGKILL' || (ending.last !== undefined && exitCode > 128)) return 'killed';
  if (exitCode === 137) return 'killedUnseen';
  if (exitCode > 128 && signalNames[exitCode - 128] !== undefined) return 'bySignal';
  if (exitCode === 127) return 'notFound';
  if (exitCode === 126) return 'notExecutable';
  return exitCode === 0 ? 'finished' : 'failed';
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
