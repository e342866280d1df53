// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/**
 * The folder for what is made once and kept between runs, outside the clone so that `git clean` and a fresh clone cost
 * nothing: the VS Code server, the private engine's images, the sample workspace.
 * @param {string} [part] a folder inside it; it is made when missing
 * @returns {string} absolute path of an existing folder
 */
export function cacheFolder(part = '') {
  const base = process.env['XDG_CACHE_HOME'];
  // The XDG specification says to ignore a relative path.
  const home = base !== undefined && path.isAbsolute(base) ? base : path.join(os.homedir(), '.cache');
  const folder = path.join(home, 'dockyard', part);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}
