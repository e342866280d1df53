import os from 'node:os';
import { bundleFigures } from './bundle.ts';
import { containerFigures } from './containers.ts';
import { standInFigures } from './engineLayer.ts';
import { printTable } from './figure.ts';
import { notesFigures } from './notes.ts';
import { operationFigures } from './operations.ts';
import { languageFigures, lineFigures, ownNotesFigures } from './separateProcess.ts';
import { serverFigures } from './server.ts';

async function main(): Promise<void> {
  const [processor] = os.cpus();
  process.stdout.write(
    `${processor?.model ?? 'unknown processor'}, ${os.cpus().length} cores, Node ${process.version}\n\n`,
  );
  const figures = [
    ...bundleFigures(),
    ...(await serverFigures()),
    ...(await languageFigures()),
    ...(await lineFigures()),
    ...notesFigures(),
    ...(await ownNotesFigures()),
    ...(await standInFigures()),
    ...(await containerFigures()),
    // Last: gigabytes are written, and a disk that is still busy with them makes an engine wait.
    ...(await operationFigures()),
  ];
  printTable(figures);
  process.exitCode = figures.every((figure) => figure.holds) ? 0 : 1;
}

void main();
