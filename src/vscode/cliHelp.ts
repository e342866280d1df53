import { execFile } from 'node:child_process';
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
  readonly #isTrusted: () => boolean;
  readonly #env: NodeJS.ProcessEnv;
  readonly #deadline: number;
  readonly #texts = new Map<string, Promise<string>>();

  /** @param isTrusted whether something may be run for the folder that is open. */
  constructor(isTrusted: () => boolean, env: NodeJS.ProcessEnv = process.env, deadline = DEADLINE) {
    this.#isTrusted = isTrusted;
    this.#env = env;
    this.#deadline = deadline;
  }

  /** @param paths words of commands, `container run`. Null as long as the folder is not trusted; nothing without docker. */
  async help(paths: readonly string[]): Promise<CliHelp | null> {
    if (!this.#isTrusted()) return null;
    const { findDockerCli } = await import('../engine/entry.ts');
    const cli = await findDockerCli(this.#env, process.platform);
    const version = cli && /\d+(?:\.\d+)+/.exec(await this.#print(cli, ['--version']))?.[0];
    if (cli === undefined || version === undefined) return NOTHING;
    const texts: [string, string][] = [];
    const waiting = paths.filter((path) => /^[a-z -]*$/.test(path));
    const worker = async (): Promise<void> => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        const key = `${version} ${path}`;
        const words = path.split(' ').filter((word) => word !== '');
        const reading = this.#texts.get(key) ?? this.#print(cli, [...words, '--help']);
        this.#texts.set(key, reading);
        texts.push([path, await reading]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return { version, texts };
  }

  /** What a docker line prints; empty when it fails. It must not ask an engine, which would hide what that cannot do. */
  #print(cli: string, args: readonly string[]): Promise<string> {
    const options = {
      env: { ...this.#env, DOCKER_HOST: 'tcp://127.0.0.1:1', DOCKER_CONTEXT: undefined },
      // One that hangs may not listen to anything milder.
      ...{ timeout: this.#deadline, killSignal: 'SIGKILL' as const, maxBuffer: LONGEST, windowsHide: true },
    };
    return new Promise((resolve) => {
      execFile(cli, [...args], options, (error, stdout) => resolve(error === null ? stdout : ''));
    });
  }
}
