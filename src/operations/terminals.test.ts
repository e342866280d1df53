import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { type Act, FakeUi, services } from '../../test/helpers/fakeUi.ts';
import { Failure } from '../contract/failure.ts';
import type { Memory } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { attach } from './attach.ts';
import { exec, execWith } from './exec.ts';
import { logs, logsWith } from './logs.ts';

const web: Thing = { kind: 'container', id: 'c1', name: 'web', state: 'running' };
const SIZE = { columns: 100, rows: 30 };

describe('exec', () => {
  const shells: readonly [string, readonly [string, number][], string, string[]][] = [
    [
      'bash where there is one',
      [
        ['bash', 0],
        ['sh', 0],
      ],
      'bash',
      ['bash'],
    ],
    ['sh where bash is missing', [['sh', 0]], 'sh', ['bash', 'sh']],
    [
      'sh where bash is broken',
      [
        ['bash', 126],
        ['sh', 0],
      ],
      'sh',
      ['bash', 'sh'],
    ],
    [
      'sh where bash fails',
      [
        ['bash', 1],
        ['sh', 0],
      ],
      'sh',
      ['bash', 'sh'],
    ],
  ];
  for (const [name, programs, shell, tried] of shells) {
    it(`opens ${name}`, async () => {
      const engine = new FakeEngine();
      engine.programs = new Map(programs);
      const using = services(engine);
      await exec.run(using, web);
      const { plan } = using.terminals;
      assert.deepEqual(plan.line, ['exec', '-it', 'web', shell]);
      assert.equal(plan.title, `${shell}: web`);
      assert.equal(plan.interactive, true);
      assert.equal(plan.reuse, undefined, 'each is a shell of its own');
      assert.deepEqual(engine.calls, [
        'inspect container c1 web',
        ...tried.map((program) => `execExitCode c1 web ${JSON.stringify([program, '-c', 'exit 0'])}`),
      ]);
      await using.terminals.session(SIZE);
      assert.equal(engine.calls.at(-1), `exec c1 web ${JSON.stringify([shell])} ${JSON.stringify(SIZE)}`);
      assert.deepEqual(using.ui.titles, ['Looking for a shell in web']);
    });
  }

  const images: readonly [unknown, string][] = [
    [{ Config: { Image: 'scratch-app:1' } }, 'scratch-app:1'],
    [{ Config: {} }, '?'],
    [{}, '?'],
  ];
  for (const [inspected, image] of images) {
    it(`says that there is no shell, and in which image: ${image}`, async () => {
      const engine = new FakeEngine();
      engine.inspected = inspected;
      const using = services(engine);
      await assert.rejects(exec.run(using, web), (error) => {
        assert.ok(Failure.is(error, 'container.noShell'));
        assert.deepEqual(error.args, ['web', image]);
        return true;
      });
      assert.deepEqual(using.terminals.plans, []);
    });
  }

  it('hands on why the engine refused, and opens nothing', async () => {
    const engine = new FakeEngine();
    engine.answers.execExitCode = () => Promise.reject(new Failure('container.paused', ['web']));
    const using = services(engine);
    await assert.rejects(exec.run(using, web), (error) => Failure.is(error, 'container.paused'));
    assert.deepEqual(using.terminals.plans, []);
  });
});

describe('exec with options', () => {
  const memory = (): { kept: Map<string, string>; machine: { memory: Memory } } => {
    const kept = new Map<string, string>();
    const set = (key: string, value: string): Promise<void> => Promise.resolve(void kept.set(key, value));
    return { kept, machine: { memory: { get: (key) => kept.get(key), set } } };
  };
  const script: readonly Act[] = [
    ...[{ pick: 'shell' }, { pick: 'own' }, { type: ['python3 -i "a b"'] }],
    ...[{ pick: 'user' }, { type: ['1000:1000'] }, { pick: 'workdir' }, { type: ['/app'] }, { pick: 'open' }],
  ];
  const line = ['exec', '-it', '--user', '1000:1000', '--workdir', '/app', 'web', 'python3', '-i', 'a b'];

  it('opens what was chosen, and remembers it for the image', async () => {
    const engine = new FakeEngine();
    engine.inspected = { Config: { Image: 'app:1' } };
    const { machine, kept } = memory();
    const using = services(engine, { ui: new FakeUi(script), machine });
    await execWith.run(using, web);
    assert.deepEqual(using.terminals.plan.line, line);
    await using.terminals.session(SIZE);
    assert.match(
      engine.calls.at(-1) ?? '',
      /^exec c1 web \["python3","-i","a b"\] .*"user":"1000:1000","workdir":"\/app"/,
    );
    assert.deepEqual([...kept.keys()], ['exec/app:1']);
    const again = services(engine, { machine });
    await exec.run(again, { ...web, name: 'other' });
    assert.deepEqual(
      again.terminals.plan.line,
      line.map((word) => (word === 'web' ? 'other' : word)),
    );
    assert.equal(engine.count('execExitCode'), 0);
  });

  it('opens nothing when the person turns away, and one escape loses no other choice', async () => {
    const engine = new FakeEngine();
    const using = services(engine, {
      ui: new FakeUi([{ pick: 'user' }, { type: ['root'] }, { pick: 'workdir' }, 'escape', 'escape']),
    });
    await execWith.run(using, web);
    assert.match(using.ui.picks.at(-1)?.placeholder ?? '', /--user root web sh$/);
    assert.deepEqual(using.terminals.plans, []);
  });

  for (const damaged of ['', '{', 'null', '[]', '{"command":"sh"}', '{"command":[1]}']) {
    it(`does without what it cannot read: ${JSON.stringify(damaged)}`, async () => {
      const engine = new FakeEngine();
      engine.programs = new Map([['sh', 0]]);
      const using = services(engine, { machine: { memory: { get: () => damaged, set: () => Promise.resolve() } } });
      await exec.run(using, web);
      assert.deepEqual(using.terminals.plan.line, ['exec', '-it', 'web', 'sh']);
    });
  }
});

describe('attach', () => {
  const cases: readonly [string, unknown, string[], RegExp, RegExp][] = [
    [
      'with a TTY',
      { Config: { Tty: true }, State: { Running: true, Paused: false } },
      ['attach', 'web'],
      /Ctrl-P Ctrl-Q leaves it running/,
      /Ctrl-P Ctrl-Q로 나가면 계속 실행/,
    ],
    [
      'without one, so that Ctrl-C leaves instead of stopping it',
      { Config: { Tty: false }, State: { Running: true, Paused: false } },
      ['attach', '--sig-proxy=false', 'web'],
      /Ctrl-C leaves it running/,
      /Ctrl-C로 나가도 계속 실행/,
    ],
    ['of which nothing is known', {}, ['attach', '--sig-proxy=false', 'web'], /Ctrl-C leaves/, /Ctrl-C로/],
  ];
  for (const [name, inspected, line, english, korean] of cases) {
    it(`to a container ${name}`, async () => {
      const engine = new FakeEngine();
      engine.inspected = inspected;
      const using = services(engine);
      await attach.run(using, web);
      const { plan } = using.terminals;
      assert.deepEqual(plan.line, line);
      assert.match(plan.hint ?? '', english);
      assert.equal(plan.interactive, true);
      assert.equal(plan.reuse, 'attach/c1');
      await using.terminals.session(SIZE);
      assert.deepEqual(engine.calls, ['inspect container c1 web', `attach c1 web ${JSON.stringify(SIZE)}`]);
      const inKorean = services(engine, { ui: new FakeUi([], 'ko') });
      await attach.run(inKorean, web);
      assert.match(inKorean.terminals.plan.hint ?? '', korean);
    });
  }

  const refused = [
    ['that has ended', { State: { Running: false } }, 'container.notRunning'],
    ['that is paused', { State: { Running: true, Paused: true } }, 'container.paused'],
  ] as const;
  for (const [name, inspected, code] of refused) {
    it(`to a container ${name} says so before a terminal opens`, async () => {
      const engine = new FakeEngine();
      engine.inspected = inspected;
      const using = services(engine);
      await assert.rejects(attach.run(using, web), (error) => Failure.is(error, code) && error.args[0] === 'web');
      assert.deepEqual(using.terminals.plans, []);
    });
  }

  it('to a container that is gone says so', async () => {
    const engine = new FakeEngine();
    engine.answers.inspect = () => Promise.reject(new Failure('thing.gone', ['web']));
    await assert.rejects(attach.run(services(engine), web), (error) => Failure.is(error, 'thing.gone'));
  });
});

describe('logs', () => {
  const cases: readonly [number, boolean, string][] = [
    [200, false, 'logs --follow --tail 200 web'],
    [0, false, 'logs --follow --tail 0 web'],
    [1_000_000, true, 'logs --follow --tail 1000000 --timestamps web'],
  ];
  for (const [tail, timestamps, line] of cases) {
    it(line, async () => {
      const engine = new FakeEngine();
      const using = services(engine, { settings: { logTail: () => tail, logTimestamps: () => timestamps } });
      await logs.run(using, web);
      const { plan } = using.terminals;
      assert.equal(plan.line.join(' '), line);
      assert.equal(plan.interactive, false);
      assert.equal(plan.reuse, 'logs/c1');
      assert.equal(plan.title, 'logs: web');
      assert.deepEqual(engine.calls, [], 'nothing is asked before the terminal is there');
      await using.terminals.session(SIZE);
      assert.deepEqual(engine.calls, [`logs c1 web ${JSON.stringify({ tail, timestamps })}`]);
    });
  }

  it('with options begin with what the settings say, and take a time for a moment when they are opened', async () => {
    const engine = new FakeEngine();
    const script: readonly Act[] = [
      ...[{ pick: 'since' }, { type: ['yesterday', '10m'] }, { pick: 'tail' }, { type: ['many', '20'] }],
      ...[{ pick: 'timestamps' }, { pick: 'go' }],
    ];
    const using = services(engine, { ui: new FakeUi(script) });
    await logsWith.run(using, web);
    assert.match(using.ui.picks[0]?.placeholder ?? '', /^docker logs --follow --tail 200 web$/);
    assert.deepEqual(
      using.ui.inputs.map(({ complaints }) => complaints.map((complaint) => complaint !== undefined)),
      [
        [true, false],
        [true, false],
      ],
    );
    const { plan } = using.terminals;
    assert.equal(plan.line.join(' '), 'logs --follow --tail 20 --since 10m --timestamps web');
    assert.equal(plan.reuse, undefined, 'ten minutes ago is another moment each time');
    await using.terminals.session(SIZE);
    const { since, ...others } = JSON.parse((engine.calls[0] ?? '').replace('logs c1 web ', '')) as { since: number };
    assert.deepEqual(others, { tail: 20, timestamps: true });
    assert.ok(Math.abs(Date.now() / 1000 - 600 - since) < 60, String(since));
  });

  it('with options show all lines where none is counted, and nothing when the person turns away', async () => {
    const engine = new FakeEngine();
    const using = services(engine, { ui: new FakeUi([{ pick: 'tail' }, { type: [''] }, { pick: 'go' }]) });
    await logsWith.run(using, web);
    assert.equal(using.terminals.plan.line.join(' '), 'logs --follow web');
    await using.terminals.session(SIZE);
    assert.deepEqual(engine.calls, ['logs c1 web {"tail":"all","timestamps":false}']);
    const turned = services(engine, { ui: new FakeUi(['escape']) });
    await logsWith.run(turned, web);
    assert.deepEqual(turned.terminals.plans, []);
  });
});
