import type { Script, ScriptCommand } from '../syntax/scriptTree.ts';
import type { Span } from '../syntax/tree.ts';

/** Commands whose arguments are names that they set. */
const declaring: ReadonlySet<string> = new Set(['export', 'local', 'declare', 'typeset', 'readonly', 'unset']);
const reading: ReadonlySet<string> = new Set(['read', 'mapfile', 'readarray', 'getopts']);
const looping: ReadonlySet<string> = new Set(['for', 'select']);
/** These leave a name without `=` as it is. */
const keeping: ReadonlySet<string> = new Set(['export', 'readonly']);

const nameAhead = /^[A-Za-z_]\w*/;

/** A name that shell text sets itself, and where that holds. */
interface OwnName extends Span {
  readonly name: string;
  readonly depth: number;
  end: number;
}

/** What the scripts of one instruction set themselves, so that it is not the variable of the Dockerfile. */
export class ShellNames {
  /** In order; those of one name do not overlap. */
  readonly #names = new Map<string, OwnName[]>();

  constructor(scripts: readonly Script[]) {
    for (const script of scripts) this.#read(script);
  }

  /** Asks for the scripts only where the text may set something. */
  static of(text: string, scripts: () => readonly Script[]): ShellNames {
    return mayAssign.test(text) ? new ShellNames(scripts()) : noNames;
  }

  /** Whether the name that is read at the offset is the script's own there. */
  ownsAt(name: string, offset: number): boolean {
    const places = this.#names.get(name) ?? [];
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle]?.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return (places[low - 1]?.end ?? -1) > offset;
  }

  /** What is set inside `( )` or `$( )` is gone behind it. */
  #read({ commands, end }: Script): void {
    const open: OwnName[] = [];
    const openNames = new Set<string>();
    for (const command of commands) {
      while ((open.at(-1)?.depth ?? 0) > command.depth) {
        const closed = open.pop();
        if (closed === undefined) break;
        closed.end = command.start;
        openNames.delete(closed.name);
      }
      for (const { name, start } of namesSetBy(command)) {
        // It stays set: more of the same say nothing new.
        if (openNames.has(name)) continue;
        openNames.add(name);
        const own = { name, start, end: end + 1, depth: command.depth };
        open.push(own);
        const known = this.#names.get(name);
        if (known === undefined) this.#names.set(name, [own]);
        else known.push(own);
      }
    }
  }
}

/** Text without these sets nothing, and need not be taken apart. */
const mayAssign = /[\w+]=|\b(?:for|select|read|mapfile|readarray|getopts|local|declare|typeset|unset|printf)\b/;
const noNames = new ShellNames([]);

function namesSetBy({ words, assignments, end }: ScriptCommand): { name: string; start: number }[] {
  const [program, ...rest] = words;
  // In front of a program they are for that program alone.
  if (program === undefined) return assignments.flatMap((word) => nameIn(word.raw, word.end));
  const command = program.text;
  if (declaring.has(command)) {
    // Functions have names of their own.
    if (rest[0]?.raw === '-f') return [];
    return rest.filter(({ raw }) => !keeping.has(command) || raw.includes('=')).flatMap(({ raw }) => nameIn(raw, end));
  }
  if (reading.has(command)) return rest.flatMap(({ raw }) => nameIn(raw, end));
  if (looping.has(command)) return rest.slice(0, 1).flatMap(({ raw }) => nameIn(raw, end));
  if (command === 'printf' && rest[0]?.raw === '-v') return nameIn(rest[1]?.raw ?? '', end);
  return [];
}

function nameIn(raw: string, start: number): { name: string; start: number }[] {
  const name = nameAhead.exec(raw)?.[0];
  return name === undefined ? [] : [{ name, start }];
}
