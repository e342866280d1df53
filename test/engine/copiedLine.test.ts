import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { splitWords } from '../../src/shell/words.ts';
import { asPerson } from '../helpers/asPerson.ts';
import { comparable } from '../helpers/comparable.ts';
import { freePort } from '../helpers/freePort.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';
import { FakeUi } from '../helpers/fakeUi.ts';

/** How a container is made, and what is done to it before its line is copied. */
interface Made {
  readonly flags: readonly string[];
  readonly image?: string;
  readonly command?: readonly string[];
  readonly then?: readonly (readonly string[])[];
}

describe('the line that is copied from a container', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  let netA = '';
  let netB = '';
  let idOfA = '';
  let other = '';
  let volume = '';
  /** Its entrypoint, command, stop signal, health check and port are its own. */
  let own = '';
  let port = 0;

  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
    port = await freePort();
    [netA, netB, volume] = [real.name('a'), real.name('b'), real.name('data')];
    for (const [name, subnet] of [
      [netA, '10.79.1.0/24'],
      [netB, '10.79.2.0/24'],
    ] as const) {
      real.willRemove('network', 'rm', name);
      const id = await real.docker('network', 'create', '--subnet', subnet, name);
      if (name === netA) idOfA = id;
    }
    real.willRemove('volume', 'rm', volume);
    other = (await real.container('other', undefined, ['--network', netA])).name;
    own = `${real.name('image')}:1`;
    await real.buildImage(
      own,
      [
        `FROM ${IMAGE}`,
        'ENTRYPOINT ["sleep"]',
        'CMD ["5000"]',
        'STOPSIGNAL SIGQUIT',
        'HEALTHCHECK --interval=33s CMD ["true"]',
        'EXPOSE 81',
        'ENV FROM_IMAGE=1',
        '',
      ].join('\n'),
    );
  });
  after(() => real.stop());

  /** Runs what was copied, word for word but for the terminal, which a test has none of. */
  const paste = async (copied: string): Promise<void> => {
    for (const line of copied.split(' && ')) {
      const split = splitWords(line);
      assert.ok('words' in split && split.words[0] === 'docker', line);
      const words = split.words.slice(1).flatMap((word) => {
        if (word === '-it' || word === '-i') return ['-d', word];
        return ['--attach', '--interactive'].includes(word) && split.words[1] === 'start' ? [] : [word];
      });
      await real.docker(...(words[0] === 'create' ? words.filter((word) => word !== '-d') : words));
    }
  };

  const again = async ({ flags, image = IMAGE, command = ['sleep', '5000'], then = [] }: Made) => {
    const name = real.name('copied');
    real.willRemove('rm', '--force', '--volumes', name);
    await real.docker('run', '--detach', '--name', name, ...flags, image, ...command);
    for (const words of then) await real.docker(...words.map((word) => (word === 'NAME' ? name : word)));
    const first = await real.inspected<{ Id: string }>(name);
    const ui = new FakeUi();
    await asPerson(engine, 'container.copyRunCommand', { thing: { id: first.Id, name, state: 'running' }, ui });
    const copied = ui.copied[0] ?? '';
    await real.docker('rm', '--force', '--volumes', name);
    await paste(copied);
    const second = await real.inspected<object>(name);
    await real.docker('rm', '--force', '--volumes', name);
    return { first, second, copied, said: ui.statuses.slice(1), name };
  };

  /** Whether it was watched is no part of a container; `docker create` writes down that it will be. */
  const seen = (inspected: object): unknown =>
    JSON.parse(JSON.stringify(comparable(inspected, true)), (key, value: unknown) =>
      /^Attach(?:Stdout|Stderr)$/.test(key) ? undefined : value,
    );

  const cases = (): Record<string, Made> => ({
    'nothing but the image': { flags: [] },
    'a terminal in the background': { flags: ['-it'], command: ['sh'] },
    'an open input': { flags: ['-i'], command: ['cat'] },
    'a terminal without an input': { flags: ['-t'] },
    'no entrypoint': { flags: ['--entrypoint', ''], image: own, command: ['sleep', '4000'] },
    'the image’s entrypoint without its command': { flags: ['--entrypoint', 'sleep'], image: own, command: ['4000'] },
    'an image as it is': { flags: [], image: own, command: [] },
    'no health check': { flags: ['--no-healthcheck'], image: own, command: [] },
    'a health check over that of the image': { flags: ['--health-cmd', 'exit 0'], image: own, command: [] },
    'no time to stop': { flags: ['--stop-timeout', '0'] },
    'any time to stop': { flags: ['--stop-timeout', '-1'] },
    'the usual signal over that of the image': { flags: ['--stop-signal', 'SIGTERM'], image: own, command: [] },
    'the network of a container': { flags: ['--network', `container:${other}`] },
    'the network of the host': { flags: ['--network', 'host'] },
    'the network of the host, and a name': { flags: ['--network', 'host', '--hostname', 'web'] },
    'no network': { flags: ['--network', 'none'] },
    'a network with aliases': {
      flags: ['--network', netA, '--network-alias', 'web', '--hostname', 'web', '--link', `${other}:db`],
    },
    'an address': { flags: ['--network', netA, '--ip', '10.79.1.99'] },
    'fields of a network': { flags: ['--network', `name=${netA},alias=web,driver-opt=a.b=c`] },
    'two networks': {
      flags: ['--network', netA],
      then: [['network', 'connect', '--alias', 'cache', '--ip', '10.79.2.77', '--link', `${other}:x`, netB, 'NAME']],
    },
    'two networks, and a terminal': { flags: ['-it'], command: ['sh'], then: [['network', 'connect', netB, 'NAME']] },
    'two networks, and a terminal without an input': { flags: ['-t'], then: [['network', 'connect', netB, 'NAME']] },
    'another network than at first': {
      flags: [],
      then: [
        ['network', 'connect', netB, 'NAME'],
        ['network', 'disconnect', 'bridge', 'NAME'],
      ],
    },
    'no network any more': { flags: [], then: [['network', 'disconnect', 'bridge', 'NAME']] },
    'devices, limits of a process, kernel settings, groups': {
      flags: [
        ...[
          '--device',
          '/dev/null:/dev/xnull',
          '--device',
          '/dev/zero:/dev/zero:r',
          '--device-cgroup-rule',
          'c 1:3 rwm',
        ],
        ...['--ulimit', 'nofile=100:200', '--ulimit', 'core=0', '--sysctl', 'net.ipv4.ip_forward=1'],
        ...['--group-add', '99', '--group-add', '44', '--security-opt', 'no-new-privileges'],
      ],
    },
    'processes of the host': { flags: ['--pid', 'host'] },
    'processes of a container': { flags: ['--pid', `container:${other}`] },
    'memory of the host': { flags: ['--ipc', 'host'] },
    'memory to share': { flags: ['--ipc', 'shareable'] },
    'all of /proc': { flags: ['--security-opt', 'systempaths=unconfined', '--security-opt', 'seccomp=unconfined'] },
    'exposed and published ports': { flags: ['--expose', '90', '--expose', '3000-3001/udp', '-p', `${port}:80`] },
    'mounts with their options': {
      flags: [
        ...['--mount', 'type=tmpfs,target=/t,tmpfs-size=1m,tmpfs-mode=0770'],
        ...['--mount', `type=volume,source=${volume},target=/u,volume-nocopy`],
        ...['--mount', 'type=bind,source=/usr,target=/v,bind-propagation=rprivate,readonly'],
        '--mount',
        'type=volume,target=/w,volume-driver=local,volume-opt=type=tmpfs,volume-opt=device=tmpfs,volume-label=a=b',
      ],
    },
    'memory, a quota, names, a preference': {
      flags: [
        ...['--memory', '64m', '--memory-reservation', '32m', '--cpu-period', '100000', '--cpu-quota', '50000'],
        ...['--domainname', 'example.com', '--dns-option', 'ndots:1', '--oom-score-adj', '100'],
      ],
    },
    'the namespace of the host’s name': { flags: ['--uts', 'host'] },
    'a cgroup namespace': { flags: ['--cgroupns', 'host'] },
    'a runtime, and a log driver': { flags: ['--runtime', 'runc', '--log-driver', 'json-file'] },
    'variables and labels': {
      flags: ['-e', 'A=x\ny', '-e', 'PATH=/bin', '-e', 'B=', '-l', 'a=b\nc', '-l', 'empty='],
    },
    'all that has a value of its own': {
      flags: ['--restart', 'on-failure:3', '--shm-size', '128m', '--init', '--read-only', '--tmpfs', '/x:size=1m'],
    },
  });

  test('makes the same container, and leaves nothing out', async () => {
    const wrong: string[] = [];
    for (const [what, made] of Object.entries(cases())) {
      try {
        const { first, second, copied, said } = await again(made);
        assert.deepEqual(seen(second), seen(first), copied);
        assert.deepEqual(said, [], copied);
      } catch (error) {
        wrong.push(
          `${what}: ${String(error instanceof assert.AssertionError ? error.message : ((error as { stderr?: string }).stderr ?? error))}`,
        );
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('names a network that was given by its id, and keeps the alias', async () => {
    const { copied, first, second, said } = await again({ flags: ['--network', idOfA, '--network-alias', 'web'] });
    assert.match(copied, new RegExp(`--network ${netA} --network-alias web`));
    const named = (shown: object): unknown =>
      JSON.parse(JSON.stringify(seen(shown)).replaceAll(`"${netA}"`, '"<hex>"'));
    assert.deepEqual(named(second), named(first));
    assert.deepEqual(said, []);
  });

  test('says what it cannot say', async () => {
    const check = ['{', '"Test":', '["CMD","true"]', '}'].join('');
    const name = real.name('unsaid');
    real.willRemove('rm', '--force', name);
    await engine.send({
      method: 'POST',
      path: '/containers/create',
      query: { name },
      body: {
        Image: own,
        Healthcheck: JSON.parse(check.replace('true', 'false')) as unknown,
        HostConfig: { SecurityOpt: ['seccomp={"defaultAction":"SCMP_ACT_ALLOW"}'], CpuRealtimeRuntime: 0 },
      },
    });
    const { Id } = await real.inspected<{ Id: string }>(name);
    const ui = new FakeUi();
    await asPerson(engine, 'container.copyRunCommand', { thing: { id: Id, name, state: 'created' }, ui });
    assert.match(ui.copied[0] ?? '', /--health-cmd false/);
    assert.doesNotMatch(ui.copied[0] ?? '', /seccomp/);
    assert.match(ui.statuses.slice(1)[0] ?? '', /It leaves out: --security-opt seccomp=FILE, HEALTHCHECK CMD/);
  });
});
