import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { property } from '../../test/helpers/random.ts';
import { readDiskUsage } from './diskUsage.ts';
import {
  hasMore,
  imageNames,
  nothing,
  type PruneFacts,
  type PrunePlan,
  type PruneScope,
  planPrune,
  planSize,
} from './prune.ts';
import { readNetwork } from './read.ts';
import { HELPER_LABEL, type NetworkRecord } from './records.ts';

const all: PruneScope = { containers: true, images: 'unused', volumes: 'unused', networks: true, cache: 'unused' };

const container = (
  name: string,
  state: string,
  image: string,
  volumes: readonly string[],
  network: string,
): object => ({
  Id: name,
  Names: [`/${name}`],
  State: state,
  ImageID: image,
  SizeRw: 7,
  Mounts: volumes.map((volume) => ({ Type: 'volume', Name: volume, Destination: '/x' })),
  NetworkSettings: { Networks: { [network]: { NetworkID: `id-${network}` } } },
});

const answer = {
  LayersSize: 1000,
  Images: [
    { Id: 'used', RepoTags: ['used:1'], RepoDigests: ['used@sha256:1'], Size: 100, SharedSize: 40 },
    { Id: 'stopped', RepoTags: ['stopped:1'], RepoDigests: [], Size: 200, SharedSize: 50 },
    { Id: 'free', RepoTags: ['free:1', 'free:2'], RepoDigests: ['free@sha256:1'], Size: 300, SharedSize: 0 },
    { Id: 'dangling', RepoTags: ['<none>:<none>'], RepoDigests: ['<none>@<none>'], Size: 400, SharedSize: -1 },
    { Id: 'parent', RepoTags: null, RepoDigests: null, Size: 50, SharedSize: 50 },
  ],
  Containers: [
    container('web', 'running', 'used', ['data'], 'front'),
    container('old', 'exited', 'stopped', ['kept', 'f'.repeat(64)], 'back'),
  ],
  Volumes: [
    { Name: 'data', UsageData: { Size: 1, RefCount: 1 } },
    { Name: 'kept', UsageData: { Size: 2, RefCount: 1 } },
    { Name: 'free', UsageData: { Size: 4, RefCount: 0 } },
    { Name: 'f'.repeat(64), UsageData: { Size: 8, RefCount: 1 } },
    { Name: 'labelled', Labels: { 'com.docker.volume.anonymous': '' }, UsageData: { Size: -1, RefCount: 0 } },
  ],
  BuildCache: [
    { ID: 'c1', Size: 1000, InUse: false, Shared: false },
    { ID: 'c2', Size: 2000, InUse: true, Shared: false },
    { ID: 'c3', Size: 4000, InUse: false, Shared: true },
  ],
};

const networks = ['front', 'back', 'bridge', 'spare'].map(
  (name) => readNetwork({ Id: `id-${name}`, Name: name }) as NetworkRecord,
);
const facts: PruneFacts = { usage: readDiskUsage(answer), networks, dangling: new Set(['dangling']), lineage: [] };

/** The names in a plan. */
function names(plan: PrunePlan): Record<string, string[]> {
  return {
    containers: plan.containers.map((one) => one.container.name),
    images: plan.images.map(({ id }) => id),
    volumes: plan.volumes.map(({ name }) => (name.length === 64 ? 'anonymous' : name)),
    networks: plan.networks.map(({ name }) => name),
    cache: plan.cache.map(({ id }) => id),
    stranded: plan.stranded.map((one) => one.container.name),
    onlyHere: plan.onlyHere.map(({ id }) => id),
  };
}

const none = { containers: [], images: [], volumes: [], networks: [], cache: [], stranded: [], onlyHere: [] };

describe('planPrune', () => {
  const cases: readonly [string, PruneScope, Record<string, string[]>, number][] = [
    ['nothing', nothing, none, 0],
    ['stopped containers', { ...nothing, containers: true }, { ...none, containers: ['old'] }, 7],
    ['dangling images', { ...nothing, images: 'dangling' }, { ...none, images: ['dangling'] }, 400],
    ['unused images', { ...nothing, images: 'unused' }, { ...none, images: ['free', 'dangling'] }, 700],
    ['anonymous volumes', { ...nothing, volumes: 'anonymous' }, { ...none, volumes: ['labelled'] }, 0],
    ['unused volumes', { ...nothing, volumes: 'unused' }, { ...none, volumes: ['free', 'labelled'] }, 4],
    [
      'networks, and whom that strands',
      { ...nothing, networks: true },
      { ...none, networks: ['back', 'spare'], stranded: ['old'] },
      0,
    ],
    ['build cache that nothing has', { ...nothing, cache: 'dangling' }, { ...none, cache: ['c1'] }, 1000],
    [
      'everything: what only stopped containers used goes with them',
      all,
      {
        containers: ['old'],
        images: ['stopped', 'free', 'dangling'],
        volumes: ['kept', 'free', 'anonymous', 'labelled'],
        networks: ['back', 'spare'],
        cache: ['c1', 'c3'],
        stranded: [],
        onlyHere: ['stopped'],
      },
      7 + 150 + 300 + 400 + 2 + 4 + 8 + 1000,
    ],
  ];
  for (const [what, scope, expected, bytes] of cases) {
    it(what, () => {
      const plan = planPrune(scope, facts);
      assert.deepEqual(names(plan), expected);
      assert.equal(plan.bytes, bytes);
    });
  }

  it('images that containers use keep one of their names, and all names are told', () => {
    const Images = [
      { Id: 'used', RepoTags: ['a:1', 'b:1'], RepoDigests: ['a@sha256:1', 'c@sha256:1'], Size: 1, SharedSize: 0 },
      { Id: 'one', RepoTags: ['one:1'], RepoDigests: ['one@sha256:1'], Size: 1, SharedSize: 0 },
    ];
    const Containers = [container('web', 'exited', 'used', [], 'x'), container('db', 'exited', 'one', [], 'x')];
    const named = { ...facts, usage: readDiskUsage({ Images, Containers }) };
    const plan = planPrune({ ...nothing, images: 'unused' }, named);
    assert.deepEqual(plan.images, []);
    assert.deepEqual(plan.untagged.map(imageNames), [['a:1', 'b:1', 'c@sha256:1']]);
    assert.equal(planSize(plan), 2);
    const fewer = planPrune({ ...nothing, images: 'dangling' }, named);
    assert.deepEqual([fewer.untagged, hasMore(plan, fewer), hasMore(fewer, plan)], [[], true, false]);
  });

  it('what only images that go were built on goes too', () => {
    const of = (id: string, parent: string, isNamed = false) => ({ id, parent, isNamed });
    const lineage = [
      ...[of('dangling', 'p3'), of('p3', 'p2'), of('p2', 'p1'), of('other', 'p1'), of('p1', 'base')],
      ...[of('free', 'q2', true), of('q2', 'q1'), of('q1', 'base'), of('base', '', true)],
    ];
    const plan = (images: PruneScope['images'], id = 'x'): readonly string[] => {
      const usage = readDiskUsage({ ...answer, Containers: [container('one', 'exited', id, [], 'x')] });
      return planPrune({ ...nothing, images }, { ...facts, usage, lineage }).parents;
    };
    assert.deepEqual(plan('dangling'), ['p3', 'p2']);
    assert.deepEqual(plan('unused'), ['q2', 'q1', 'p3', 'p2']);
    assert.deepEqual(plan('dangling', 'p2'), ['p3']);
    assert.deepEqual(plan('none'), []);
  });

  it('containers of ours that are at work stay, with what they mount', () => {
    const helper = { ...container('ours', 'created', 'free', ['free'], 'none'), Labels: { [HELPER_LABEL]: 'volume' } };
    const usage = readDiskUsage({ ...answer, Containers: [...answer.Containers, helper] });
    const plan = planPrune(all, { ...facts, usage });
    assert.deepEqual(
      plan.helpers.map((one) => one.container.name),
      ['ours'],
    );
    const { containers, images, volumes } = names(plan);
    assert.deepEqual(
      [containers, images, volumes],
      [['old'], ['stopped', 'dangling'], ['kept', 'anonymous', 'labelled']],
    );
  });

  it('a plan that has grown is known, one that has shrunk is fine', () => {
    const small = planPrune({ ...nothing, networks: true }, facts);
    const large = planPrune(all, facts);
    assert.deepEqual([hasMore(large, small), hasMore(small, large), hasMore(large, large)], [true, false, false]);
    assert.equal(planSize(small), 2);
  });

  test('takes any answer of an engine', async (context) =>
    property(context, 300, (random) => {
      const fields = [
        'Images',
        'Containers',
        'Volumes',
        'BuildCache',
        'Id',
        'Name',
        'Size',
        'RepoTags',
        'UsageData',
        'ImageUsage',
        'Items',
        'Labels',
      ];
      const plan = planPrune(all, { ...facts, usage: readDiskUsage(random.json(fields, 5)) });
      assert.ok(planSize(plan) >= 0);
    }));
});

describe('readDiskUsage', () => {
  it('takes a name of 64 digits for an anonymous one only where an engine has no label for that', () => {
    const anonymous = (api: string): string[] =>
      readDiskUsage(answer, api)
        .volumes.filter((volume) => volume.anonymous)
        .map(({ name }) => name);
    assert.deepEqual(anonymous('1.41'), ['f'.repeat(64), 'labelled']);
    assert.deepEqual(anonymous('1.42'), ['labelled']);
  });

  it('reads the form of API 1.52 alike', () => {
    const { LayersSize, Images, Containers, Volumes, BuildCache } = answer;
    const grouped = {
      ImageUsage: { TotalSize: LayersSize, Items: Images },
      ContainerUsage: { Items: Containers },
      VolumeUsage: { Items: Volumes },
      BuildCacheUsage: { Items: BuildCache },
    };
    assert.deepEqual(readDiskUsage(grouped), readDiskUsage(answer));
  });
});
