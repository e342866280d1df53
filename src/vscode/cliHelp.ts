import { execFile } from 'node:child_process';
import * as vscode from 'vscode';
import type { CliHelp } from '../server/protocol.ts';

/** Milliseconds that docker may take to print its help. */
const DEADLINE = 5_000;
/** Commands whose help is read at once. */
const AT_ONCE = 4;
/** More than any help has, in bytes. */
const LONGEST = 1_000_000;

const NOTHING: CliHelp = { version: '', texts: [] };

/** What the docker on this machine says of its commands; each is asked once for each version of it. */
export class MachineCli {
  readonly #texts = new Map<string, Promise<string>>();

  /** @param paths words of commands, `container run`. Null as long as the folder is not trusted; nothing without docker. */
  async help(paths: readonly string[]): Promise<CliHelp | null> {
    if (!vscode.workspace.isTrusted) return null;
    const { findDockerCli } = await import('../engine/entry.ts');
    const cli = await findDockerCli(process.env, process.platform);
    const version = cli && /\d+(?:\.\d+)+/.exec(await print(cli, ['--version']))?.[0];
    if (cli === undefined || version === undefined) return NOTHING;
    const texts: [string, string][] = [];
    const waiting = paths.filter((path) => /^[a-z -]*$/.test(path));
    const worker = async (): Promise<void> => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        const key = `${version} ${path}`;
        const words = path.split(' ').filter((word) => word !== '');
        const reading = this.#texts.get(key) ?? print(cli, [...words, '--help']);
        this.#texts.set(key, reading);
        texts.push([path, await reading]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return { version, texts };
  }
}

/** What a docker line prints; empty when it fails. It must not ask an engine, which would hide what that cannot do. */
function print(cli: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, DOCKER_HOST: 'tcp://127.0.0.1:1', DOCKER_CONTEXT: undefined };
  return new Promise((resolve) => {
    execFile(cli, [...args], { env, timeout: DEADLINE, maxBuffer: LONGEST, windowsHide: true }, (error, stdout) =>
      resolve(error === null ? stdout : ''),
    );
  });
}
