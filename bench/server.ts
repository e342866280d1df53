import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { SERVER_FLAGS } from '../src/server/launch.ts';
import { type Figure, median, ms } from './figure.ts';
import { dockerfileOf } from './sample.ts';

const RUNS = 60;
const STARTS = 9;
const KEYSTROKES = 25;
const LONG = 10_000;
const root = path.join(import.meta.dirname, '..');
const server = path.join(root, 'dist/server.js');
const uri = 'file:///bench/Dockerfile';
const textDocument = { uri };

/** The language server as our editor has it: a process of its own with our flags, but over stdio. */
export async function serverFigures(): Promise<Figure[]> {
  return [...sizeFigures(), await startFigure(), ...(await requestFigures()), ...(await keystrokeFigures())];
}

/** What a session with Dockerfiles loads at its start; the LSP library is a bundle of its own. */
function sizeFigures(): Figure[] {
  const kilobytes = (name: string): number => statSync(path.join(root, 'dist', name)).size / 1000;
  const [first, answering, library] = ['server.js', 'answering.js', 'lsp.js'].map(kilobytes) as [
    number,
    number,
    number,
  ];
  const own = first + answering;
  return [
    {
      what: `dist/server.js and dist/answering.js, besides the LSP library (${library.toFixed(0)} kB)`,
      measured: `${own.toFixed(0)} kB`,
      target: '≤ 250 kB',
      holds: own <= 250,
    },
  ];
}

interface RunningServer {
  readonly connection: MessageConnection;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** What the editors of today say: an outline as a tree, Markdown and snippets are what is measured. */
const capabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown'] },
    signatureHelp: { signatureInformation: { documentationFormat: ['markdown'] } },
  },
};

/** A server whose editor is ready to ask. */
export async function start(): Promise<RunningServer> {
  const child = spawn(process.execPath, [...SERVER_FLAGS, server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const reader = new StreamMessageReader(child.stdout);
  const connection = createMessageConnection(reader, new StreamMessageWriter(child.stdin));
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities, locale: 'en' });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    pid: child.pid ?? 0,
    stop: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}

async function startFigure(): Promise<Figure> {
  const costs: number[] = [];
  for (let run = 0; run < STARTS; run += 1) {
    const begun = performance.now();
    execFileSync(process.execPath, ['-e', '']);
    const bare = performance.now() - begun;
    const started = performance.now();
    const { stop } = await start();
    costs.push(performance.now() - started - bare);
    await stop();
  }
  const cost = median(costs);
  return {
    what: `initialize answered, over bare Node (median of ${STARTS})`,
    measured: ms(cost),
    target: '≤ 40 ms',
    holds: cost <= 40,
  };
}

const at = (line: number): object => ({ textDocument, position: { line, character: 6 } });
const whole = { start: { line: 0, character: 0 }, end: { line: 300, character: 0 } };
const options = { tabSize: 4, insertSpaces: true };

/** Parameters of each request for a line. */
const requests: Readonly<Record<string, (line: number) => object>> = {
  hover: at,
  completion: at,
  signatureHelp: at,
  definition: at,
  references: (line) => ({ ...at(line), context: { includeDeclaration: true } }),
  documentHighlight: at,
  prepareRename: at,
  rename: (line) => ({ ...at(line), newName: 'other' }),
  documentSymbol: () => ({ textDocument }),
  foldingRange: () => ({ textDocument }),
  selectionRange: (line) => ({ textDocument, positions: [{ line, character: 6 }] }),
  documentLink: () => ({ textDocument }),
  'semanticTokens/full': () => ({ textDocument }),
  inlayHint: () => ({ textDocument, range: whole }),
  codeLens: () => ({ textDocument }),
  codeAction: (line) => {
    const position = { line, character: 1 };
    return { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } };
  },
  formatting: () => ({ textDocument, options }),
  rangeFormatting: () => ({ textDocument, options, range: whole }),
  onTypeFormatting: (line) => ({ ...at(line), ch: '\n', options }),
};

async function requestFigures(): Promise<Figure[]> {
  const { connection, pid, stop } = await start();
  await open(connection, dockerfileOf(300));
  const times: { name: string; time: number }[] = [];
  for (const [name, parameters] of Object.entries(requests)) {
    const runs: number[] = [];
    for (let run = 0; run < RUNS * 2; run += 1) {
      const begun = performance.now();
      // A name that cannot be renamed is refused, which is an answer as well.
      await connection.sendRequest(`textDocument/${name}`, parameters((run * 7) % 300)).catch(() => undefined);
      runs.push(performance.now() - begun);
    }
    // The first half warms up.
    times.push({ name, time: median(runs.slice(RUNS)) });
  }
  const memory = residentMegabytes(pid);
  await stop();
  const [worst = { name: '', time: Number.NaN }] = times.sort((one, other) => other.time - one.time);
  const hover = times.find(({ name }) => name === 'hover')?.time ?? Number.NaN;
  return [
    { what: 'hover over stdio, 300 lines', measured: ms(hover), target: '≤ 2 ms', holds: hover <= 2 },
    {
      what: `every request over stdio, 300 lines: the slowest of ${times.length}`,
      measured: `${ms(worst.time)} (${worst.name})`,
      target: '≤ 2 ms',
      holds: worst.time <= 2,
    },
    {
      what: 'resident, after all these',
      measured: `${memory.toFixed(0)} MB`,
      target: '≤ 70 MB',
      holds: memory <= 70,
    },
  ];
}

/** Linux tells the memory of another process here; elsewhere it is not measured. */
function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1000;
}

async function open(connection: MessageConnection, text: string): Promise<void> {
  const document = { uri, languageId: 'dockerfile', version: 1, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument: document });
}

async function keystrokeFigures(): Promise<Figure[]> {
  const { connection, pid, stop } = await start();
  let arrived: (version: number) => void = () => undefined;
  connection.onNotification('textDocument/publishDiagnostics', ({ version = 0 }: { version?: number }) =>
    arrived(version),
  );
  const diagnosticsOf = async (wanted: number): Promise<void> =>
    new Promise((resolve) => {
      arrived = (version) => {
        if (version === wanted) resolve();
      };
    });
  const opened = diagnosticsOf(1);
  await open(connection, dockerfileOf(LONG));
  await opened;
  const times: number[] = [];
  for (let version = 2; version < KEYSTROKES + 2; version += 1) {
    const place = { line: LONG / 2, character: 0 };
    const told = diagnosticsOf(version);
    const begun = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: place, end: place }, text: ' ' }],
    });
    await told;
    times.push(performance.now() - begun);
  }
  const memory = residentMegabytes(pid);
  await stop();
  const usual = median(times);
  return [
    {
      what: `a keystroke to diagnostics, ${LONG} lines (median of ${KEYSTROKES})`,
      measured: ms(usual),
      target: '≤ 100 ms',
      holds: usual <= 100,
    },
    { what: `resident, after these`, measured: `${memory.toFixed(0)} MB`, target: 'told only', holds: true },
  ];
}
