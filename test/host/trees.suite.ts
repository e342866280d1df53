import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Row } from '../../src/contract/view.ts';
import type { DockyardApi } from '../../src/extension.ts';
import { eventually } from '../helpers/eventually.ts';
import { api, closeEditors, IMAGE, noRowOf, OtherShell, rowOf, show } from './host.ts';

/** Everything happens in another process, and nobody asks for a refresh. */
describe('the trees follow the engine', () => {
  const shell = new OtherShell();
  let dockyard: DockyardApi;

  before(async () => {
    dockyard = await api();
    for (const view of ['containers', 'images', 'volumes', 'networks'] as const) await show(view);
  });
  after(() => shell.clean());

  const stateOf = (row: Row): string | undefined => row.thing?.state;

  it('a container from create to rm, always the same row', async () => {
    const name = shell.name('life');
    shell.willRemove('rm', '--force', name);
    await shell.docker('create', '--init', '--name', name, IMAGE, 'sleep', '100000');
    const created = await rowOf('containers', name, (row) => stateOf(row) === 'created');
    const ids = new Set([created.id]);
    const steps: [args: string[], state: string][] = [
      [['start', name], 'running'],
      [['pause', name], 'paused'],
      [['unpause', name], 'running'],
      [['restart', '--time', '1', name], 'running'],
      [['stop', '--time', '1', name], 'exited'],
    ];
    for (const [args, state] of steps) {
      await shell.docker(...args);
      ids.add((await rowOf('containers', name, (row) => stateOf(row) === state)).id);
    }
    await shell.docker('rename', name, `${name}-b`);
    shell.willRemove('rm', '--force', `${name}-b`);
    ids.add((await rowOf('containers', `${name}-b`)).id);
    assert.equal(ids.size, 1);
    await shell.docker('rm', `${name}-b`);
    await noRowOf('containers', `${name}-b`);
  });

  it('a row says its state and image, has an icon for it, and speaks', async () => {
    const running = await shell.container('running');
    const failed = await shell.container('failed', ['sh', '-c', 'exit 3']);
    const up = await rowOf('containers', running.name, (row) => stateOf(row) === 'running');
    assert.match(up.description, /running/);
    assert.match(up.description, /busybox:latest/);
    const down = await rowOf('containers', failed.name, (row) => stateOf(row) === 'exited');
    assert.match(down.description, /\(3\)/);
    assert.notDeepEqual(up.icon, down.icon);
    for (const row of [up, down]) {
      assert.ok(row.spoken.includes(row.label), row.spoken);
      assert.deepEqual(Object.keys(row.thing ?? {}).sort(), ['id', 'kind', 'name', 'state']);
    }
  });

  it('images: a tag comes and goes, and another stays', async () => {
    const tag = `${shell.name('tag')}:v1`;
    shell.willRemove('rmi', tag);
    await shell.docker('tag', IMAGE, tag);
    const row = await rowOf('images', tag);
    assert.equal(row.thing?.state, 'tagged');
    await shell.docker('rmi', tag);
    await noRowOf('images', tag);
    await rowOf('images', IMAGE);
  });

  it('volumes: come, are in use, are not, and go', async () => {
    const name = shell.name('volume');
    shell.willRemove('volume', 'rm', name);
    await shell.docker('volume', 'create', name);
    const unused = await rowOf('volumes', name, (row) => stateOf(row) === 'unused');
    const { name: user } = await shell.container('user', undefined, ['-v', `${name}:/data`]);
    const used = await rowOf('volumes', name, (row) => stateOf(row) === 'used');
    assert.ok(used.description.includes(user));
    assert.equal(used.id, unused.id);
    await shell.docker('rm', '--force', user);
    await rowOf('volumes', name, (row) => stateOf(row) === 'unused');
    await shell.docker('volume', 'rm', name);
    await noRowOf('volumes', name);
  });

  it('networks: come with their containers and addresses below them, and go', async () => {
    const name = shell.name('network');
    shell.willRemove('network', 'rm', name);
    await shell.docker('network', 'create', name);
    await rowOf('networks', name, (row) => row.children === undefined);
    const member = await shell.container('member');
    await shell.docker('network', 'connect', name, member.name);
    const row = await rowOf('networks', name, ({ children }) =>
      /\d+\.\d+/.test(children?.rows()[0]?.description ?? ''),
    );
    const address = await shell.docker(
      ...['inspect', '--format', `{{(index .NetworkSettings.Networks "${name}").IPAddress}}`, member.name],
    );
    const [child] = row.children?.rows() ?? [];
    assert.equal(child?.label, member.name);
    assert.ok(child.description.includes(address));
    assert.deepEqual(child.thing, { ...member, state: 'running' });
    await shell.docker('network', 'disconnect', name, member.name);
    await rowOf('networks', name, ({ children }) => children === undefined);
    await shell.docker('network', 'rm', name);
    await noRowOf('networks', name);
  });

  it('Show Diagnostics opens how things stand, made to be pasted into a report', async () => {
    const { name } = await shell.container('told', ['sleep', '100000'], ['--env', 'DB_PASSWORD=hunter2']);
    await rowOf('containers', name);
    await vscode.commands.executeCommand('dockyard.diagnostics.show');
    const text = await eventually('it is open', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === 'dockyard-diagnostics' ? document.getText() : undefined;
    });
    for (const part of [
      /## Engine\n[^#]*unix:\/\/[^#]*status: live/,
      /Docker \d+\.\d+.*, API 1\.\d+/,
      /## Last lists\n[^#]*GET \/containers\/json: \d+ entries, \d+ bytes, \d+ ms/,
      /## Open streams\n[^#]*events, for \d+ s/,
      /## Last events[^#]*container start/,
    ]) {
      assert.match(text, part);
    }
    assert.ok(!text.includes('hunter2'));
    await closeEditors();
  });

  it('ids are unique in each view', () => {
    for (const view of ['containers', 'images', 'volumes', 'networks'] as const) {
      const ids = dockyard.rows(view).flatMap((row) => [row.id, ...(row.children?.rows() ?? []).map(({ id }) => id)]);
      assert.equal(new Set(ids).size, ids.length, view);
    }
  });

  it('a refresh changes nothing that was right', async () => {
    const { name } = await shell.container('still');
    await rowOf('containers', name, (row) => stateOf(row) === 'running');
    const before = dockyard.rows('containers').map(({ id }) => id);
    await vscode.commands.executeCommand('dockyard.refresh');
    await eventually('the same rows are there', () =>
      before.every((id, index) => dockyard.rows('containers')[index]?.id === id),
    );
  });

  it('many at once end up right', async () => {
    const names = Array.from({ length: 12 }, () => shell.name('many'));
    for (const name of names) shell.willRemove('rm', '--force', name);
    await Promise.all(names.map((name) => shell.docker('create', '--name', name, IMAGE, 'true')));
    for (const name of names) await rowOf('containers', name);
    await shell.docker('rm', ...names);
    for (const name of names) await noRowOf('containers', name);
    const all = (await shell.docker('ps', '--all', '--format', '{{.Names}}')).split('\n').filter((line) => line !== '');
    assert.deepEqual(
      dockyard
        .rows('containers')
        .map(({ label }) => label)
        .sort(),
      all.sort(),
    );
  });
});
