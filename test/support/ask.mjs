// @ts-check
import process from 'node:process';
import readline from 'node:readline/promises';
import { say } from './say.mjs';

/**
 * Asks a yes-or-no question on a terminal. Where there is no one to ask (CI, pipes) it goes ahead and says so.
 * @param {string} question
 * @returns {Promise<boolean>}
 */
export async function agrees(question) {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    say(`${question} Nobody to ask here: yes.`);
    return true;
  }
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });
  // While a question is open the terminal hands Ctrl-C to it, not to the process.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return /^(y|yes|)$/i.test((await terminal.question(`[dockyard] ${question} [Y/n] `)).trim());
  } finally {
    terminal.close();
  }
}
