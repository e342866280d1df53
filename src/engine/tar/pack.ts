import { createReadStream, type Stats } from 'node:fs';
import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Contents } from '../../contract/archives.ts';
import { Failure, wordsOf } from '../../contract/failure.ts';

const BLOCK = 512;
/** The largest number that eleven octal digits say. */
const MOST_OCTAL = 0o77777777777;

interface Header {
  readonly name: string;
  readonly type: '0' | '2' | '5' | 'x';
  readonly mode: number;
  readonly size: number;
  /** Seconds since 1970. */
  readonly changed: number;
  readonly target: string;
}

/** @throws Failure when the file is not there */
export async function packTar(
  source: string,
  onBytes: (count: number) => void = () => undefined,
  name = path.basename(source),
): Promise<Readable> {
  const found = await statOf(source);
  if (!found.isFile() && !found.isDirectory() && !found.isSymbolicLink()) throw new Failure('file.notRead', [source]);
  const all = { leavesOut: () => false, wholeFolders: true, more: [] };
  return asStream(blocks([{ file: source, name }], all, onBytes));
}

/** @throws Failure when nothing is there */
export async function isFolder(place: string): Promise<boolean> {
  return (await statOf(place)).isDirectory();
}

/** @throws Failure when the folder is not there */
export async function packFolder(
  folder: string,
  contents: Contents,
  onBytes: (count: number) => void = () => undefined,
): Promise<Readable> {
  if (!(await statOf(await realpath(folder).catch(() => folder))).isDirectory()) {
    throw new Failure('file.notRead', [folder]);
  }
  return asStream(blocks(await inside(folder, ''), contents, onBytes));
}

interface Entry {
  readonly file: string;
  readonly name: string;
}

async function statOf(file: string): Promise<Stats> {
  return lstat(file).catch((thrown: unknown) => {
    throw new Failure('file.notRead', [file], wordsOf(thrown));
  });
}

function asStream(parts: AsyncIterable<Buffer>): Readable {
  return Readable.from(parts, { objectMode: false });
}

/** The last one first: the next entry is taken from the end. */
async function inside(folder: string, prefix: string): Promise<Entry[]> {
  const names = (await readdir(folder)).sort().reverse();
  return names.map((name) => ({ file: path.join(folder, name), name: `${prefix}${name}` }));
}

async function* blocks(
  waiting: Entry[],
  { leavesOut, wholeFolders, more }: Contents,
  onBytes: (count: number) => void,
): AsyncGenerator<Buffer> {
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { file, name } = next;
    const isOut = leavesOut(name);
    if (isOut && wholeFolders) continue;
    const stat = await lstat(file);
    const shared = { mode: stat.mode & 0o7777, changed: Math.floor(stat.mtimeMs / 1000), target: '', size: 0 };
    if (stat.isDirectory()) {
      if (!isOut) yield* headers({ ...shared, name: `${name}/`, type: '5' });
      for (const entry of await inside(file, `${name}/`)) waiting.push(entry);
    } else if (isOut) {
      continue;
    } else if (stat.isSymbolicLink()) {
      yield* headers({ ...shared, name, type: '2', target: await readlink(file) });
    } else if (stat.isFile()) {
      yield* headers({ ...shared, name, type: '0', size: stat.size });
      yield* contentOf(file, stat.size, onBytes);
    }
  }
  for (const { name, text } of more) {
    const content = Buffer.from(text);
    yield* headers({ name, type: '0', mode: 0o644, changed: 0, target: '', size: content.length });
    yield Buffer.concat([content, Buffer.alloc(padding(content.length))]);
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** Bytes until the next block. */
function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** Exactly as many bytes as the header says: a file that grows or shrinks meanwhile must not damage what follows. */
async function* contentOf(file: string, size: number, onBytes: (count: number) => void): AsyncGenerator<Buffer> {
  let sent = 0;
  if (size > 0) {
    for await (const chunk of createReadStream(file, { end: size - 1 })) {
      sent += (chunk as Buffer).length;
      onBytes((chunk as Buffer).length);
      yield chunk as Buffer;
    }
  }
  if (sent !== size) throw new Failure('file.notRead', [file], 'it became shorter while it was read');
  if (size % BLOCK > 0) yield Buffer.alloc(padding(size));
}

/** A header, and before it what does not fit into its fields. */
function* headers(header: Header): Generator<Buffer> {
  const long = Buffer.byteLength(header.name) > 100 || Buffer.byteLength(header.target) > 100;
  if (long || header.size > MOST_OCTAL) {
    const fields: readonly [string, string][] = [
      ['path', header.name],
      ...(header.target === '' ? [] : [['linkpath', header.target] as [string, string]]),
      ['size', String(header.size)],
    ];
    const content = Buffer.concat(fields.map(([key, value]) => paxField(key, value)));
    yield block({ ...header, name: 'PaxHeader', type: 'x', size: content.length, target: '' });
    yield Buffer.concat([content, Buffer.alloc(padding(content.length))]);
  }
  yield block({ ...header, size: Math.min(header.size, MOST_OCTAL) });
}

/** Its own length is part of what is counted. */
function paxField(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + String(rest).length;
  if (String(length).length > String(rest).length) length += 1;
  return Buffer.from(`${length} ${key}=${value}\n`);
}

function block({ name, type, mode, size, changed, target }: Header): Buffer {
  const header = Buffer.alloc(BLOCK);
  const put = (text: string, at: number, length: number): void => {
    Buffer.from(text).copy(header, at, 0, length);
  };
  const octal = (value: number, at: number, length: number): void =>
    put(value.toString(8).padStart(length - 1, '0'), at, length - 1);
  put(name, 0, 100);
  octal(mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(Math.max(0, changed), 136, 12);
  put('        ', 148, 8);
  put(type, 156, 1);
  put(target, 157, 100);
  put('ustar\u000000', 257, 8);
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 8);
  return header;
}
