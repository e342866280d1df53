import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { property } from '../../test/helpers/random.ts';
import { readDiskUsage } from './diskUsage.ts';
import { hasMore, nothing, type PruneFacts, type PrunePlan, type PruneScope, planPrune, planSize } from './prune.ts';
import { readNetwork } from './read.ts';
import type { NetworkRecord } from './records.ts';

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
const facts: PruneFacts = { usage: readDiskUsage(answer), networks, dangling: new Set(['dangling']) };

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
