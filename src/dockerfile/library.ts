/**
 * The Dockerfile language as a library: `require('dockyard/dockerfile')`. It needs neither VS Code, nor Docker, nor
 * Node's own modules, so it runs in a browser too. Positions are those of LSP: lines and UTF-16 characters from 0.
 */
import type { Language, Localized } from '../contract/localized.ts';
import { DockerfileDocument } from './document.ts';
import { expandWord as expand } from './expand/expandWord.ts';
import { applyEdits } from './features/edit.ts';
import { formatEdits } from './features/format.ts';
import { type FormatOptions, formatOptionsFrom } from './features/format/formatOptions.ts';
import type { Page } from '../notes/page.ts';
import { hover as hoverAt } from './features/hover.ts';
import { analyse as analyseTree } from './model/analyse.ts';
import type { Model } from './model/model.ts';
import { type CheckOptions, check as checkDocument } from './rules/check.ts';
import { ruleNamed } from './rules/list.ts';
import type { Severity } from './rules/rule.ts';
import type { Position } from './syntax/lines.ts';
import { parse as parseTree } from './syntax/parse.ts';
import type { Dockerfile, Escape, Instruction, Span } from './syntax/tree.ts';

export { ExpansionError } from './expand/expansionError.ts';

/** The end is excluded. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface ParsedDirective {
  /** `syntax`, `escape` or `check`. */
  readonly name: string;
  readonly value: string;
  readonly range: Range;
}

export interface ParsedFlag {
  /** Without `--`. */
  readonly name: string;
  /** Undefined without `=`. */
  readonly value: string | undefined;
  readonly range: Range;
}

export interface ParsedHeredoc {
  readonly name: string;
  /** With its line ends, as written: `<<-` leaves its tabs to be taken away. */
  readonly content: string;
  readonly expand: boolean;
  readonly stripTabs: boolean;
  readonly fd: number;
  /** Of the body. */
  readonly range: Range;
}

export interface ParsedInstruction {
  /** In upper case. */
  readonly keyword: string;
  readonly flags: readonly ParsedFlag[];
  /**
   * As BuildKit's parser gives them: the items of JSON form; name and value alternately for ENV and LABEL; quotes and
   * variables are left as written.
   */
  readonly args: readonly string[];
  /** Exec form. */
  readonly json: boolean;
  readonly heredocs: readonly ParsedHeredoc[];
  /** The instruction behind ONBUILD. */
  readonly onbuild: ParsedInstruction | undefined;
  /** From the keyword to the end, heredocs included. */
  readonly range: Range;
  /** The comments above it, without `#`. */
  readonly comments: readonly string[];
}

export interface ParsedProblem {
  readonly code: string;
  readonly message: Localized;
  /** Fill `{0}`, `{1}` of the message. */
  readonly arguments: readonly string[];
  readonly range: Range;
}

export interface ParsedDockerfile {
  readonly escape: Escape;
  readonly directives: readonly ParsedDirective[];
  /** In source order. */
  readonly instructions: readonly ParsedInstruction[];
  /** What makes BuildKit's parser refuse the file. */
  readonly problems: readonly ParsedProblem[];
}

/** Reads any text; never throws. */
export function parse(text: string): ParsedDockerfile {
  const tree = parseTree(text);
  const range = rangeIn(tree);
  return {
    escape: tree.escape,
    directives: tree.directives.map((directive) => ({
      name: directive.name,
      value: directive.value,
      range: range(directive),
    })),
    instructions: tree.instructions.map((instruction) => instructionOf(instruction, tree)),
    problems: tree.problems.map((problem) => ({
      code: problem.code,
      message: problem.message,
      arguments: problem.arguments,
      range: range(problem),
    })),
  };
}

function rangeIn({ lines }: Dockerfile): (span: Span) => Range {
  return ({ start, end }) => ({ start: lines.positionAt(start), end: lines.positionAt(end) });
}

function instructionOf(instruction: Instruction, tree: Dockerfile): ParsedInstruction {
  const range = rangeIn(tree);
  return {
    keyword: instruction.keyword,
    flags: instruction.flags.map((flag) => ({ name: flag.name, value: flag.value, range: range(flag) })),
    args: argumentsOf(instruction),
    json: instruction.json !== undefined,
    heredocs: instruction.heredocs.map((heredoc) => ({
      name: heredoc.name,
      content: tree.text.slice(heredoc.body.start, heredoc.endLine.start),
      expand: heredoc.expands,
      stripTabs: heredoc.stripTabs,
      fd: heredoc.fd,
      range: range(heredoc.body),
    })),
    onbuild: instruction.trigger && instructionOf(instruction.trigger, tree),
    range: range(instruction),
    comments: instruction.comments.map(({ text }) => text),
  };
}

function argumentsOf({ keyword, json, pairs, words }: Instruction): string[] {
  if (pairs !== undefined && keyword !== 'ARG') return pairs.flatMap(({ name, value }) => [name, value ?? '']);
  if (json === undefined) return words.map(({ raw }) => raw);
  const type = keyword === 'HEALTHCHECK' ? words.slice(0, 1).map(({ raw }) => raw) : [];
  return [...type, ...json.items.map(({ value }) => value)];
}

/** Values by name: an object, or anything with `get`, as a Map. */
export type Values = Readonly<Record<string, string | undefined>> | { get(name: string): string | undefined };

/**
 * Fills in the variables of a word, takes quotes away and resolves escapes, exactly as BuildKit does.
 * @throws ExpansionError where BuildKit fails, and (code `too-long`) where more than a million characters come of it.
 */
export function expandWord(word: string, env: Values, options: { readonly escape?: Escape } = {}): string {
  return expand(
    word,
    hasGet(env) ? env : { get: (name) => (Object.hasOwn(env, name) ? env[name] : undefined) },
    options,
  );
}

function hasGet(env: Values): env is { get(name: string): string | undefined } {
  return typeof env.get === 'function';
}

/** What the file means: stages, who uses them, symbols, and the state at each line. Offsets, not ranges. */
export function analyse(text: string): Model {
  return analyseTree(parseTree(text));
}

export type { FormatOptions } from './features/format/formatOptions.ts';

/** The file as it should look; options that are missing have their defaults. Meaning and heredocs stay. */
export function format(text: string, options: Partial<FormatOptions> = {}): string {
  return applyEdits(text, formatEdits(new DockerfileDocument(text), formatOptionsFrom(options)));
}

export interface CheckedFix {
  readonly title: string;
  /** They do not overlap; to be made together. */
  readonly edits: readonly { readonly range: Range; readonly text: string }[];
  /** Safe to be made without a look. */
  readonly preferred: boolean;
}

export interface CheckedFinding {
  /** BuildKit's or hadolint's name of the rule, or a name in kebab case. */
  readonly rule: string;
  /** The same, under the name that LSP has for it. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The page of whoever made the rule. */
  readonly url: string | undefined;
  /** From 1, as BuildKit reports it. */
  readonly line: number;
  readonly range: Range;
  readonly fixes: readonly CheckedFix[];
}

export interface LibraryCheckOptions extends CheckOptions {
  /** Of messages; English when it is missing. */
  readonly language?: Language;
}

/** What is wrong with a Dockerfile, in order of position. The rules of hadolint run with `hadolint: true`. Never throws. */
export function check(text: string, options: LibraryCheckOptions = {}): readonly CheckedFinding[] {
  const { language = 'en', ...rest } = options;
  const document = new DockerfileDocument(text);
  const range = rangeIn(document.tree);
  return checkDocument(document, rest).map(({ rule, code, severity, message, span, anchor, fixes }) => ({
    rule: code,
    code,
    severity,
    message: message[language],
    url: rule.reference,
    line: document.tree.lines.lineAt(anchor) + 1,
    range: range(span),
    fixes: fixes.map(({ title, edits, preferred }) => ({
      title: title[language],
      edits: edits.map((edit) => ({ range: range(edit.span), text: edit.text })),
      preferred,
    })),
  }));
}

export interface HoverOptions {
  /** English when it is left out. */
  readonly language?: Language;
  /** The pages of `dist/notes/<language>.json`, or a function that looks one up; without them there are facts only. */
  readonly pages?: readonly Page[] | ((id: string) => Page | undefined);
}

export interface Hover {
  readonly markdown: string;
  readonly range: Range;
}

/** What stands at a position, explained in Markdown; undefined when there is nothing to say. */
export function hover(text: string, position: Position, options: HoverOptions = {}): Hover | undefined {
  const { language = 'en', pages = [] } = options;
  const document = new DockerfileDocument(text);
  const pageOf = typeof pages === 'function' ? pages : (id: string) => pages.find((page) => page.id === id);
  const found = hoverAt(document, document.tree.lines.offsetAt(position), { language, pageOf, ruleNamed });
  return found && { markdown: found.markdown, range: rangeIn(document.tree)(found.span) };
}
