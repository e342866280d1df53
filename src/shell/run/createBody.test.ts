import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property, type Random } from '../../../test/helpers/random.ts';
import { parseEnv, parsePorts, parseVolumes, runLine } from '../runLine.ts';
import { createBody } from './createBody.ts';
import { plainRun, type PortMapping, type RunOptions } from './runOptions.ts';

const plain = plainRun('nginx:alpine');

const port = (containerPort: string, fields: Partial<PortMapping> = {}): PortMapping => ({
  hostIp: '',
  hostPort: '',
  containerPort,
  protocol: 'tcp',
  ...fields,
});

describe('createBody', () => {
  it('sends nothing that was not asked for', () =>
    assert.deepEqual(createBody(plain), {
      Image: 'nginx:alpine',
      Env: [],
      ExposedPorts: {},
      Volumes: {},
      HostConfig: { AutoRemove: false, Binds: [], PortBindings: {} },
    }));

  it('sends all that was asked for', () =>
    assert.deepEqual(
      createBody({
        image: 'app',
        mode: '-it',
        removeAtExit: true,
        name: 'web',
        ports: [
          port('80', { hostPort: '8080' }),
          port('80', { hostIp: '127.0.0.1', hostPort: '9090' }),
          port('53', { protocol: 'udp' }),
        ],
        env: ['A=1', 'B=two words'],
        volumes: ['data:/srv', '/host:/mnt:ro', '/cache'],
        command: ['sh', '-c', 'echo $A'],
        more: {},
      }),
      {
        Image: 'app',
        Cmd: ['sh', '-c', 'echo $A'],
        Env: ['A=1', 'B=two words'],
        ExposedPorts: { '80/tcp': {}, '53/udp': {} },
        Volumes: { '/cache': {} },
        Tty: true,
        OpenStdin: true,
        StdinOnce: true,
        AttachStdin: true,
        AttachStdout: true,
        AttachStderr: true,
        HostConfig: {
          AutoRemove: true,
          Binds: ['data:/srv', '/host:/mnt:ro'],
          PortBindings: {
            '80/tcp': [
              { HostIp: '', HostPort: '8080' },
              { HostIp: '127.0.0.1', HostPort: '9090' },
            ],
            '53/udp': [{ HostIp: '', HostPort: '' }],
          },
        },
      },
    ));

  it('gives a variable that is set twice its last value, as the CLI does', () =>
    assert.deepEqual(createBody({ ...plain, env: ['A=1', 'B=2', 'A=3=4', 'AB=5'] })['Env'], ['A=3=4', 'B=2', 'AB=5']));

  it('gives a variable that is named alone the value of the environment, and none where that has none', () =>
    assert.deepEqual(createBody({ ...plain, env: ['TOKEN', 'OTHER'] }, { TOKEN: 'x=y' })['Env'], [
      'TOKEN=x=y',
      'OTHER',
    ]));

  const volumes: readonly [string, 'bind' | 'anonymous'][] = [
    ['/srv', 'anonymous'],
    ['data:/srv', 'bind'],
    ['/host:/srv', 'bind'],
    ['/host:/srv:ro', 'bind'],
    ['C:\\data', 'anonymous'],
    ['c:/data', 'anonymous'],
    ['C:\\host:/srv', 'bind'],
    ['C:\\host:C:\\srv:ro', 'bind'],
  ];
  for (const [volume, kind] of volumes) {
    it(`${volume} is ${kind === 'bind' ? 'mounted from somewhere' : 'a volume without a name'}`, () => {
      const { Volumes, HostConfig } = createBody({ ...plain, volumes: [volume] });
      assert.deepEqual(Volumes, kind === 'bind' ? {} : { [volume]: {} });
      assert.deepEqual(HostConfig['Binds'], kind === 'bind' ? [volume] : []);
    });
  }
});

/** Reads a `docker run` line as the CLI does: options up to the first word that is none, then the image, then the rest. */
function readRunLine(argv: readonly string[]): RunOptions {
  const words = [...argv];
  assert.equal(words.shift(), 'run');
  const options = { ...plain, ports: [] as PortMapping[], env: [] as string[], volumes: [] as string[] };
  while (words[0]?.startsWith('-') === true) {
    const flag = words.shift();
    const value = (): string => words.shift() ?? assert.fail(`${String(flag)} without a value`);
    if (/^-d?i?t?$/.test(flag ?? '')) options.mode = flag as RunOptions['mode'];
    else if (flag === '--rm') options.removeAtExit = true;
    else if (flag === '--name') options.name = value();
    else if (flag === '-p') options.ports.push(readPort(value()));
    else if (flag === '-e') options.env.push(value());
    else if (flag === '-v') options.volumes.push(value());
    else assert.fail(`docker run has no ${String(flag)}`);
  }
  const [image = assert.fail('no image'), ...command] = words;
  return { ...options, image, command };
}

/** `[[ip:][hostPort]:]containerPort[/protocol]`, from its end as the CLI does. */
function readPort(text: string): PortMapping {
  const [address = '', protocol = 'tcp'] = text.split('/');
  const parts = /^(?:(?:(.*):)?([^:]*):)?([^:]+)$/.exec(address);
  const [, ip = '', hostPort = '', containerPort = ''] = parts ?? [];
  return {
    hostIp: ip.replace(/^\[|\]$/g, ''),
    hostPort,
    containerPort,
    protocol: protocol as PortMapping['protocol'],
  };
}

function randomOptions(random: Random): RunOptions {
  const word = (): string => random.text(['a', 'b', ' ', "'", '"', '$', ';', '-', '한', '='], 6);
  return {
    image: random.pick(['nginx', 'nginx:alpine', 'localhost:5000/a/b@sha256:00', '0123456789ab']),
    mode: random.pick(['-d', '-it', '-dit', '-di', '-dt', '-i'] as const),
    removeAtExit: random.chance(0.5),
    name: random.pick(['', 'web', 'w.e_b-1']),
    ports: random.list(3, () => ({
      hostIp: random.pick(['', '127.0.0.1', '::1', '0.0.0.0']),
      hostPort: random.pick(['', '8080', '1']),
      containerPort: random.pick(['80', '65535']),
      protocol: random.pick(['tcp', 'udp', 'sctp'] as const),
    })),
    env: random.list(3, () => `K${random.int(0, 9)}=${word()}`),
    volumes: random.list(3, () => random.pick(['data:/srv', '/host dir:/srv:ro', '/srv'])),
    command: random.list(3, word),
    more: {},
  };
}

describe('the docker line and the API call', () => {
  it('ask the engine for the same container', (test) =>
    property(test, 500, (random) => {
      const options = randomOptions(random);
      assert.deepEqual(createBody(readRunLine(runLine(options))), createBody(options));
    }));

  it('agree on what is a source: whatever a person may type as a volume', () => {
    for (const typed of ['/srv', 'data:/srv', 'data:/srv:ro', '/host:/srv', 'C:\\host:/srv']) {
      const parsed = parseVolumes(`'${typed}'`);
      assert.ok('value' in parsed, typed);
      const { Volumes, HostConfig } = createBody({ ...plain, volumes: parsed.value });
      const targets = [...Object.keys(Volumes as object), ...(HostConfig['Binds'] as string[])];
      assert.deepEqual(targets, [typed]);
    }
  });

  it('take what a person types: ports and variables', () => {
    const ports = parsePorts('8080:80 127.0.0.1::53/udp');
    const env = parseEnv('A=1 "B=two words"');
    assert.ok('value' in ports && 'value' in env);
    assert.deepEqual(runLine({ ...plain, ports: ports.value, env: env.value }), [
      ...['run', '-d', '-p', '8080:80', '-p', '127.0.0.1::53/udp', '-e', 'A=1', '-e', 'B=two words', 'nginx:alpine'],
    ]);
  });
});
