import type { Localized } from '../contract/localized.ts';

/** What the value of a flag or an argument is; `switch` is true or false and needs no value. */
export const valueKinds = [
  'address',
  'attach',
  'buildArg',
  'buildContext',
  'builder',
  'bytes',
  'cache',
  'capability',
  'choice',
  'cidr',
  'command',
  'config',
  'container',
  'containerPath',
  'context',
  'cpuSet',
  'decimal',
  'device',
  'deviceRate',
  'duration',
  'env',
  'exposedPort',
  'filter',
  'format',
  'gpus',
  'hostIp',
  'image',
  'ip',
  'keyValue',
  'keys',
  'link',
  'logDriver',
  'logOption',
  'mac',
  'mount',
  'name',
  'namespace',
  'network',
  'networkDriver',
  'networkMode',
  'node',
  'number',
  'object',
  'output',
  'path',
  'platform',
  'port',
  'repository',
  'restart',
  'secret',
  'secretSource',
  'securityOption',
  'server',
  'service',
  'signal',
  'sourceOrTarget',
  'stack',
  'switch',
  'text',
  'time',
  'tmpfs',
  'ulimit',
  'url',
  'user',
  'volume',
  'volumeName',
] as const;

export type ValueKind = (typeof valueKinds)[number];

/** Which program knows the command: docker itself, or one of its plug-ins. */
export type CliPlugin = 'docker' | 'buildx' | 'compose';

export interface CliFlag {
  /** Long form without dashes; unique within its command. */
  readonly name: string;
  /** One letter; undefined when it has no short form. */
  readonly short: string | undefined;
  /** Older long names that docker still takes, without dashes. */
  readonly aliases: readonly string[];
  readonly kind: ValueKind;
  /** All values that are taken, when these are few. */
  readonly choices: readonly string[];
  /** Each use adds a value; otherwise the last one wins. */
  readonly repeatable: boolean;
  /** As one would write it; undefined when there is none. */
  readonly default: string | undefined;
  /** First version of its program with it: of Docker (`25.0`), of buildx or compose with their own count. */
  readonly since: string | undefined;
  /** First version that no longer has it. */
  readonly until: string | undefined;
  /** Not in the help. */
  readonly hidden: boolean;
  /** Still taken, but on its way out; the text says what is used today. */
  readonly deprecated: boolean;
  /** The page in media/notes that explains it. */
  readonly page: string | undefined;
  /** The docker on this machine does not show it in its help. */
  readonly absent: boolean;
  readonly text: Localized;
}

export interface CliArgument {
  /** As in the usage: `IMAGE`. */
  readonly name: string;
  readonly kind: ValueKind;
  /** All values that are taken, when these are few. */
  readonly choices: readonly string[];
  /** How many words it takes at least: 0 or 1. */
  readonly min: number;
  /** How many at most; Number.MAX_SAFE_INTEGER for `...`. */
  readonly max: number;
}

export interface CliCommand {
  /** Words behind `docker`: `['container', 'run']`; empty for docker itself. */
  readonly path: readonly string[];
  /** Other ways to write the path, joined by blanks: `run`. */
  readonly aliases: readonly string[];
  readonly plugin: CliPlugin;
  readonly arguments: readonly CliArgument[];
  /** Without those of docker itself. */
  readonly flags: readonly CliFlag[];
  /** Last words of the commands below; a group has some, and can do nothing by itself. */
  readonly children: readonly string[];
  /** Words behind the first argument belong to another program: `docker run IMAGE ls -l`. */
  readonly endsFlags: boolean;
  /** Its page in media/notes; undefined when there is none. */
  readonly page: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly hidden: boolean;
  readonly deprecated: boolean;
  /** The docker on this machine does not show it in its help. */
  readonly absent: boolean;
  readonly text: Localized;
}

/** The command line of docker, buildx and compose. */
export interface CliModel {
  /** Docker itself (its flags are the global ones) first. */
  readonly commands: readonly CliCommand[];
  /** By its path or an alias of it, without `docker`. */
  command(path: readonly string[]): CliCommand | undefined;
  /** The words that may stand behind a command: those of its children and of their aliases. */
  names(command: CliCommand): readonly string[];
  /** By its long name, an alias of that, or its short form; none with dashes. */
  flag(command: CliCommand, name: string): CliFlag | undefined;
}

/** What is left out is undefined, false or empty. */
export interface CompiledFlag {
  readonly name: string;
  readonly kind: ValueKind;
  readonly short?: string;
  readonly aliases?: readonly string[];
  readonly choices?: readonly string[];
  readonly repeatable?: boolean;
  readonly default?: string;
  readonly since?: string;
  readonly until?: string;
  readonly hidden?: boolean;
  readonly deprecated?: boolean;
  readonly page?: string;
  readonly en: string;
  readonly ko: string;
}

export interface CompiledCommand extends Pick<CompiledFlag, 'since' | 'until' | 'hidden' | 'deprecated' | 'page'> {
  /** Joined by blanks; empty for docker itself. */
  readonly path: string;
  readonly aliases?: readonly string[];
  readonly endsFlags?: boolean;
  readonly args: readonly CliArgument[];
  /** Indexes of `CompiledCli.flags`. */
  readonly flags: readonly number[];
  readonly en: string;
  readonly ko: string;
}

/** What dist/cli.json holds. */
export interface CompiledCli {
  readonly flags: readonly CompiledFlag[];
  readonly commands: readonly CompiledCommand[];
}

/** Of `docker-compose` the path is that of `docker compose`. */
export function readCliModel({ flags: compiledFlags, commands: compiled }: CompiledCli): CliModel {
  const flags = compiledFlags.map(readFlag);
  const children = new Map<string, string[]>();
  for (const { path } of compiled) {
    const blank = path.lastIndexOf(' ');
    const parent = blank === -1 ? '' : path.slice(0, blank);
    if (path !== '') children.set(parent, [...(children.get(parent) ?? []), path.slice(blank + 1)]);
  }
  return modelOf(compiled.map((command) => readCommand(command, flags, children.get(command.path) ?? [])));
}

function readFlag(flag: CompiledFlag): CliFlag {
  const { name, kind, short, since, until, page, en, ko } = flag;
  return {
    ...{ name, kind, short, since, until, page },
    aliases: flag.aliases ?? [],
    choices: flag.choices ?? [],
    repeatable: flag.repeatable ?? false,
    default: flag.default,
    hidden: flag.hidden ?? false,
    deprecated: flag.deprecated ?? false,
    absent: false,
    text: { en, ko },
  };
}

function readCommand(command: CompiledCommand, flags: readonly CliFlag[], children: readonly string[]): CliCommand {
  const { page, since, until, en, ko } = command;
  const path = command.path === '' ? [] : command.path.split(' ');
  const [first] = path;
  return {
    ...{ path, children, page, since, until },
    aliases: command.aliases ?? [],
    plugin: first === 'buildx' || first === 'compose' ? first : 'docker',
    arguments: command.args,
    flags: command.flags.flatMap((index) => flags[index] ?? []),
    endsFlags: command.endsFlags ?? false,
    hidden: command.hidden ?? false,
    deprecated: command.deprecated ?? false,
    absent: false,
    text: { en, ko },
  };
}

/** @param commands docker itself among them. */
export function modelOf(commands: readonly CliCommand[]): CliModel {
  const byPath = new Map<string, CliCommand>();
  const below = new Map<string, string[]>();
  for (const command of commands) {
    for (const path of [command.path.join(' '), ...command.aliases]) {
      byPath.set(path, command);
      if (path === '') continue;
      const parent = path.slice(0, Math.max(path.lastIndexOf(' '), 0));
      below.set(parent, [...(below.get(parent) ?? []), path.slice(path.lastIndexOf(' ') + 1)]);
    }
  }
  const names = new WeakMap<CliCommand, Map<string, CliFlag>>();
  return {
    commands,
    names: ({ path }) => below.get(path.join(' ')) ?? [],
    command: (path) => byPath.get(path.join(' ')),
    flag: (command, name) => {
      const known = names.get(command) ?? flagNames(command);
      names.set(command, known);
      return known.get(name);
    },
  };
}

function flagNames({ flags }: CliCommand): Map<string, CliFlag> {
  const names = new Map<string, CliFlag>();
  for (const flag of flags) {
    for (const name of [flag.name, ...flag.aliases]) names.set(name, flag);
    if (flag.short !== undefined) names.set(flag.short, flag);
  }
  return names;
}

/** `docker container run [OPTIONS] IMAGE [COMMAND...]` */
export function usageOf({ path, flags, children, arguments: args }: CliCommand): string {
  const options = flags.length > 0 ? ['[OPTIONS]'] : [];
  const rest = children.length > 0 ? ['COMMAND'] : args.map(argumentText);
  return ['docker', ...path, ...options, ...rest].join(' ');
}

function argumentText({ name, min, max }: CliArgument): string {
  const text = max > 1 ? `${name}...` : name;
  return min === 0 ? `[${text}]` : text;
}
