import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codicons, packageJson } from '../../test/helpers/manifest.ts';
import { context } from '../../test/helpers/fakeContexts.ts';
import { container, image, network, volume } from '../../test/helpers/records.ts';
import { Failure } from '../contract/failure.ts';
import { failureTable } from '../contract/failureTable.ts';
import type { LedgerEntry } from '../contract/ledger.ts';
import { speakIn } from '../contract/localized.ts';
import { remedies } from '../contract/remedy.ts';
import type { Row, RowKind } from '../contract/view.ts';
import { windowCommands } from '../contract/windowCommands.ts';
import type { ContainerState } from '../model/records.ts';
import type { AskedTree } from '../model/askedTree.ts';
import { registryRows } from '../views/registryRow.ts';
import { swarmRows } from '../views/swarmRow.ts';
import { operations } from '../operations/index.ts';
import { containerRow } from '../views/containerRow.ts';
import { contextRow } from '../views/contextRow.ts';
import { imageRow } from '../views/imageRow.ts';
import { ledgerRow } from '../views/ledgerRow.ts';
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

const done: LedgerEntry = {
  ...{ id: '1', line: ['stop', 'web'], engine: '', at: 0, ms: 5, outcome: 'done', calls: [], events: [] },
  failure: undefined,
  undo: undefined,
  request: undefined,
  exitCode: undefined,
  isRevealed: false,
};
const undo = { line: ['start', 'web'], act: () => Promise.resolve() } as const;

/** Every list has one entry, and more behind it. */
const asked = {
  version: 0,
  at: () => ({ entries: ['one'], next: 'more', loading: false, failure: undefined }),
} as unknown as AskedTree<string>;

/** The rows and all that is below them. */
function unfolded(top: readonly Row[]): readonly Row[] {
  return top.flatMap((row) => [row, ...unfolded(row.children?.rows() ?? [])]);
}

/** A row of every look. */
const rows: readonly Row[] = [
  ...(['running', 'done', 'failed', 'ended', 'terminal'] as const).map((outcome) =>
    ledgerRow({ ...done, outcome }, speak),
  ),
  ledgerRow({ ...done, undo }, speak),
  ...states.flatMap((state) =>
    [undefined, 'healthy', 'unhealthy', 'starting'].flatMap((health) =>
      [undefined, 0, 1].map((exitCode) =>
        containerRow(container({ state, health: health as 'healthy' | undefined, exitCode }), speak),
      ),
    ),
  ),
  ...unfolded(
    registryRows([{ address: { host: 'registry.example.com', plain: false }, repository: '' }], asked, speak),
  ),
  ...unfolded(swarmRows(asked, speak)),
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
    it(`${id} is a button above its view or in the palette alone, and in no row`, () => {
      if (icon !== undefined) assert.ok(icons.has(icon), icon);
      assert.ok(id.startsWith(on === 'engine' ? '' : `${on}.`));
      assert.match(topic, /^[a-z]+(\.[a-z]+)+$/);
      const menus = Object.entries(packageJson.contributes.menus);
      const places = menus.flatMap(([menu, entries]) =>
        entries.filter(({ command }) => command === `dockyard.${id}`).map((entry) => ({ menu, ...entry })),
      );
      const view = viewTable.find(({ kind }) => kind === on)?.id;
      const button = { menu: 'view/title', command: `dockyard.${id}`, when: `view == dockyard.${String(view)}` };
      assert.deepEqual(places, titleGroup === undefined ? [] : [{ ...button, group: titleGroup }]);
      if (titleGroup?.startsWith('navigation') === true) assert.ok(icon !== undefined, 'a button has an icon');
    });
  }

  for (const operation of operations) {
    if (operation.kind === 'make') continue;
    const { id, on, placements, icon, topic } = operation;
    it(`${id} is placed where rows can be`, () => {
      const possible = statesOf(on);
      for (const state of operation.states ?? []) assert.ok(possible.has(state), `${on}.${state}`);
      for (const placement of placements) {
        assert.match(placement.group, /^(inline|\d_[a-z]+)@\d+$/);
        for (const state of placement.states ?? []) assert.ok(possible.has(state), `${on}.${state}`);
        // A menu never offers what the quick pick would not.
        for (const state of placement.states ?? []) assert.notEqual(operation.states?.includes(state), false, state);
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

  /** Whether a condition of ours holds; they are made of comparisons with `&&` and `||` between them. */
  function holds(when: string, keys: Readonly<Record<string, string | boolean>>): boolean {
    const [, inView = assert.fail(when), condition = ''] = /^(view =~ \S+) && (.+)$/.exec(when) ?? [];
    const alternatives = condition.replace(/^\((.+)\)$/, '$1').split(' || ');
    return alternatives.some((alternative) =>
      [inView, ...alternative.split(' && ')].every((comparison) => {
        const [, key = assert.fail(comparison), pattern] = /^([\w.]+)(?: =~ \/(.+)\/)?$/.exec(comparison) ?? [];
        const value = keys[key] ?? false;
        return pattern === undefined ? value === true : new RegExp(pattern).test(String(value));
      }),
    );
  }

  /** The commands that a row shows, by `viewItem`. @param selected states of all that is selected, if it is several */
  function offered(viewItem: string, selected: readonly string[] = []): string[] {
    const [kind = ''] = viewItem.split('.');
    const keys = {
      view: 'dockyard.any',
      viewItem,
      listMultiSelection: selected.length > 0,
      [`dockyard.selected.${kind}`]: selected.join(' '),
    };
    return entries
      .filter(({ when }) => holds(when ?? '', keys))
      .map(({ command, group }) => `${command} ${group ?? ''}`);
  }

  it('of several containers, running and stopped, has what fits any of them, and no buttons of others', () => {
    for (const state of ['running', 'exited']) {
      const menu = offered(`container.${state}`, ['running', 'exited']);
      assert.ok(menu.includes('dockyard.container.start 2_state@1'), state);
      assert.ok(menu.includes('dockyard.container.stop 2_state@2'), state);
      assert.ok(!menu.includes('dockyard.container.unpause 2_state@4'), state);
      assert.equal(menu.includes('dockyard.container.start inline@2'), state === 'exited');
    }
    assert.ok(!offered('container.exited', ['exited', 'created']).includes('dockyard.container.stop 2_state@2'));
  });

  for (const kind of ['container', 'image', 'volume', 'network', 'context', 'ledger'] as const) {
    for (const state of statesOf(kind)) {
      it(`of ${kind}.${state} has what the table places there, and nothing else`, () => {
        const expected = operations
          .filter(({ on }) => on === kind)
          .flatMap((operation) => (operation.kind === 'make' ? [] : operation))
          .flatMap(({ id, placements, states }) =>
            placements
              .filter((placement) => (placement.states ?? states)?.includes(state) !== false)
              .map(({ group }) => `dockyard.${id} ${group}`),
          );
        // Of the window's commands, one is about the row; what was done has pages of its own.
        const learn = kind === 'ledger' ? [] : ['dockyard.handbook.openFor 9_learn@1'];
        assert.deepEqual(offered(`${kind}.${state}`).sort(), [...expected, ...learn].sort());
        assert.ok(expected.length > 0);
      });
    }
  }

  it('of a row that stands for no thing has nothing', () => assert.deepEqual(offered('none'), []));

  /** The buttons of a row from left to right. */
  function buttons(viewItem: string): string[] {
    const places = offered(viewItem).flatMap((entry) => {
      const [, id = '', place] = /^dockyard\.(\S+) inline@(\d+)$/.exec(entry) ?? [];
      return place === undefined ? [] : [{ id, place: Number(place) }];
    });
    return places.sort((one, other) => one.place - other.place).map(({ id, place }) => `${id} ${place}`);
  }

  const usual: Readonly<Record<string, string>> = {
    'container.running': 'logs 1, exec 2, stop 3',
    'container.exited': 'logs 1, start 2, remove 4',
    'container.created': 'logs 1, start 2, remove 4',
    'image.tagged': 'run 1, inspect 2, remove 3',
    'image.dangling': 'run 1, inspect 2, remove 3',
    'volume.unused': 'inspect 1, backup 2, remove 3',
    'volume.used': 'inspect 1, backup 2',
    'network.own': 'connect 1, inspect 2, remove 3',
    'network.builtIn': 'connect 1, inspect 2',
  };
  for (const [viewItem, expected] of Object.entries(usual)) {
    it(`has a button for each usual action of ${viewItem}`, () => {
      const [kind] = viewItem.split('.');
      const found = buttons(viewItem).map((button) => button.replace(`${String(kind)}.`, ''));
      assert.equal(found.join(', '), expected);
    });
  }

  it('shows no two buttons in one place', () => {
    for (const kind of ['container', 'image', 'volume', 'network'] as const) {
      for (const state of statesOf(kind)) {
        const places = buttons(`${kind}.${state}`).map((button) => button.split(' ')[1]);
        assert.equal(new Set(places).size, places.length, `${kind}.${state}`);
      }
    }
  });
});

describe('keys', () => {
  /** Buttons of rows that no key presses, and why. */
  const without: Readonly<Record<string, string>> = {
    'registry.more': 'its row is the last of a list and does nothing else',
  };
  const { keybindings } = packageJson.contributes;

  for (const operation of operations) {
    if (operation.kind === 'make' || !operation.placements.some(({ group }) => group.startsWith('inline'))) continue;
    const { id, on } = operation;
    it(`${id} is a button, and has a key in its view or a reason for none`, () => {
      const view = viewTable.find(({ kind }) => kind === on)?.id ?? assert.fail(on);
      const own = keybindings.filter(({ command }) => command === `dockyard.${id}`);
      assert.equal(own.length, id in without ? 0 : 1);
      for (const { when, args } of own) {
        assert.equal(when, `focusedView == dockyard.${view} && listFocus && !inputFocus`);
        assert.deepEqual(args, { view });
      }
    });
  }

  it('without one are operations that exist', () => {
    for (const id of Object.keys(without))
      assert.ok(
        operations.some((operation) => operation.id === id),
        id,
      );
  });

  it('are each one thing in one place', () => {
    const places = keybindings.map(({ key, when }) => `${key} ${when ?? ''}`);
    assert.equal(new Set(places).size, places.length);
  });
});

describe('icons', () => {
  it('of rows are icons of VS Code, with colours of its themes', () => {
    for (const { icon } of rows) {
      assert.ok(icons.has(icon.id.replace(/~spin$/, '')), icon.id);
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
      // Contexts and pages are there without an engine, and so is what was done.
      const ofTheirOwn: Readonly<Record<string, readonly (string | undefined)[]>> = {
        'dockyard.ledger': [undefined],
        'dockyard.registries': [undefined],
        'dockyard.swarm': [undefined],
        'dockyard.handbook': [`dockyard.handbook == 'live'`],
        'dockyard.contexts': ['live', 'unexpected'].map((value) => `dockyard.contexts == '${value}'`),
      };
      const ofEngines = ['live', ...codes, 'unexpected'].map((value) => `dockyard.engine == '${value}'`);
      const expected = [...(ofTheirOwn[id] ?? ofEngines)];
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
