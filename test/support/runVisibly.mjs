// @ts-check
import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';

/**
 * Runs a program whose output a person reads along.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options
 * @returns {Promise<number>} its exit code
 */
export function runVisibly(program, args, { cwd, env = process.env, onLine }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(line);
      onLine?.(line);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
