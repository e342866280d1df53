// @ts-check
import process from 'node:process';

/** How often a long step shows that it is alive where nobody can see a line being rewritten (CI logs, pipes). */
const ALIVE_EVERY_MS = 15_000;
const PREFIX = '[dockyard] ';

/**
 * Prints one line of progress.
 * @param {string} text one sentence, without a line end
 */
export function say(text) {
  clearTickerLine();
  process.stdout.write(`${PREFIX}${text}\n`);
}

/**
 * Runs a long piece of work and shows that it is alive: on a terminal the line counts the seconds, elsewhere a line
 * comes every 15 s. The last line says how long it took, or that it failed; the failure itself goes to the caller.
 * @template T
 * @param {string} text what is being done, e.g. "installing the VS Code server (once, about 3 minutes)"
 * @param {(detail: (text: string) => void) => Promise<T>} work gets a function that names the part being done now
 * @returns {Promise<T>}
 */
export async function step(text, work) {
  const began = Date.now();
  const seconds = () => `${String(Math.round((Date.now() - began) / 1000))} s`;
  const isTerminal = process.stdout.isTTY;
  let detail = '';
  const line = () => `${text}${detail === '' ? '' : `: ${detail}`} ... ${seconds()}`;
  say(`${text} ...`);
  const ticker = setInterval(
    () => (isTerminal ? process.stdout.write(`\r\x1b[K${PREFIX}${line()}`) : say(line())),
    isTerminal ? 1000 : ALIVE_EVERY_MS,
  );
  const end = (/** @type {string} */ outcome) => {
    clearInterval(ticker);
    say(`${text}: ${outcome} after ${seconds()}`);
  };
  try {
    const result = await work((next) => {
      detail = next;
    });
    end('done');
    return result;
  } catch (error) {
    end('FAILED');
    throw error;
  }
}

/** A line that a ticker is rewriting must not be left in front of the next one. */
function clearTickerLine() {
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
}
