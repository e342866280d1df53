import { readImageName } from '../dockerfile/imageName.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';
import { readCall } from './call.ts';
import type { CliModel } from './cliModel.ts';
import type { CommandLine, DockerCall, FlagUse } from './commandLine.ts';

/**
 * What is at an offset of a line by the names that notes are looked up with: a command (`docker ps`), a flag behind its
 * command (`docker run --volumes-from`), a topic (`image.nginx`). As it is written first, then by its full name; empty
 * when nobody would look it up.
 */
export function termsInLine(line: CommandLine, offset: number, model: CliModel): string[] {
  const holds = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  // Calls inside of others come behind them.
  const invocation = line.invocations.findLast(holds);
  if (invocation === undefined) return [];
  // What docker is nobody asks by its name in a command.
  if (holds(invocation.program)) return invocation.compose ? ['docker compose'] : [];
  const call = readCall(invocation, model);
  if (call.commandWords.some(holds)) return commandNames(call);
  const flag = call.flags.find(holds);
  if (flag !== undefined) return flagNames(flag, call);
  const argument = call.arguments.find(holds);
  if (argument?.argument?.kind !== 'image' || !argument.literal) return [];
  const name = readImageName(argument.text).repository.split('/').at(-1);
  return name === undefined ? [] : [`image.${name}`];
}

function commandNames({ command: { path, plugin }, commandWords, invocation: { compose } }: DockerCall): string[] {
  const written = [...(compose ? ['compose'] : []), ...commandWords.map(({ text }) => text)];
  // Notes name `docker compose up` by what stands behind the plugin.
  const paths = plugin === 'docker' ? [written, path] : [written, path, path.slice(1)];
  return [...new Set(paths.map((words) => ['docker', ...words].join(' ')))];
}

function flagNames({ flag, name }: FlagUse, call: DockerCall): string[] {
  if (flag === undefined) return [];
  const spelt = [name, flag.name, ...(flag.short === undefined ? [] : [flag.short])];
  const flags = [...new Set(spelt)].map((each) => (each.length === 1 ? `-${each}` : `--${each}`));
  return commandNames(call).flatMap((command) => flags.map((each) => `${command} ${each}`));
}
