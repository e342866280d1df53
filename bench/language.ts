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

interface Work {
  readonly what: string;
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
    ours: (text) => new DockerfileDocument(text).tree.instructions.length,
    theirs: (text) => DockerfileParser.parse(text).getInstructions().length,
    target: 10,
    times: 15,
    peerRuns: 5,
  },
  {
    what: 'check, all rules',
    ours: (text) => check(new DockerfileDocument(text), { hadolint: true }).length,
    theirs: (text) => validate(text).length,
    target: 60,
    times: 7,
    peerRuns: 5,
  },
  {
    what: 'semantic tokens',
    ours: (text) => semanticTokens(new DockerfileDocument(text)).length,
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
    const growth = timed(() => ours(dockerfileOf(4000)), 15) / timed(() => ours(dockerfileOf(1000)), 15);
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

/** The median of some runs, warm, in milliseconds. */
function timed(work: () => unknown, runs: number): number {
  if (runs > 1) for (let warm = 0; warm < 5; warm += 1) work();
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return median(times);
}

process.stdout.write(JSON.stringify([...languageFigures(), ...requestFigures()]));
