import { Buffer } from 'node:buffer';

/** https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html and GNU's long names. */
const BLOCK = 512;
/** Bytes of names and attributes that an archive may have for one entry. */
const MOST_ATTRIBUTES = 1024 * 1024;

export type EntryKind = 'file' | 'folder' | 'symlink' | 'hardlink' | 'other';

export interface TarEntry {
  readonly name: string;
  readonly kind: EntryKind;
  readonly mode: number;
  /** Bytes of the content. */
  readonly size: number;
  /** Where a link leads; empty for others. */
  readonly target: string;
  /** To be read to its end before the next entry; what is left of it is passed over. */
  readonly content: AsyncIterable<Buffer>;
}

const kinds: Readonly<Record<string, EntryKind>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '5': 'folder',
};

/** Entries of a tar archive, one after the other. @throws Error when it is damaged or cut. */
export async function* readTar(archive: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const bytes = new Bytes(archive);
  let extra: Readonly<Record<string, string>> = {};
  for (;;) {
    const header = await bytes.exactly(BLOCK);
    // An archive ends in blocks of zeros; some end without.
    if (header === undefined || header.every((byte) => byte === 0)) break;
    verify(header);
    const size = extra['size'] === undefined ? numberAt(header, 124, 12) : Number(extra['size']);
    if (!Number.isSafeInteger(size) || size < 0) throw new Error('a size in the archive is no number');
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'x' || type === 'L' || type === 'K' || type === 'g') {
      if (size > MOST_ATTRIBUTES) throw new Error('the archive has a name that is too long');
      const content = (await bytes.exactly(padded(size)))?.subarray(0, size) ?? Buffer.alloc(0);
      if (type === 'x') extra = { ...extra, ...paxFields(content) };
      else if (type !== 'g') extra = { ...extra, [type === 'L' ? 'path' : 'linkpath']: textOf(content) };
      continue;
    }
    const kind = kinds[type] ?? 'other';
    const length = kind === 'file' || kind === 'other' ? size : 0;
    const content = bytes.next(length);
    yield {
      name: extra['path'] ?? nameOf(header),
      kind,
      mode: numberAt(header, 100, 8),
      size: length,
      target: kind === 'symlink' || kind === 'hardlink' ? (extra['linkpath'] ?? textOf(header.subarray(157, 257))) : '',
      content,
    };
    // What nobody wanted of it is passed over.
    for (let rest = await content.next(); rest.done !== true; rest = await content.next());
    await bytes.exactly(padded(length) - length);
    extra = {};
  }
  // The connection is read to its end, so that it can be used again.
  await bytes.drain();
}

/** Takes chunks of any size apart. */
class Bytes {
  readonly #source: AsyncIterator<Uint8Array>;
  #left: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** So many bytes; undefined at the very end. @throws Error when there are fewer. */
  async exactly(count: number): Promise<Buffer | undefined> {
    if (count === 0) return Buffer.alloc(0);
    const parts: Buffer[] = [];
    for await (const part of this.next(count, true)) parts.push(part);
    return parts.length === 0 ? undefined : Buffer.concat(parts);
  }

  /** The next bytes, in pieces as they come; asked for again it goes on where it was. */
  next(count: number, mayEnd = false): AsyncIterableIterator<Buffer> {
    let left = count;
    const step = async (): Promise<IteratorResult<Buffer>> => {
      if (left === 0) return { done: true, value: undefined };
      if (this.#left.length === 0) {
        const more = await this.#source.next();
        if (more.done === true) {
          if (mayEnd && left === count) return { done: true, value: undefined };
          throw new Error('the archive is cut');
        }
        this.#left = Buffer.from(more.value.buffer, more.value.byteOffset, more.value.byteLength);
        return step();
      }
      const value = this.#left.subarray(0, left);
      this.#left = this.#left.subarray(value.length);
      left -= value.length;
      return { done: false, value };
    };
    // Without `return`: leaving a loop early must not end the archive.
    const iterator: AsyncIterableIterator<Buffer> = { next: step, [Symbol.asyncIterator]: () => iterator };
    return iterator;
  }

  async drain(): Promise<void> {
    this.#left = Buffer.alloc(0);
    for (let more = await this.#source.next(); more.done !== true; more = await this.#source.next());
  }
}

function padded(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}

/** Octal digits, or big-endian bytes behind a set first bit, as GNU writes what does not fit. */
function numberAt(header: Buffer, at: number, length: number): number {
  const field = header.subarray(at, at + length);
  if (((field[0] ?? 0) & 0x80) !== 0) return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
  return Number.parseInt(textOf(field).trim() || '0', 8);
}

function verify(header: Buffer): void {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte), 0);
  if (sum !== numberAt(header, 148, 8)) throw new Error('it is no tar archive, or it is damaged');
}

function nameOf(header: Buffer): string {
  const name = textOf(header.subarray(0, 100));
  const isUstar = header.subarray(257, 262).toString() === 'ustar';
  const prefix = isUstar ? textOf(header.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

function textOf(field: Buffer): string {
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? field.length : end).toString();
}

/** `27 path=some/name\n`, each with its own length. */
function paxFields(content: Buffer): Record<string, string> {
  const fields: Record<string, string> = {};
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const length = space === -1 ? 0 : Number(content.subarray(at, space).toString());
    if (!Number.isSafeInteger(length) || length <= space - at || at + length > content.length) break;
    const field = content.subarray(space + 1, at + length - 1).toString();
    const equals = field.indexOf('=');
    if (equals > 0) fields[field.slice(0, equals)] = field.slice(equals + 1);
    at += length;
  }
  return fields;
}
