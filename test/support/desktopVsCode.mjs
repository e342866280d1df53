// @ts-check
import fs from 'node:fs';
import process from 'node:process';
import { cacheFolder } from './cacheFolder.mjs';
import { findProgram } from './processes.mjs';
import { say, step } from './say.mjs';

/** What @vscode/test-electron asks first, too. */
const RELEASES = 'https://update.code.visualstudio.com/api/releases/stable';
const PROBE_LIMIT_MS = 5000;

/**
 * The desktop VS Code for tests in the extension host: the one that VSCODE_EXECUTABLE names, else a downloaded one. The
 * download is kept in the cache folder. DOCKYARD_VSCODE=server asks for the VS Code server, =desktop for no other.
 * @returns {Promise<string | undefined>} undefined when the VS Code server is to be used
 */
export async function desktopVsCode() {
  const wish = process.env['DOCKYARD_VSCODE'] ?? '';
  if (!['', 'server', 'desktop'].includes(wish))
    throw new Error(`DOCKYARD_VSCODE may be "server" or "desktop", not "${wish}".`);
  if (wish === 'server') return undefined;
  const given = process.env['VSCODE_EXECUTABLE'];
  if (given !== undefined && given !== '') return given;
  if (wish !== 'desktop' && !(hasDisplay() && (await canDownload()))) return undefined;
  const cachePath = cacheFolder('vscodeTest');
  try {
    const { downloadAndUnzipVSCode, SilentReporter } = await import('@vscode/test-electron');
    return await step('getting VS Code for tests (@vscode/test-electron)', () =>
      downloadAndUnzipVSCode({ cachePath, reporter: new SilentReporter() }),
    );
  } catch (error) {
    if (fs.readdirSync(cachePath).length === 0) fs.rmdirSync(cachePath);
    if (wish === 'desktop') throw error;
    say(`VS Code could not be downloaded (${String(error)}): using the VS Code server`);
    return undefined;
  }
}

/** @returns {boolean} whether a program with windows can be started */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/**
 * The `code` of an installed desktop VS Code. In a terminal of a remote window or of a container, `code` only speaks to
 * the window far away, and cannot load an extension from a folder here.
 * @returns {string | undefined}
 */
export function installedVsCode() {
  const isRemote = process.env['VSCODE_IPC_HOOK_CLI'] !== undefined;
  return isRemote || !hasDisplay() ? undefined : findProgram('code');
}

/** Asked first, because a download that cannot work would take its time to find out. */
async function canDownload() {
  try {
    return (await fetch(RELEASES, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT_MS) })).ok;
  } catch {
    return false;
  }
}
