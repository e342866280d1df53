import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { property } from '../../test/helpers/random.ts';
import { idOf, rawContainer, rawImage, rawNetwork, rawVolume } from '../../test/helpers/raw.ts';
import { readContainer, readImage, readNetwork, readVolume } from './read.ts';
import type { ContainerRecord, ImageRecord } from './records.ts';

function container(fields: Readonly<Record<string, unknown>>): ContainerRecord {
  const record = readContainer(rawContainer(1, fields));
  assert.ok(record.kind === 'container', inspect(record));
  return record;
}

describe('readContainer', () => {
  it('takes everything that a view needs', () => {
    const record = readContainer({
      Id: idOf('c'),
      Names: ['/web'],
      Image: 'nginx:alpine',
      ImageID: 'sha256:aa',
      Command: "/entry nginx -g 'daemon off;'",
      Created: 1_700_000_000,
      State: 'running',
      Status: 'Up 5 minutes (healthy)',
      Ports: [
        { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
        { PrivatePort: 53, Type: 'udp' },
      ],
      Mounts: [
        { Type: 'volume', Name: 'data', Source: '/var/lib/docker/volumes/data/_data', Destination: '/srv', RW: true },
        { Type: 'bind', Source: '/host', Destination: '/mnt', RW: false },
      ],
      NetworkSettings: {
        Networks: { net: { NetworkID: 'n1', IPAddress: '172.18.0.2', GlobalIPv6Address: 'fd00::2' } },
      },
      Labels: { team: 'web', empty: '', odd: 7 },
      Nothing: { ignored: 'yes' },
    });
    assert.deepEqual(record, {
      kind: 'container',
      id: idOf('c'),
      name: 'web',
      image: 'nginx:alpine',
      imageId: 'sha256:aa',
      command: "/entry nginx -g 'daemon off;'",
      created: 1_700_000_000,
      state: 'running',
      health: 'healthy',
      exitCode: undefined,
      ports: [
        { hostIp: '0.0.0.0', hostPort: 8080, containerPort: 80, protocol: 'tcp' },
        { hostIp: '', hostPort: undefined, containerPort: 53, protocol: 'udp' },
      ],
      mounts: [
        { type: 'volume', source: 'data', destination: '/srv', writable: true },
        { type: 'bind', source: '/host', destination: '/mnt', writable: false },
      ],
      networks: [{ networkId: 'n1', network: 'net', address: '172.18.0.2', addressV6: 'fd00::2' }],
      labels: { team: 'web', empty: '' },
    });
  });

  it('does with an id alone', () =>
    assert.deepEqual(readContainer({ Id: idOf('c') }), {
      kind: 'container',
      id: idOf('c'),
      name: '000000000000',
      image: '',
      imageId: '',
      command: '',
      created: 0,
      state: 'unknown',
      health: undefined,
      exitCode: undefined,
      ports: [],
      mounts: [],
      networks: [],
      labels: {},
    }));

  const names: readonly [unknown, string][] = [
    [['/web'], 'web'],
    [['web'], 'web'],
    [['/other/alias', '/web'], 'web'],
    [['/web', '/other/alias'], 'web'],
    [['/only/links'], 'only/links'],
    [['a/b', 'web'], 'web'],
    [[7, null, '', '/web'], 'web'],
    [[], '000000000000'],
    [null, '000000000000'],
    ['/web', '000000000000'],
  ];
  for (const [Names, name] of names) {
    it(`the names ${JSON.stringify(Names)} make ${name}`, () => assert.equal(container({ Names }).name, name));
  }

  const states: readonly (readonly [string, unknown, unknown, string, number | undefined])[] = [
    ['Docker', 'created', 'Created', 'created', undefined],
    ['Docker', 'running', 'Up 2 hours', 'running', undefined],
    ['Docker', 'paused', 'Up 2 hours (Paused)', 'paused', undefined],
    ['Docker', 'restarting', 'Restarting (1) 3 seconds ago', 'restarting', 1],
    ['Docker', 'removing', 'Removal In Progress', 'removing', undefined],
    ['Docker', 'exited', 'Exited (0) 3 minutes ago', 'exited', 0],
    ['Docker', 'exited', 'Exited (137) 3 minutes ago', 'exited', 137],
    ['Docker', 'dead', 'Dead', 'dead', undefined],
    ['Podman', 'configured', '', 'created', undefined],
    ['Podman', 'initialized', '', 'created', undefined],
    ['Podman', 'stopped', 'Exited (2) ago', 'exited', 2],
    ['Podman', 'stopping', '', 'exited', undefined],
    ['any case', 'Running', 'Up', 'running', undefined],
    ['status only', undefined, 'Up 1 second', 'running', undefined],
    ['status only', '', 'Up 1 second (Paused)', 'paused', undefined],
    ['status only', null, 'Exited (3) ago', 'exited', 3],
    ...['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead'].map(
      (state) => ['state only', state, undefined, state, undefined] as const,
    ),
    ['Podman, state only', 'stopped', '', 'exited', undefined],
    ['neither', 7, 9, 'unknown', undefined],
    ['a new word', 'hibernating', 'Hibernating', 'unknown', undefined],
  ];
  for (const [engine, State, Status, state, exitCode] of states) {
    it(`${engine}: ${inspect(State)} and ${inspect(Status)} are ${state}`, () => {
      const record = container({ State, Status });
      assert.equal(record.state, state);
      assert.equal(record.exitCode, exitCode);
    });
  }

  const healths: readonly [string, unknown, string | undefined][] = [
    ['Up 1 minute', undefined, undefined],
    ['Up 1 minute (healthy)', undefined, 'healthy'],
    ['Up 1 minute (unhealthy)', undefined, 'unhealthy'],
    ['Up 1 minute (health: starting)', undefined, 'starting'],
    ['Up 1 minute (Paused)', undefined, undefined],
    // API 1.52 has a field.
    ['Up 1 minute', { Status: 'healthy', FailingStreak: 0 }, 'healthy'],
    ['Up 1 minute', { Status: 'unhealthy', FailingStreak: 3 }, 'unhealthy'],
    ['Up 1 minute', { Status: 'starting', FailingStreak: 0 }, 'starting'],
    ['Up 1 minute', { Status: 'none', FailingStreak: 0 }, undefined],
    ['Up 1 minute (healthy)', { Status: '' }, 'healthy'],
    ['Up 1 minute', { Status: 7 }, undefined],
    ['Up 1 minute', 'healthy', undefined],
    ['Up 1 minute', null, undefined],
  ];
  for (const [Status, Health, health] of healths) {
    it(`“${Status}” with ${inspect(Health)} is ${String(health)}`, () =>
      assert.equal(container({ Status, Health }).health, health));
  }

  it('a port that is not published has no port on the host', () => {
    const Ports = [{ PrivatePort: 80 }, { PrivatePort: 81, PublicPort: 0, Type: '' }, {}];
    assert.deepEqual(container({ Ports }).ports, [
      { hostIp: '', hostPort: undefined, containerPort: 80, protocol: 'tcp' },
      { hostIp: '', hostPort: undefined, containerPort: 81, protocol: 'tcp' },
    ]);
  });

  it('mounts may be bare paths, as Podman lists them', () =>
    assert.deepEqual(container({ Mounts: ['/srv', {}] }).mounts, [
      { type: '', source: '', destination: '/srv', writable: true },
    ]));

  it('a container that never ran has networks without ids', () =>
    assert.deepEqual(
      container({ NetworkSettings: { Networks: { net: { NetworkID: '', IPAddress: '' }, other: null } } }).networks,
      [
        { networkId: '', network: 'net', address: '', addressV6: '' },
        { networkId: '', network: 'other', address: '', addressV6: '' },
      ],
    ));
});

describe('readImage', () => {
  const images = (fields: Readonly<Record<string, unknown>>): [string, string][] =>
    readImage(rawImage(1, fields)).map((record) => {
      const { reference, repository } = record as ImageRecord;
      return [reference, repository];
    });

  const cases: readonly [string, Readonly<Record<string, unknown>>, [string, string][]][] = [
    ['one tag', { RepoTags: ['a:1'] }, [['a:1', '']]],
    [
      'a record for each tag',
      { RepoTags: ['a:1', 'b/c:2'] },
      [
        ['a:1', ''],
        ['b/c:2', ''],
      ],
    ],
    ['a tag that is listed twice is one', { RepoTags: ['a:1', 'a:1'] }, [['a:1', '']]],
    ['dangling, as docker lists it', { RepoTags: ['<none>:<none>'] }, [['', '']]],
    ['dangling, without tags', { RepoTags: [], RepoDigests: [] }, [['', '']]],
    ['dangling, with null', { RepoTags: null, RepoDigests: null }, [['', '']]],
    ['known by its digest', { RepoTags: null, RepoDigests: ['a/b@sha256:00'] }, [['', 'a/b']]],
    ['a digest without a name', { RepoTags: [], RepoDigests: ['<none>@<none>'] }, [['', '']]],
    ['tags that are no text', { RepoTags: [7, null, '', 'a:1'] }, [['a:1', '']]],
  ];
  for (const [name, fields, expected] of cases) it(name, () => assert.deepEqual(images(fields), expected));

  it('takes size and age', () =>
    assert.deepEqual(readImage(rawImage(1)), [
      {
        kind: 'image',
        id: `sha256:${idOf(1)}`,
        size: 5_000_000,
        created: 1_700_000_000,
        labels: {},
        reference: 'image1:latest',
        repository: '',
        digest: '',
      },
    ]));

  it('takes the digest that belongs to the tag', () => {
    const digests = (fields: object): string[] =>
      readImage({ Id: 'sha256:1', ...fields }).map((one) => (one.kind === 'image' ? one.digest : 'odd'));
    const RepoTags = ['a:1', 'b/a:2', 'host:5000/a:3', 'c:4'];
    const RepoDigests = ['b/a@sha256:22', 'a@sha256:11', 'host:5000/a@sha256:33'];
    assert.deepEqual(digests({ RepoTags, RepoDigests }), ['sha256:11', 'sha256:22', 'sha256:33', '']);
    assert.deepEqual(digests({ RepoDigests: ['a@sha256:11'] }), ['sha256:11']);
  });

  it('takes no number for one that is none', () => {
    // `1e999` is infinite to JavaScript.
    const [record] = readImage(rawImage(1, { Size: JSON.parse('1e999'), Created: '1700000000' }));
    assert.ok(record?.kind === 'image');
    assert.deepEqual([record.size, record.created], [0, 0]);
  });

  it('does without them', () => {
    const [record] = readImage({ Id: 'sha256:1' });
    assert.deepEqual(record, {
      kind: 'image',
      id: 'sha256:1',
      size: 0,
      created: 0,
      labels: {},
      reference: '',
      repository: '',
      digest: '',
    });
  });
});

describe('readVolume', () => {
  it('takes name, driver and place', () =>
    assert.deepEqual(readVolume(rawVolume('data')), {
      kind: 'volume',
      name: 'data',
      driver: 'local',
      mountpoint: '/var/lib/docker/volumes/data/_data',
      anonymous: false,
      labels: {},
    }));

  const anonymous: readonly [string, boolean][] = [
    ['0'.repeat(64), true],
    ['0'.repeat(63), false],
    ['0'.repeat(65), false],
    ['G'.repeat(64), false],
  ];
  for (const [name, expected] of anonymous) {
    it(`${name.length} times ${name.charAt(0)} is ${expected ? 'anonymous' : 'a name'}`, () => {
      const record = readVolume(rawVolume(name));
      assert.equal(record.kind === 'volume' && record.anonymous, expected);
    });
  }
});

describe('readNetwork', () => {
  it('takes what the view shows', () =>
    assert.deepEqual(readNetwork(rawNetwork('a', { Internal: true })), {
      kind: 'network',
      id: idOf('a'),
      name: 'neta',
      driver: 'bridge',
      scope: 'local',
      subnets: ['172.18.0.0/16'],
      internal: true,
      labels: {},
    }));

  const subnets: readonly [unknown, string[]][] = [
    [{ Config: [{ Subnet: '10.0.0.0/8' }, { Subnet: 'fd00::/64' }] }, ['10.0.0.0/8', 'fd00::/64']],
    [{ Config: [{ Gateway: '10.0.0.1' }, { Subnet: '' }, null, 7] }, []],
    [{ Config: null }, []],
    [{ Config: {} }, []],
    [null, []],
    [undefined, []],
  ];
  for (const [IPAM, expected] of subnets) {
    it(`IPAM ${inspect(IPAM)} has the subnets ${inspect(expected)}`, () => {
      const record = readNetwork(rawNetwork(1, { IPAM }));
      assert.deepEqual(record.kind === 'network' && record.subnets, expected);
    });
  }

  it('without a name goes by its id', () => {
    const record = readNetwork({ Id: idOf('a') });
    assert.equal(record.kind === 'network' && record.name, '000000000000');
  });
});

describe('entries that cannot be read', () => {
  const readers = { readContainer, readImage: (value: unknown) => readImage(value)[0], readVolume, readNetwork };
  const garbage = [undefined, null, true, 0, 7, '', 'text', [], [{ Id: 'x' }], {}, { Id: '' }, { Id: 7, Name: null }];
  for (const [name, read] of Object.entries(readers)) {
    for (const value of garbage) {
      it(`${name} makes an odd record of ${inspect(value)}`, () => {
        const record = read(value);
        assert.equal(record?.kind, 'odd');
        assert.notEqual(record.id, '');
        assert.match(record.reason, /^(Id|Name): /);
      });
    }
  }

  it('have the same id as long as they are the same', () => {
    assert.deepEqual(readContainer({ a: 1 }), readContainer({ a: 1 }));
    assert.notDeepEqual(readContainer({ a: 1 }), readContainer({ a: 2 }));
  });

  it('show what they are, cut short', () => {
    const record = readContainer({ x: 'y'.repeat(10_000) });
    assert.ok(record.kind === 'odd' && record.reason.length < 250 && record.reason.includes('"x":"yyy'));
  });

  const fields = ['Id', 'Names', 'State', 'Status', 'Ports', 'Mounts', 'NetworkSettings', 'Networks', 'RepoTags'];
  const more = [
    'RepoDigests',
    'Created',
    'Size',
    'Name',
    'IPAM',
    'Config',
    'Subnet',
    'Health',
    'PublicPort',
    '__proto__',
  ];
  it('are never the end of a view: no JSON makes a reader throw', (test) =>
    property(test, 3000, (random) => {
      const value = random.json([...fields, ...more]);
      for (const read of Object.values(readers)) assert.ok(read(value)?.kind !== undefined);
    }));
});
