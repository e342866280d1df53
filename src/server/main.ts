import type { InitializeParams } from 'vscode-languageserver/node';
import { resultOf } from './capabilities.ts';
import { answerOnChannel, answerOnStreams } from './firstMessage.ts';
import { startOf } from './initialize.ts';

/** `initialize` needs nothing but a list. It is answered before the library is read, which takes most of the start. */
const answer = (message: unknown): object | undefined => {
  const { id, method, params } = message as { id?: number | string; method?: unknown; params?: InitializeParams };
  if (id === undefined || method !== 'initialize') return undefined;
  return { jsonrpc: '2.0', id, result: resultOf(startOf(params ?? {})) };
};

const open = async (isAnswered: boolean): Promise<void> => {
  const { connect } = await import('./connecting.ts');
  connect(__dirname, isAnswered);
};

if (process.argv.includes('--stdio')) answerOnStreams(process.stdin, process.stdout, answer, open);
else if (process.argv.includes('--node-ipc')) answerOnChannel(process, answer, open);
else void open(false);
