import type { EachOperation } from '../contract/operation.ts';

/** States in which a container has a process. */
const alive = ['running', 'paused', 'restarting'];
const still = ['created', 'exited', 'dead'];

export const start: EachOperation = {
  kind: 'each',
  id: 'container.start',
  title: { en: 'Start', ko: '시작' },
  icon: 'play',
  topic: 'cli.container.start',
  on: 'container',
  states: still,
  placements: [
    { states: still, group: 'inline@2' },
    { states: still, group: '2_state@1' },
  ],
  line: ({ name }) => ['start', name],
  progress: { en: 'Starting {0}', ko: '{0} 시작 중' },
  act: (engine, { id, name }) => engine.startContainer(id, name),
};

export const stop: EachOperation = {
  kind: 'each',
  id: 'container.stop',
  title: { en: 'Stop', ko: '중지' },
  icon: 'debug-stop',
  topic: 'cli.container.stop',
  on: 'container',
  states: alive,
  placements: [
    { states: alive, group: 'inline@3' },
    { states: alive, group: '2_state@2' },
  ],
  line: ({ name }) => ['stop', name],
  progress: { en: 'Stopping {0}', ko: '{0} 중지 중' },
  act: (engine, { id, name }) => engine.stopContainer(id, name),
};

export const restart: EachOperation = {
  kind: 'each',
  id: 'container.restart',
  title: { en: 'Restart', ko: '다시 시작' },
  icon: 'debug-restart',
  topic: 'cli.container.restart',
  on: 'container',
  placements: [{ group: '2_state@3' }],
  line: ({ name }) => ['restart', name],
  progress: { en: 'Restarting {0}', ko: '{0} 다시 시작 중' },
  act: (engine, { id, name }) => engine.restartContainer(id, name),
};
