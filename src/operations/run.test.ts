import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { type Act, FakeUi, services, type ShownInput } from '../../test/helpers/fakeUi.ts';
import { rawContainer, rawImage } from '../../test/helpers/raw.ts';
import { Failure } from '../contract/failure.ts';
import type { Thing } from '../contract/view.ts';
import { createContainer, run, runContainer } from './run.ts';

const nginx: Thing = { kind: 'image', id: 'sha256:aa', name: 'nginx:alpine', state: 'tagged' };
const RUN: Act = { pick: 'run' };
const type = (...texts: readonly string[]): Act => ({ type: texts });

let engine: FakeEngine;
beforeEach(() => {
  engine = new FakeEngine();
  engine.inspected = { Config: { ExposedPorts: { '80/tcp': {}, '443/tcp': {} } } };
  engine.sent = { Id: 'c9' };
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
    assert.match(engine.calls.at(-2) ?? '', /^send POST \/containers\/create \{"Image":"nginx:alpine","Env":\[\]/);
    assert.equal(engine.calls.at(-1), 'send POST /containers/c9/start');
    assert.deepEqual(using.ui.titles, ['Running nginx:alpine']);
    assert.deepEqual(using.ui.statuses, ['docker run -d nginx:alpine']);
    assert.deepEqual(using.terminals.plans, []);
  });

  it('shows no secret in the line, nor beside its field', async () => {
    const using = await play({ pick: 'env' }, type('DB_PASSWORD=hunter2'), { pick: 'more' }, 'escape', RUN);
    const shown = JSON.stringify(using.ui.picks);
    assert.match(shown, /-e 'DB_PASSWORD=••••••' nginx:alpine/);
    assert.doesNotMatch(shown, /hunter2/);
    assert.match(engine.calls.at(-2) ?? '', /"DB_PASSWORD=hunter2"/);
  });

  it('runs nothing when the person turns away, at once or after changes', async () => {
    await play('escape');
    await play({ pick: 'mode' }, { pick: 'name' }, type('web'), 'escape');
    assert.equal(engine.count('send'), 0);
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
      ['more', 'ellipsis', 'More options…', 'network, memory, user, health check and others'],
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
    assert.equal(line(await play({ pick: 'mode' }, { pick: 'mode' }, 'escape')), 'docker run -dit nginx:alpine');
    const thrice = [{ pick: 'mode' }, { pick: 'mode' }, { pick: 'mode' }] as const;
    assert.equal(line(await play(...thrice, 'escape')), 'docker run -d nginx:alpine');
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
    ['ports', '80:0', /is not a port/],
    ['env', '=novalue', /^“=novalue” is not KEY=value\.$/],
    ['env', 'NO_SUCH_NAME', /^“NO_SUCH_NAME” has no value in the editor’s environment\./],
    ['volumes', './x:/y', /^“\.\/x:\/y” begins in a folder, and no folder is open\./],
    ['command', 'echo "', /^A quote is opened but not closed\.$/],
  ];
  for (const [step, typed, complaint] of complaints) {
    it(`${step} ${JSON.stringify(typed)} is refused while it is typed`, async () => {
      const using = await play({ pick: step }, type(typed, ''), 'escape');
      assert.match(input(using).complaints[0] ?? '', complaint);
      assert.equal(input(using).complaints[1], undefined);
    });
  }

  const taken: readonly [string, string][] = [
    ['memory', '512MiB'],
    ['stopTimeout', '-1'],
    ['addHost', 'db=10.0.0.5'],
    ['addHost', 'db=[fd00::5]'],
    ['capAdd', 'net_admin'],
    ['network', 'name=x,alias=y,ip=10.0.0.9,mac-address=02:42:ac:11:00:99,driver-opt=a=b'],
    ['mount', 'type=tmpfs,target=/t,tmpfs-size=1m,tmpfs-mode=0770'],
    ['mount', 'type=bind,source=/tmp,target=/t,bind-propagation=rslave,bind-recursive=disabled'],
    ['mount', 'type=volume,source=v,target=/t,volume-opt=type=nfs,volume-nocopy,volume-subpath=a'],
    ['ulimit', 'nofile=1024'],
    ['device', '/dev/ttyUSB0'],
  ];
  for (const [option, typed] of taken) {
    it(`${option} ${typed} is taken, as docker takes it`, async () => {
      const using = await play({ pick: 'more' }, { pick: option }, type(typed), 'escape');
      assert.deepEqual(input(using).complaints, [undefined]);
    });
  }
  const refused: readonly [string, string][] = [
    ['stopTimeout', '-2'],
    ['network', 'name=x,colour=red'],
    ['network', 'alias=y'],
    ['mount', 'type=tmpfs,target=/t,volume-nocopy'],
    ['mount', 'type=bind,source=/tmp,target=/t,bind-propagation=sideways'],
    ['mount', 'type=tmpfs,target=/t,tmpfs-mode=9'],
    ['ulimit', 'nofile=200:100'],
    ['ulimit', 'files=1'],
    ['securityOpt', 'seccomp=profile.json'],
    ['expose', '90-80'],
    ['ip', 'fd00::1'],
  ];
  for (const [option, typed] of refused) {
    it(`${option} ${typed} is refused while it is typed`, async () => {
      const using = await play({ pick: 'more' }, { pick: option }, type(typed, ''), 'escape');
      assert.match(input(using).complaints[0] ?? '', /does not fit --/);
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

describe('more options', () => {
  const more = { pick: 'more' };
  const options: readonly [string, string, string][] = [
    ['network', 'backend', 'docker run -d --network backend nginx:alpine'],
    ['memory', '512m', 'docker run -d --memory 512m nginx:alpine'],
    ['label', 'a=1 b="two words"', "docker run -d --label a=1 --label 'b=two words' nginx:alpine"],
    ['memory', '', 'docker run -d nginx:alpine'],
  ];
  for (const [id, typed, expected] of options) {
    it(`${id} ${JSON.stringify(typed)} becomes ${expected}`, async () => {
      const using = await play(more, { pick: id }, type(typed), 'escape');
      assert.deepEqual(input(using).complaints, [undefined]);
      assert.equal(line(using), expected);
    });
  }

  it('one that is set stands in the list itself, and can be changed there', async () => {
    const using = await play(more, { pick: 'cpus' }, type('2'), { pick: 'cpus' }, type('0.5'), 'escape');
    const shown = using.ui.picks.at(-1)?.choices.find(({ value }) => value === 'cpus');
    assert.deepEqual([shown?.icon, shown?.label, shown?.description], ['check', 'CPUs (--cpus)', '0.5']);
    assert.equal(using.ui.inputs[1]?.value, '2');
  });

  it('a switch is turned, and turned back', async () => {
    assert.equal(line(await play(more, { pick: 'init' }, 'escape')), 'docker run -d --init nginx:alpine');
    assert.equal(line(await play(more, { pick: 'init' }, { pick: 'init' }, 'escape')), 'docker run -d nginx:alpine');
  });

  it('turning away from the second list, or from its question, loses nothing', async () => {
    const named = [{ pick: 'name' }, type('web')] as const;
    const expected = 'docker run -d --name web nginx:alpine';
    assert.equal(line(await play(...named, more, 'escape', 'escape')), expected);
    assert.equal(line(await play(...named, more, { pick: 'memory' }, 'escape', 'escape')), expected);
  });

  it('what does not fit is refused while it is typed', async () => {
    const using = await play(more, { pick: 'memory' }, type('much', ''), 'escape');
    assert.match(input(using).complaints[0] ?? '', /^“much” does not fit --memory/);
  });

  it('a file of variables is named in the line, and what is in it is sent', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dyenv-'));
    const file = path.join(folder, 'my.env');
    writeFileSync(file, '# a comment\nA=1\n  B=two words \n\nNOT_SET_ANYWHERE\n');
    const using = await play(more, { pick: 'envFile' }, { file }, RUN);
    rmSync(folder, { recursive: true });
    assert.deepEqual(using.ui.statuses, [`docker run -d --env-file ${file} nginx:alpine`]);
    assert.match(engine.calls.at(-2) ?? '', /"Env":\["A=1","B=two words "\]/);
  });
});

describe('from the view of containers', () => {
  it('the image is asked for first, and creating starts nothing', async () => {
    engine.images = [rawImage(1, { RepoTags: ['app:1'] }), rawImage(2, { RepoTags: ['app:2'] })];
    const using = services(engine, { ui: new FakeUi([{ pick: 'app:2' }, { pick: 'create' }]) });
    await createContainer.run(using);
    assert.deepEqual(using.ui.statuses, ['docker create app:2']);
    assert.match(engine.calls.at(-1) ?? '', /^send POST \/containers\/create \{"Image":"app:2"/);
  });

  it('says so when there is no image', async () => {
    const using = services(engine);
    await runContainer.run(using);
    assert.deepEqual(using.ui.statuses, ['This engine has no images yet.']);
  });
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
    const [request = '', body = ''] = (engine.calls.at(-2) ?? '').split(/ (?=\{)/);
    assert.equal(request, 'send POST /containers/create?name=web');
    assert.deepEqual(JSON.parse(body), {
      Image: 'nginx:alpine',
      Cmd: ['nginx', '-g', 'x'],
      Env: ['A=1'],
      ExposedPorts: { '80/tcp': {} },
      Volumes: {},
      HostConfig: {
        AutoRemove: true,
        Binds: ['data:/srv'],
        PortBindings: { '80/tcp': [{ HostIp: '', HostPort: '8080' }] },
      },
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
    assert.equal(engine.count('send') + engine.count('runInteractive'), 0);
    await using.terminals.session({ columns: 100, rows: 30 });
    assert.match(
      engine.calls.at(-1) ?? '',
      /^runInteractive POST \/containers\/create\?name=web \{"Image":"nginx:alpine".*"Tty":true.*\} \{"columns":100/,
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
    engine.answers.send = () => Promise.reject(new Failure('container.portTaken', ['web']));
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
