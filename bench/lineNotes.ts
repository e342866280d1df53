import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import {
  createConnection,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serve } from '../src/server/serve.ts';
import { type Figure, median, ms } from './figure.ts';
import { noteOf } from './noteSample.ts';

const LINES = 5000;
const RUNS = 15;
const KEYSTROKES = 40;
const HOVERS = 60;
// This runs as a bundle in out/bench.
const dist = path.join(__dirname, '../../dist');

/** A Markdown note with docker lines, asked about as an editor asks, over streams of this process. */
async function figures(): Promise<Figure[]> {
  const editor = await connected();
  const cold = await checked(editor, 'cold', noteOf(LINES, 0));
  const first: number[] = [];
  // Each of them is another note: nothing is known of its lines.
  for (let run = 1; run <= RUNS; run += 1) {
    first.push((await checked(editor, `note-${run}`, noteOf(LINES, run))).time);
    await editor.sendNotification('textDocument/didClose', { textDocument: textDocumentOf(`note-${run}`) });
  }
  const again = await keystrokes(editor);
  const hovers = await hovered(editor);
  editor.dispose();
  const compressed = gzipSync(readFileSync(path.join(dist, 'cli.json'))).length / 1000;
  const what = `a Markdown note of ${LINES} lines`;
  return [
    {
      what: `${what} (${cold.found} findings), opened to what is wrong in it (median of ${RUNS} notes, warm)`,
      measured: ms(median(first.slice(3))),
      target: '≤ 60 ms',
      holds: median(first.slice(3)) <= 60,
    },
    {
      what: 'the same as the first document of a server, its tables and code not yet read',
      measured: ms(cold.time),
      target: 'told only',
      holds: true,
    },
    {
      what: `the same after a keystroke (median of ${KEYSTROKES}; the slowest ${ms(Math.max(...again))})`,
      measured: ms(median(again)),
      target: '≤ 15 ms',
      holds: median(again) <= 15,
    },
    {
      what: `hover in it (median of ${HOVERS}; the slowest ${ms(Math.max(...hovers))})`,
      measured: ms(median(hovers)),
      target: '≤ 2 ms',
      holds: median(hovers) <= 2,
    },
    {
      what: 'dist/cli.json, the command line of docker, compressed by gzip',
      measured: `${compressed.toFixed(1)} kB`,
      target: '≤ 40 kB',
      holds: compressed <= 40,
    },
  ];
}

/** A server in this process, and an editor that asks for diagnostics itself. */
async function connected(): Promise<MessageConnection> {
  const [there, back] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
  serve(server, dist);
  server.listen();
  const editor = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
  editor.listen();
  const capabilities = { textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } } };
  await editor.sendRequest('initialize', { processId: null, rootUri: null, capabilities, locale: 'en' });
  await editor.sendNotification('initialized', {});
  return editor;
}

const textDocumentOf = (name: string): { uri: string } => ({ uri: `file:///bench/${name}.md` });

async function diagnosed(editor: MessageConnection, name: string): Promise<number> {
  const asked = { textDocument: textDocumentOf(name) };
  const { items } = await editor.sendRequest<{ items: readonly unknown[] }>('textDocument/diagnostic', asked);
  return items.length;
}

/** Milliseconds from opening a note to what is wrong in it, and how much that is. */
async function checked(
  editor: MessageConnection,
  name: string,
  text: string,
): Promise<{ time: number; found: number }> {
  const begun = performance.now();
  const textDocument = { ...textDocumentOf(name), languageId: 'markdown', version: 1, text };
  await editor.sendNotification('textDocument/didOpen', { textDocument });
  const found = await diagnosed(editor, name);
  return { time: performance.now() - begun, found };
}

/** Milliseconds from a key to what is wrong now: in text, in a command, in a Dockerfile, on all of which it may fall. */
async function keystrokes(editor: MessageConnection): Promise<number[]> {
  const [name, text] = ['typed', noteOf(LINES, RUNS + 1)];
  await checked(editor, name, text);
  const lines = text.split('\n');
  const times: number[] = [];
  // Some to warm up.
  for (let run = -10; run < KEYSTROKES; run += 1) {
    const line = (run + 10) * 97 + 13;
    const character = lines[line]?.length ?? 0;
    const place = { line, character };
    const begun = performance.now();
    await editor.sendNotification('textDocument/didChange', {
      textDocument: { ...textDocumentOf(name), version: run + 100 },
      contentChanges: [{ range: { start: place, end: place }, text: 'x' }],
    });
    await diagnosed(editor, name);
    if (run >= 0) times.push(performance.now() - begun);
  }
  return times;
}

async function hovered(editor: MessageConnection): Promise<number[]> {
  const [name, text] = ['hovered', noteOf(LINES, RUNS + 2)];
  await checked(editor, name, text);
  const places = text
    .split('\n')
    .flatMap((line, number) => (/^docker run/.test(line) ? [{ line: number, character: 9 }] : []));
  const times: number[] = [];
  for (let run = -20; run < HOVERS; run += 1) {
    const position = places[((run + 20) * 5) % places.length];
    const begun = performance.now();
    const found = await editor.sendRequest('textDocument/hover', { textDocument: textDocumentOf(name), position });
    if (run >= 0) times.push(performance.now() - begun);
    if (found === null) throw new Error(`no hover in line ${position?.line ?? 0}`);
  }
  return times;
}

void figures().then((found) => process.stdout.write(JSON.stringify(found)));
