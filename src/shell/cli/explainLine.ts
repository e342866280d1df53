import { type Language, type Localized, type Speak, speakIn } from '../../contract/localized.ts';
import { code } from '../../contract/markdown.ts';
import type { ScriptWord } from '../../dockerfile/syntax/scriptTree.ts';
import type { Span } from '../../dockerfile/syntax/tree.ts';
import { readCall, wholeValue } from '../call.ts';
import { type CliCommand, type CliModel, usageOf, type ValueKind } from '../cliModel.ts';
import type { ArgumentUse, CommandLine, DockerCall, FlagUse, Invocation, ValueUse } from '../commandLine.ts';
import type { ExplainedPart, PartKind } from './contract.ts';
import { operatorTexts, shellTexts, variableTexts, wrapperTexts, yieldOf } from './shellWords.ts';
import { kindTexts, partsOfValue } from './values/kinds.ts';
import type { ValueHost } from './values/part.ts';

/** Takes one line apart for a reader. */
export class LineExplainer {
  readonly #line: CommandLine;
  readonly #model: CliModel;
  readonly #speak: Speak;
  readonly #language: Language;
  /** Those inside `$( )` of another call, in order. */
  readonly #nested: readonly Invocation[];
  /** All others, those among them that another program runs or a variable takes. */
  readonly #outermost: readonly Invocation[];

  constructor(line: CommandLine, model: CliModel, language: Language) {
    this.#line = line;
    this.#model = model;
    this.#language = language;
    this.#speak = speakIn(language);
    const isInner = (one: Invocation): boolean =>
      one.depth > 0 &&
      line.invocations.some((other) => other !== one && other.start <= one.start && one.end <= other.end);
    this.#nested = line.invocations.filter(isInner);
    this.#outermost = this.#nested.length === 0 ? line.invocations : line.invocations.filter((one) => !isInner(one));
  }

  explain(): readonly ExplainedPart[] {
    const { prompt, script, invocations, placeholders } = this.#line;
    const parts: ExplainedPart[] = [];
    if (prompt !== undefined) parts.push(this.#part('prompt', prompt, '', this.#promptText(prompt)));
    for (const invocation of this.#outermost) parts.push(...this.#invocation(invocation, true));
    const calls = new Set(invocations.map(({ program }) => program));
    for (const { depth, words, redirects, assignments } of script.commands) {
      if (depth > 0) continue;
      const [program] = words;
      if (program !== undefined) parts.push(...assignments.map((word) => this.#assignment(word)));
      if (program !== undefined && !words.some((word) => calls.has(word))) {
        parts.push(this.#part('shell', program, program.text, this.#speak(shellTexts.otherProgram)));
      }
      for (const redirect of redirects) {
        const text = operatorTexts[redirect.operator];
        if (text !== undefined) parts.push(this.#part('shell', redirect, redirect.operator, this.#speak(text)));
      }
    }
    for (const { operator, depth, ...span } of script.operators) {
      const text = depth > 0 ? undefined : operatorTexts[operator];
      if (text !== undefined) parts.push(this.#part('shell', span, operator, this.#speak(text)));
    }
    for (const span of script.comments) parts.push(this.#part('comment', span, '', this.#speak(shellTexts.comment)));
    return [...parts, ...this.#loose(placeholders, parts)].sort((one, other) => one.span.start - other.span.start);
  }

  /** Placeholders that no part has, such as `[OPTIONS]`. */
  #loose(placeholders: readonly Span[], parts: readonly ExplainedPart[]): ExplainedPart[] {
    const sorted = [...parts].sort((one, other) => one.span.start - other.span.start);
    let at = 0;
    return placeholders.flatMap((span) => {
      while (at < sorted.length && (sorted[at]?.span.end ?? 0) <= span.start) at += 1;
      const taken = (sorted[at]?.span.start ?? Infinity) < span.end;
      return taken ? [] : [this.#part('unknown', span, this.#text(span), this.#speak(shellTexts.placeholder))];
    });
  }

  #promptText(prompt: Span): string {
    return this.#speak(this.#text(prompt).startsWith('#') ? shellTexts.rootPrompt : shellTexts.prompt);
  }

  #invocation(invocation: Invocation, outermost: boolean): ExplainedPart[] {
    const { program, wrappers, compose } = invocation;
    const call = readCall(invocation, this.#model);
    const root = this.#model.command(compose ? ['compose'] : []);
    const ofProgram = [root && this.#speak(root.text), compose ? this.#speak(shellTexts.compose1) : ''];
    return [
      ...wrappers.flatMap((word) => this.#wrapper(word)),
      this.#part('program', program, compose ? 'docker-compose' : 'docker', paragraphs(...ofProgram), [], root?.page),
      ...this.#commandWords(call),
      ...call.flags.map((flag) => this.#flag(flag, call, outermost)),
      ...call.arguments.map((argument) => this.#argument(argument, call, outermost)),
      ...this.#inner(call),
    ].sort((one, other) => one.span.start - other.span.start);
  }

  #wrapper(word: ScriptWord): ExplainedPart[] {
    const text = Object.hasOwn(wrapperTexts, word.text) ? wrapperTexts[word.text] : undefined;
    return text === undefined ? [] : [this.#part('shell', word, word.text, this.#speak(text))];
  }

  /** `DOCKER_BUILDKIT=1` in front of the program. */
  #assignment(word: ScriptWord): ExplainedPart {
    const raw = this.#text(word);
    const name = raw.slice(0, raw.indexOf('='));
    const text = Object.hasOwn(variableTexts, name) ? variableTexts[name] : undefined;
    return this.#part('shell', word, name, this.#speak(text ?? shellTexts.assignment));
  }

  #commandWords({ command, commandWords, unknownCommand, invocation }: DockerCall): ExplainedPart[] {
    const path = invocation.compose ? ['compose'] : [];
    const parts = commandWords.map((word) => {
      path.push(word.text);
      const found = this.#model.command(path) ?? command;
      return this.#part(
        'command',
        word,
        ['docker', ...found.path].join(' '),
        this.#aboutCommand(found, path),
        [],
        found.page,
      );
    });
    if (unknownCommand === undefined || commandWords.includes(unknownCommand)) return parts;
    const says = this.#speak(shellTexts.unknownCommand, code(unknownCommand.text));
    return [...parts, this.#part('unknown', unknownCommand, unknownCommand.text, says)];
  }

  #aboutCommand(command: CliCommand, written: readonly string[]): string {
    const path = command.path.join(' ');
    const same = path === written.join(' ') ? '' : this.#speak(shellTexts.same, code(['docker', ...written].join(' ')));
    return paragraphs(
      this.#speak(command.text),
      `${this.#speak(shellTexts.usage)}: ${code(usageOf(command))}`,
      same,
      this.#versions(command),
    );
  }

  #versions({ since, until }: Pick<CliCommand, 'since' | 'until'>): string {
    const from = since === undefined ? '' : this.#speak(shellTexts.since, since);
    return [from, until === undefined ? '' : this.#speak(shellTexts.until, until)].filter(Boolean).join(' ');
  }

  #flag(use: FlagUse, call: DockerCall, outermost: boolean): ExplainedPart {
    const { flag, owner, value, nameSpan } = use;
    if (flag === undefined) {
      const says = this.#speak(shellTexts.unknownFlag, code(['docker', ...owner.path].join(' ')));
      return this.#part('unknown', use, this.#text(nameSpan), use.name === 'help' || use.name === 'h' ? '' : says);
    }
    const title = flag.short === undefined ? `--${flag.name}` : `-${flag.short}, --${flag.name}`;
    const about = [
      flag.choices.length === 0 ? '' : this.#speak(shellTexts.choices, flag.choices.map(code).join(', ')),
      flag.default === undefined || flag.kind === 'switch'
        ? ''
        : this.#speak(shellTexts.defaultValue, code(flag.default)),
      flag.repeatable ? this.#speak(shellTexts.several) : '',
      this.#versions(flag),
    ];
    const says = paragraphs(this.#speak(flag.text), about.filter((text) => text !== '').join(' '));
    const name = this.#part('flag', nameSpan, title, says, [], flag.page);
    if (value === undefined) return { ...name, span: { start: use.start, end: use.end }, text: this.#text(use) };
    const host = { path: call.command.path, flag: flag.name };
    const ofValue = this.#value(value, flag.kind, host, outermost, title, this.#speak(flag.text));
    return { ...name, span: { start: use.start, end: use.end }, text: this.#text(use), parts: [name, ofValue] };
  }

  #argument(use: ArgumentUse, call: DockerCall, outermost: boolean): ExplainedPart {
    const { argument } = use;
    const command = code(['docker', ...call.command.path].join(' '));
    if (argument === undefined) {
      return this.#part('unknown', use, use.text, this.#speak(shellTexts.surplus, command));
    }
    const says = kindTexts[argument.kind];
    const part = this.#value(
      use,
      argument.kind,
      { path: call.command.path, flag: undefined },
      outermost,
      argument.name,
      says === undefined ? '' : this.#speak(says),
    );
    return { ...part, kind: 'argument' };
  }

  /** @param says what is said when the parts of the value say nothing. */
  #value(
    value: ValueUse,
    kind: ValueKind,
    host: ValueHost,
    outermost: boolean,
    title: string,
    says: string,
  ): ExplainedPart {
    const span = { start: value.start, end: value.end };
    if (kind === 'switch') {
      return this.#part('value', span, value.text, this.#speak(isFalse(value.text) ? shellTexts.off : shellTexts.on));
    }
    const found = partsOfValue(kind, value.text, host);
    const parts = found.map(({ from, to, meaning }) => {
      const at = { start: value.at(from), end: to >= value.text.length ? this.#endOf(value) : value.at(to - 1) + 1 };
      return this.#part('value', at, value.text.slice(from, to), meaning[this.#language]);
    });
    const inside = outermost ? this.#inside(value) : [];
    const [only] = parts;
    const single = parts.length === 1 && only !== undefined && only.text === value.text;
    // A value often says what its key said.
    const telling = parts.filter(({ markdown }, index) => markdown !== parts[index - 1]?.markdown);
    const listed = telling.map(({ text, markdown }) => `- ${code(text)}: ${markdown}`).join('\n');
    const markdown = paragraphs(single ? only.markdown : listed || says, this.#filledIn(value, inside));
    // What is nested is smaller than the part of a value that it fills in.
    const children = inside.length > 0 ? inside : single ? [] : parts;
    return this.#part('value', span, title, markdown, children);
  }

  /** A quote at the end is behind the last character. */
  #endOf({ text, end, at }: ValueUse): number {
    return text === '' ? end : Math.min(end, at(text.length - 1) + 1);
  }

  #filledIn({ word }: ValueUse, inside: readonly ExplainedPart[]): string {
    const raw = this.#text(word);
    const folder = /\$\(pwd\)|`pwd`|\$\{?PWD\}?|%cd%/i.exec(raw)?.[0];
    if (folder !== undefined) return this.#speak(shellTexts.folder, folder).trim();
    if (inside.length > 0) return inside.find(({ kind }) => kind === 'shell')?.markdown ?? '';
    return /\$\{?\w|%\w+%/.test(raw) ? this.#speak(shellTexts.variable) : '';
  }

  /** The calls of docker inside a value, as one part each. */
  #inside({ start, end }: Span): ExplainedPart[] {
    let low = 0;
    let high = this.#nested.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#nested[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const parts: ExplainedPart[] = [];
    for (let at = low; at < this.#nested.length; at += 1) {
      const invocation = this.#nested[at];
      if (invocation === undefined || invocation.start >= end) break;
      const { start: from, end: to } = invocation;
      const found: Localized | undefined = yieldOf(readCall(invocation, this.#model));
      const text = this.#text({ start: from, end: to });
      const says = found === undefined ? this.#speak(shellTexts.output, code(text)) : this.#speak(found);
      parts.push(this.#part('shell', { start: from, end: to }, text, says, this.#invocation(invocation, false)));
    }
    return parts;
  }

  #inner({ inner, command }: DockerCall): ExplainedPart[] {
    const [program] = inner;
    if (program === undefined) return [];
    const isOption = program.text.startsWith('-') || command.path.at(-1) === 'top';
    return inner.map((word, index) => {
      const text = isOption
        ? this.#speak(shellTexts.innerOption)
        : index === 0
          ? this.#speak(shellTexts.inner)
          : this.#speak(shellTexts.innerArgument, code(program.text));
      return this.#part('inner', word, word.text, text, this.#inside(wholeValue(word)));
    });
  }

  #text({ start, end }: Span): string {
    return this.#line.text.slice(start - this.#line.start, end - this.#line.start);
  }

  #part(
    kind: PartKind,
    { start, end }: Span,
    title: string,
    markdown: string,
    parts: readonly ExplainedPart[] = [],
    page?: string,
  ): ExplainedPart {
    const span = { start, end };
    const text = this.#text(span);
    return { kind, span, title: title === '' ? text : title, text, markdown, parts, page };
  }
}

function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join('\n\n');
}

function isFalse(text: string): boolean {
  return /^(?:false|f|0)$/i.test(text);
}
