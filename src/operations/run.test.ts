import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { type Act, FakeUi, services, type ShownInput } from '../../test/helpers/fakeUi.ts';
import { rawContainer } from '../../test/helpers/raw.ts';
import { Failure } from '../contract/failure.ts';
import type { Thing } from '../contract/view.ts';
import { run } from './run.ts';

const nginx: Thing = { kind: 'image', id: 'sha256:aa', name: 'nginx:alpine', state: 'tagged' };
const RUN: Act = { pick: 'run' };
const type = (...texts: readonly string[]): Act => ({ type: texts });

let engine: FakeEngine;
beforeEach(() => {
  engine = new FakeEngine();
  engine.inspected = { Config: { ExposedPorts: { '80/tcp': {}, '443/tcp': {} } } };
  engine.containers = [rawContainer(1, { Names: ['/taken'] })];
});

/** Runs the hub with a person who does this. */
async function play(...script: readonly Act[]): Promise<ReturnType<typeof services>> {
  const using = services(engine, { ui: new FakeUi(script) });
  await run.run(using, nginx);
  assert.ok(using.ui.done, 'the person had more to do');
  return using;
}

/** The docker line that the last look at the list shows. */
function line({ ui }: ReturnType<typeof services>): string {
  return ui.picks.at(-1)?.placeholder ?? '';
}

function input({ ui }: ReturnType<typeof services>): ShownInput {
  return ui.inputs[0] ?? assert.fail('nothing was asked');
}

describe('the quick way', () => {
  it('is Enter on the first entry: detached, with nothing else', async () => {
    const using = await play(RUN);
    const [shown] = using.ui.picks;
    assert.equal(shown?.title, 'Run nginx:alpine');
    assert.equal(shown.choices[0]?.value, 'run');
    assert.equal(shown.choices[0].detail, 'docker run -d nginx:alpine');
    assert.equal(shown.placeholder, 'docker run -d nginx:alpine');
    assert.match(engine.calls.at(-1) ?? '', /^runDetached \{"image":"nginx:alpine","interactive":false/);
    assert.deepEqual(using.ui.titles, ['Running nginx:alpine']);
    assert.deepEqual(using.ui.statuses, ['docker run -d nginx:alpine']);
    assert.deepEqual(using.terminals.plans, []);
  });

  it('runs nothing when the person turns away, at once or after changes', async () => {
    await play('escape');
    await play({ pick: 'mode' }, { pick: 'name' }, type('web'), 'escape');
    assert.equal(engine.count('runDetached'), 0);
    assert.equal(engine.count('runInteractive'), 0);
  });
});

describe('what the list says', () => {
  it('each entry has an icon, words and its present value', async () => {
    const using = await play('escape');
    const shown = using.ui.picks[0]?.choices.map(({ value, icon, label, description }) => [
      value,
      icon,
      label,
      description,
    ]);
    assert.deepEqual(shown, [
      ['run', 'play', 'Run now', undefined],
      ['mode', 'server-process', 'Mode', 'detached, in the background (-d)'],
      ['name', 'tag', 'Name', 'docker makes one up'],
      ['ports', 'globe', 'Ports (-p)', 'none'],
      ['env', 'symbol-variable', 'Environment (-e)', 'none'],
      ['volumes', 'database', 'Volumes (-v)', 'none'],
      ['command', 'terminal-bash', 'Command', 'the image’s own'],
      ['removeAtExit', 'trash', 'Remove when it ends (--rm)', 'no'],
    ]);
  });

  it('speaks Korean', async () => {
    const using = services(engine, { ui: new FakeUi(['escape'], 'ko') });
    await run.run(using, nginx);
    for (const { label, description } of using.ui.picks[0]?.choices ?? [])
      assert.match(`${label} ${description ?? ''}`, /[가-힣]/);
  });

  it('toggles are turned, and turned back', async () => {
    assert.equal(line(await play({ pick: 'mode' }, 'escape')), 'docker run -it nginx:alpine');
    assert.equal(line(await play({ pick: 'mode' }, { pick: 'mode' }, 'escape')), 'docker run -d nginx:alpine');
    assert.equal(line(await play({ pick: 'removeAtExit' }, 'escape')), 'docker run -d --rm nginx:alpine');
    assert.equal(
      line(await play({ pick: 'removeAtExit' }, { pick: 'removeAtExit' }, 'escape')),
      'docker run -d nginx:alpine',
    );
  });
});

describe('what is typed', () => {
  const steps: readonly [string, string, string][] = [
    ['name', ' web ', 'docker run -d --name web nginx:alpine'],
    ['name', '', 'docker run -d nginx:alpine'],
    ['ports', '8080:80 53:53/udp', 'docker run -d -p 8080:80 -p 53:53/udp nginx:alpine'],
    ['env', 'A=1 B="two words"', "docker run -d -e A=1 -e 'B=two words' nginx:alpine"],
    ['volumes', 'data:/srv /x', 'docker run -d -v data:/srv -v /x nginx:alpine'],
    ['command', 'sh -c "echo $A; ls"', "docker run -d nginx:alpine sh -c 'echo $A; ls'"],
  ];
  for (const [step, typed, expected] of steps) {
    it(`${step} ${JSON.stringify(typed)} becomes ${expected}`, async () => {
      const using = await play({ pick: step }, type(typed), 'escape');
      assert.deepEqual(input(using).complaints, [undefined]);
      assert.equal(line(using), expected);
    });
  }

  it('turning away from one question keeps what was there', async () => {
    for (const step of ['name', 'ports', 'env', 'volumes', 'command']) {
      assert.equal(line(await play({ pick: step }, 'escape', 'escape')), 'docker run -d nginx:alpine');
    }
  });

  it('what was typed before stands in the box again, quoted as it must be', async () => {
    const again: readonly [string, string, string][] = [
      ['name', 'web', 'web'],
      ['ports', '8080:80/udp', '8080:80/udp'],
      ['env', 'B="two words"', "'B=two words'"],
      ['volumes', '"/host dir:/x"', "'/host dir:/x'"],
      ['command', 'echo "it\'s"', "echo 'it'\\''s'"],
    ];
    for (const [step, typed, expected] of again) {
      const using = await play({ pick: step }, type(typed), { pick: step }, 'escape', 'escape');
      assert.equal(using.ui.inputs[1]?.value, expected);
    }
  });

  const complaints: readonly [string, string, RegExp][] = [
    ['name', 'a', /two or more/],
    ['name', 'with space', /two or more/],
    ['name', 'taken', /^The name “taken” is in use by another container\.$/],
    ['name', ' taken ', /“taken” is in use/],
    ['ports', '80:http', /^“80:http” is not a port\./],
    ['ports', '0:80', /is not a port/],
    ['env', 'novalue', /^“novalue” is not KEY=value\.$/],
    ['volumes', './x:/y', /^“\.\/x:\/y” is not a volume\./],
    ['command', 'echo "', /^A quote is opened but not closed\.$/],
  ];
  for (const [step, typed, complaint] of complaints) {
    it(`${step} ${JSON.stringify(typed)} is refused while it is typed`, async () => {
      const using = await play({ pick: step }, type(typed, ''), 'escape');
      assert.match(input(using).complaints[0] ?? '', complaint);
      assert.equal(input(using).complaints[1], undefined);
    });
  }

  const hints: readonly [unknown, RegExp][] = [
    [{ Config: { ExposedPorts: { '80/tcp': {}, '443/tcp': {} } } }, /The image exposes 80\/tcp, 443\/tcp\./],
    [{ Config: { ExposedPorts: null } }, /8080:80 53:53\/udp/],
    [{ Config: null }, /8080:80 53:53\/udp/],
    [{}, /8080:80 53:53\/udp/],
  ];
  for (const [inspected, hint] of hints) {
    it(`the ports of ${JSON.stringify(inspected)} are hinted at`, async () => {
      engine.inspected = inspected;
      assert.match(input(await play({ pick: 'ports' }, 'escape', 'escape')).prompt, hint);
    });
  }
});

describe('running', () => {
  it('uses all that was said', async () => {
    const using = await play(
      ...[{ pick: 'name' }, type('web'), { pick: 'ports' }, type('8080:80'), { pick: 'env' }, type('A=1')],
      ...[
        { pick: 'volumes' },
        type('data:/srv'),
        { pick: 'command' },
        type('nginx -g x'),
        { pick: 'removeAtExit' },
        RUN,
      ],
    );
    const sent = JSON.parse((engine.calls.at(-1) ?? '').replace('runDetached ', '')) as unknown;
    assert.deepEqual(sent, {
      image: 'nginx:alpine',
      interactive: false,
      removeAtExit: true,
      name: 'web',
      ports: [{ hostIp: '', hostPort: '8080', containerPort: '80', protocol: 'tcp' }],
      env: ['A=1'],
      volumes: ['data:/srv'],
      command: ['nginx', '-g', 'x'],
    });
    assert.deepEqual(using.ui.statuses, [
      'docker run -d --rm --name web -p 8080:80 -e A=1 -v data:/srv nginx:alpine nginx -g x',
    ]);
  });

  it('interactively opens a terminal for the same line, and starts nothing before it is there', async () => {
    const using = await play({ pick: 'mode' }, { pick: 'name' }, type('web'), RUN);
    const { plan } = using.terminals;
    assert.deepEqual(plan.line, ['run', '-it', '--name', 'web', 'nginx:alpine']);
    assert.equal(plan.title, 'run: web');
    assert.equal(plan.interactive, true);
    assert.equal(plan.reuse, undefined);
    assert.equal(engine.count('runDetached') + engine.count('runInteractive'), 0);
    await plan.session({ columns: 100, rows: 30 });
    assert.match(
      engine.calls.at(-1) ?? '',
      /^runInteractive \{"image":"nginx:alpine","interactive":true.*\} \{"columns":100/,
    );
  });

  it('interactively without a name is called by its image', async () => {
    assert.equal((await play({ pick: 'mode' }, RUN)).terminals.plan.title, 'run: nginx:alpine');
  });

  it('says at once that the image is gone, before anything is asked', async () => {
    engine.answers.inspect = () => Promise.reject(new Failure('image.gone', ['nginx:alpine']));
    const using = services(engine);
    await assert.rejects(run.run(using, nginx), (error) => Failure.is(error, 'image.gone'));
    assert.deepEqual(using.ui.picks, []);
  });

  it('hands on why the engine refused, and says nothing of success', async () => {
    engine.answers.runDetached = () => Promise.reject(new Failure('container.portTaken', ['web']));
    const using = services(engine, { ui: new FakeUi([RUN]) });
    await assert.rejects(run.run(using, nginx), (error) => Failure.is(error, 'container.portTaken'));
    assert.deepEqual(using.ui.statuses, []);
  });

  it('uses the tag that was chosen, and the id of an image that has none', async () => {
    const dangling: Thing = { kind: 'image', id: 'sha256:aabb', name: 'aabb', state: 'dangling' };
    const using = services(engine, { ui: new FakeUi([RUN]) });
    await run.run(using, dangling);
    assert.equal(engine.calls[0], 'inspect image sha256:aabb aabb');
    assert.deepEqual(using.ui.statuses, ['docker run -d aabb']);
  });
});
