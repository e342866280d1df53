import type { EachOperation, Services } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { containerCall } from './changeState.ts';
import { containerNames } from './run.ts';
import { askForName } from './runFields.ts';
import { undoBy } from './undo.ts';

/** New names by the ids of the containers. */
type Names = ReadonlyMap<string, string>;

export const rename: EachOperation<Names> = {
  kind: 'each',
  id: 'container.rename',
  title: { en: 'Rename…', ko: '이름 바꾸기…' },
  icon: 'edit',
  topic: 'cli.container.rename',
  on: 'container',
  placements: [{ group: '4_change@1' }],
  danger: 'none',
  progress: { en: 'Renaming {0}', ko: '{0} 이름을 바꾸는 중' },
  ask: askForNames,
  line: ({ id, name }, names) => ['rename', name, names.get(id) ?? name],
  call: (thing, names) => containerCall(thing, 'rename', { name: names.get(thing.id) ?? thing.name }),
  undo: (thing, names) => {
    const now = names.get(thing.id) ?? thing.name;
    return undoBy(['rename', now, thing.name], containerCall(thing, 'rename', { name: thing.name }));
  },
};

async function askForNames({ engine, ui }: Services, things: readonly Thing[]): Promise<Names | undefined> {
  const taken = new Set(await containerNames(engine));
  const names = new Map<string, string>();
  for (const { id, name } of things) {
    const prompt = ui.speak({ en: 'A new name for {0}', ko: '{0}의 새 이름' }, name);
    const given = await askForName(ui, prompt, name, taken, true);
    if (given === undefined) return undefined;
    taken.add(given);
    names.set(id, given);
  }
  return names;
}
