import type { Span } from '../dockerfile/syntax/tree.ts';
import { checkLine } from '../shell/checkLine.ts';
import { promptFindings } from '../shell/checkPrompts.ts';
import { checkText, mayHaveSlips, strayFinding } from '../shell/checkText.ts';
import { withoutMark } from '../shell/cli/check/remarks.ts';
import type { CliFinding } from '../shell/cli/contract.ts';
import { promptEnd } from '../shell/cli/source.ts';
import type { CliModel } from '../shell/cliModel.ts';
import { type CommandLine, parseCommandLine } from '../shell/commandLine.ts';
import type { DockerLine } from '../shell/documents/dockerLine.ts';
import type { FoundLines } from '../shell/documents/findLines.ts';
import { programAt } from '../shell/documents/programs.ts';
import { isTyped } from '../shell/documents/typedLine.ts';

/** The line taken apart; a prompt in front of it stands at offsets below zero. */
export function parsedLine({ text, prompt, dialect }: DockerLine): CommandLine {
  const front = prompt?.text ?? '';
  const isKnown = front !== '' && promptEnd(front + text) === front.length;
  return isKnown ? parseCommandLine(front + text, -front.length, dialect) : parseCommandLine(text, 0, dialect);
}

/** What is wrong with a line, as far as its place lets anybody be sure; spans are those of its text. */
export function checkedLine(
  line: DockerLine,
  command: CommandLine,
  model: CliModel,
  version: string | undefined,
): readonly CliFinding[] {
  const { place } = line;
  const findings = checkLine(command, model, {
    mention: place === 'inline',
    script: line.isRun,
    // What is wrong with prompts is said of the whole block.
    prompts: true,
    ...(version === undefined ? {} : { version }),
  });
  if (place !== 'text') return findings;
  // In a sentence only what is misspelt is surely no part of the sentence.
  const isAlone = isTyped(line.text, programAt(line.text) ?? 0);
  if (!isAlone) return findings.filter(({ code }) => code === 'command' || code === 'program');
  return findings.filter((finding) => isSureInText(finding, line.text)).map(asText);
}

/** Where it may after all be the beginning of a sentence, or name what a command does. */
function isSureInText({ code, span, fixes: [first] }: CliFinding, text: string): boolean {
  const written = text.slice(span.start, span.end);
  switch (code) {
    case 'unknown-command':
      return false;
    case 'missing-argument':
      // `docker rm -f` names itself; a build is there, but for its directory.
      return first?.edits[0]?.text === ' .';
    case 'prose':
      return written.startsWith('<') || withoutMark(written) !== written;
    case 'missing-value':
      return text.slice(span.end).trim() !== '';
    case 'value':
      return first !== undefined || /[\d:/=]/.test(wordAround(text, span));
    default:
      return true;
  }
}

function wordAround(text: string, { start, end }: Span): string {
  const front = /\S*$/.exec(text.slice(0, start))?.[0] ?? '';
  const back = /^\S*/.exec(text.slice(end))?.[0] ?? '';
  return front + text.slice(start, end) + back;
}

const unsureInText: ReadonlySet<CliFinding['code']> = new Set([
  ...(['missing-argument', 'surplus-argument', 'missing-flag', 'missing-value', 'dashless'] as const),
  ...(['comment', 'prose'] as const),
]);

function asText(finding: CliFinding): CliFinding {
  const isLoud = finding.severity === 'error' || finding.severity === 'warning';
  return isLoud && unsureInText.has(finding.code) ? { ...finding, severity: 'information' } : finding;
}

/** What is wrong with the paragraphs of a note, by their texts. */
export interface CheckedTexts {
  readonly model: CliModel | undefined;
  readonly byText: Map<string, readonly CliFinding[]>;
}

/**
 * What is wrong with a note besides its docker lines; spans are those of the document.
 * @param old of the version before; paragraphs that stay the same are not looked at again.
 */
export function slipsOf(
  text: string,
  { blocks, prose, strays, prompted }: FoundLines,
  model: CliModel,
  old: CheckedTexts,
): { readonly findings: readonly CliFinding[]; readonly texts: CheckedTexts } {
  const texts: CheckedTexts = { model, byText: new Map() };
  const lines = blocks.flatMap((block) => block.lines.map(({ span }) => moved(span, block.start)));
  const found = prose.flatMap(({ start, end }) => {
    const paragraph = text.slice(start, end);
    const known = old.model === model ? old.byText.get(paragraph) : undefined;
    const here = known ?? (mayHaveSlips(paragraph) ? checkText(paragraph, model) : []);
    texts.byText.set(paragraph, here);
    return here.map((finding) => movedFinding(finding, start));
  });
  // What is wrong with a docker line is said of the line.
  let next = 0;
  const inText = found
    .sort((one, other) => one.span.start - other.span.start)
    .filter(({ span }) => {
      while ((lines[next]?.end ?? Number.POSITIVE_INFINITY) < span.start) next += 1;
      return (lines[next]?.start ?? Number.POSITIVE_INFINITY) > span.start;
    });
  const besides = [...strays.map((stray) => strayFinding(text, stray)), ...prompted.flatMap(promptFindings)];
  return { findings: [...inText, ...besides], texts };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** The same finding with its offsets moved. */
export function movedFinding({ span, fixes, ...rest }: CliFinding, by: number): CliFinding {
  const there = fixes.map(({ title, edits }) => ({
    title,
    edits: edits.map((edit) => ({ span: moved(edit.span, by), text: edit.text })),
  }));
  return { ...rest, span: moved(span, by), fixes: there };
}
