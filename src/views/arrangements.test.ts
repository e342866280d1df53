import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { idOf, rawContainer, rawImage, rawNetwork, rawVolume } from '../../test/helpers/raw.ts';
import { usualArrangement } from '../contract/arrangement.ts';
import { speakIn } from '../contract/localized.ts';
import type { EngineViewId, Row } from '../contract/view.ts';
import { Store } from '../model/store.ts';
import { Arrangements } from './arrangements.ts';
import { viewRules } from './arrangementTable.ts';
import { Rows } from './rows.ts';

class Notebook {
  readonly kept = new Map<string, unknown>();
  get(key: string): unknown {
    return this.kept.get(key);
  }
  keep(key: string, value: unknown): void {
    this.kept.set(key, value);
  }
}

let store: Store;
let notebook: Notebook;
let arrangements: Arrangements;
let rows: Rows;
beforeEach(() => {
  store = new Store();
  notebook = new Notebook();
  arrangements = new Arrangements(notebook);
  rows = new Rows(
    store,
    speakIn('en'),
    () => 1_750_000_000_000,
    (view) => arrangements.of(view),
  );
  const network = (name: string): object => ({ [name]: { NetworkID: idOf(name === 'front' ? 'f' : 'b') } });
  store.replace('container', [
    rawContainer(1, {
      Names: ['/shop-web'],
      Created: 30,
      Labels: { 'com.docker.compose.project': 'shop', tier: 'front' },
      NetworkSettings: { Networks: { ...network('front'), ...network('back') } },
      Ports: [{ IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' }],
    }),
    rawContainer(2, {
      Names: ['/shop-db'],
      Image: 'postgres:17',
      Created: 20,
      State: 'exited',
      Status: 'Exited (1) 2 minutes ago',
      Labels: { 'com.docker.compose.project': 'shop', tier: 'back' },
      NetworkSettings: { Networks: network('back') },
    }),
    rawContainer(3, { Names: ['/alone'], Created: 10 }),
    { Names: ['/odd'] },
  ]);
});

/** The tree as text: `label (description)`, rows below others indented. */
function drawn(list: readonly Row[], depth = 0): string[] {
  return list.flatMap((row) => [
    `${'  '.repeat(depth)}${row.label}${depth === 0 && row.children !== undefined ? ` (${row.description})` : ''}`,
    ...drawn(row.children?.rows() ?? [], depth + 1),
  ]);
}

const top = (view: EngineViewId = 'containers'): string[] => drawn(rows.top(view));

describe('grouping', () => {
  it('by Compose project tells how many of each run, and puts the others last', () => {
    arrangements.change('containers', { groupBy: 'project' });
    assert.deepEqual(top(), [
      'shop (1 of 2 running)',
      '  shop-web',
      '  shop-db',
      'No Compose project (1 of 2 running)',
      '  alone',
      '  (could not be read)',
    ]);
  });

  it('by state has the running ones first', () => {
    arrangements.change('containers', { groupBy: 'state' });
    assert.deepEqual(
      rows.top('containers').map(({ label }) => label),
      ['running', 'exited', 'No state'],
    );
  });

  it('by network shows a container below each of its networks, with an id of its own there', () => {
    arrangements.change('containers', { groupBy: 'network' });
    assert.deepEqual(top().slice(0, 5), [
      'back (1 of 2 running)',
      '  shop-web',
      '  shop-db',
      'front (1 of 1 running)',
      '  shop-web',
    ]);
    const ids = rows.top('containers').flatMap((row) => (row.children?.rows() ?? []).map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
    const things = rows.top('containers').flatMap((row) => (row.children?.rows() ?? []).map(({ thing }) => thing?.id));
    assert.equal(things.filter((id) => id === idOf(1)).length, 2);
  });

  it('by a label uses the one that was chosen', () => {
    arrangements.change('containers', { groupBy: 'label', label: 'tier' });
    assert.deepEqual(
      rows.top('containers').map(({ label }) => label),
      ['back', 'front', 'Without this label'],
    );
    arrangements.change('containers', { label: 'constructor' });
    assert.deepEqual(
      rows.top('containers').map(({ label }) => label),
      ['Without this label'],
    );
  });

  it('of images is by repository, port and all', () => {
    store.replace('image', [
      rawImage(1, { RepoTags: ['localhost:5000/app:1', 'localhost:5000/app:2', 'nginx:alpine'] }),
      rawImage(2, { RepoTags: null }),
    ]);
    arrangements.change('images', { groupBy: 'repository' });
    assert.deepEqual(top('images'), [
      'localhost:5000/app (2)',
      '  localhost:5000/app:1',
      '  localhost:5000/app:2',
      'nginx (1)',
      '  nginx:alpine',
      'Without a name (dangling) (1)',
      '  <none>',
    ]);
  });

  it('gives large groups pages', () => {
    store.replace(
      'container',
      Array.from({ length: 300 }, (_, index) => rawContainer(index)),
    );
    arrangements.change('containers', { groupBy: 'image' });
    const [group] = rows.top('containers');
    const below = group?.children?.rows() ?? [];
    assert.equal(below.length, 251);
    assert.equal(below.at(-1)?.children?.rows().length, 50);
  });

  it('keeps the members of a network below it', () => {
    store.replace('network', [rawNetwork('b', { Name: 'back' })]);
    arrangements.change('networks', { groupBy: 'driver' });
    assert.deepEqual(top('networks'), ['bridge (1)', '  back', '    shop-db', '    shop-web']);
  });
});

describe('filtering', () => {
  const found = (filter: string): string[] => {
    arrangements.change('containers', { filter });
    return rows.all('containers').flatMap(({ thing }) => thing?.name ?? []);
  };
  const cases: readonly [string, readonly string[]][] = [
    ['', ['shop-web', 'shop-db', 'alone']],
    ['SHOP', ['shop-web', 'shop-db']],
    ['shop 8080', ['shop-web']],
    ['postgres', ['shop-db']],
    ['exited', ['shop-db']],
    ['tier=front', ['shop-web']],
    ['  back   db ', ['shop-db']],
    ['nothing like it', []],
    ['.*', []],
  ];
  for (const [filter, names] of cases) it(`by “${filter}”`, () => assert.deepEqual(found(filter), names));

  it('hides what does not run, and leaves a row that could not be read', () => {
    arrangements.change('containers', { hideStopped: true });
    assert.deepEqual(top(), ['shop-web', 'alone', '(could not be read)']);
    assert.deepEqual(rows.count('containers'), { shown: 3, all: 4 });
  });
});

describe('sorting', () => {
  it('of containers by name and by state', () => {
    arrangements.change('containers', { sortBy: 'name' });
    assert.deepEqual(top().slice(0, 3), ['alone', 'shop-db', 'shop-web']);
    arrangements.change('containers', { sortBy: 'state' });
    assert.deepEqual(top().slice(0, 3), ['alone', 'shop-web', 'shop-db']);
  });

  it('of images by size', () => {
    store.replace('image', [rawImage(1, { Size: 10 }), rawImage(2, { Size: 20 })]);
    arrangements.change('images', { sortBy: 'size' });
    assert.deepEqual(top('images'), ['image2:latest', 'image1:latest']);
  });

  it('of very many containers by name does not put those first that run', () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      rawContainer(index, { Names: [`/c${index}`], State: index === 299 ? 'running' : 'exited' }),
    );
    store.replace('container', many);
    arrangements.change('containers', { sortBy: 'name' });
    assert.equal(rows.top('containers')[0]?.label, 'c0');
  });
});

describe('an arrangement', () => {
  it('is kept, and taken up again', () => {
    arrangements.change('volumes', { filter: 'data' });
    store.replace('volume', [rawVolume('data'), rawVolume('cache')]);
    const again = new Arrangements(notebook);
    assert.deepEqual(again.of('volumes'), { ...usualArrangement, filter: 'data' });
    assert.deepEqual(again.of('images'), usualArrangement);
  });

  it('that was kept by another version is taken as far as it fits', () => {
    notebook.keep('arrangement.images', { sortBy: 'colour', filter: 7, groupBy: 'repository', more: true });
    assert.deepEqual(arrangements.of('images'), { ...usualArrangement, sortBy: 'colour', groupBy: 'repository' });
    notebook.keep('arrangement.networks', 'nonsense');
    assert.deepEqual(arrangements.of('networks'), usualArrangement);
    store.replace('image', [rawImage(1)]);
    assert.deepEqual(top('images'), ['image1 (1)', '  image1:latest']);
  });

  it('says which view changed', () => {
    const changed: string[] = [];
    arrangements.changes.on((view) => changed.push(view));
    arrangements.change('images', { sortBy: 'name' });
    assert.deepEqual(changed, ['images']);
  });

  it('knows the labels that there are', () => {
    assert.deepEqual(rows.labelKeys('containers'), ['com.docker.compose.project', 'tier']);
    assert.deepEqual(rows.labelKeys('volumes'), []);
  });
});

it('each view has groupings and orders with ids of their own, the usual order first', () => {
  for (const [view, { groupings, sortings }] of Object.entries(viewRules)) {
    for (const ids of [groupings.map(({ id }) => id), sortings.map(({ id }) => id)]) {
      assert.equal(new Set(ids).size, ids.length, view);
    }
    assert.equal(sortings[0].id, 'usual', view);
  }
});
