import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandsTable } from './commandsPage.ts';
import { manifestFiles } from './files.ts';

/** With `--check` nothing is written, and a file that is not up to date is an error. */
const onlyChecks = process.argv.includes('--check');
const root = path.join(import.meta.dirname, '../..');
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

for (const problem of commandsTable(root).problems) {
  say(problem);
  process.exitCode = 1;
}
for (const [name, text] of manifestFiles(root)) {
  const file = path.join(root, name);
  if (written(file) === text) continue;
  if (onlyChecks) {
    say(`${name} is not up to date: npm run manifest`);
    process.exitCode = 1;
  } else {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    say(`${name} written`);
  }
}

/** Undefined when it is not there. */
function written(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
