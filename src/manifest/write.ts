import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { manifestFiles } from './files.ts';

const root = path.join(import.meta.dirname, '../..');
for (const [name, text] of manifestFiles(root)) {
  const file = path.join(root, name);
  if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) !== text) {
    writeFileSync(file, text);
    process.stdout.write(`${name} written\n`);
  }
}
