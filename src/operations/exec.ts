import { Failure } from '../contract/failure.ts';
import type { Engine } from '../contract/engine.ts';
import type { OneOperation } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';

/** Preferred first. */
const shells = ['bash', 'sh'];

export const exec: OneOperation = {
  kind: 'one',
  id: 'container.exec',
  title: { en: 'Open Shell (exec)', ko: '셸 열기(exec)' },
  icon: 'terminal',
  topic: 'cli.container.exec',
  on: 'container',
  states: ['running'],
  placements: [
    { states: ['running'], group: 'inline@2' },
    { states: ['running'], group: '1_enter@1' },
  ],
  run: async ({ engine, ui, terminals }, thing) => {
    const shell = await ui.during(
      ui.speak({ en: 'Looking for a shell in {0}', ko: '{0}에서 셸을 찾는 중' }, thing.name),
      () => findShell(engine, thing),
    );
    await terminals.open({
      title: `${shell}: ${thing.name}`,
      icon: 'terminal',
      line: ['exec', '-it', thing.name, shell],
      interactive: true,
      session: (size) => engine.exec(thing.id, thing.name, [shell], size),
    });
  },
};

/** Tries each shell for real: images without `which`, or with a broken link, are told apart from those that have one. */
async function findShell(engine: Engine, thing: Thing): Promise<string> {
  for (const shell of shells) {
    if ((await engine.execExitCode(thing.id, thing.name, [shell, '-c', 'exit 0'])) === 0) return shell;
  }
  throw new Failure('container.noShell', [thing.name, await imageOf(engine, thing)]);
}

async function imageOf(engine: Engine, thing: Thing): Promise<string> {
  const inspected = (await engine.inspect('container', thing.id, thing.name)) as { Config?: { Image?: unknown } };
  return typeof inspected.Config?.Image === 'string' ? inspected.Config.Image : '?';
}
