import type { OneOperation } from '../contract/operation.ts';

export const logs: OneOperation = {
  kind: 'one',
  id: 'container.logs',
  title: { en: 'Follow Logs', ko: '로그 따라가기' },
  icon: 'output',
  topic: 'cli.container.logs',
  on: 'container',
  placements: [{ group: 'inline@1' }, { group: '1_enter@3' }],
  run: async ({ engine, settings, terminals }, thing) => {
    const tail = settings.logTail();
    const timestamps = settings.logTimestamps();
    await terminals.open({
      title: `logs: ${thing.name}`,
      icon: 'output',
      line: ['logs', '--follow', '--tail', String(tail), ...(timestamps ? ['--timestamps'] : []), thing.name],
      interactive: false,
      reuse: `logs/${thing.id}`,
      session: () => engine.logs(thing.id, thing.name, { tail, timestamps }),
    });
  },
};
