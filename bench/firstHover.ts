import { setTimeout as delay } from 'node:timers/promises';
import { type Figure, median, ms } from './figure.ts';
import { noteOf } from './noteSample.ts';
import { dockerfileOf } from './sample.ts';
import { start } from './server.ts';

const STARTS = 9;
/** Milliseconds between what is wrong and the first hover: nobody points faster. */
const PAUSE = 500;

/** What a hover waits for when it is the first of its process: code, tables, texts and pages that later ones find read. */
export async function firstHoverFigures(): Promise<Figure[]> {
  const dockerfile = { languageId: 'dockerfile', text: dockerfileOf(300), character: 2 };
  const note = { languageId: 'markdown', text: noteOf(300, 0), character: 9 };
  return [
    await figureOf('an instruction', dockerfile, /^(?:FROM|ARG|ENV|WORKDIR|COPY|RUN npm|EXPOSE|CMD)/),
    await figureOf('a docker line in Markdown', note, /^docker (?:run|volume|logs)/),
  ];
}

interface Sample {
  readonly languageId: string;
  readonly text: string;
  /** Where is pointed to in a line. */
  readonly character: number;
}

async function figureOf(what: string, sample: Sample, shape: RegExp): Promise<Figure> {
  const lines = sample.text.split('\n').flatMap((line, number) => (shape.test(line) ? [number] : []));
  const costs: number[] = [];
  for (let run = 0; run < STARTS; run += 1) {
    const [first = Number.NaN, ...later] = await hoversOf(sample, lines.slice(0, 30));
    costs.push(first - median(later));
  }
  const cost = median(costs);
  return {
    what: `the first hover over ${what}, over later ones (median of ${STARTS} servers)`,
    measured: ms(cost),
    target: '≤ 5 ms',
    holds: cost <= 5,
  };
}

/** Milliseconds of each hover in a server of its own, in their order. */
async function hoversOf({ languageId, text, character }: Sample, lines: readonly number[]): Promise<number[]> {
  const { connection, stop } = await start();
  const uri = `file:///bench/first.${languageId}`;
  const told = new Promise<void>((resolve) => connection.onNotification('textDocument/publishDiagnostics', resolve));
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version: 1, text },
  });
  await told;
  await delay(PAUSE);
  const times: number[] = [];
  for (const line of lines) {
    const begun = performance.now();
    const found = await connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { line, character },
    });
    times.push(performance.now() - begun);
    if (found === null) throw new Error(`no hover in line ${line}`);
  }
  await stop();
  return times;
}
