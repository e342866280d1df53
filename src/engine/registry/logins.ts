import { spawn } from 'node:child_process';
import path from 'node:path';
import { Failure, wordsOf } from '../../contract/failure.ts';
import type { Logins } from '../../contract/registry.ts';
import { findDockerCli } from '../cli.ts';
import { configFolder, property, readJson } from '../contextFiles.ts';
import type { Surroundings } from '../surroundings.ts';
import { credentialsFor, registryAuthHeader } from './credentials.ts';
import { credentialKey, hostOfKey } from './hosts.ts';

/** A registry may be slow, and a credential store may ask for its password. Milliseconds. */
const LIMIT = 120_000;

/** The logins of the docker command of this machine. */
export class CliLogins implements Logins {
  readonly #around: Surroundings;
  readonly #environment: () => Promise<Readonly<Record<string, string | null>>>;

  /** @param environment makes docker speak to the engine of this window: older ones have it check the login. */
  constructor(around: Surroundings, environment: () => Promise<Readonly<Record<string, string | null>>>) {
    this.#around = around;
    this.#environment = environment;
  }

  async authHeader(host: string): Promise<string> {
    return registryAuthHeader(host, await credentialsFor(host, this.#around));
  }

  async login(host: string, username: string, secret: string): Promise<void> {
    // The secret goes through a pipe: arguments can be read by everybody on the machine.
    await this.#docker(host, ['login', '--username', username, '--password-stdin', credentialKey(host)], secret);
  }

  async logout(host: string): Promise<void> {
    await this.#docker(host, ['logout', credentialKey(host)], '');
  }

  async loggedIn(): Promise<readonly string[]> {
    const config = await readJson(path.join(configFolder(this.#around), 'config.json'), this.#around);
    // docker leaves an empty entry here for what a store keeps.
    const keys = ['auths', 'credHelpers'].flatMap((field) => {
      const entries = property(config, field);
      return typeof entries === 'object' && entries !== null ? Object.keys(entries) : [];
    });
    return [...new Set(keys.map(hostOfKey))].sort();
  }

  async #docker(host: string, args: readonly string[], input: string): Promise<void> {
    const program = await findDockerCli(this.#around.env, this.#around.platform);
    if (program === undefined) throw new Failure('cli.needed');
    const changes = await this.#environment();
    const env = { ...this.#around.env };
    for (const [name, value] of Object.entries(changes)) env[name] = value ?? undefined;
    const { exitCode, words } = await run(program, args, env, input).catch((thrown: unknown) => {
      throw new Failure('registry.unreachable', [host], wordsOf(thrown));
    });
    if (exitCode !== 0) throw refusal(host, words);
  }
}

function refusal(host: string, words: string): Failure {
  const isDenied = /unauthorized|incorrect username|access denied|denied:|401|authentication required/i.test(words);
  const isStore = /credential|keychain|docker-credential-/i.test(words);
  return new Failure(
    isDenied ? 'registry.wrongLogin' : isStore ? 'registry.helper' : 'registry.loginFailed',
    [isStore && !isDenied ? 'docker-credential' : host],
    words,
  );
}

async function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  input: string,
): Promise<{ exitCode: number | null; words: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      env: { ...env },
      stdio: ['pipe', 'ignore', 'pipe'],
      timeout: LIMIT,
      windowsHide: true,
    });
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => {
      if (words.length < 4000) words += chunk.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, words: words.trim() }));
    // docker may end before it has read all.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
