import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codicons, packageJson } from '../../test/helpers/manifest.ts';
import { context } from '../../test/helpers/fakeContexts.ts';
import { container, image, network, volume } from '../../test/helpers/records.ts';
import { Failure } from '../contract/failure.ts';
import { failureTable } from '../contract/failureTable.ts';
import { speakIn } from '../contract/localized.ts';
import { remedies } from '../contract/remedy.ts';
import type { Row, RowKind } from '../contract/view.ts';
import { windowCommands } from '../contract/windowCommands.ts';
import type { ContainerState } from '../model/records.ts';
import { operations } from '../operations/index.ts';
import { containerRow } from '../views/containerRow.ts';
import { contextRow } from '../views/contextRow.ts';
import { imageRow } from '../views/imageRow.ts';
import { networkRow } from '../views/networkRow.ts';
import { viewTable } from '../views/viewTable.ts';
import { volumeRow } from '../views/volumeRow.ts';
import { koreanBundle } from './bundle.ts';

const speak = speakIn('en');
const icons = codicons();

/** Complete by its type: a new state does not compile without being here. */
const everyState: Record<ContainerState, true> = {
  created: true,
  running: true,
  paused: true,
  restarting: true,
  removing: true,
  exited: true,
  dead: true,
  unknown: true,
};
const states = Object.keys(everyState) as ContainerState[];

/** A row of every look. */
const rows: readonly Row[] = [
  ...states.flatMap((state) =>
    [undefined, 'healthy', 'unhealthy', 'starting'].flatMap((health) =>
      [undefined, 0, 1].map((exitCode) =>
        containerRow(container({ state, health: health as 'healthy' | undefined, exitCode }), speak),
      ),
    ),
  ),
  ...['a:1', ''].map((reference) => imageRow(image({ reference }), speak, 0)),
  ...[[], ['web']].map((users) => volumeRow(volume(), users, speak)),
  ...['net', 'bridge'].map((name) => networkRow(network({ name }), [], speak, (members) => members)),
  ...['default', 'staging'].flatMap((name) =>
    [true, false].flatMap((current) =>
      [{}, { problem: new Failure('unexpected') }].flatMap((problem) =>
        [true, false].map((inUse) => contextRow(context({ name, current, ...problem }), inUse, speak)),
      ),
    ),
  ),
];

const statesOf = (kind: RowKind): Set<string> =>
  new Set(rows.flatMap(({ thing }) => (thing?.kind === kind ? [thing.state] : [])));

describe('operations', () => {
  const makers = operations.filter((operation) => operation.kind === 'make');
  for (const { id, on, icon, topic, titleGroup } of makers) {
    it(`${id} is a button above its view, and in no row`, () => {
      assert.ok(icons.has(icon), icon);
      assert.ok(id.startsWith(`${on}.`));
      assert.match(topic, /^[a-z]+(\.[a-z]+)+$/);
      const menus = Object.entries(packageJson.contributes.menus);
      const places = menus.flatMap(([menu, entries]) =>
        entries.filter(({ command }) => command === `dockyard.${id}`).map((entry) => ({ menu, ...entry })),
      );
      const view = viewTable.find(({ kind }) => kind === on)?.id;
      const expected = { menu: 'view/title', command: `dockyard.${id}`, when: `view == dockyard.${String(view)}` };
      assert.deepEqual(places, [{ ...expected, group: titleGroup }]);
    });
  }

  for (const operation of operations) {
    if (operation.kind === 'make') continue;
    const { id, on, placements, icon, topic } = operation;
    it(`${id} is placed where rows can be`, () => {
      const possible = statesOf(on);
      for (const placement of placements) {
        assert.match(placement.group, /^(inline|\d_[a-z]+)@\d+$/);
        for (const state of placement.states ?? []) assert.ok(possible.has(state), `${on}.${state}`);
        // A menu never offers what the quick pick would not.
        if (operation.states !== undefined) {
          assert.ok(placement.states !== undefined);
          for (const state of placement.states) assert.ok(operation.states.includes(state), state);
        }
      }
    });

    it(`${id} has an icon when it is a button, an id of its thing, and a topic`, () => {
      const isButton = placements.some(({ group }) => group.startsWith('inline'));
      assert.ok(!isButton || icon !== undefined);
      if (icon !== undefined) assert.ok(icons.has(icon), icon);
      assert.ok(id.startsWith(`${on}.`));
      assert.match(topic, /^[a-z]+(\.[a-z]+)+$/);
    });
  }

  it('have ids of their own', () => assert.equal(new Set(operations.map(({ id }) => id)).size, operations.length));
});

describe('the menu of a row, as VS Code reads it', () => {
  const entries = packageJson.contributes.menus['view/item/context'] ?? [];

  /** The commands that a row shows, by `viewItem`. */
  function offered(viewItem: string): string[] {
    return entries
      .filter(({ when }) => {
        const [, pattern] = /^view =~ \/\^dockyard\\\.\/ && viewItem =~ \/(.+)\/$/.exec(when ?? '') ?? [];
        return new RegExp(pattern ?? assert.fail(`cannot read ${when ?? 'nothing'}`)).test(viewItem);
      })
      .map(({ command, group }) => `${command} ${group ?? ''}`);
  }

  for (const kind of ['container', 'image', 'volume', 'network', 'context'] as const) {
    for (const state of statesOf(kind)) {
      it(`of ${kind}.${state} has what the table places there, and nothing else`, () => {
        const expected = operations
          .filter(({ on }) => on === kind)
          .flatMap((operation) => (operation.kind === 'make' ? [] : operation))
          .flatMap(({ id, placements }) =>
            placements
              .filter((placement) => placement.states?.includes(state) !== false)
              .map(({ group }) => `dockyard.${id} ${group}`),
          );
        assert.deepEqual(offered(`${kind}.${state}`).sort(), expected.sort());
        assert.ok(expected.length > 0);
      });
    }
  }

  it('of a row that stands for no thing has nothing', () => assert.deepEqual(offered('none'), []));

  it('shows no two buttons in one place', () => {
    for (const state of states) {
      const buttons = offered(`container.${state}`).flatMap((entry) => /inline@\d+/.exec(entry) ?? []);
      assert.equal(new Set(buttons).size, buttons.length, state);
    }
  });
});

describe('icons', () => {
  it('of rows are icons of VS Code, with colours of its themes', () => {
    for (const { icon } of rows) {
      assert.ok(icons.has(icon.id), icon.id);
      if (icon.color !== undefined) assert.match(icon.color, /^(charts\.(red|green|yellow)|disabledForeground)$/);
    }
  });

  it('of views and window commands too', () => {
    for (const { icon } of [...viewTable, ...Object.values(windowCommands)] as { icon?: string }[]) {
      if (icon !== undefined) assert.ok(icons.has(icon), icon);
    }
  });
});

describe('remedies', () => {
  const commands = [...operations.map(({ id }) => id), ...Object.keys(windowCommands)].map((id) => `dockyard.${id}`);
  for (const [id, { command }] of Object.entries(remedies)) {
    it(`${id} runs a command that exists`, () =>
      assert.ok(/^workbench\.|^vscode\.open$/.test(command) || commands.includes(command), command));
  }

  it('are all of use', () => {
    const used = new Set<string>(Object.values(failureTable).flatMap(({ remedies: helps }) => [...helps]));
    for (const id of Object.keys(remedies)) assert.ok(used.has(id), id);
  });
});

describe('welcome texts', () => {
  const { viewsWelcome, views } = packageJson.contributes;
  const codes = Object.keys(failureTable).filter((code) => code.startsWith('engine.'));

  for (const { id } of views['dockyard'] ?? []) {
    it(`${id} says something when it is empty, and for every reason for which it is`, () => {
      const cases = viewsWelcome.filter(({ view }) => view === id).map(({ when }) => when);
      // Contexts are there without an engine.
      const expected =
        id === 'dockyard.contexts'
          ? ['live', 'unexpected'].map((value) => `dockyard.contexts == '${value}'`)
          : ['live', ...codes, 'unexpected'].map((value) => `dockyard.engine == '${value}'`);
      assert.deepEqual([...cases].sort(), expected.sort());
    });
  }
});

describe('koreanBundle', () => {
  const text = (en: string, ko: string): Parameters<typeof koreanBundle>[0][number] => ({ en, ko, place: `${ko}.ts` });

  it('is sorted, each text once', () =>
    assert.deepEqual(Object.entries(koreanBundle([text('b', '나'), text('a', '가'), text('b', '나')])), [
      ['a', '가'],
      ['b', '나'],
    ]));

  it('does not take two Korean texts for one English one, and says where they are', () =>
    assert.throws(() => koreanBundle([text('a', '가'), text('a', '나')]), /“a” is “가” in 가\.ts and “나” in 나\.ts/));
});
