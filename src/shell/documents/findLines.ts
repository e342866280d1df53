import type { Span } from '../../dockerfile/syntax/tree.ts';
import { parseCommandLine, type ShellDialect } from '../commandLine.ts';
import { isAboutDocker, isDockerfile } from './dockerfileBlocks.ts';
import { type DockerLine, type LinePlace, relativeTo } from './dockerLine.ts';
import { type LogicalLine, logicalLines, type SourceLine } from './logicalLines.ts';
import type { Region } from './markdown.ts';
import { MarkdownPieces } from './markdownPieces.ts';
import { packageJsonRegions } from './packageJson.ts';
import { findPlaceholders } from './placeholders.ts';
import { CandidateSearch, type CommandCheck, commandWord, hasCandidate, meansCommand, programAt } from './programs.ts';
import { movedPrompts, type PromptedBlock, promptedBlock } from './promptedBlocks.ts';
import { type Stray, strayLines } from './strayLines.ts';
import { makefileRegions, scriptRegions } from './scripts.ts';
import { isTyped, isTypedAmong, isTypedBesidePrompts } from './typedLine.ts';
import { type ReadSteps, workflowRegions } from './workflow.ts';

/** Kinds of documents in which docker lines are looked for. */
export type DocumentKind =
  | 'markdown'
  | 'text'
  | 'shell'
  | 'powershell'
  | 'batch'
  | 'makefile'
  | 'packageJson'
  | 'workflow';

/** Lines that belong together: one code block, one script, one sentence. Offsets of its lines count from its start. */
export interface LineBlock extends Span {
  readonly lines: readonly DockerLine[];
}

/** A Dockerfile inside a Markdown document. */
export interface DockerfileBlock extends Span {
  /** One instruction in the middle of a text, which may only be mentioned. */
  readonly isInline: boolean;
  /** In front of each of its lines. */
  readonly margin: string;
  readonly lines: readonly SourceLine[];
}

export interface FoundLines {
  readonly blocks: readonly LineBlock[];
  readonly dockerfiles: readonly DockerfileBlock[];
  /** What stands among the docker lines of a note and is no command; offsets of the document. */
  readonly strays: readonly Stray[];
  /** Blocks of a note that no shell could read as they stand; offsets of the document. */
  readonly prompted: readonly PromptedBlock[];
  /** Paragraphs of a note; offsets of the document. */
  readonly prose: readonly Span[];
}

/** What the search needs to know; `steps` only for workflows. */
export interface SearchParts {
  /** Asked only where something looks like a docker line. */
  readonly check: CommandCheck;
  readonly steps?: ReadSteps;
}

/** How the lines of a block are found again when nothing in it has changed; offsets count from its start. */
type KnownBlocks = Map<string, readonly DockerLine[]>;

/** Finds docker lines in one document after the other version of it; blocks that stay the same are not read again. */
export class LineFinder {
  #known: KnownBlocks = new Map();
  #pieces = new MarkdownPieces<FoundLines>();
  /** Of the last note: what a block without a language is hangs on the whole text. */
  #isAboutDocker = false;

  find(text: string, kind: DocumentKind, parts: SearchParts): FoundLines {
    return kind === 'markdown' || kind === 'text' ? this.#inNote(text, kind, parts) : this.#inCode(text, kind, parts);
  }

  #inNote(text: string, kind: DocumentKind, { check }: SearchParts): FoundLines {
    const isAbout = isAboutDocker(text);
    if (isAbout !== this.#isAboutDocker) this.#pieces = new MarkdownPieces();
    this.#isAboutDocker = isAbout;
    const search = new CandidateSearch(text);
    const pieces = this.#pieces.all(text, kind === 'text', ({ regions, prose }, start): FoundLines => {
      const dockerfiles = new Set(regions.filter((region) => isDockerfileRegion(text, region, isAbout)));
      const ofCode = regions.filter((region) => !dockerfiles.has(region) && search.isIn(region.start, region.end));
      const found = ofCode.map((region) => ({ region, ...readRegion(text, region, kind, check) }));
      const withLines = found.filter(({ lines }) => lines.length > 0);
      const read: FoundLines = {
        blocks: withLines.map(({ region: { start: from, end }, lines }) => ({ start: from, end, lines })),
        dockerfiles: [...dockerfiles].map(dockerfileBlock),
        strays: withLines.flatMap(({ region, strays }) => strays.map((stray) => behind(stray, region.start))),
        prompted: withLines.flatMap(({ prompted }) => prompted ?? []),
        prose,
      };
      return moved(read, -start);
    });
    const placed = pieces.map(({ start, read }) => moved(read, start));
    return {
      blocks: placed.flatMap(({ blocks }) => blocks),
      dockerfiles: placed.flatMap(({ dockerfiles }) => dockerfiles),
      strays: placed.flatMap(({ strays }) => strays),
      prompted: placed.flatMap(({ prompted }) => prompted),
      prose: placed.flatMap(({ prose }) => prose),
    };
  }

  #inCode(text: string, kind: CodeKind, parts: SearchParts): FoundLines {
    const next: KnownBlocks = new Map();
    const blocks: LineBlock[] = [];
    const search = new CandidateSearch(text);
    for (const region of regionsOf(text, kind, parts)) {
      if (!search.isIn(region.start, region.end)) continue;
      const raw = text.slice(region.start, region.end);
      const key = [region.kind, region.dialect, region.onlyPrompted, region.margin, raw].join('\u0000');
      const lines = next.get(key) ?? this.#known.get(key) ?? readRegion(text, region, kind, parts.check).lines;
      next.set(key, lines);
      if (lines.length === 0) continue;
      blocks.push({ start: region.start, end: region.end, lines });
    }
    this.#known = next;
    return { blocks, dockerfiles: [], strays: [], prompted: [], prose: [] };
  }
}

function behind({ start, end, kind }: Stray, by: number): Stray {
  return { start: start + by, end: end + by, kind };
}

function dockerfileBlock({ kind, start, end, margin, lines }: Region): DockerfileBlock {
  return { start, end, margin, lines, isInline: kind === 'instruction' };
}

/** The same as far behind; the lines of blocks count from their blocks. */
function moved({ blocks, dockerfiles, strays, prompted, prose }: FoundLines, by: number): FoundLines {
  return {
    blocks: blocks.map(({ start, end, lines }) => ({ start: start + by, end: end + by, lines })),
    dockerfiles: dockerfiles.map(({ start, end, margin, lines, isInline }) => ({
      start: start + by,
      end: end + by,
      margin,
      isInline,
      lines: lines.map((line) => ({ ...line, from: line.from + by, start: line.start + by, end: line.end + by })),
    })),
    strays: strays.map((stray) => behind(stray, by)),
    prompted: prompted.map((block) => movedPrompts(block, by)),
    prose: prose.map(({ start, end }) => ({ start: start + by, end: end + by })),
  };
}

type CodeKind = Exclude<DocumentKind, 'markdown' | 'text'>;

function regionsOf(text: string, kind: CodeKind, { steps }: SearchParts): readonly Region[] {
  switch (kind) {
    case 'shell':
      return scriptRegions(text, 'posix');
    case 'powershell':
      return scriptRegions(text, 'powershell');
    case 'batch':
      return scriptRegions(text, 'cmd');
    case 'makefile':
      return makefileRegions(text);
    case 'packageJson':
      return packageJsonRegions(text);
    case 'workflow':
      return workflowRegions(text, steps?.(text) ?? []);
  }
}

function isDockerfileRegion(text: string, { kind, lines }: Region, isAboutDockerAtAll: boolean): boolean {
  if (kind === 'unsure') return isAboutDockerAtAll && isDockerfile(text, lines);
  return kind === 'dockerfile' || kind === 'instruction';
}

/** The docker lines of a region and what stands among them; offsets count from its start. */
function readRegion(
  text: string,
  region: Region,
  kind: DocumentKind,
  check: CommandCheck,
): {
  readonly lines: readonly DockerLine[];
  readonly strays: readonly Stray[];
  /** Its offsets are those of the document. */
  readonly prompted: PromptedBlock | undefined;
} {
  const isNote = kind === 'markdown' || kind === 'text';
  const isShell = isNote && region.kind === 'shell';
  const options = {
    prompts: isNote,
    onlyPrompted: region.onlyPrompted,
    isTyped: isShell ? (line: string) => isTypedBesidePrompts(line, check) : () => false,
  };
  const dialect = region.kind === 'unsure' ? guessDialect(text, region) : region.dialect;
  const logical = logicalLines(text, region.lines, { ...options, dialect });
  const isDocker = new Set<LogicalLine>();
  const lines = logical.flatMap((line) => {
    const program = programAt(line.text) ?? programInside(line.text, region, dialect);
    if (program === undefined) return [];
    const place = placeOf(line, text, region, program, check);
    if (place === undefined) return [];
    isDocker.add(line);
    const found: DockerLine = {
      ...line,
      place,
      dialect,
      expectsPrompt: region.onlyPrompted,
      // What is given to `npm run` comes behind a script of package.json.
      isRun: !isNote && kind !== 'packageJson',
      notTyped: findPlaceholders(line.text),
    };
    return [relativeTo(found, region.start)];
  });
  const hasStrays = isShell && dialect === 'posix' && lines.length > 0;
  const strays = hasStrays ? strayLines(text, region.lines, logical, (line) => isDocker.has(line)) : [];
  const isMixed = hasStrays && !region.onlyPrompted;
  const back = (offset: number): number => offset - region.start;
  return {
    lines,
    strays: strays.map(({ start, end, kind: what }) => ({ start: back(start), end: back(end), kind: what })),
    prompted: isMixed ? promptedBlock(text, region.start, region.lines, logical, strays) : undefined,
  };
}

/** Where commands are sure, also those that only the whole line tells: `A=$(docker …)`, `sh -c "docker …"`. */
function programInside(line: string, { kind }: Region, dialect: ShellDialect): number | undefined {
  if ((kind !== 'shell' && kind !== 'unsure') || !hasCandidate(line)) return undefined;
  return parseCommandLine(line, 0, dialect).invocations[0]?.program.start;
}

/** A block without a language: PowerShell and cmd continue their lines with marks of their own. */
function guessDialect(text: string, { lines, dialect }: Region): ShellDialect {
  for (const { start, end } of lines) {
    const line = text.slice(start, end).trimEnd();
    if (line.endsWith(' `')) return 'powershell';
    if (line.endsWith(' ^')) return 'cmd';
  }
  return dialect;
}

/** How sure it is that the line is a command; undefined when it is more likely something else. */
function placeOf(
  line: LogicalLine,
  document: string,
  region: Region,
  program: number,
  check: CommandCheck,
): LinePlace | undefined {
  const { text, prompt } = line;
  const isDocker = /^\S*docker/.test(text.slice(program));
  if (region.kind === 'shell' && isDocker) return 'script';
  if (!meansCommand(text, program, check)) return undefined;
  // `Docker ps` runs where file names have no case; `Docker version 28` is printed.
  if (region.kind === 'shell') {
    return /^Docker/.test(text.slice(program)) && !isTyped(text, program) ? undefined : 'script';
  }
  if (prompt !== undefined) return 'prompt';
  if (region.kind === 'unsure') return 'block';
  if (region.kind === 'inline') return program === 0 || /^sudo\s/.test(text) ? 'inline' : undefined;
  if (check(commandWord(text, program) ?? '') === 'misspelt') return 'text';
  if (program > 0 && !/^sudo\s/.test(text)) return undefined;
  const isAmong = region.lines.some(({ from, start }) => /[-*+.):|]/.test(document.slice(from, start)));
  return (isAmong ? isTypedAmong : isTyped)(text, program) ? 'text' : undefined;
}
