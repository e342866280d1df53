import type { Localized } from '../contract/localized.ts';

/** Which program knows the command: docker itself, or one of its plug-ins. */
export type CliPlugin = 'docker' | 'buildx' | 'compose';

/** What the value of a flag or an argument is; `switch` is true or false and needs no value. */
export type ValueKind =
  | 'address'
  | 'attach'
  | 'buildArg'
  | 'buildContext'
  | 'builder'
  | 'bytes'
  | 'cache'
  | 'capability'
  | 'choice'
  | 'cidr'
  | 'command'
  | 'config'
  | 'container'
  | 'containerPath'
  | 'context'
  | 'cpuSet'
  | 'decimal'
  | 'device'
  | 'deviceRate'
  | 'duration'
  | 'env'
  | 'exposedPort'
  | 'filter'
  | 'format'
  | 'gpus'
  | 'hostIp'
  | 'image'
  | 'ip'
  | 'keys'
  | 'keyValue'
  | 'link'
  | 'logDriver'
  | 'logOption'
  | 'mac'
  | 'mount'
  | 'name'
  | 'namespace'
  | 'network'
  | 'networkDriver'
  | 'networkMode'
  | 'node'
  | 'number'
  | 'object'
  | 'output'
  | 'path'
  | 'platform'
  | 'port'
  | 'repository'
  | 'restart'
  | 'secret'
  | 'secretSource'
  | 'securityOption'
  | 'server'
  | 'service'
  | 'signal'
  | 'sourceOrTarget'
  | 'stack'
  | 'switch'
  | 'text'
  | 'time'
  | 'tmpfs'
  | 'ulimit'
  | 'url'
  | 'user'
  | 'volume'
  | 'volumeName';

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
  readonly text: Localized;
}

export interface CliArgument {
  /** As in the usage: `IMAGE`. */
  readonly name: string;
  readonly kind: ValueKind;
  /** How many words it takes at least: 0 or 1, 2 for `manifest create`'s like. */
  readonly min: number;
  /** How many at most; Infinity for `...`. */
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
  readonly text: Localized;
}

/** The command line of docker, buildx and compose. */
export interface CliModel {
  /** Docker itself (its flags are the global ones) first. */
  readonly commands: readonly CliCommand[];
  /** By its path or an alias of it, without `docker`. */
  command(path: readonly string[]): CliCommand | undefined;
  /** By its long name, an alias of that, or its short form; none with dashes. */
  flag(command: CliCommand, name: string): CliFlag | undefined;
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
