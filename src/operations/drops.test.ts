import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { type Act, FakeUi, services } from '../../test/helpers/fakeUi.ts';
import { property } from '../../test/helpers/random.ts';
import { rawContainer } from '../../test/helpers/raw.ts';
import type { Partner } from '../contract/operation.ts';
import type { AnyThing } from '../contract/view.ts';
import { type Dragged, dropFor, partnersIn, runDrops } from './drops.ts';
import { operations } from './index.ts';

const place = (repository?: string, tag?: string): AnyThing => {
  const id = JSON.stringify({ host: 'reg.example:5000', plain: false, repository, tag });
  const state = tag !== undefined ? 'tag' : repository !== undefined ? 'repository' : 'registry';
  return { kind: 'registry', id, name: 'reg.example:5000', state };
};
const rows = {
  container: { kind: 'container', id: String(rawContainer(1)['Id']), name: 'c1', state: 'running' },
  image: { kind: 'image', id: 'team/app:2', name: 'team/app:2', state: 'tagged' },
  dangling: { kind: 'image', id: 'sha256:ab', name: 'ab', state: 'dangling' },
  volume: { kind: 'volume', id: 'data', name: 'data', state: 'unused' },
  network: { kind: 'network', id: 'n1', name: 'net', state: 'own' },
  context: { kind: 'context', id: 'far', name: 'far', state: 'other' },
  ledger: { kind: 'ledger', id: '1', name: 'docker ps', state: 'done' },
  swarm: { kind: 'swarm', id: 's1', name: 'web', state: 'service' },
  registry: place(),
  repository: place('team/app'),
  tag: place('team/app', '1'),
} as const satisfies Record<string, AnyThing>;
const file = { kind: 'file', path: '/tmp/site' } as const;
const all: Record<string, Partner> = { ...rows, file };

const dragging = (...things: readonly unknown[]): Dragged => ({ things: [JSON.stringify(things)], uris: [] });
const pathOf = (uri: string): string | undefined => (uri.startsWith('file://') ? uri.slice(7) : undefined);

describe('what is dropped on what', () => {
  const expected: Readonly<Record<string, string>> = {
    'container on network': 'network.connect',
    'network on container': 'network.connect',
    'file on container': 'container.copyTo',
    'image on registry': 'image.tag',
    'image on repository': 'image.tag',
    'dangling on registry': 'image.tag',
    'dangling on repository': 'image.tag',
  };

  for (const [what, dragged] of Object.entries(all)) {
    for (const [where, row] of Object.entries(rows)) {
      const pair = `${what} on ${where}`;
      it(`${pair}: ${expected[pair] ?? 'nothing'}`, () =>
        assert.equal(dropFor(dragged, row)?.operation.id, expected[pair]));
    }
  }

  it('runs only operations that are in the table of all operations', () => {
    for (const id of new Set(Object.values(expected)))
      assert.ok(
        operations.some((operation) => operation.id === id),
        id,
      );
  });
});

describe('what a drag brings along', () => {
  const partners = (dragged: Partial<Dragged>): Partner[] => partnersIn({ things: [], uris: [], ...dragged }, pathOf);

  it('is our things, each once, and files of this machine', () => {
    const uris = ['', 'file:///a/b c\r\nhttps://example.com/\r\nfile:///a/b c\r\nnothing\r\n# a comment\r\n'];
    const things = ['', JSON.stringify([rows.container, rows.network]), JSON.stringify([rows.container])];
    assert.deepEqual(partners({ things, uris }), [rows.container, rows.network, { kind: 'file', path: '/a/b c' }]);
  });

  it('is nothing when another program says anything else', (test) => {
    for (const text of ['{', 'null', '7', '{"kind":"container"}', '[null, 7, "x", {"kind":"container","id":1}]']) {
      assert.deepEqual(partners({ things: [text] }), [], text);
    }
    property(test, 300, (random) => {
      const text = random.text(['[', ']', '{', '}', '"', 'kind', ':', ',', 'file:', '%', '\n', '\u202e'], 40);
      assert.deepEqual(
        partners({ things: [text] }).filter(({ kind }) => kind === 'file'),
        [],
      );
      for (const found of partners({ uris: [text] })) assert.equal(found.kind, 'file');
    });
  });
});

describe('a drop', () => {
  const drop = async (
    dragged: Dragged,
    row: AnyThing,
    ...script: readonly Act[]
  ): Promise<{ ui: FakeUi; engine: FakeEngine; sent: string[] }> => {
    const engine = new FakeEngine();
    engine.containers = [rawContainer(1, { Names: ['/c1'] })];
    engine.inspected = {};
    const ui = new FakeUi(script);
    await runDrops(services(engine, { ui }), dragged, row);
    assert.ok(ui.done, 'it did not ask all');
    return { ui, engine, sent: engine.calls.filter((call) => /^(send|follow|upload)/.test(call)) };
  };

  it('of a container on a network, or of the network on it, asks for what the operation asks for', async () => {
    for (const [dragged, row] of [
      [rows.container, rows.network],
      [rows.network, rows.container],
    ] as const) {
      const { ui, sent } = await drop(dragging(dragged), row, { type: ['db'] });
      assert.equal(ui.inputs[0]?.title, 'Connect c1 to net');
      assert.deepEqual(ui.statuses, ['docker network connect --alias db net c1']);
      assert.equal(sent.length, 1);
      assert.match(sent[0] ?? '', /^send POST \/networks\/n1\/connect/);
    }
  });

  it('does nothing when the person turns away', async () => {
    const { sent } = await drop(dragging(rows.container), rows.network, 'escape');
    assert.deepEqual(sent, []);
    const files = { things: [], uris: ['file:///tmp/site'] };
    assert.deepEqual((await drop(files, rows.container, 'escape')).sent, []);
    assert.deepEqual((await drop(dragging(rows.image), rows.registry, 'escape')).sent, []);
  });

  it('of a container that is on the network already says so', async () => {
    const engine = new FakeEngine();
    engine.inspected = { NetworkSettings: { Networks: { net: { NetworkID: 'n1' } } } };
    const using = services(engine);
    await runDrops(using, dragging(rows.container), rows.network);
    assert.deepEqual(using.ui.statuses, ['c1 is on net already.']);
    assert.equal(engine.count('send'), 0);
  });

  it('of an image on a registry asks for the name there, tags, and pushes', async () => {
    const names: readonly [AnyThing, AnyThing, string][] = [
      [rows.image, rows.registry, 'reg.example:5000/app:2'],
      [rows.image, rows.repository, 'reg.example:5000/team/app:2'],
      [rows.dangling, rows.repository, 'reg.example:5000/team/app:latest'],
    ];
    for (const [image, row, name] of names) {
      const { ui, engine } = await drop(dragging(image), row, { type: [name] });
      assert.equal(ui.inputs[0]?.value, name);
      assert.match(ui.inputs[0].title, /Tag and Push .* to reg\.example:5000/);
      assert.deepEqual(ui.statuses.slice(0, 2), [`docker tag ${image.name} ${name}`, `docker push ${name}`]);
      assert.ok(
        engine.calls.some((call) => call.startsWith('follow POST /images/')),
        engine.calls.join('\n'),
      );
    }
  });

  it('of what fits nowhere asks nothing and does nothing', async () => {
    const { sent, ui } = await drop(dragging(rows.volume, rows.image, rows.container), rows.container);
    assert.deepEqual([sent, ui.statuses], [[], []]);
  });
});
