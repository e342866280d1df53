import type { Explanation } from './places.ts';

/** Which state of a file was read: when it changed, in milliseconds, and how many bytes it had. */
export interface Stamp {
  readonly changed: number;
  readonly size: number;
}

/** Lines of a note that explain what was asked for, the surest first. */
export interface Passage {
  readonly file: string;
  /** First and last line, from 0. */
  readonly line: number;
  readonly end: number;
  /** How surely, 2 to 12. */
  readonly score: number;
}

/** Keys that no topic has are taken up to this number; notes may hold any. */
const MOST_KEYS = 20_000;
/** Behind the last of a chain of places. */
const NONE = 0xffff_ffff;
/** `DYON` and the layout of what follows. */
const MAGIC = 0x4e4f_5944;
const HEADER = 24;
/** Places, and names of notes, that are written or read at once. */
const PART = 50_000;
const NAMES = 1_000;
/** Fewer former places are not worth a copy. */
const FEW = 100_000;

/**
 * From topics to lines of notes. A place takes 16 bytes; the notes themselves are not kept. A changed note gets a new
 * number, and the places of its old one are passed over until the next copy leaves them out.
 */
export class NoteIndex {
  readonly #numbers = new Map<string, number>();
  #files: (string | undefined)[] = [];
  /** How many places each note has. */
  #sizes: number[] = [];
  #former = 0;
  #stamps: Stamp[] = [];
  readonly #keys = new Map<string, number>();
  /** The newest place of each key. */
  #heads: number[] = [];
  #count = 0;
  #note = new Uint32Array(1024);
  #line = new Uint32Array(1024);
  #next = new Uint32Array(1024);
  #key = new Uint16Array(1024);
  #extent = new Uint8Array(1024);
  #score = new Uint8Array(1024);

  get size(): number {
    return this.#numbers.size;
  }

  /** How many places it holds, those of former versions of notes included. */
  get places(): number {
    return this.#count;
  }

  /** Most of what it holds is of former versions of notes: a copy would be smaller. */
  get isSparse(): boolean {
    return this.#former > FEW && this.#former * 2 > this.#count;
  }

  files(): IterableIterator<string> {
    return this.#numbers.keys();
  }

  stampOf(file: string): Stamp | undefined {
    const number = this.#numbers.get(file);
    return number === undefined ? undefined : this.#stamps[number];
  }

  put(file: string, stamp: Stamp, explanations: readonly Explanation[]): void {
    this.remove(file);
    const number = this.#files.length;
    this.#numbers.set(file, number);
    this.#files.push(file);
    this.#stamps.push(stamp);
    for (const { key, line, end, score } of explanations) {
      const known = this.#keyNumber(key);
      if (known !== undefined) this.#append(known, number, line, Math.min(255, end - line), score);
    }
    this.#sizes.push(explanations.length);
  }

  remove(file: string): void {
    const number = this.#numbers.get(file);
    if (number === undefined) return;
    this.#numbers.delete(file);
    this.#files[number] = undefined;
    this.#former += this.#sizes[number] ?? 0;
  }

  /** @param most how many are wanted; @param perNote of one note. */
  search(key: string, most: number, perNote = most): Passage[] {
    const found: Passage[] = [];
    let place = this.#heads[this.#keys.get(key) ?? -1] ?? NONE;
    for (; place !== NONE; place = this.#next[place] ?? NONE) {
      const file = this.#files[this.#note[place] ?? 0];
      if (file === undefined) continue;
      const line = this.#line[place] ?? 0;
      found.push({ file, line, end: line + (this.#extent[place] ?? 0), score: this.#score[place] ?? 0 });
    }
    found.sort((a, b) => b.score - a.score || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
    const taken = new Map<string, number>();
    const wanted: Passage[] = [];
    for (const passage of found) {
      const count = taken.get(passage.file) ?? 0;
      if (wanted.length >= most) break;
      if (count >= perNote) continue;
      taken.set(passage.file, count + 1);
      wanted.push(passage);
    }
    return wanted;
  }

  /** All of it as bytes, in parts, so that one can pause between them. `version` has to be the same to read it again. */
  *bytes(version: number): Generator<Uint8Array> {
    const numbers = new Map<number, number>();
    const names = [Buffer.from(`{"keys":${JSON.stringify([...this.#keys.keys()])},"notes":[`)];
    const files = [...this.#numbers];
    for (let from = 0; from < files.length; from += NAMES) {
      yield new Uint8Array();
      const notes = files.slice(from, from + NAMES).map(([file, number], index) => {
        numbers.set(number, from + index);
        const { changed, size } = this.#stamps[number] ?? { changed: 0, size: 0 };
        return [file, changed, size];
      });
      names.push(Buffer.from(`${from === 0 ? '' : ','}${JSON.stringify(notes).slice(1, -1)}`));
    }
    names.push(Buffer.from(']}'));
    const length = names.reduce((sum, part) => sum + part.length, 0);
    const alive = new Uint32Array(this.#count);
    let count = 0;
    for (let place = 0; place < alive.length; place += 1) {
      if (place % PART === 0) yield new Uint8Array();
      // What has come or changed since the names were taken is written the next time.
      if (!numbers.has(this.#note[place] ?? NONE)) continue;
      alive[count] = place;
      count += 1;
    }
    yield bytesOf(Uint32Array.of(MAGIC, version, length, count, 0, 0));
    yield* names;
    yield new Uint8Array(padding(length));
    const kept = alive.subarray(0, count);
    yield* inParts(kept, Uint32Array, (place) => numbers.get(this.#note[place] ?? 0) ?? 0);
    yield* inParts(kept, Uint32Array, (place) => this.#line[place] ?? 0);
    yield* inParts(kept, Uint16Array, (place) => this.#key[place] ?? 0);
    yield* inParts(kept, Uint8Array, (place) => this.#extent[place] ?? 0);
    yield* inParts(kept, Uint8Array, (place) => this.#score[place] ?? 0);
  }

  /** What `bytes` wrote, in steps, so that one can pause between them; undefined for anything else, and for another version. */
  static *from(bytes: Buffer, version: number): Generator<undefined, NoteIndex | undefined> {
    try {
      return yield* NoteIndex.#read(bytes, version);
    } catch {
      return undefined;
    }
  }

  static *#read(bytes: Buffer, version: number): Generator<undefined, NoteIndex | undefined> {
    if (bytes.length < HEADER || bytes.readUInt32LE(0) !== MAGIC || bytes.readUInt32LE(4) !== version) return undefined;
    const length = bytes.readUInt32LE(8);
    const count = bytes.readUInt32LE(12);
    const start = HEADER + length + padding(length);
    if (bytes.length !== start + count * 12) return undefined;
    const { keys, notes } = JSON.parse(bytes.toString('utf8', HEADER, HEADER + length)) as {
      keys: string[];
      notes: [string, number, number][];
    };
    const index = new NoteIndex();
    for (const [file, changed, size] of notes) {
      if (index.#files.length % NAMES === 0) yield;
      index.#numbers.set(file, index.#files.length);
      index.#files.push(file);
      index.#stamps.push({ changed, size });
      index.#sizes.push(0);
    }
    for (const key of keys) index.#keyNumber(key);
    index.#heads = keys.map(() => NONE);
    const part = (from: number, size: number): ArrayBuffer =>
      Uint8Array.from(bytes.subarray(start + count * from, start + count * (from + size))).buffer;
    index.#note = new Uint32Array(part(0, 4));
    index.#line = new Uint32Array(part(4, 4));
    index.#key = new Uint16Array(part(8, 2));
    index.#extent = new Uint8Array(part(10, 1));
    index.#score = new Uint8Array(part(11, 1));
    index.#next = new Uint32Array(count);
    index.#count = count;
    for (let place = 0; place < count; place += 1) {
      if (place % PART === 0) yield;
      const key = index.#key[place] ?? NONE;
      if (key >= keys.length || (index.#note[place] ?? NONE) >= notes.length) return undefined;
      const note = index.#note[place] ?? 0;
      index.#sizes[note] = (index.#sizes[note] ?? 0) + 1;
      index.#next[place] = index.#heads[key] ?? NONE;
      index.#heads[key] = place;
    }
    return index;
  }

  #keyNumber(key: string): number | undefined {
    const known = this.#keys.get(key);
    if (known !== undefined || this.#keys.size >= MOST_KEYS) return known;
    const number = this.#keys.size;
    this.#keys.set(key, number);
    this.#heads.push(NONE);
    return number;
  }

  #append(key: number, note: number, line: number, extent: number, score: number): void {
    if (this.#count === this.#note.length) this.#grow();
    const place = this.#count;
    this.#count += 1;
    this.#key[place] = key;
    this.#note[place] = note;
    this.#line[place] = line;
    this.#extent[place] = extent;
    this.#score[place] = score;
    this.#next[place] = this.#heads[key] ?? NONE;
    this.#heads[key] = place;
  }

  #grow(): void {
    const size = Math.max(1024, this.#count * 2);
    const grown = <T extends Uint32Array | Uint16Array | Uint8Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.#key = grown(new Uint16Array(size), this.#key);
    this.#note = grown(new Uint32Array(size), this.#note);
    this.#line = grown(new Uint32Array(size), this.#line);
    this.#extent = grown(new Uint8Array(size), this.#extent);
    this.#score = grown(new Uint8Array(size), this.#score);
    this.#next = grown(new Uint32Array(size), this.#next);
  }
}

function padding(length: number): number {
  return (4 - (length % 4)) % 4;
}

function* inParts(
  places: Uint32Array,
  Values: typeof Uint32Array | typeof Uint16Array | typeof Uint8Array,
  valueOf: (place: number) => number,
): Generator<Uint8Array> {
  for (let from = 0; from < places.length; from += PART) {
    const values = new Values(Math.min(PART, places.length - from));
    for (let index = 0; index < values.length; index += 1) values[index] = valueOf(places[from + index] ?? 0);
    yield bytesOf(values);
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Uint16Array | Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
