// @ts-check
import process from 'node:process';
import { ensureDebianPackages, ensurePrograms, isDebian } from './packages.mjs';
import { findProgram } from './processes.mjs';
import { say } from './say.mjs';
import { workbenchUrl } from './vscodeServer.mjs';

const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'chrome', 'msedge'];

/**
 * A Chromium that playwright-core can drive: the one that CHROMIUM names, one on PATH, or Debian's.
 * @param {{ yes?: boolean }} [options] install without asking
 * @returns {Promise<string>} path of the program
 */
export async function ensureChromium({ yes = false } = {}) {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const why = 'Tests in the VS Code workbench need';
  const found = NAMES.map(findProgram).find((file) => file !== undefined);
  if (found === undefined) await ensurePrograms({ chromium: 'chromium' }, { yes, why });
  const program = found ?? findProgram('chromium');
  if (program === undefined) throw new Error(`${why} Chromium or Google Chrome; set CHROMIUM to the path of one.`);
  // Korean without a font for it is empty boxes in the screenshots; that is a pity, but no reason to fail.
  if (isDebian()) {
    await ensureDebianPackages(['fonts-noto-cjk'], { yes, why: 'Korean in screenshots needs' }).catch((error) =>
      say(error.message),
    );
  }
  return program;
}

/**
 * @typedef {object} WorkbenchOptions
 * @property {import('./vscodeServer.mjs').VsCodeServer} server
 * @property {string} folder opened as the workspace
 * @property {string} [extensionPath] loaded in development mode
 * @property {string} [testsPath] a module whose run() the extension host calls; its outcome is `exited`
 * @property {{ width: number, height: number }} [viewport]
 * @property {'light' | 'dark'} [colorScheme] dark unless told
 * @property {(type: string, text: string) => void} [onLog] the console of the extension host, with `testsPath` only
 * @property {boolean} [yes] install what is missing without asking
 */

/**
 * Opens the workbench of a VS Code server in a browser without a window.
 * @param {WorkbenchOptions} options
 * @returns {Promise<{ browser: import('playwright-core').Browser, page: import('playwright-core').Page, exited: Promise<number> }>}
 *   exited: 0 when run() of the tests resolved, 1 when it rejected; rejects when the page goes away before that
 */
export async function openWorkbench(options) {
  const { server, folder, extensionPath, testsPath, onLog, yes = false } = options;
  const { viewport = { width: 1440, height: 900 }, colorScheme = 'dark' } = options;
  const executablePath = await ensureChromium({ yes });
  // Only here: `npm start` uses this folder before any package is installed.
  const { chromium } = await import('playwright-core');
  const args = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  args.push('--disable-component-update', '--disable-sync');
  // Chromium's sandbox does not work for root.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  // Playwright's own handlers would end the browser at Ctrl-C before we have ended the page in order.
  const browser = await chromium.launch({
    executablePath,
    args,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  try {
    const context = await browser.newContext({ viewport, colorScheme });
    const page = await context.newPage();
    const { promise: exited, resolve, reject } = settler();
    const gone = (/** @type {string} */ what) => () => reject(new Error(`${what} before its tests had ended.`));
    page.on('crash', gone('The workbench page crashed'));
    page.on('close', gone('The workbench page was closed'));
    await page.exposeFunction('codeAutomationExit', resolve);
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ values) =>
      onLog?.(type, values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ')),
    );
    const what = {
      folder,
      ...(extensionPath !== undefined && { extensionPath }),
      ...(testsPath !== undefined && { testsPath }),
    };
    await page.goto(workbenchUrl(server, what));
    return { browser, page, exited };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** A promise that others settle. A person's journey never asks for it, so its rejection is no error by itself. */
function settler() {
  /** @type {(code: number) => void} */
  let resolve = () => undefined;
  /** @type {(error: Error) => void} */
  let reject = () => undefined;
  /** @type {Promise<number>} */
  const promise = new Promise((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
