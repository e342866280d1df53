import { createReadStream } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
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
export async function packTar(source: string, onBytes: (count: number) => void = () => undefined): Promise<Readable> {
  const found = await lstat(source).catch((thrown: unknown) => {
    throw new Failure('file.notRead', [source], wordsOf(thrown));
  });
  if (!found.isFile() && !found.isDirectory() && !found.isSymbolicLink()) throw new Failure('file.notRead', [source]);
  return Readable.from(blocks(source, onBytes), { objectMode: false });
}

async function* blocks(source: string, onBytes: (count: number) => void): AsyncGenerator<Buffer> {
  const waiting = [{ file: source, name: path.basename(source) }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { file, name } = next;
    const stat = await lstat(file);
    const shared = { mode: stat.mode & 0o7777, changed: Math.floor(stat.mtimeMs / 1000), target: '', size: 0 };
    if (stat.isDirectory()) {
      yield* headers({ ...shared, name: `${name}/`, type: '5' });
      const inside = (await readdir(file)).sort().reverse();
      waiting.push(...inside.map((entry) => ({ file: path.join(file, entry), name: `${name}/${entry}` })));
    } else if (stat.isSymbolicLink()) {
      yield* headers({ ...shared, name, type: '2', target: await readlink(file) });
    } else if (stat.isFile()) {
      yield* headers({ ...shared, name, type: '0', size: stat.size });
      yield* contentOf(file, stat.size, onBytes);
    }
  }
  yield Buffer.alloc(2 * BLOCK);
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
  const rest = size % BLOCK;
  if (rest > 0) yield Buffer.alloc(BLOCK - rest);
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
    yield content;
    const rest = content.length % BLOCK;
    if (rest > 0) yield Buffer.alloc(BLOCK - rest);
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
