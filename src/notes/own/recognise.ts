import { Finder, type Hit } from './finder.ts';
import type { Block } from './read.ts';
import { Slices } from './slices.ts';
import { allNames, INSTRUCTIONS, kindOf, type Name } from './topics.ts';

/** A topic that a line speaks of. */
export interface Mention {
  readonly topic: string;
  /** Offsets in the line. */
  readonly start: number;
  readonly end: number;
  readonly name: Name;
}

/** Names of flags and commands that have no topic are looked up as they are written. */
const MOST_KEY = 40;
const longFlag = /(?<![\w-])--[a-z][a-z0-9-]{2,38}/g;
const fragmentLinks = /\[[^[\]]{0,200}\]\(#[^()]{0,200}(?:\([^()]{0,100}\)[^()]{0,100})?\)/g;
const dockerWords = /(?<![\w-])docker(?:-compose| compose| buildx)? ([a-z]{2,15})(?: ([a-z]{2,15}))?/g;

/** Finds what lines speak of, by the table of names. */
export class Recogniser {
  readonly #names: readonly Name[];
  readonly #patterns: readonly string[];
  /** For each pattern, the names that it is a part of. */
  readonly #uses: readonly (readonly number[])[];
  readonly #finder: Finder;

  private constructor(names: readonly Name[], uses: ReadonlyMap<string, readonly number[]>, finder: Finder) {
    this.#names = names;
    this.#patterns = [...uses.keys()];
    this.#uses = [...uses.values()];
    this.#finder = finder;
  }

  /** Made in steps, for it takes some milliseconds: each `undefined` is a good place to stop for a while. */
  static *make(): Generator<undefined, Recogniser> {
    const names = allNames();
    const uses = new Map<string, number[]>();
    for (const [index, { parts }] of names.entries()) {
      for (const part of parts) {
        const list = uses.get(part);
        if (list === undefined) uses.set(part, [index]);
        else list.push(index);
      }
    }
    yield undefined;
    return new Recogniser(names, uses, yield* Finder.make([...uses.keys()]));
  }

  /** What is spoken of, in the order of the line; a topic more than once when it is named more than once. */
  mentions(block: Pick<Block, 'text'>): Mention[] {
    // What a link leads to within the note is explained there.
    const text = block.text.includes('](#')
      ? block.text.replace(fragmentLinks, (link) => ' '.repeat(link.length))
      : block.text;
    const hits = this.#finder.find(text, (hit) => this.#fits(text, hit));
    if (hits.length === 0) return [];
    const found: Mention[] = [];
    const whole = new Map<number, Map<string, Hit>>();
    for (const hit of hits) {
      for (const use of this.#uses[hit.pattern] ?? []) {
        const name = this.#names[use];
        if (name === undefined) continue;
        const part = this.#patterns[hit.pattern] ?? '';
        if (!isSpelt(name, part, text.slice(hit.start, hit.end))) continue;
        if (name.parts.length === 1) found.push({ topic: name.topic, start: hit.start, end: hit.end, name });
        else {
          const parts = whole.get(use) ?? new Map<string, Hit>();
          whole.set(use, parts.set(part, hit));
          // Once, when the last of them is there.
          if (parts.size === name.parts.length && [...parts.values()].at(-1) === hit)
            found.push({ topic: name.topic, start: [...parts.values()][0]?.start ?? hit.start, end: hit.end, name });
        }
      }
    }
    return found.filter(
      ({ topic, start, name }) => !(name.isTyped && found.some((other) => covers(other, topic, start))),
    );
  }

  /**
   * What a term may be found under, the nearest first: a topic, a command, an instruction, a flag by itself or behind its
   * command or instruction (`docker run -v`, `COPY --from`), or any other name.
   */
  keysOf(term: string): string[] {
    const words = term.trim();
    const [, owner, flag] = /^(\S.*\S) (--?[A-Za-z][\w-]*)$/.exec(words) ?? [];
    const owners = owner === undefined ? [] : this.#topicsOf(owner);
    const found = this.#whole(flag ?? words)
      .filter(
        ({ name }) =>
          owner === undefined || name.owners.length === 0 || name.owners.some((one) => owners.includes(one)),
      )
      .map(({ topic }) => topic);
    const isTopic = this.#names.some(({ topic }) => topic === words);
    return [...new Set([...(isTopic ? [words] : []), ...found, words, ...(flag === undefined ? [] : [flag])])];
  }

  #topicsOf(term: string): string[] {
    return this.#whole(term).map(({ topic }) => topic);
  }

  #whole(term: string): Mention[] {
    return this.mentions({ text: term }).filter(
      ({ start, end, name }) => start === 0 && end === term.length && name.parts.length === 1,
    );
  }

  #fits(text: string, { pattern, start, end }: Hit): boolean {
    const part = this.#patterns[pattern] ?? '';
    const first = part.charCodeAt(0);
    if ((isWord(first) || first === HYPHEN) && start > 0) {
      const before = text.charCodeAt(start - 1);
      if (isWord(before) || before === HYPHEN) return false;
    } else if (isHangul(first) && isHangul(text.charCodeAt(start - 1))) return false;
    if (!isWord(part.charCodeAt(part.length - 1)) || end >= text.length) return true;
    const after = text.charCodeAt(end);
    return !isWord(after) && !(after === HYPHEN && isWord(text.charCodeAt(end + 1)));
  }
}

let made: Promise<Recogniser> | undefined;

/** The one of this process, made when it is first asked for. */
export function theRecogniser(): Promise<Recogniser> {
  made ??= new Slices().run(Recogniser.make());
  return made;
}

/** A longer command of another topic: `docker image inspect` has `inspect command` in it. */
function covers(other: Mention, topic: string, start: number): boolean {
  const isOther = other.topic !== topic && kindOf(other.topic) === 'cli' && kindOf(topic) === 'cli';
  return isOther && other.name.isTyped && other.start < start && other.end > start;
}

/** Whether it is spelt as the name has to be: case and spaces count in some. */
function isSpelt(name: Name, part: string, found: string): boolean {
  if (name.exact) return found === part;
  // RUN is another thing than docker run, and `docker 0` than docker0.
  if (kindOf(name.topic) === 'cli' && (/[A-Z]{2}/.test(found) || (name.isTyped && /^[A-Z](?!ocker)/.test(found))))
    return false;
  // VOLUME is the instruction, not the thing.
  if (name.subjectOnly && found === found.toUpperCase() && INSTRUCTIONS.includes(found)) return false;
  return part.includes(' ') || !isWord(part.charCodeAt(0)) || !/\s/.test(found);
}

const HYPHEN = 45;

function isHangul(code: number): boolean {
  return code >= 0xac00 && code <= 0xd7a3;
}

/** A Latin letter, a digit or `_`; Korean particles stand right behind a name. */
function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

/** Flags and commands in a line as they are written, for those that no topic is about: `--shm-size`, `docker events`. */
export function writtenKeys(text: string): string[] {
  const keys: string[] = [];
  if (text.includes('--')) for (const [flag] of text.matchAll(longFlag)) keys.push(flag);
  if (text.includes('docker')) {
    for (const [, word = '', second] of text.matchAll(dockerWords)) {
      keys.push(`docker ${word}`);
      if (second !== undefined) keys.push(`docker ${word} ${second}`);
    }
  }
  return keys.filter((key) => key.length <= MOST_KEY);
}
