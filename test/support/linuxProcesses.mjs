// @ts-check
import fs from 'node:fs';

/**
 * @typedef {object} LinuxProcess
 * @property {number} pid
 * @property {number} parent
 * @property {number} group the process id of its leader
 * @property {string[]} args argv
 */

/** @returns {LinuxProcess[]} all that run; none on other systems */
export function linuxProcesses() {
  if (!fs.existsSync('/proc')) return [];
  const numbers = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.map(linuxProcess).filter((found) => found !== undefined);
}

/**
 * @param {string} pid
 * @returns {LinuxProcess | undefined} undefined when it does not run. A zombie does not: it has ended, and keeps its
 *   number until its parent asks for it, which the first process of a container may never do
 */
export function linuxProcess(pid) {
  try {
    // "pid (name, possibly with blanks and brackets) state parent group ..."
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [, state = 'Z', parent, group] = /^.*\) (\S) (\d+) (\d+)/s.exec(stat) ?? [];
    if (/[ZX]/.test(state)) return undefined;
    const args = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
    return { pid: Number(pid), parent: Number(parent), group: Number(group), args };
  } catch {
    return undefined;
  }
}
