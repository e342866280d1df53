import os from 'node:os';
import { bundleFigures } from './bundle.ts';
import { containerFigures } from './containers.ts';
import { standInFigures } from './engineLayer.ts';
import { type Figure, printTable } from './figure.ts';
import { firstHoverFigures } from './firstHover.ts';
import { notesFigures } from './notes.ts';
import { backupFigures, operationFigures } from './operations.ts';
import { languageFigures, lineFigures, ownNotesFigures } from './separateProcess.ts';
import { serverFigures } from './server.ts';

/** What can be measured by itself, in the order in which all of it is. */
const groups: Readonly<Record<string, () => readonly Figure[] | Promise<readonly Figure[]>>> = {
  bundle: bundleFigures,
  server: serverFigures,
  firstHover: firstHoverFigures,
  language: languageFigures,
  lines: lineFigures,
  notes: notesFigures,
  ownNotes: ownNotesFigures,
  standIn: standInFigures,
  containers: containerFigures,
  operations: operationFigures,
  backup: backupFigures,
};

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !Object.hasOwn(groups, name));
  if (unknown.length > 0) {
    process.stdout.write(`There is no group ${unknown.join(', ')}. The groups: ${Object.keys(groups).join(', ')}.\n`);
    process.exitCode = 2;
    return;
  }
  const [processor] = os.cpus();
  process.stdout.write(
    `${processor?.model ?? 'unknown processor'}, ${os.cpus().length} cores, Node ${process.version}\n\n`,
  );
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(groups))
    if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await measure()));
  printTable(figures);
  process.exitCode = figures.every((figure) => figure.holds) ? 0 : 1;
}

void main(process.argv.slice(2));
