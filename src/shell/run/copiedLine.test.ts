import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { joinWords } from '../words.ts';
import { runLinesOf } from './copiedLine.ts';

const ID = 'ab12'.repeat(16);

/** What inspect shows of a container with these parts, and of its image. */
function copied(
  parts: { Config?: object; HostConfig?: object; Networks?: object },
  image: object = {},
  machine: object = {},
): { lines: string[]; leftOut: readonly string[] } {
  const container = {
    Id: ID,
    Name: '/web',
    Config: { Image: 'app', Hostname: ID.slice(0, 12), ...parts.Config },
    HostConfig: { NetworkMode: 'default', ...parts.HostConfig },
    NetworkSettings: { Networks: parts.Networks ?? { bridge: {} } },
  };
  const { lines, leftOut } = runLinesOf(container, { Config: image }, machine);
  return { lines: lines.map(joinWords), leftOut };
}

const line = (...given: Parameters<typeof copied>): string => copied(...given).lines.join(' && ');

describe('a line that is copied', () => {
  const cases: readonly [string, Parameters<typeof copied>, string][] = [
    ['a plain container', [{}], 'run -d --name web app'],
    [
      'its own host name that begins as its id',
      [{ Config: { Hostname: 'ab12' } }],
      'run -d --name web --hostname ab12 app',
    ],
    [
      'the machine’s host name',
      [{ Config: { Hostname: 'vm' }, HostConfig: { NetworkMode: 'host' }, Networks: { host: {} } }, {}, { Name: 'vm' }],
      'run -d --name web --network host app',
    ],
    ['no grace', [{ Config: { StopTimeout: 0 } }], 'run -d --name web --stop-timeout 0 app'],
    [
      'the usual signal over another',
      [{ Config: { StopSignal: 'SIGTERM' } }, { StopSignal: 'SIGQUIT' }],
      'run -d --name web --stop-signal SIGTERM app',
    ],
    [
      'the engine’s log driver',
      [{ HostConfig: { LogConfig: { Type: 'local' } } }, {}, { LoggingDriver: 'local' }],
      'run -d --name web app',
    ],
    [
      'another log driver than the engine’s',
      [{ HostConfig: { LogConfig: { Type: 'json-file' } } }, {}, { LoggingDriver: 'local' }],
      'run -d --name web --log-driver json-file app',
    ],
    [
      'no entrypoint',
      [{ Config: { Cmd: ['a'] } }, { Entrypoint: ['x'], Cmd: ['a'] }],
      "run -d --name web --entrypoint '' app a",
    ],
    [
      'the entrypoint without the command',
      [{ Config: { Entrypoint: ['x', 'y'] } }, { Entrypoint: ['x', 'y'], Cmd: ['a'] }],
      'run -d --name web --entrypoint x app y',
    ],
    [
      'no health check of a check with times',
      [{ Config: { Healthcheck: { Test: ['NONE'], Interval: 5e9 } } }],
      'run -d --name web --no-healthcheck app',
    ],
    [
      'a device',
      [{ HostConfig: { Devices: [{ PathOnHost: '/dev/a', PathInContainer: '/dev/b', CgroupPermissions: 'r' }] } }],
      'run -d --name web --device /dev/a:/dev/b:r app',
    ],
    [
      'an address of a maker',
      [{ Networks: { bridge: { MacAddress: '00:16:3e:00:00:01' } } }],
      'run -d --name web --mac-address 00:16:3e:00:00:01 app',
    ],
    [
      'an address that the engine made up',
      [{ Networks: { bridge: { MacAddress: '02:42:ac:11:00:02' } } }],
      'run -d --name web app',
    ],
    [
      'several networks',
      [
        {
          Config: { Tty: true, OpenStdin: true, AttachStdin: true },
          HostConfig: { NetworkMode: 'a' },
          Networks: { a: {}, b: { Aliases: ['db', ID.slice(0, 12)], IPAMConfig: { IPv6Address: 'fd00::9' } } },
        },
      ],
      'create -it --name web --network a app && network connect --alias db --ip6 fd00::9 b web && start --attach --interactive web',
    ],
    [
      'several networks, with an input that stays open',
      [{ Config: { OpenStdin: true }, HostConfig: { NetworkMode: 'a' }, Networks: { a: {}, b: {} } }],
      'run -di --name web --network a app && network connect b web',
    ],
    [
      'no network any more',
      [{ HostConfig: { NetworkMode: 'a' }, Networks: {} }],
      'create --name web --network a app && network disconnect a web && start web',
    ],
  ];
  for (const [what, given, expected] of cases) {
    it(what, () => {
      assert.equal(line(...given), expected);
      assert.deepEqual(copied(...given).leftOut, []);
    });
  }

  const unsaid: readonly [string, Parameters<typeof copied>, readonly string[]][] = [
    [
      'a graphics card',
      [{ HostConfig: { DeviceRequests: [{ Count: -1, Capabilities: [['gpu']] }] } }],
      ['--gpus / --device'],
    ],
    ['what a later engine knows', [{ HostConfig: { Novelty: { On: true } } }], ['HostConfig.Novelty']],
    ['what a later engine knows and nobody used', [{ HostConfig: { Novelty: { On: false }, Other: [] } }], []],
    ['part of a mount', [{ HostConfig: { Mounts: [{ Type: 'volume', Target: '/x', Novelty: 1 }] } }], ['--mount']],
    ['a profile', [{ HostConfig: { SecurityOpt: ['seccomp={}'] } }], ['--security-opt seccomp=FILE']],
    ['a variable of the image', [{ Config: { Env: ['B=1'] } }, { Env: ['A=1', 'B=1'] }], ['-e A']],
  ];
  for (const [what, given, expected] of unsaid) {
    it(`names what it leaves out: ${what}`, () => assert.deepEqual(copied(...given).leftOut, expected));
  }
});
