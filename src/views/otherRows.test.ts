import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { idOf } from '../../test/helpers/raw.ts';
import { container, image, network, volume } from '../../test/helpers/records.ts';
import { speakIn } from '../contract/localized.ts';
import { imageRow } from './imageRow.ts';
import { type Member, networkRow } from './networkRow.ts';
import { volumeRow } from './volumeRow.ts';

const en = speakIn('en');
const ko = speakIn('ko');
const NOW = (1_700_000_000 + 5 * 24 * 3600) * 1000;

const asTheyCome = (members: readonly Member[]): readonly Member[] => members;

describe('the row of an image', () => {
  it('with a tag: what it is called, its size and age', () => {
    const row = imageRow(image(), en, NOW);
    assert.equal(row.label, 'nginx:alpine');
    assert.equal(row.description, '52.9 MB · 5 days old');
    assert.deepEqual(row.icon, { id: 'layers' });
    assert.deepEqual(row.thing, { kind: 'image', id: 'nginx:alpine', name: 'nginx:alpine', state: 'tagged' });
    assert.equal(row.spoken, 'Image nginx:alpine, 52.9 MB, 5 days old');
    assert.equal(imageRow(image(), ko, NOW).spoken, '이미지 nginx:alpine, 52.9 MB, 5일 전');
  });

  it('that is dangling is marked, and known by its id', () => {
    const dangling = image({ reference: '' });
    const row = imageRow(dangling, en, NOW);
    assert.equal(row.label, '<none>');
    assert.equal(row.description, 'abababababab · dangling · 52.9 MB · 5 days old');
    assert.deepEqual(row.icon, { id: 'circle-slash', color: 'disabledForeground' });
    assert.deepEqual(row.thing, { kind: 'image', id: dangling.id, name: 'abababababab', state: 'dangling' });
    assert.match(imageRow(dangling, ko, NOW).description, /댕글링/);
  });

  it('that lost its tag still says of what it was', () =>
    assert.equal(imageRow(image({ reference: '', repository: 'a/b' }), en, NOW).label, 'a/b:<none>'));

  it('has a row for each tag', () =>
    assert.notEqual(imageRow(image(), en, NOW).id, imageRow(image({ reference: 'other:1' }), en, NOW).id));
});

describe('the row of a volume', () => {
  const cases: readonly [string, Parameters<typeof volume>[0], readonly string[], string, string, string][] = [
    ['in use', {}, ['web', 'db'], 'data', 'local · in use by web, db · /mnt/data', 'local · 사용: web, db · /mnt/data'],
    ['not in use', {}, [], 'data', 'local · not in use · /mnt/data', 'local · 사용 안 함 · /mnt/data'],
    [
      'without a name of its own',
      { name: 'cd'.repeat(32), anonymous: true },
      [],
      'cdcdcdcdcdcd',
      'anonymous · local · not in use · /mnt/data',
      '익명 · local · 사용 안 함 · /mnt/data',
    ],
    ['of which little is known', { driver: '', mountpoint: '' }, [], 'data', 'not in use', '사용 안 함'],
  ];
  for (const [name, fields, users, label, english, korean] of cases) {
    it(name, () => {
      const record = volume(fields);
      const row = volumeRow(record, users, en);
      assert.equal(row.label, label);
      assert.equal(row.description, english);
      assert.equal(volumeRow(record, users, ko).description, korean);
      assert.deepEqual(row.thing, {
        kind: 'volume',
        id: record.name,
        name: record.name,
        state: users.length > 0 ? 'used' : 'unused',
      });
      assert.equal(row.icon.color, users.length > 0 ? undefined : 'disabledForeground');
    });
  }

  it('is said whole, without its place', () => {
    assert.equal(volumeRow(volume(), ['web'], en).spoken, 'Volume data, local, in use by web');
    assert.equal(volumeRow(volume(), [], ko).spoken, '볼륨 data, local, 사용 안 함');
  });
});

function member(name: string, fields: Parameters<typeof container>[0] = {}, address = '', addressV6 = ''): Member {
  return {
    container: container({ id: idOf(name.length), name, ...fields }),
    attachment: { networkId: idOf('e'), network: 'net', address, addressV6 },
  };
}

describe('the row of a network', () => {
  it('says driver, scope and subnets', () => {
    const row = networkRow(network({ subnets: ['172.18.0.0/16', 'fd00::/64'] }), [], en, asTheyCome);
    assert.equal(row.description, 'bridge · local · 172.18.0.0/16 · fd00::/64');
    assert.equal(row.spoken, 'Network net, bridge, local, 172.18.0.0/16, fd00::/64, containers attached: 0');
  });

  it('says that it is internal, and leaves out what is not known', () => {
    const record = network({ internal: true, driver: '', subnets: [] });
    assert.equal(networkRow(record, [], en, asTheyCome).description, 'local · internal');
    assert.equal(networkRow(record, [], ko, asTheyCome).description, 'local · 내부 전용');
  });

  for (const [name, state] of [
    ['bridge', 'builtIn'],
    ['host', 'builtIn'],
    ['none', 'builtIn'],
    ['net', 'own'],
    ['Bridge', 'own'],
  ] as const) {
    it(`${name} is ${state === 'own' ? 'somebody’s own' : 'built in'}`, () =>
      assert.equal(networkRow(network({ name }), [], en, asTheyCome).thing?.state, state));
  }

  const members: readonly [string, Member, string, string][] = [
    ['with an address', member('web', {}, '172.18.0.2'), '172.18.0.2', '172.18.0.2'],
    ['with both', member('web', {}, '172.18.0.2', 'fd00::2'), '172.18.0.2 · fd00::2', '172.18.0.2 · fd00::2'],
    ['stopped', member('web', { state: 'exited', exitCode: 0 }), 'exited (0)', '종료됨 (0)'],
    ['never started', member('web', { state: 'created' }), 'created', '생성됨'],
    ['paused, which keeps its address', member('web', { state: 'paused' }, '172.18.0.2'), '172.18.0.2', '172.18.0.2'],
  ];
  for (const [name, one, english, korean] of members) {
    it(`has a child for a container ${name}`, () => {
      const [child] = networkRow(network(), [one], en, asTheyCome).children?.rows() ?? [];
      assert.equal(child?.label, 'web');
      assert.equal(child.description, english);
      assert.equal(child.spoken, `Container web on network net, ${english}`);
      assert.deepEqual(child.thing, {
        kind: 'container',
        id: one.container.id,
        name: 'web',
        state: one.container.state,
      });
      const [inKorean] = networkRow(network(), [one], ko, asTheyCome).children?.rows() ?? [];
      assert.equal(inKorean?.description, korean);
      assert.equal(inKorean.spoken, `네트워크 net의 컨테이너 web, ${korean}`);
    });
  }

  it('counts its containers aloud', () => {
    const row = networkRow(network(), [member('a'), member('bb')], en, asTheyCome);
    assert.equal(row.children?.rows().length, 2);
    assert.match(row.spoken, /containers attached: 2$/);
    assert.match(networkRow(network(), [member('a')], ko, asTheyCome).spoken, /연결된 컨테이너 1개$/);
  });
});
