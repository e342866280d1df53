import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EngineEvent } from '../contract/engine.ts';
import { eventFilters, readEvent } from './events.ts';

describe('readEvent', () => {
  const cases: readonly [string, unknown, EngineEvent][] = [
    [
      'what every engine sends (API 1.22 to 1.51): both shapes in one',
      {
        status: 'start',
        id: 'c1',
        from: 'nginx',
        Type: 'container',
        Action: 'start',
        Actor: { ID: 'c1', Attributes: { image: 'nginx', name: 'web' } },
        scope: 'local',
        time: 1_700_000_000,
      },
      { type: 'container', action: 'start', detail: '', id: 'c1', attributes: { image: 'nginx', name: 'web' } },
    ],
    [
      'the new shape alone (API 1.52)',
      { Type: 'network', Action: 'connect', Actor: { ID: 'n1', Attributes: { container: 'c1', name: 'net' } } },
      { type: 'network', action: 'connect', detail: '', id: 'n1', attributes: { container: 'c1', name: 'net' } },
    ],
    [
      'the old shape alone',
      { status: 'die', id: 'c1' },
      { type: 'container', action: 'die', detail: '', id: 'c1', attributes: {} },
    ],
    [
      'what follows a colon is a detail of the action',
      { Type: 'container', Action: 'health_status: healthy', Actor: { ID: 'c1' } },
      { type: 'container', action: 'health_status', detail: 'healthy', id: 'c1', attributes: {} },
    ],
    [
      'prune is about nothing in particular',
      { Type: 'container', Action: 'prune', Actor: { ID: '', Attributes: { reclaimed: '0' } }, scope: 'local' },
      { type: 'container', action: 'prune', detail: '', id: '', attributes: { reclaimed: '0' } },
    ],
    [
      'Podman 4.3 names a volume by its attributes (recorded)',
      {
        status: 'create',
        Type: 'volume',
        Action: 'create',
        Actor: { ID: '', Attributes: { containerExitCode: '0', image: '', name: 'data', podId: '' } },
        scope: 'local',
        time: 1_795_326_213,
      },
      {
        type: 'volume',
        action: 'create',
        detail: '',
        id: 'data',
        attributes: { containerExitCode: '0', image: '', name: 'data', podId: '' },
      },
    ],
    [
      'Podman 4.3 says `died`, and the exit code in its own words (recorded)',
      { Type: 'container', Action: 'died', Actor: { ID: 'c1', Attributes: { containerExitCode: '137', name: 'web' } } },
      {
        type: 'container',
        action: 'die',
        detail: '',
        id: 'c1',
        attributes: { containerExitCode: '137', exitCode: '137', name: 'web' },
      },
    ],
    [
      'attributes that are no text are left out',
      { Type: 'volume', Action: 'create', Actor: { ID: 'v', Attributes: { driver: 'local', n: 1, o: {}, x: null } } },
      { type: 'volume', action: 'create', detail: '', id: 'v', attributes: { driver: 'local' } },
    ],
    [
      'empty fields fall back to the old ones',
      { Type: '', Action: '', status: 'stop', Actor: { ID: '' }, id: 'c2' },
      { type: 'container', action: 'stop', detail: '', id: 'c2', attributes: {} },
    ],
    [
      'attributes of a strange type',
      { Type: 'image', Action: 'tag', Actor: { ID: 'i', Attributes: 'x' } },
      { type: 'image', action: 'tag', detail: '', id: 'i', attributes: {} },
    ],
  ];
  for (const [name, line, event] of cases) it(name, () => assert.deepEqual(readEvent(JSON.stringify(line)), event));

  const garbage = [
    ...['', ' ', '{', '{"Type":"container"', 'null', '7', '"start"', '[]', '[{"Type":"container"}]', '<html>', '{}'],
    '{"Type":"container","Action":"start"}',
    '{"Type":"container","Actor":{"ID":"c1"}}',
    '{"Type":"container","Action":"start","Actor":null}',
    '{"Type":"container","Action":7,"Actor":{"ID":"c1"}}',
    '{"Type":"container","Action":"start","Actor":{"ID":7}}',
    '{"Type":"container","Action":"start","Actor":{"ID":""}}',
  ];
  for (const line of garbage) it(`is nothing: ${line}`, () => assert.equal(readEvent(line), undefined));
});

describe('eventFilters', () => {
  it('asks for every kind of thing that a view shows', () =>
    assert.deepEqual([...eventFilters.type].sort(), [
      'container',
      'image',
      'network',
      'node',
      'secret',
      'service',
      'volume',
    ]));

  it('does not ask for what health checks and terminals make all the time', () => {
    for (const noise of ['exec_create', 'exec_start', 'exec_die', 'attach', 'detach', 'resize', 'top']) {
      assert.ok(!eventFilters.event.includes(noise), noise);
    }
  });

  const changing: Readonly<Record<string, readonly string[]>> = {
    containers: [
      'create',
      'start',
      'restart',
      'die',
      'pause',
      'unpause',
      'rename',
      'destroy',
      'health_status',
      'prune',
    ],
    images: ['pull', 'load', 'import', 'tag', 'untag', 'delete', 'prune'],
    volumes: ['create', 'destroy', 'prune'],
    networks: ['create', 'connect', 'disconnect', 'destroy', 'remove', 'prune'],
  };
  for (const [rows, actions] of Object.entries(changing)) {
    it(`asks for all that changes rows of ${rows}`, () => {
      for (const action of actions) assert.ok(eventFilters.event.includes(action), action);
    });
  }
});
