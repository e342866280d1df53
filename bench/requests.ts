import { everyRequest, type PlaceRequest, placeRequests, wholeRequests } from '../test/helpers/dockerfileRequests.ts';
import { DockerfileDocument } from '../src/dockerfile/document.ts';
import { type Figure, median, ms } from './figure.ts';
import { dockerfileOf } from './sample.ts';

const LINES = 300;
const RUNS = 60;
const LONG = 10_000;
const ROUNDS = 5;
const GROWTH_ROUNDS = 7;
/** How many files are asked together. */
const BATCH = 4;
/** What takes less, in milliseconds, may grow as it likes. */
const UNFELT = 0.5;
/** As many lines as the sample has before it begins anew. */
const BLOCK = 15;

/** Every request of a file as people have them, asked right after a keystroke or not, and of files that are too long. */
export function requestFigures(): Figure[] {
  const text = dockerfileOf(LINES);
  const document = read(text);
  return [
    slowest('of a document that is read', () => document),
    slowest('reading it first', () => new DockerfileDocument(text)),
    slowestOfLong(),
    worstGrowth(),
  ];
}

function slowest(what: string, documentOf: () => DockerfileDocument): Figure {
  const { length } = documentOf().text;
  const times = everyRequest.map(([name, ask]) => {
    const runs = Array.from({ length: RUNS * 2 }, (_, run) => {
      const document = documentOf();
      return timeOf(() => ask(document, Math.floor((length * run) / (RUNS * 2))));
    });
    // The first half warms up.
    return { name, value: median(runs.slice(RUNS)) };
  });
  const worst = largest(times);
  return {
    what: `every request in process, ${LINES} lines, ${what}: the slowest of ${times.length}`,
    measured: `${ms(worst.value)} (${worst.name})`,
    target: '≤ 1 ms',
    holds: worst.value <= 1,
  };
}

function slowestOfLong(): Figure {
  const text = dockerfileOf(LONG);
  const places = placesIn(text);
  // Diagnostics have a figure of their own.
  const others = everyRequest.filter(([name]) => name !== 'diagnostic');
  const times = others.map(([name, ask]) => {
    const runs = Array.from({ length: ROUNDS }, () => {
      const document = checked(text);
      return offsetsFor(name, places).map((offset) => timeOf(() => ask(document, offset)));
    });
    // What is remembered for later questions is a part of the first one.
    const best = (runs[0] ?? []).map((_, place) => Math.min(...runs.map((run) => run[place] ?? Number.NaN)));
    return { name, value: Math.max(...best) };
  });
  const worst = largest(times);
  return {
    what: `every other request in process, ${LONG} lines, once diagnostics are told: the slowest of ${times.length}`,
    measured: `${ms(worst.value)} (${worst.name})`,
    target: '≤ 50 ms',
    holds: worst.value <= 50,
  };
}

/** Four files of 1,000 lines stand for the shorter one, several together, so that both leave as much garbage. */
function worstGrowth(): Figure {
  const [short, long] = [dockerfileOf(1000), dockerfileOf(4000)];
  const growths = everyRequest.map(([name, ask]) => {
    const [fewPlaces, manyPlaces] = [offsetsFor(name, placesIn(short)), offsetsFor(name, placesIn(long))];
    const shorter: number[] = [];
    const longer: number[] = [];
    for (let round = 0; round < GROWTH_ROUNDS; round += 1) {
      shorter.push(askAll(ask, fewPlaces, filesOf(short, 4 * BATCH)));
      longer.push(askAll(ask, manyPlaces, filesOf(long, BATCH)));
    }
    const [four, one] = [median(shorter), median(longer)];
    return { name, value: one < UNFELT * BATCH ? 1 : (4 * one) / four };
  });
  const worst = largest(growths);
  return {
    what: `every request in process, 4,000 lines against 1,000: the worst of ${growths.length}`,
    measured: `${worst.value.toFixed(1)} times (${worst.name})`,
    target: '≤ 4.5 times',
    holds: worst.value <= 4.5,
  };
}

function askAll(ask: PlaceRequest, offsets: readonly number[], documents: readonly DockerfileDocument[]): number {
  return timeOf(() => {
    for (const document of documents) for (const offset of offsets) ask(document, offset);
  });
}

function filesOf(text: string, count: number): readonly DockerfileDocument[] {
  return Array.from({ length: count }, () => read(text));
}

/** Its stages and variables are known. */
function read(text: string): DockerfileDocument {
  const document = new DockerfileDocument(text);
  wholeRequests.codeLens(document);
  return document;
}

function checked(text: string): DockerfileDocument {
  const document = new DockerfileDocument(text);
  wholeRequests.diagnostic(document);
  return document;
}

/** In each line of the sample in the middle of the text; a request of the whole is asked once. */
function offsetsFor(name: string, places: readonly number[]): readonly number[] {
  return name in placeRequests ? places : [0];
}

function placesIn(text: string): readonly number[] {
  const lines = text.split('\n');
  const first = BLOCK * Math.floor(lines.length / BLOCK / 2);
  let start = lines.slice(0, first).join('\n').length + 1;
  return lines.slice(first, first + BLOCK).map((line) => {
    const middle = start + (line.length >> 1);
    start += line.length + 1;
    return middle;
  });
}

interface Measured {
  readonly name: string;
  readonly value: number;
}

function largest(measured: readonly Measured[]): Measured {
  return measured.reduce((one, other) => (other.value > one.value ? other : one));
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
