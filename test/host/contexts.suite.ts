import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { Row, Thing } from '../../src/contract/view.ts';
import { CountingSocket } from '../helpers/countingSocket.ts';
import { eventually } from '../helpers/eventually.ts';
import { address, api, closeEditors, countingPath, noRowOf, OtherShell, rowOf, set, show, socketPath } from './host.ts';
import { Person } from './person.ts';

const config = process.env['DOCKER_CONFIG'] ?? '';

/** The docker command in another process, on the contexts of these tests. */
async function docker(...args: string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent', DOCKER_CONFIG: config };
  return (await promisify(execFile)('docker', args, { env })).stdout.trim();
}

/** Each context is a folder; the docker command names it so. */
function metaOf(name: string): string {
  return path.join(config, 'contexts/meta', createHash('sha256').update(name).digest('hex'));
}

describe('contexts', () => {
  const shell = new OtherShell();
  const person = new Person();
  let counting: CountingSocket;

  const run = async (id: string, ...args: unknown[]): Promise<void> => {
    await vscode.commands.executeCommand(`dockyard.context.${id}`, ...args);
  };
  const thing = (name: string, state = 'other'): Thing<'context'> => ({ kind: 'context', id: name, name, state });
  const choose = (...labels: readonly RegExp[]): void => {
    const left = [...labels];
    person.pick = (shown) => {
      const wanted = left.shift();
      return wanted === undefined ? undefined : shown.findIndex((label) => wanted.test(label));
    };
  };
  const isInUse = ({ icon }: Row): boolean => icon.id === 'check';

  before(async () => {
    await api();
    await set('engine.endpoint', undefined);
    counting = await CountingSocket.open(socketPath, countingPath);
    person.sit();
    await docker('context', 'create', 'other', '--docker', `host=unix://${countingPath}`);
    await show('contexts');
    await rowOf('contexts', 'other');
  });
  afterEach(async () => {
    person.pick = () => undefined;
    person.type = () => undefined;
    person.heard.splice(0);
    person.problems.splice(0);
    await set('engine.endpoint', undefined);
    await eventually('the engine is docker’s again', async () => (await (await api()).endpoint()) === address);
  });
  after(async () => {
    person.leave();
    await closeEditors();
    await counting.close();
    await shell.clean();
    rmSync(config, { recursive: true, force: true });
  });

  it('has docker’s default one, which is in use here', async () => {
    const row = await rowOf('contexts', 'default', isInUse);
    assert.equal(row.thing?.state, 'default');
    assert.match(row.description, /in use here/);
  });

  it('follows what the docker command does, without a refresh', async () => {
    await docker('context', 'create', 'fleeting', '--docker', 'host=tcp://fleeting:2375');
    await rowOf('contexts', 'fleeting', (row) => row.description.startsWith('tcp://fleeting:2375'));
    await docker('context', 'update', 'fleeting', '--docker', 'host=tcp://moved:2375');
    await rowOf('contexts', 'fleeting', (row) => row.description.startsWith('tcp://moved:2375'));
    await docker('context', 'use', 'fleeting');
    await rowOf('contexts', 'fleeting', (row) => row.thing?.state === 'current');
    await docker('context', 'rm', '--force', 'fleeting');
    await noRowOf('contexts', 'fleeting');
  });

  it('one that cannot be read is an odd row, and the others stay', async () => {
    mkdirSync(metaOf('damaged'), { recursive: true });
    writeFileSync(path.join(metaOf('damaged'), 'meta.json'), '{"Name":"damaged","Endpoints":');
    await eventually('there is an odd row', async () =>
      (await api()).rows('contexts').some(({ icon, description }) => icon.id === 'question' && description !== ''),
    );
    await rowOf('contexts', 'other');
    rmSync(metaOf('damaged'), { recursive: true });
    await eventually('it is gone', async () =>
      (await api()).rows('contexts').every(({ icon }) => icon.id !== 'question'),
    );
  });

  it('create makes what docker reads as its own', async () => {
    choose(/Create now/);
    person.type = (title) => (/Name/.test(title) ? 'made' : 'tcp://made:2375');
    await run('create');
    assert.deepEqual([...person.heard, ...person.problems], []);
    await rowOf('contexts', 'made');
    const host = await docker('context', 'inspect', 'made', '--format', '{{.Endpoints.docker.Host}}');
    assert.equal(host, 'tcp://made:2375');
  });

  it('update changes it', async () => {
    choose(/Description/, /Update now/);
    person.type = () => 'a new line';
    await run('update', thing('made'));
    assert.deepEqual(person.heard, []);
    const [inspected] = JSON.parse(await docker('context', 'inspect', 'made')) as { Metadata: unknown }[];
    assert.deepEqual(inspected?.Metadata, { Description: 'a new line' });
  });

  it('remove asks first and says what goes; turning away removes nothing', async () => {
    await run('remove', thing('made'));
    assert.match(person.heard[0] ?? '', /Remove the context “made”/);
    await rowOf('contexts', 'made');
    await docker('context', 'rm', 'made');
    await noRowOf('contexts', 'made');
  });

  it('inspect opens its JSON, read-only', async () => {
    await run('inspect', thing('other'));
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'dockyard-inspect');
    assert.ok(document.getText().includes(`unix://${countingPath}`));
  });

  it('use for docker everywhere: its config says so', async () => {
    choose(/docker everywhere/);
    await run('use', thing('other'));
    await rowOf('contexts', 'other', (row) => row.thing?.state === 'current');
    const written = JSON.parse(readFileSync(path.join(config, 'config.json'), 'utf8')) as { currentContext?: string };
    assert.equal(written.currentContext, 'other');
    await docker('context', 'use', 'default');
    await rowOf('contexts', 'default', (row) => / current/.test(row.description));
  });

  it('use in this window: the setting of the workspace, and everything of the old engine is closed', async () => {
    const container = await shell.container('old');
    await vscode.commands.executeCommand('dockyard.container.logs', container);
    for (const command of ['inspect', 'diff', 'top']) {
      await vscode.commands.executeCommand(`dockyard.container.${command}`, container);
      // One that was only looked into gives way to the next.
      await vscode.commands.executeCommand('workbench.action.keepEditor');
    }
    const isLog = ({ name }: vscode.Terminal): boolean => name === `logs: ${container.name}`;
    const isInspect = ({ label }: vscode.Tab): boolean => label === `${container.name}.json`;
    const tabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const isDiff = ({ label }: vscode.Tab): boolean => label === `diff ${container.name}.diff`;
    const isTop = ({ label }: vscode.Tab): boolean => label.includes(`top ${container.name}.md`);
    const documents = [isInspect, isDiff, isTop];
    const labels = (): string =>
      tabs()
        .map(({ label }) => label)
        .join('; ');
    await eventually(
      'all are open',
      () => vscode.window.terminals.some(isLog) && documents.every((isIt) => tabs().some(isIt)),
      { instead: labels },
    );
    const before = counting.connections;

    choose(/this window/);
    await run('use', thing('other'));
    assert.deepEqual(person.heard, []);
    assert.equal(
      vscode.workspace.getConfiguration('dockyard').inspect('engine.endpoint')?.workspaceValue,
      'context:other',
    );
    assert.equal(await (await api()).endpoint(), `unix://${countingPath}`);
    await rowOf('contexts', 'other', isInUse);
    await rowOf('contexts', 'default', (row) => !isInUse(row));
    await eventually(
      'all are closed',
      () => !vscode.window.terminals.some(isLog) && !documents.some((isIt) => tabs().some(isIt)),
      { instead: labels },
    );

    await show('containers');
    await rowOf('containers', container.name);
    assert.ok(counting.connections > before);
    await show('contexts');
  });

  it('choosing an engine offers the contexts', async () => {
    const seen: string[] = [];
    person.pick = (labels) => {
      seen.push(...labels);
      return labels.findIndex((label) => /other/.test(label));
    };
    await vscode.commands.executeCommand('dockyard.engine.choose');
    assert.equal(await (await api()).endpoint(), `unix://${countingPath}`);
    assert.ok(seen.some((label) => /Enter an address/.test(label)));
  });
});
