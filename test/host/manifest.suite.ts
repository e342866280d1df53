import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { settingTable } from '../../src/contract/settingTable.ts';
import { viewCommands, windowCommands } from '../../src/contract/windowCommands.ts';
import { formatOptionTable } from '../../src/dockerfile/features/format/formatOptions.ts';
import { dockerfileSettings } from '../../src/dockerfile/settingTable.ts';
import { operations } from '../../src/operations/index.ts';
import { viewRules } from '../../src/views/arrangementTable.ts';
import { viewTable } from '../../src/views/viewTable.ts';
import { api, extension, IMAGE, OtherShell, rowOf, show } from './host.ts';

interface Contributes {
  readonly commands: readonly { readonly command: string }[];
  readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
  readonly keybindings: readonly { readonly command: string }[];
  readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
}

describe('the manifest and what the extension does', () => {
  const { contributes } = extension().packageJSON as { contributes: Contributes };
  const views = Object.values(contributes.views).flat();
  const contributed = contributes.commands.map(({ command }) => command);
  const shell = new OtherShell();
  let registered: string[];

  before(async () => {
    await api();
    // VS Code makes some commands for each view.
    const made = views.map(({ id }) => `${id}.`);
    registered = (await vscode.commands.getCommands(true)).filter(
      (command) =>
        command.startsWith('dockyard.') &&
        (contributed.includes(command) || !made.some((prefix) => command.startsWith(prefix))),
    );
  });

  after(() => shell.clean());

  it('every contributed command is registered', () => {
    assert.deepEqual(
      contributed.filter((command) => !registered.includes(command)),
      [],
    );
  });

  it('every registered command is contributed', () => {
    assert.deepEqual(
      registered.filter((command) => !contributed.includes(command)),
      [],
    );
  });

  it('there is a command for each operation and each entry of the window’s commands, and no other', () => {
    const ofViews = Object.keys(viewRules).flatMap((view) => Object.keys(viewCommands).map((key) => `${view}.${key}`));
    const ids = [...operations.map(({ id }) => id), ...Object.keys(windowCommands), ...ofViews];
    const expected = ids.map((id) => `dockyard.${id}`);
    assert.deepEqual([...contributed].sort(), expected.sort());
  });

  it('menus, keys and links of empty views lead to commands that exist', async () => {
    const all = new Set(await vscode.commands.getCommands());
    const named = [
      ...Object.values(contributes.menus).flatMap((entries) => entries.map(({ command }) => command)),
      ...contributes.keybindings.map(({ command }) => command),
      ...contributes.viewsWelcome.flatMap(({ contents }) =>
        [...contents.matchAll(/\(command:([\w.]+)/g)].map(([, command = '']) => command),
      ),
    ];
    assert.ok(named.length > 40, 'the texts of empty views were not read');
    assert.deepEqual(
      [...new Set(named)].filter((command) => !all.has(command)),
      [],
    );
  });

  it('every contributed view shows rows, and every view of the table is contributed', async () => {
    assert.deepEqual(
      views.map(({ id }) => id),
      viewTable.map(({ id }) => `dockyard.${id}`),
    );
    const volume = shell.name('volume');
    const { name } = await shell.container('everywhere', undefined, ['-v', `${volume}:/data`]);
    shell.willRemove('volume', 'rm', volume);
    for (const [view, label] of [
      ['containers', name],
      ['images', IMAGE],
      ['volumes', volume],
      ['networks', 'bridge'],
    ] as const) {
      await show(view);
      await rowOf(view, label);
    }
  });

  it('every setting is contributed with the default that the code has, and no other', () => {
    const { properties } = contributes.configuration;
    const ofFormatter = Object.entries(formatOptionTable).map(([name, entry]) => [`dockerfile.format.${name}`, entry]);
    const entries: Record<string, { readonly default: unknown }> = {
      ...settingTable,
      ...dockerfileSettings,
      ...(Object.fromEntries(ofFormatter) as typeof formatOptionTable),
    };
    assert.deepEqual(
      Object.keys(properties).sort(),
      Object.keys(entries)
        .map((key) => `dockyard.${key}`)
        .sort(),
    );
    const configuration = vscode.workspace.getConfiguration('dockyard');
    for (const [key, spec] of Object.entries(entries)) {
      assert.deepEqual(configuration.inspect(key)?.defaultValue, spec.default, key);
    }
  });

  it('no title is left as a key: all have words', () => {
    const keys = JSON.stringify(contributes).match(/"%[\w.]+%"/g);
    assert.equal(keys, null);
  });
});
