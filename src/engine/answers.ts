import type { Readable } from 'node:stream';
import { JsonArrayReader } from './jsonArray.ts';

/** Bytes that are read before others have their turn: a few milliseconds. */
const BREATH = 128 * 1024;
/** Bytes up to which a list is parsed in one piece: a few milliseconds, and half the time of reading it by entries. */
const AT_ONCE = 1024 * 1024;

/** A list as the engine sent it, and how many bytes it was. */
export interface ListAnswer {
  readonly entries: readonly unknown[];
  readonly bytes: number;
}

/** Reads the array that is the body of an answer. `null` stands for an empty one. @throws when it is cut or no array. */
export async function readList(body: Readable): Promise<ListAnswer> {
  const entries: unknown[] = [];
  const reader = new JsonArrayReader((entry) => entries.push(entry));
  const held: Buffer[] = [];
  let size = 0;
  const bytes = await eachChunk(body, (chunk) => {
    held.push(chunk);
    size += chunk.length;
    // Two for one: what was held is worked off little by little, and stops nothing.
    if (size > AT_ONCE) for (const next of held.splice(0, 2)) reader.push(next);
  });
  const whole = size > AT_ONCE ? undefined : wholeList(Buffer.concat(held).toString());
  if (whole !== undefined) return { entries: whole, bytes };
  // Long, or with something odd in it: entry by entry.
  for (const chunk of held) {
    reader.push(chunk);
    await new Promise((resolve) => setImmediate(resolve));
  }
  reader.end();
  return { entries, bytes };
}

function wholeList(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as unknown[]) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the JSON that is the body of an answer. @throws when it is cut or no JSON. */
export async function readJson(body: Readable): Promise<{ readonly value: unknown; readonly bytes: number }> {
  const chunks: Buffer[] = [];
  const bytes = await eachChunk(body, (chunk) => void chunks.push(chunk));
  return { value: JSON.parse(Buffer.concat(chunks).toString()) as unknown, bytes };
}

/**
 * Hands over the body chunk by chunk, other work in between. A connection that is cut in the middle of the answer is an
 * error at once: dockerode's own reading would wait for the rest for ever.
 */
async function eachChunk(body: Readable, take: (chunk: Buffer) => void): Promise<number> {
  let bytes = 0;
  let breath = BREATH;
  return new Promise((resolve, reject) => {
    body.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      try {
        take(chunk);
        if (bytes < breath) return;
        // A fast socket delivers megabytes without a pause of its own.
        breath = bytes + BREATH;
        body.pause();
        setImmediate(() => body.resume());
      } catch (thrown) {
        reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
        body.destroy();
      }
    });
    body.on('end', () => resolve(bytes));
    body.on('error', reject);
    body.on('close', () => reject(new Error('aborted')));
  });
}
