import { DockerfileParser } from 'dockerfile-ast';
import { DockerfileLanguageServiceFactory } from 'dockerfile-language-service';
import { validate } from 'dockerfile-utils';
import { DockerfileDocument } from '../src/dockerfile/document.ts';
import { semanticTokens } from '../src/dockerfile/features/semanticTokens.ts';
import { check } from '../src/dockerfile/rules/check.ts';
import { type Figure, median, ms } from './figure.ts';
import { requestFigures } from './requests.ts';
import { dockerfileOf } from './sample.ts';

const LONG = 10_000;
const GROWTH = 4.5;
/** Of growth: how often it is measured, and how many runs are measured together. */
const ROUNDS = 11;
const BATCH = 8;

interface Work {
  readonly what: string;
  /** Gives all that it made of the text. */
  readonly ours: (text: string) => unknown;
  readonly theirs: (text: string) => unknown;
  /** Milliseconds for 10,000 lines. */
  readonly target: number;
  /** How many times faster than the packages that the field uses. */
  readonly times: number;
  /** How often the peer is asked: it takes half a minute for some. */
  readonly peerRuns: number;
}

const service = DockerfileLanguageServiceFactory.createLanguageService();

const works: readonly Work[] = [
  {
    what: 'parse',
    ours: (text) => new DockerfileDocument(text).tree,
    theirs: (text) => DockerfileParser.parse(text).getInstructions().length,
    target: 10,
    times: 15,
    peerRuns: 5,
  },
  {
    what: 'check, all rules',
    ours: (text) => {
      const document = new DockerfileDocument(text);
      return { document, findings: check(document, { hadolint: true }) };
    },
    theirs: (text) => validate(text).length,
    target: 60,
    times: 7,
    peerRuns: 5,
  },
  {
    what: 'semantic tokens',
    ours: (text) => {
      const document = new DockerfileDocument(text);
      return { document, data: semanticTokens(document) };
    },
    theirs: (text) => service.computeSemanticTokens(text).data.length,
    target: 30,
    times: 500,
    peerRuns: 1,
  },
];

/** The language service against dockerfile-ast, -utils and -language-service. */
function languageFigures(): Figure[] {
  const long = dockerfileOf(LONG);
  return works.flatMap(({ what, ours, theirs, target, times, peerRuns }) => {
    const own = timed(() => ours(long), 15);
    const peer = timed(() => theirs(long), peerRuns);
    const growth = growthOf(ours);
    return [
      { what: `${what}, ${LONG} lines`, measured: ms(own), target: `≤ ${target} ms`, holds: own <= target },
      {
        what: `${what}: against the packages of the field (${ms(peer)})`,
        measured: `${Math.round(peer / own)} times faster`,
        target: `≥ ${times} times`,
        holds: peer / own >= times,
      },
      {
        what: `${what}: 4,000 lines against 1,000`,
        measured: `${growth.toFixed(1)} times`,
        target: `≤ ${GROWTH} times`,
        holds: growth <= GROWTH,
      },
    ];
  });
}

/**
 * How many times longer 4,000 lines take than 1,000. Four files of 1,000 lines, all kept until the last is read, stand for
 * the shorter one, several in a row and in turn with as many of the longer: most single runs of 1,000 lines see no garbage
 * collection and all of 4,000 do, so that their medians would compare one with none.
 */
function growthOf(ours: Work['ours']): number {
  const [short, long] = [dockerfileOf(1000), dockerfileOf(4000)];
  const fours: number[] = [];
  const ones: number[] = [];
  const batch = (work: () => unknown): number =>
    timeOf(() => {
      for (let run = 0; run < BATCH; run += 1) work();
    });
  for (let round = 0; round < ROUNDS; round += 1) {
    fours.push(batch(() => Array.from({ length: 4 }, () => ours(short))));
    ones.push(batch(() => ours(long)));
  }
  return (4 * median(ones)) / median(fours);
}

/** The median of some runs, warm, in milliseconds. */
function timed(work: () => unknown, runs: number): number {
  if (runs > 1) for (let warm = 0; warm < 5; warm += 1) work();
  return median(Array.from({ length: runs }, () => timeOf(work)));
}

function timeOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

process.stdout.write(JSON.stringify([...languageFigures(), ...requestFigures()]));
