import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { before, describe, it } from 'node:test';
import { isOlder } from '../../src/shell/cli/check/legacy.ts';
import { type HelpFlag, readHelp } from '../../src/shell/cli/help.ts';
import type { CliCommand, CliFlag } from '../../src/shell/cliModel.ts';
import { MachineCli } from '../../src/vscode/cliHelp.ts';
import { cliModel } from '../helpers/cliModel.ts';
import { dockerCommand } from '../helpers/realEngine.ts';

type Versions = Pick<CliCommand & CliFlag, 'since' | 'until'>;

/** The tables of media/cli beside what the docker on this machine says of itself. Its plug-ins have versions of their own. */
describe('the tables of media/cli and docker --help', () => {
  const helps = new Map<string, string>();
  let version = '';

  before(async () => {
    const cli = new MachineCli(() => true);
    for (let paths = ['']; paths.length > 0; ) {
      const help = await cli.help(paths);
      assert.ok(help !== null && help.texts.length === paths.length);
      version = help.version;
      // A docker says of what it does not know how the group above is used, and buildx takes some commands over.
      const known = help.texts.filter(([path, text]) =>
        new RegExp(`^Usage:\\s+${`docker ${path}`.trim()}(?!\\S)`, 'm').test(text),
      );
      for (const [path, text] of known) helps.set(path, text);
      paths = known.flatMap(([path, text]) => childrenOf(path, text));
    }
  });

  /** Commands below one that its help shows or that the tables know of, without those of plug-ins. */
  function childrenOf(path: string, text: string): string[] {
    const plugins = new Set([...text.matchAll(/^ {2}([a-z][\w-]*)\* /gm)].map(([, name]) => name));
    const names = [...readHelp(text).commands.map(({ name }) => name), ...(commandAt(path)?.children ?? [])];
    const own = [...new Set(names)].filter((name) => !plugins.has(name) && name !== 'buildx' && name !== 'compose');
    return own.map((name) => `${path} ${name}`.trim());
  }

  const isToBeThere = ({ since, until }: Versions): boolean =>
    !(since !== undefined && isOlder(version, since)) && !(until !== undefined && !isOlder(version, until));

  /** What is wrong with each command, all of it at once. */
  function eachCommand(slips: (command: CliCommand, text: string, path: string) => readonly string[]): void {
    const found = [...helps].flatMap(([path, text]) => {
      const command = commandAt(path);
      return command === undefined ? [] : slips(command, text, path).map((slip) => `docker ${path}: ${slip}`);
    });
    assert.deepEqual(found, [], `docker ${version}`);
  }

  it('know each command', () => {
    assert.ok(helps.size > 150, `${helps.size} commands`);
    const unknown = [...helps.keys()].filter((path) => commandAt(path) === undefined);
    assert.deepEqual(unknown, []);
    eachCommand((command) => (isToBeThere(command) ? [] : ['is there']));
  });

  it('know each way to write a command', () =>
    eachCommand((command, text, path) => {
      const written = /^Aliases:\n +(.*)/m.exec(text)?.[1]?.split(', ') ?? [];
      // Docker 20.10 names the last word alone.
      const above = path.split(' ').slice(0, -1);
      const words = written.map((name) => [
        ...(name.includes(' ') ? [] : above),
        ...name.replace(/^docker /, '').split(' '),
      ]);
      return words.filter((alias) => cliModel.command(alias) !== command).map((alias) => alias.join(' '));
    }));

  it('know each flag as it is', () =>
    eachCommand((command, text) => {
      const { flags } = readHelp(text);
      const lines = text.match(/^ {2}(?:-\w, | {4})--/gm) ?? [];
      const overlooked = lines.length === flags.length ? [] : [`${lines.length} flags, ${flags.length} read`];
      return [...overlooked, ...flags.flatMap((flag) => differences(command, flag))];
    }));

  function differences(command: CliCommand, { name, short, type }: HelpFlag): string[] {
    if (name === 'help') return [];
    const flag = cliModel.flag(command, name);
    if (flag === undefined) return [`--${name} is not known`];
    return [
      ...(flag.short === short ? [] : [`-${short} is -${flag.short} of --${name}`]),
      ...((type === '') === (flag.kind === 'switch') ? [] : [`--${name} ${type} is ${flag.kind}`]),
      ...(flag.hidden ? [`--${name} is not hidden`] : []),
      ...(isToBeThere(flag) ? [] : [`--${name} is there`]),
    ];
  }

  it('have no command that docker lacks', () => {
    const own = cliModel.commands.filter((command) => command.plugin === 'docker' && !isProgram(command));
    const absent = own.filter((command) => !helps.has(command.path.join(' ')));
    const wrong = absent.filter((command) => isToBeThere(command) && !command.deprecated);
    // Commands that an engine has to be asked for print no help without one, and buildx has taken over others.
    const left = wrong.filter(
      ({ path, aliases }) => path[0] !== 'checkpoint' && !isOfBuildx([path.join(' '), ...aliases]),
    );
    assert.deepEqual(
      left.map(({ path }) => path.join(' ')),
      [],
    );
  });

  it('have no flag that docker does not take', async () => {
    const doubtful = [...helps].flatMap(([path, text]) => {
      const command = commandAt(path);
      if (command === undefined || isOfBuildx([path, command.path.join(' '), ...command.aliases])) return [];
      const shown = new Set(readHelp(text).flags.map(({ name }) => cliModel.flag(command, name)));
      return command.flags.filter((flag) => !shown.has(flag)).map((flag) => ({ path, flag }));
    });
    const waiting = [...doubtful];
    const wrong: string[] = [];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { path, flag } = next;
        if ((await takes(path, flag)) !== isToBeThere(flag)) wrong.push(`docker ${path} --${flag.name}`);
      }
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    assert.deepEqual(wrong.sort(), [], `docker ${version}`);
  });
});

function commandAt(path: string): CliCommand | undefined {
  return cliModel.command(path === '' ? [] : path.split(' '));
}

/** `docker scout`: a program that brings its commands along. */
function isProgram({ endsFlags, flags, arguments: args }: CliCommand): boolean {
  return endsFlags && flags.length === 0 && args[0]?.name === 'ARGUMENT';
}

/** The tables have them as buildx has them. */
function isOfBuildx(paths: readonly string[]): boolean {
  return paths.some((path) => /^(?:buildx|builder)(?: |$)/.test(path));
}

/** Whether docker knows a flag that its help does not show: it reads flags before it prints help. */
function takes(path: string, { name }: CliFlag): Promise<boolean> {
  const env = { ...process.env, DOCKER_HOST: 'tcp://127.0.0.1:1', DOCKER_CONTEXT: undefined };
  return new Promise((resolve) => {
    execFile(dockerCommand(), [...path.split(' '), `--${name}=1`, '--help'], { env }, (_error, _stdout, words) =>
      resolve(!words.includes(`unknown flag: --${name}`)),
    );
  });
}
