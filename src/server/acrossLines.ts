import { readCall } from '../shell/call.ts';
import { linesCheck, repeatCheck } from '../shell/cli/check/lines.ts';
import { buildArgCheck } from '../shell/cli/check/valueCheck.ts';
import type { CliFinding } from '../shell/cli/contract.ts';
import type { CliModel } from '../shell/cliModel.ts';
import { type DockerCall, parseCommandLine } from '../shell/commandLine.ts';
import { movedFinding } from './lineChecking.ts';
import { type LineDocument, type LineDocuments, lineSpan, type ReadLine } from './lineDocuments.ts';
import type { LineSession } from './lineSession.ts';

/** Farther apart than any line is long: the place of a line among the others can be told from an offset. */
const APART = 2 ** 32;
/** Documents with more such lines are no notes that one reads from top to bottom. */
const MOST = 300;

/** Dockerfiles above a build that are asked for its arguments. */
const MOST_BUILT = 8;
/** Between two lines that follow each other there are only marks, in characters. */
const NEXT_TO = 8;

const nothing: ReadonlyMap<ReadLine, readonly CliFinding[]> = new Map();

const known = new WeakMap<
  LineDocument,
  { readonly model: CliModel; readonly found: ReadonlyMap<ReadLine, CliFinding[]> }
>();

/** What the rest of a document makes of a line: a file that is saved under one name and loaded under another, an argument that the Dockerfile above does not take. */
export function acrossLines(
  document: LineDocument,
  { lines: lineDocuments, blocks }: Pick<LineSession, 'lines' | 'blocks'>,
): ReadonlyMap<ReadLine, readonly CliFinding[]> {
  // The model is loaded with the first line that is seen.
  if (document.blocks.length === 0) return nothing;
  const { model } = lineDocuments;
  const old = known.get(document);
  if (old?.model === model) return old.found;
  const found = new Map<ReadLine, CliFinding[]>();
  known.set(document, { model, found });
  repeats(document, found, lineDocuments);
  const sure = document.blocks.flat().filter(({ line: { place } }) => place !== 'text' && place !== 'inline');
  const dockerfiles = document.dockerfiles.filter(({ block, read }) => !block.isInline && read.model.stages.length > 0);
  let above = 0;
  for (const read of sure) {
    while ((dockerfiles[above]?.block.start ?? Number.POSITIVE_INFINITY) < read.from) above += 1;
    if (above === 0 || !read.line.text.includes('--build-arg')) continue;
    // Which of several is built, nobody knows.
    const nearest = dockerfiles.slice(Math.max(0, above - MOST_BUILT), above);
    // Of equally near names that of the last one counts, which is the likeliest to be built.
    const buildArgs = nearest.toReversed().flatMap(({ read: dockerfile }) => blocks.argumentNames(dockerfile));
    buildArgCheck(lineDocuments.calls(read), buildArgs, (finding) =>
      found.set(read, [...(found.get(read) ?? []), finding]),
    );
  }
  const lines = sure.filter(({ line: { text } }) =>
    /\b(?:save|load|export|import|build|run|create|tag|pull|commit)\b/.test(text),
  );
  if (lines.length > MOST || !lines.some(({ line: { text } }) => /\b(?:save|export|build)\b/.test(text))) return found;
  const calls = lines.flatMap((line, index) => callsAt(line, index, model));
  linesCheck(calls, (finding) => {
    const index = Math.floor(finding.span.start / APART);
    const line = lines[index];
    if (line !== undefined) found.set(line, [...(found.get(line) ?? []), movedFinding(finding, -index * APART)]);
  });
  return found;
}

const calledAt = new WeakMap<
  ReadLine['analysis'],
  { readonly index: number; readonly model: CliModel; readonly calls: readonly DockerCall[] }
>();

/** The calls of a line with offsets that tell its place; a line that keeps its place is not read again. */
function callsAt(
  { line: { text, dialect }, analysis }: ReadLine,
  index: number,
  model: CliModel,
): readonly DockerCall[] {
  const old = calledAt.get(analysis);
  if (old?.index === index && old.model === model) return old.calls;
  const { invocations } = parseCommandLine(text, index * APART, dialect);
  const calls = invocations.map((invocation) => readCall(invocation, model));
  calledAt.set(analysis, { index, model, calls });
  return calls;
}

/** A command to stop a container that stands right below the same one. */
function repeats(
  { blocks }: LineDocument,
  found: Map<ReadLine, CliFinding[]>,
  lineDocuments: Pick<LineDocuments, 'calls'>,
): void {
  let above: ReadLine | undefined;
  for (const read of blocks.flat()) {
    const isNext = above !== undefined && lineSpan(read).start - lineSpan(above).end <= NEXT_TO;
    if (isNext && above?.line.text === read.line.text && read.line.text.includes('stop')) {
      repeatCheck(lineDocuments.calls(read), (finding) => found.set(read, [finding]));
    }
    above = read;
  }
}
