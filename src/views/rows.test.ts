import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { property } from '../../test/helpers/random.ts';
import { idOf, rawContainer, rawImage, rawNetwork, rawVolume } from '../../test/helpers/raw.ts';
import { speakIn } from '../contract/localized.ts';
import type { EngineViewId, Row } from '../contract/view.ts';
import { keyOf, Store } from '../model/store.ts';
import { Rows } from './rows.ts';

const NOW = 1_750_000_000_000;
const VIEWS: readonly EngineViewId[] = ['containers', 'images', 'volumes', 'networks'];

let store: Store;
let rows: Rows;
beforeEach(() => {
  store = new Store();
  rows = new Rows(store, speakIn('en'), () => NOW);
});

const labels = (view: EngineViewId): string[] => rows.top(view).map(({ label }) => label);

describe('the order of rows', () => {
  it('of containers is newest first, and by name where they are as old', () => {
    store.replace('container', [
      rawContainer(1, { Names: ['/old'], Created: 10 }),
      rawContainer(2, { Names: ['/web10'], Created: 20 }),
      rawContainer(3, { Names: ['/web9'], Created: 20 }),
      rawContainer(4, { Names: ['/new'], Created: 30 }),
    ]);
    assert.deepEqual(labels('containers'), ['new', 'web9', 'web10', 'old']);
  });

  it('of very many containers has those first that run, are paused or restart; of fewer a state moves no row', () => {
    const states = ['exited', 'running', 'created', 'paused', 'dead', 'restarting'];
    const few = states.map((State, index) =>
      rawContainer(index, { Names: [`/${State}`], State, Created: 1000 - index }),
    );
    const old = Array.from({ length: 250 }, (_, index) => rawContainer(100 + index, { State: 'exited', Created: 1 }));
    store.replace('container', few);
    assert.deepEqual(labels('containers'), states);
    store.replace('container', [...few, ...old]);
    const first = labels('containers').slice(0, 6);
    assert.deepEqual(first, ['running', 'paused', 'restarting', 'exited', 'created', 'dead']);
  });

  it('of images too; those without a tag where their age puts them', () => {
    store.replace('image', [
      rawImage(1, { RepoTags: ['b:1', 'a:1'], Created: 20 }),
      rawImage(2, { RepoTags: ['z:1'], Created: 30 }),
      rawImage(3, { RepoTags: null, Created: 25 }),
    ]);
    assert.deepEqual(labels('images'), ['z:1', '<none>', 'a:1', 'b:1']);
  });

  it('of volumes and networks is by name', () => {
    store.replace(
      'volume',
      ['v10', 'v9', 'a'].map((name) => rawVolume(name)),
    );
    store.replace('network', [rawNetwork(1, { Name: 'z' }), rawNetwork(2, { Name: 'bridge' })]);
    assert.deepEqual(labels('volumes'), ['a', 'v9', 'v10']);
    assert.deepEqual(labels('networks'), ['bridge', 'z']);
  });

  it('of containers on a network is by name', () => {
    const Networks = { net: { NetworkID: idOf('a'), IPAddress: '1.2.3.4' } };
    store.replace('container', [
      rawContainer(1, { Names: ['/z'], NetworkSettings: { Networks } }),
      rawContainer(2, { Names: ['/a'], NetworkSettings: { Networks } }),
    ]);
    store.replace('network', [rawNetwork('a', { Name: 'net' })]);
    assert.deepEqual(
      rows
        .top('networks')[0]
        ?.children?.rows()
        .map(({ label }) => label),
      ['a', 'z'],
    );
    assert.deepEqual(
      rows.networkMembers(idOf('a')).map(({ container }) => container.name),
      ['a', 'z'],
    );
  });

  it('does not depend on the order in which the engine lists', (test) =>
    property(test, 50, (random) => {
      const raw = Array.from({ length: 8 }, (_, id) =>
        rawContainer(id, { Created: random.int(1, 3), Names: [`/n${random.int(1, 20)}x${id}`] }),
      );
      store.replace('container', raw);
      const before = labels('containers');
      const other = new Store();
      other.replace(
        'container',
        [...raw].sort(() => random.next() - 0.5),
      );
      assert.deepEqual(
        new Rows(other, speakIn('en'), () => NOW).top('containers').map(({ label }) => label),
        before,
      );
    }));
});

describe('who uses a volume', () => {
  const mount = (Name: string, Type = 'volume'): object => ({ Type, Name, Source: '/x', Destination: '/srv' });

  it('are all containers that mount it, stopped ones too, each once, by name', () => {
    store.replace('container', [
      rawContainer(1, { Names: ['/web'], Mounts: [mount('data'), { ...mount('data'), Destination: '/b' }] }),
      rawContainer(2, { Names: ['/db'], State: 'exited', Mounts: [mount('data'), mount('logs')] }),
      rawContainer(3, { Names: ['/bind'], Mounts: [{ Type: 'bind', Source: 'data', Destination: '/srv' }] }),
    ]);
    store.replace(
      'volume',
      ['data', 'logs', 'free'].map((name) => rawVolume(name)),
    );
    assert.deepEqual(rows.volumeUsers('data'), ['db', 'web']);
    assert.deepEqual(rows.volumeUsers('logs'), ['db']);
    assert.deepEqual(rows.volumeUsers('free'), []);
    assert.deepEqual(
      rows.top('volumes').map(({ label, thing }) => `${label} ${thing?.state ?? ''}`),
      ['data used', 'free unused', 'logs used'],
    );
  });
});

describe('who is on a network', () => {
  it('is known by the id, not by the name, which a new network may have again', () => {
    const on = (NetworkID: string): object => ({ Networks: { net: { NetworkID, IPAddress: '1.2.3.4' } } });
    store.replace('container', [
      rawContainer(1, { NetworkSettings: on(idOf('a')) }),
      rawContainer(2, { NetworkSettings: on(idOf('b')) }),
    ]);
    store.replace('network', [rawNetwork('a', { Name: 'net' })]);
    assert.deepEqual(
      rows.networkMembers(idOf('a')).map(({ container }) => container.name),
      ['c1'],
    );
  });

  it('is a container that never ran too, by the name of the network', () => {
    store.replace('container', [
      rawContainer(1, { State: 'created', NetworkSettings: { Networks: { net: { NetworkID: '', IPAddress: '' } } } }),
      rawContainer(2, { State: 'created', NetworkSettings: { Networks: { elsewhere: { NetworkID: '' } } } }),
    ]);
    store.replace('network', [rawNetwork('a', { Name: 'net' })]);
    assert.deepEqual(
      rows.networkMembers(idOf('a')).map(({ container }) => container.name),
      ['c1'],
    );
    assert.deepEqual(
      rows
        .top('networks')[0]
        ?.children?.rows()
        .map(({ description }) => description),
      ['created'],
    );
  });

  it('is a container once, whatever the engine lists', () => {
    const Networks = { net: { NetworkID: idOf('a'), IPAddress: '1.2.3.4' }, alias: { NetworkID: idOf('a') } };
    store.replace('container', [rawContainer(1, { NetworkSettings: { Networks } })]);
    store.replace('network', [rawNetwork('a', { Name: 'net' })]);
    assert.deepEqual(
      rows
        .top('networks')[0]
        ?.children?.rows()
        .map(({ description }) => description),
      ['1.2.3.4'],
    );
  });
});

describe('entries that could not be read', () => {
  it('are rows at the end, not the end of the view', () => {
    store.replace('container', [{ Odd: 1 }, rawContainer(1), null]);
    const all = rows.top('containers');
    assert.deepEqual(
      all.map(({ label }) => label),
      ['c1', '(could not be read)', '(could not be read)'],
    );
    const [, odd] = all;
    assert.equal(odd?.thing, undefined);
    assert.deepEqual(odd?.icon, { id: 'question', color: 'charts.yellow' });
    assert.match(odd.description, /^Id: /);
    assert.match(odd.spoken, /could not be read/);
  });

  it('say so in Korean', () => {
    store.replace('volume', [7]);
    const [odd] = new Rows(store, speakIn('ko'), () => NOW).top('volumes');
    assert.equal(odd?.label, '(읽을 수 없음)');
  });
});

describe('rows that stay', () => {
  it('are the same objects as long as their container is the same, so that a tree need not compare them', () => {
    store.replace('container', [rawContainer(1), rawContainer(2)]);
    const [one, two] = rows.top('containers');
    store.replace('container', [rawContainer(1), rawContainer(2, { State: 'paused' })]);
    const [sameOne, otherTwo] = rows.top('containers');
    assert.equal(sameOne, one);
    assert.notEqual(otherTwo, two);
    assert.equal(otherTwo?.id, two?.id);
  });

  it('are made anew in another language', () => {
    let language: 'en' | 'ko' = 'en';
    const speaking = new Rows(
      store,
      (text, ...args) => speakIn(language)(text, ...args),
      () => NOW,
    );
    store.replace('container', [rawContainer(1)]);
    assert.match(speaking.top('containers')[0]?.spoken ?? '', /running/);
    language = 'ko';
    speaking.forget();
    assert.match(speaking.top('containers')[0]?.spoken ?? '', /실행 중/);
  });
});

describe('some of the rows', () => {
  it('are those whose records fit, in the order of the view, and none that could not be read', () => {
    store.replace('container', [
      rawContainer(1, { Names: ['/a'], State: 'exited', Created: 3 }),
      rawContainer(2, { Names: ['/b'], State: 'running', Created: 2 }),
      rawContainer(3, { Names: ['/c'], State: 'exited', Created: 1 }),
      null,
    ]);
    const exited = rows.some('containers', (record) => record.kind === 'container' && record.state === 'exited');
    assert.deepEqual(
      exited.map(({ label }) => label),
      ['a', 'c'],
    );
    assert.equal(rows.some('containers', () => true).length, 3);
    assert.deepEqual(
      rows.some('images', () => true),
      [],
    );
  });
});

describe('row ids', () => {
  const fields = [
    'Id',
    'Names',
    'State',
    'Status',
    'Ports',
    'Mounts',
    'NetworkSettings',
    'Networks',
    'NetworkID',
    'Type',
  ];
  const more = [
    'RepoTags',
    'RepoDigests',
    'Created',
    'Size',
    'Name',
    'IPAM',
    'Config',
    'Destination',
    'Source',
    '__proto__',
  ];

  it('are unique in each view, and every row has words for a screen reader, whatever the engine lists', (test) =>
    property(test, 1500, (random) => {
      const list = (): unknown[] =>
        random.list(6, () => {
          const value = random.json([...fields, ...more], 3);
          const known = typeof value === 'object' && value !== null && !Array.isArray(value);
          return known ? { Id: `i${random.int(1, 3)}`, ...value } : value;
        });
      for (const kind of ['container', 'image', 'volume', 'network'] as const) store.replace(kind, list());
      for (const view of VIEWS) {
        const all: Row[] = rows.top(view).flatMap((row) => [row, ...(row.children?.rows() ?? [])]);
        assert.equal(new Set(all.map(({ id }) => id)).size, all.length, view);
        for (const row of all) assert.ok(row.label !== '' && row.spoken !== '' && row.icon.id !== '');
      }
    }));

  it('of images end in the key of their record, by which a tooltip finds it', () => {
    store.replace('image', [rawImage(1, { RepoTags: ['a:1', 'b:2'] }), rawImage(2, { RepoTags: null })]);
    const keys = [...store.images.values()].map((record) => `image/${keyOf(record)}`);
    assert.deepEqual(
      rows
        .top('images')
        .map(({ id }) => id)
        .sort(),
      keys.sort(),
    );
  });
});
