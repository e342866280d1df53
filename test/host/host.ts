import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { Row, Thing, ViewId } from '../../src/contract/view.ts';
import type { DockyardApi } from '../../src/extension.ts';
import { eventually } from '../helpers/eventually.ts';

export const IMAGE = 'busybox:latest';
/** The engine of these tests. */
export const address = process.env['DOCKER_HOST'] ?? '';
export const socketPath = address.replace(/^unix:\/\//, '');
/** The folder that the window has open. */
export const folder = process.env['DOCKYARD_HOST_FOLDER'] ?? '';
/** Where the workspace settings send the extension at first. */
export const countingPath = path.join(folder, 'counting.sock');

export function extension(): vscode.Extension<DockyardApi> {
  const found = vscode.extensions.getExtension<DockyardApi>('dockyard.dockyard');
  if (found === undefined) throw new Error('VS Code does not know the extension.');
  return found;
}

export async function api(): Promise<DockyardApi> {
  return extension().activate();
}

/** Sets a setting for the window; undefined takes it back. */
export async function set(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('dockyard').update(key, value, vscode.ConfigurationTarget.Workspace);
}

/** The running language servers of this window, by their command lines. */
export async function languageServers(): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'ppid=,args=']);
  return stdout
    .split('\n')
    .filter((line) => line.trim().startsWith(`${process.pid} `) && /dist[\\/]server\.js/.test(line));
}

export async function show(view: ViewId): Promise<void> {
  await vscode.commands.executeCommand(`dockyard.${view}.focus`);
}

/** What all hovers at a place say; empty when there is none. */
export async function hover(document: vscode.TextDocument, position = new vscode.Position(0, 1)): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : JSON.stringify(content)))
    .join('\n');
}

export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The row of a thing, once a view has it and it is as it should be. */
export async function rowOf(view: ViewId, name: string, holds: (row: Row) => boolean = () => true): Promise<Row> {
  const dockyard = await api();
  return eventually(
    `${view} has a row for ${name}`,
    () => dockyard.rows(view).find((row) => row.label === name && holds(row)),
    {
      instead: () =>
        dockyard
          .rows(view)
          .map((row) => `${row.label} ${row.description}`)
          .join('; '),
    },
  );
}

export async function noRowOf(view: ViewId, name: string): Promise<void> {
  const dockyard = await api();
  await eventually(`${view} has no row for ${name}`, () => dockyard.rows(view).every((row) => row.label !== name));
}

/** The docker command in another process, and what it made. */
export class OtherShell {
  readonly #made: string[][] = [];
  #count = 0;

  name(what: string): string {
    this.#count += 1;
    return `dyt-${what}-${process.pid}-${this.#count}`;
  }

  async docker(...args: string[]): Promise<string> {
    const env = { PATH: process.env['PATH'], HOME: '/nonexistent', DOCKER_HOST: address, DOCKER_BUILDKIT: '0' };
    return (await promisify(execFile)('docker', args, { env })).stdout.trim();
  }

  willRemove(...args: string[]): void {
    this.#made.unshift(args);
  }

  /** `docker run -d` of the sample image; what a command would be called with. */
  async container(
    what: string,
    command: readonly string[] = ['sleep', '100000'],
    options: readonly string[] = [],
  ): Promise<Thing> {
    const name = this.name(what);
    this.willRemove('rm', '--force', '--volumes', name);
    const flags = ['--detach', '--init', '--label', 'dev.dockyard.test=true', '--name', name];
    const id = await this.docker('run', ...flags, ...options, IMAGE, ...command);
    return { kind: 'container', id, name, state: 'running' };
  }

  async state(name: string): Promise<string> {
    return this.docker('inspect', '--format', '{{.State.Status}}', name);
  }

  /** What was noted last goes first, but containers before all else: they hold on to volumes and networks. */
  async clean(): Promise<void> {
    const made = this.#made.splice(0);
    const containers = made.filter(([what]) => what === 'rm');
    for (const args of [...containers, ...made.filter(([what]) => what !== 'rm')]) {
      await this.docker(...args).catch((error: unknown) => {
        if (!/No such|not found/i.test(String(error))) throw error;
      });
    }
  }
}
