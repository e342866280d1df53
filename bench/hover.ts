import { spawn } from 'node:child_process';
import path from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { type Figure, median, ms } from './figure.ts';
import { dockerfileOf } from './sample.ts';

const RUNS = 300;
const server = path.join(import.meta.dirname, '../dist/server.js');

/** A hover over stdio, as an editor asks for it. */
export async function hoverFigures(): Promise<Figure[]> {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const uri = 'file:///bench/Dockerfile';
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {}, locale: 'en' });
  await connection.sendNotification('initialized', {});
  const text = dockerfileOf(300);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'dockerfile', version: 1, text },
  });
  const ask = async (line: number): Promise<number> => {
    const started = performance.now();
    const answer = await connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { line, character: 1 },
    });
    if (answer === null && /^[A-Z]+ /.test(text.split('\n')[line] ?? '')) throw new Error(`no hover in line ${line}`);
    return performance.now() - started;
  };
  const first = await ask(0);
  const keywords = [0, 1, 2, 4, 5, 6, 9, 12, 13, 14];
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1)
    times.push(await ask((keywords[run % keywords.length] ?? 0) + 15 * (run % 20)));
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  connection.dispose();
  const usual = median(times);
  return [
    {
      what: `hover over stdio, 300 lines (median of ${RUNS})`,
      measured: ms(usual),
      target: '≤ 2 ms',
      holds: usual <= 2,
    },
    { what: 'the first hover, pages read from disk', measured: ms(first), target: 'told only', holds: true },
  ];
}
