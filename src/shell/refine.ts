import { type CliCommand, type CliFlag, type CliModel, modelOf, type ValueKind } from './cliModel.ts';
import { type Help, type HelpCommand, type HelpFlag, readHelp } from './cli/help.ts';

/**
 * The model as the docker of this machine has it: flags and commands that its help has more are added, and those that it
 * does not show are marked as absent. What a help never shows (hidden and old ones) stays. Never throws.
 * @param helpTexts what `docker PATH --help` printed, by the path, `''` for docker itself; those that were not asked for
 *   stay as they are.
 */
export function refineModel(model: CliModel, helpTexts: ReadonlyMap<string, string>): CliModel {
  const helps = new Map<CliCommand, Help>();
  for (const [path, text] of helpTexts) {
    const command = model.command(path === '' ? [] : path.split(' '));
    const help = readHelp(text);
    if (command !== undefined && help.isHelp) helps.set(command, help);
  }
  const known = model.commands.map((command) => {
    const help = helps.get(command);
    const parent = helps.get(model.command(command.path.slice(0, -1)) ?? command);
    const marked = parent === undefined || command.path.length === 0 ? command : markedBy(command, parent, model);
    return help === undefined ? marked : withFlags(marked, help);
  });
  const added = [...helps].flatMap(([parent, { commands }]) =>
    commands
      .filter(({ name }) => model.command([...parent.path, name]) === undefined)
      .map((command) => newCommand(parent, command)),
  );
  const gone = new Set(known.filter(({ absent }) => absent).map(({ path }) => path.join(' ')));
  const all = known.map((command) => (isBelow(command, gone) ? { ...command, absent: true } : command));
  return modelOf([...all, ...added]);
}

function isBelow({ path }: CliCommand, gone: ReadonlySet<string>): boolean {
  return path.some((_, index) => gone.has(path.slice(0, index).join(' ')));
}

/** Top-level short forms are listed by themselves, so a command is there when one of its names is. */
function markedBy(command: CliCommand, { commands }: Help, model: CliModel): CliCommand {
  if (commands.length === 0 || command.hidden || command.deprecated) return command;
  const parent = command.path.slice(0, -1);
  const shown = commands.some(({ name }) => model.command([...parent, name]) === command);
  return shown ? command : { ...command, absent: true };
}

function withFlags(command: CliCommand, { flags }: Help): CliCommand {
  const shown = new Set(flags.map(({ name }) => name));
  const own = command.flags.map((flag) => {
    const isShown = shown.has(flag.name) || flag.aliases.some((name) => shown.has(name));
    return isShown || flag.hidden || flag.deprecated ? flag : { ...flag, absent: true };
  });
  const names = new Set(command.flags.flatMap(({ name, aliases }) => [name, ...aliases]));
  const added = flags.filter(({ name }) => name !== 'help' && !names.has(name)).map(newFlag);
  return { ...command, flags: [...own, ...added] };
}

const typeKinds: Readonly<Record<string, ValueKind>> = {
  '': 'switch',
  bytes: 'bytes',
  decimal: 'decimal',
  duration: 'duration',
  filter: 'filter',
  int: 'number',
  mount: 'mount',
  uint: 'number',
  ulimit: 'ulimit',
};

function newFlag({ name, short, type, text }: HelpFlag): CliFlag {
  return {
    ...{ name, short, since: undefined, until: undefined, page: undefined, default: undefined },
    aliases: [],
    choices: [],
    kind: Object.hasOwn(typeKinds, type) ? (typeKinds[type] ?? 'text') : 'text',
    repeatable: /^(?:list|strings|stringArray|map|filter|mount|ulimit)$/.test(type),
    hidden: false,
    deprecated: false,
    absent: false,
    text: { en: text, ko: text },
  };
}

/** Nothing is known of its flags and arguments, so anything may stand behind it. */
function newCommand(parent: CliCommand, { name, text }: HelpCommand): CliCommand {
  return {
    ...{ path: [...parent.path, name], aliases: [], plugin: parent.plugin, children: [], flags: [] },
    arguments: [{ name: 'ARGUMENT', kind: 'text', choices: [], min: 0, max: Number.MAX_SAFE_INTEGER }],
    endsFlags: true,
    ...{ page: undefined, since: undefined, until: undefined, hidden: false, deprecated: false, absent: false },
    text: { en: text, ko: text },
  };
}
