import { type ApiCall, apiPath } from '../contract/apiCall.ts';
import type { EachOperation } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { type Ending, endingLoss, endingOf, endingQuestion, nothingRemoved } from './endings.ts';
import { undoWith } from './undo.ts';

/** States in which a container has a process. */
export const alive = ['running', 'paused', 'restarting'];
export const still = ['created', 'exited', 'dead'];

/** A request that has a container as its subject. */
export function containerCall({ id, name }: Thing, verb: string, query: ApiCall['query'] = {}): ApiCall {
  return { method: 'POST', path: apiPath`/containers/${id}/${verb}`, query, about: { kind: 'container', name } };
}

export const start: EachOperation = {
  kind: 'each',
  id: 'container.start',
  title: { en: 'Start', ko: '시작' },
  icon: 'play',
  topic: 'cli.container.start',
  on: 'container',
  states: still,
  placements: [{ group: 'inline@2' }, { group: '2_state@1' }],
  danger: 'none',
  progress: { en: 'Starting {0}', ko: '{0} 시작 중' },
  line: ({ name }) => ['start', name],
  call: (thing) => containerCall(thing, 'start'),
  undo: (thing) => undoWith(stop, thing, nothingRemoved, endingLoss(thing.id, thing.name)),
};

export const stop: EachOperation<Ending> = {
  kind: 'each',
  id: 'container.stop',
  title: { en: 'Stop', ko: '중지' },
  icon: 'debug-stop',
  topic: 'cli.container.stop',
  on: 'container',
  states: alive,
  placements: [{ group: 'inline@3' }, { group: '2_state@2' }],
  danger: 'disturbs',
  progress: { en: 'Stopping {0}', ko: '{0} 중지 중' },
  ask: endingOf,
  confirm: (things, speak, answers) => endingQuestion(things, (thing) => stop.line(thing, answers), answers, speak),
  line: ({ name }) => ['stop', name],
  call: (thing) => containerCall(thing, 'stop'),
  undo: (thing, { removed }) => (removed.has(thing.id) ? undefined : undoWith(start, thing, undefined)),
};

export const restart: EachOperation = {
  kind: 'each',
  id: 'container.restart',
  title: { en: 'Restart', ko: '다시 시작' },
  icon: 'debug-restart',
  topic: 'cli.container.restart',
  on: 'container',
  placements: [{ group: '2_state@3' }],
  danger: 'disturbs',
  progress: { en: 'Restarting {0}', ko: '{0} 다시 시작 중' },
  line: ({ name }) => ['restart', name],
  call: (thing) => containerCall(thing, 'restart'),
  // One that ran runs again, and nothing was changed that could be taken back.
  undo: (thing) =>
    still.includes(thing.state) ? undoWith(stop, thing, nothingRemoved, endingLoss(thing.id, thing.name)) : undefined,
};

const running = ['running'];
const paused = ['paused'];

export const pause: EachOperation = {
  kind: 'each',
  id: 'container.pause',
  title: { en: 'Pause', ko: '일시 중지' },
  icon: 'debug-pause',
  topic: 'cli.container.pause',
  on: 'container',
  states: running,
  placements: [{ group: '2_state@4' }],
  danger: 'disturbs',
  progress: { en: 'Pausing {0}', ko: '{0} 일시 중지 중' },
  line: ({ name }) => ['pause', name],
  call: (thing) => containerCall(thing, 'pause'),
  undo: (thing) => undoWith(unpause, thing, undefined),
};

export const unpause: EachOperation = {
  kind: 'each',
  id: 'container.unpause',
  title: { en: 'Unpause', ko: '재개' },
  icon: 'debug-continue',
  topic: 'cli.container.unpause',
  on: 'container',
  states: paused,
  placements: [{ group: 'inline@2' }, { group: '2_state@4' }],
  danger: 'none',
  progress: { en: 'Unpausing {0}', ko: '{0} 재개 중' },
  line: ({ name }) => ['unpause', name],
  call: (thing) => containerCall(thing, 'unpause'),
  undo: (thing) => undoWith(pause, thing, undefined),
};
