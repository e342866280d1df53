import {
  type CliArgument,
  type CompiledCli,
  type CompiledCommand,
  type CompiledFlag,
  type ValueKind,
  valueKinds,
} from '../cliModel.ts';

/**
 * Compiles the tables of media/cli. They have one line for each flag and are grouped by command:
 *
 *     set NAME
 *       FLAGS
 *     container run (run, ALIAS) IMAGE [COMMAND...] ! @PAGE since=VERSION
 *       What it does. | The same in Korean.
 *       + NAME OF A SET
 *       -p --publish --ALIAS !OLD-NAME | port* =DEFAULT @PAGE since=VERSION | What it does. | The same in Korean.
 *
 * Arguments are `NAME:kind`, `[NAME]`, `NAME...`; `!` says that flags end at the first one. A kind with `*` may be given
 * several times; `choice(a,b)` lists the values. Other words of both: `until=`, `hidden`, `old` and `deprecated`.
 *
 * @param files text by name; sets may stand in any of them.
 * @throws Error that names file and line of the first slip.
 */
export function compileCli(files: ReadonlyMap<string, string>): CompiledCli {
  const blocks = [...files].flatMap(([name, text]) => blocksOf(name, text));
  const sets = new Map<string, Block>();
  for (const block of blocks) {
    const name = /^set (\S+)$/.exec(block.head.text)?.[1];
    if (name !== undefined) sets.set(name, block);
  }
  const flags: CompiledFlag[] = [];
  const known = new Map<string, number>();
  const indexOf = (line: Line): number => {
    const found = known.get(line.text);
    if (found !== undefined) return found;
    known.set(line.text, flags.push(flagOf(line)) - 1);
    return flags.length - 1;
  };
  const flagsOf = (lines: readonly Line[]): number[] =>
    lines.flatMap((line) => {
      if (!line.text.startsWith('+ ')) return [indexOf(line)];
      const set = sets.get(line.text.slice(2));
      return set === undefined ? fail(line, 'no such set') : flagsOf(set.lines);
    });
  const commands = blocks
    .filter(({ head }) => !head.text.startsWith('set '))
    .map((block) => commandOf(block, flagsOf(block.lines.slice(1))));
  return { flags, commands: commands.sort((one, other) => (one.path < other.path ? -1 : 1)) };
}

interface Line {
  readonly place: string;
  readonly text: string;
}

interface Block {
  readonly head: Line;
  readonly lines: readonly Line[];
}

function fail({ place, text }: Line, why: string): never {
  throw new Error(`${place}: ${why}: ${text}`);
}

function blocksOf(name: string, text: string): Block[] {
  const blocks: { head: Line; lines: Line[] }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const read = { place: `${name}:${index + 1}`, text: line.trim() };
    if (!line.startsWith(' ')) blocks.push({ head: read, lines: [] });
    else (blocks.at(-1) ?? fail(read, 'belongs to nothing')).lines.push(read);
  }
  return blocks;
}

const headShape = /^([a-z][a-z -]*?)(?: \(([^)]*)\))?((?: (?:[[A-Z@!]|since=|until=|hidden|deprecated).*)?)$/;

function commandOf({ head, lines }: Block, flags: readonly number[]): CompiledCommand {
  const [, path = '', aliases, rest = ''] = headShape.exec(head.text) ?? fail(head, 'no command');
  const [text] = lines;
  const [en, ko, more] = text?.text.split(' | ') ?? [];
  if (en === undefined || ko === undefined || more !== undefined) return fail(head, 'says nothing');
  const words = rest.split(' ').filter((word) => word !== '');
  return {
    path: path === 'docker' ? '' : path,
    ...(aliases === undefined ? {} : { aliases: aliases.split(', ') }),
    ...(words.includes('!') ? { endsFlags: true } : {}),
    ...attributesOf(words),
    args: words.filter((word) => /^[[A-Z]/.test(word)).map((word) => argumentOf(head, word)),
    flags,
    en,
    ko,
  };
}

function argumentOf(head: Line, word: string): CliArgument {
  const optional = word.startsWith('[');
  const inside = optional ? word.slice(1, -1) : word;
  const repeated = inside.endsWith('...');
  const [, name = '', kind] =
    /^([^:]+(?:\[[^\]]*\])?)(?::([a-zA-Z]+)(?:\(.*\))?)?$/.exec(repeated ? inside.slice(0, -3) : inside) ?? [];
  const found = valueKinds.find((each) => each === (kind ?? argumentKinds[name]));
  if (found === undefined) return fail(head, `no kind of argument ${word}`);
  const choices = /\(([^)]*)\)/.exec(inside)?.[1]?.split(',') ?? [];
  return { name, kind: found, choices, min: optional ? 0 : 1, max: repeated ? Number.MAX_SAFE_INTEGER : 1 };
}

const argumentKinds: Readonly<Record<string, ValueKind>> = {
  IMAGE: 'image',
  CONTAINER: 'container',
  COMMAND: 'command',
  NETWORK: 'network',
  VOLUME: 'volumeName',
  SERVICE: 'service',
  SECRET: 'secret',
  CONFIG: 'config',
  NODE: 'node',
  STACK: 'stack',
  CONTEXT: 'context',
  'REPOSITORY[:TAG]': 'image',
};

function flagOf(line: Line): CompiledFlag {
  const [names = '', shape = '', en, ko, more] = line.text.split(' | ');
  if (en === undefined || ko === undefined || more !== undefined) return fail(line, 'has not four parts');
  const [, kindName, choices, star] =
    /^([a-zA-Z]+)(?:\(([^)]*)\))?(\*?)(?: |$)/.exec(shape) ?? fail(line, 'has no kind');
  const kind = valueKinds.find((each) => each === kindName) ?? fail(line, 'has an unknown kind');
  const short = /^-(\w) /.exec(names)?.[1];
  const [name, ...others] = [...names.matchAll(/(?:^| )(?:--|!)([\w-]+)/g)].map(([, each = '']) => each);
  if (name === undefined) return fail(line, 'has no long name');
  const words = shape.split(' ').slice(1);
  const value = words.find((word) => word.startsWith('='))?.slice(1);
  return {
    name,
    kind,
    ...(short === undefined ? {} : { short }),
    ...(others.length === 0 ? {} : { aliases: others }),
    ...(choices === undefined ? {} : { choices: choices.split(',') }),
    ...(star === '*' ? { repeatable: true } : {}),
    ...(value === undefined ? {} : { default: value }),
    ...attributesOf(words),
    en,
    ko,
  };
}

function attributesOf(
  words: readonly string[],
): Pick<CompiledFlag, 'page' | 'since' | 'until' | 'hidden' | 'deprecated'> {
  const of = (prefix: string): string | undefined =>
    words.find((word) => word.startsWith(prefix))?.slice(prefix.length);
  const [page, since, until] = [of('@'), of('since='), of('until=')];
  return {
    ...(page === undefined ? {} : { page }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(words.includes('hidden') ? { hidden: true } : {}),
    ...(words.includes('old') || words.includes('deprecated') ? { deprecated: true } : {}),
  };
}
