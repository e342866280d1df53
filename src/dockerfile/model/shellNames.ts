import type { Script, ScriptBlock, ScriptCommand } from '../syntax/scriptTree.ts';
import type { Span } from '../syntax/tree.ts';

/** Commands whose arguments are names that they set. */
const declaring: ReadonlySet<string> = new Set(['export', 'local', 'declare', 'typeset', 'readonly', 'unset']);
/** Those that set them for the function alone that they stand in. */
const local: ReadonlySet<string> = new Set(['local', 'declare', 'typeset']);
const reading: ReadonlySet<string> = new Set(['read', 'mapfile', 'readarray', 'getopts']);
const looping: ReadonlySet<string> = new Set(['for', 'select']);
/** These leave a name without `=` as it is. */
const keeping: ReadonlySet<string> = new Set(['export', 'readonly']);

const nameAhead = /^[A-Za-z_]\w*/;

/** A place where shell text sets a name, and how far that holds. */
interface Setting extends Span {
  /** Behind this place the name may have been set, or not. */
  readonly sure: number;
  end: number;
}

/** Whose variable a name is where it is read: that of the Dockerfile, or the script's own. */
export interface Ownership {
  readonly own: boolean;
  /** It depends on which commands run, and in which order. */
  readonly unsure: boolean;
}

const outer: Ownership = { own: false, unsure: false };
const own: Ownership = { own: true, unsure: false };
const perhaps: Ownership = { own: false, unsure: true };
const perhapsOwn: Ownership = { own: true, unsure: true };

/** What the scripts of one instruction set themselves, so that it is not the variable of the Dockerfile. */
export class ShellNames {
  /** In order. */
  readonly #names = new Map<string, Setting[]>();
  readonly #blocks: ScriptBlock[] = [];

  constructor(scripts: readonly Script[]) {
    for (const script of scripts) {
      this.#read(script);
      for (const block of script.blocks) this.#blocks.push(block);
    }
    // What a substitution sets stands in front of what its command sets, which is read first.
    for (const settings of this.#names.values()) settings.sort((one, other) => one.start - other.start);
  }

  /** Asks for the scripts only where the text may set something. */
  static of(text: string, scripts: () => readonly Script[]): ShellNames {
    return mayAssign.test(text) ? new ShellNames(scripts()) : noNames;
  }

  /** Of the name that is read at the offset. */
  at(name: string, offset: number): Ownership {
    const settings = this.#names.get(name);
    if (settings === undefined) return outer;
    const next = countUpTo(settings, offset);
    let wasSet = false;
    for (let index = next - 1; index >= 0; index -= 1) {
      const setting = settings[index];
      if (setting === undefined || setting.end <= offset) continue;
      if (setting.sure > offset) return own;
      wasSet = true;
    }
    if (wasSet) return perhapsOwn;
    const around = this.#blocks.filter(({ start, end }) => start <= offset && offset < end);
    // Nobody knows when a function runs; in a loop what comes later may have come before.
    const unsure = around.some(
      ({ kind, end }) => kind === 'function' || (kind === 'loop' && (settings[next]?.start ?? Infinity) < end),
    );
    return unsure ? perhaps : outer;
  }

  #read({ commands, blocks, end }: Script): void {
    const ends = chainEnds(commands, end + 1);
    /** What is set inside `( )` or `$( )` is gone behind it. */
    const open: { depth: number; setting: Setting }[] = [];
    const around: ScriptBlock[] = [];
    let block = 0;
    commands.forEach((command, index) => {
      const { start, depth } = command;
      while ((open.at(-1)?.depth ?? 0) > depth) {
        const closed = open.pop();
        if (closed !== undefined) closed.setting.end = start;
      }
      for (let next = blocks[block]; next !== undefined && next.start <= start; next = blocks[(block += 1)]) {
        around.push(next);
      }
      while ((around.at(-1)?.end ?? Infinity) <= start) around.pop();
      for (const name of namesSetBy(command)) {
        const inFunction = around.findLast(({ kind }) => kind === 'function');
        const isLocal = inFunction !== undefined && local.has(command.words[0]?.text ?? '');
        const sure = Math.min(around.at(-1)?.end ?? Infinity, ends[index] ?? Infinity);
        const setting = { start: name.start, sure, end: isLocal ? inFunction.end : end + 1 };
        open.push({ depth, setting });
        const known = this.#names.get(name.name);
        if (known === undefined) this.#names.set(name.name, [setting]);
        else known.push(setting);
      }
    });
  }
}

/** Of each command: where that ends of which it is certain that it runs behind it. `a && A=1 && b; c`: in front of `;`. */
function chainEnds(commands: readonly ScriptCommand[], end: number): number[] {
  const ends: number[] = [];
  const ofDepth: number[] = [];
  for (let index = commands.length - 1; index >= 0; index -= 1) {
    const command = commands[index];
    if (command === undefined) continue;
    const { depth, before, after } = command;
    if (after === undefined) ofDepth[depth] = end;
    else if (after.operator !== '&&') ofDepth[depth] = after.start;
    const isSure = before === undefined || (before.operator !== '&&' && before.operator !== '||');
    ends[index] = isSure ? Infinity : (ofDepth[depth] ?? end);
  }
  return ends;
}

function countUpTo(settings: readonly Setting[], offset: number): number {
  let low = 0;
  let high = settings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((settings[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
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
