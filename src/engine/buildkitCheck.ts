import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Endpoint } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';
import { cliAddress, cliEnvironment, cliGlobalOptions } from './cli.ts';

export interface BuildkitCheckRequest {
  /** The docker command. */
  readonly cli: string;
  readonly endpoint: Endpoint;
  /** Goes to the CLI as its input: what an editor shows need not be saved. */
  readonly dockerfile: string;
  /** The folder of the build context; only its `.dockerignore` is read. */
  readonly context: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** Characters of an answer; more is none that anybody could read. */
const LONGEST_ANSWER = 8_000_000;

/**
 * What `docker buildx build --call check,format=json` writes, whatever its exit code: findings make it 1.
 * @throws Failure when there is no answer: without buildx, without an engine, or when the signal was given.
 */
export async function runBuildkitCheck(request: BuildkitCheckRequest): Promise<string> {
  const { cli, endpoint, dockerfile, context, env, signal } = request;
  const args = ['buildx', 'build', '--call', 'check,format=json', '--file', '-', path.resolve(context)];
  const child = spawn(cli, [...cliGlobalOptions(endpoint), ...args], {
    cwd: path.dirname(cli),
    env: withChanges(env, cliEnvironment(endpoint)),
    stdio: 'pipe',
    windowsHide: true,
    signal,
  });
  let output = '';
  let words = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.length > LONGEST_ANSWER) child.kill();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-10_000)));
  // A command that ends without reading its input says why elsewhere.
  child.stdin.on('error', () => undefined).end(dockerfile);
  await new Promise<void>((resolve, reject) => child.once('error', reject).once('close', () => resolve()));
  if (output.includes('{')) return output;
  throw failureOf(words, endpoint);
}

/** The CLI's own words decide. */
function failureOf(words: string, endpoint: Endpoint): Failure {
  const text = words.trim();
  if (/is not a docker command|unknown (?:flag|command|shorthand)|unknown option/i.test(text)) {
    return new Failure('buildkit.noBuildx', [], text);
  }
  if (/cannot connect to the docker daemon|error during connect|failed to connect to the docker/i.test(text)) {
    return new Failure('engine.refused', [cliAddress(endpoint)], text);
  }
  return new Failure('buildkit.noAnswer', [lastLine(text)], text);
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1).slice(0, 300);
}

function withChanges(
  env: Readonly<Record<string, string | undefined>>,
  changes: Readonly<Record<string, string | null>>,
): NodeJS.ProcessEnv {
  const merged: Record<string, string | null | undefined> = { ...env, ...changes };
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
