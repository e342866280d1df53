import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './desk.ts';

/** The page has it; what is written for Node does not know of it. */
declare function getComputedStyle(element: unknown): { readonly color: string };

/** The same terminals without a docker command: over the Engine API. */
describe('a machine without the docker command', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open({
      settings: { 'dockyard.terminal.backend': 'api', 'dockyard.logs.tail': 1, 'dockyard.logs.timestamps': true },
    });
    await desk.docker('run', '-dit', '--name', 'clock', 'busybox', 'sh', '-c', 'while true; do date; sleep 1; done');
    await desk.openSidebar();
    await desk.row('Containers', 'Container clock, running').waitFor();
  });

  after(async () => {
    await desk.close();
  });

  it('opens a shell that knows its size', async () => {
    await desk.press(desk.row('Containers', 'dockyard-sample-web'), 'Open Shell (exec)');
    const [first] = await desk.terminalShows('#');
    assert.equal(first, 'docker exec -it dockyard-sample-web sh');
    await desk.type('stty size; echo 한글 $((40 + 2))\n');
    const lines = await desk.terminalShows('한글 42');
    const size = lines.find((line) => /^\d+ \d+$/.test(line));
    assert.ok(size !== undefined && size !== '0 0' && size !== '24 80', `the terminal's own size, not ${String(size)}`);
    await desk.type('exit\n');
    await desk.eventually(async () => ((await desk.terminal()).length === 0 ? true : undefined), 'the terminal closes');
  });

  it('follows logs by the settings', async () => {
    await desk.press(desk.row('Containers', 'Container clock'), 'Follow Logs');
    const [first] = await desk.terminalShows(/\d{4}-\d\d-\d\dT[\d:.]+Z/);
    assert.equal(first, 'docker logs --follow --tail 1 --timestamps clock');
  });

  it('attaches, and leaves by Ctrl-P Ctrl-Q with the container still running', async () => {
    await desk.menu(desk.row('Containers', 'Container clock'), 'Attach');
    await desk.terminalShows(/docker attach clock[\s\S]*\d\d:\d\d:\d\d/);
    await desk.page.keyboard.press('Control+p');
    await desk.page.keyboard.press('Control+q');
    await desk.eventually(
      async () => ((await desk.terminal())[0] === 'docker attach clock' ? undefined : true),
      'the attached terminal is gone',
    );
    assert.equal(await desk.docker('inspect', '-f', '{{.State.Running}}', 'clock'), 'true');
  });

  it('runs an image in a terminal', async () => {
    await desk.press(desk.row('Images', 'busybox:latest'), 'Run');
    await desk.choose('Mode', 'docker run -it');
    await desk.choose('Command');
    await desk.answer('Command', 'sh -c "echo ready; read answer; echo got $answer; sleep 1"');
    await desk.choose('Run now');
    await desk.terminalShows('ready');
    await desk.type('yes\n');
    await desk.terminalShows('got yes');
  });

  it('says what happened when the engine dies under an open terminal', async () => {
    await desk.press(desk.row('Containers', 'dockyard-sample-web'), 'Open Shell (exec)');
    await desk.terminalShows('#');
    // The first one: what is said above the rows takes the place of the last ones.
    const name = desk.view('Containers').locator('.monaco-list-row .label-name').first();
    const color = (): Promise<string> => name.evaluate((element) => getComputedStyle(element).color);
    const alive = await color();
    desk.engine.kill('SIGKILL');
    await desk.terminalShows(/engine|Enter closes/);
    await desk.eventually(
      async () => ((await desk.view('Containers').innerText()).includes('Shown as of') ? true : undefined),
      'the view says of when its rows are',
    );
    assert.match(await desk.view('Containers').innerText(), /engine.*Shown as of \d\d:\d\d:\d\d/is, 'and why');
    await desk.eventually(async () => ((await color()) === alive ? undefined : true), 'the rows are greyed');
    // What was known is still there to be read.
    await desk.row('Images', 'busybox:latest').waitFor();
    await desk.picture('engine-died');
    await desk.engine.restart();
    await desk.eventually(
      async () => ((await desk.view('Containers').innerText()).includes('Shown as of') ? undefined : true),
      'the rows are alive again, without a click',
    );
    await desk.eventually(
      async () => ((await color()) === alive ? true : undefined),
      'they are not grey any more',
      color,
    );
  });
});
