import type { CodeLens, CompletionItem, Diagnostic, Position, Range } from 'vscode-languageserver/node';
import { code, escaped } from '../contract/markdown.ts';
import { anchorOf, type Page } from '../notes/page.ts';
import { introOf } from '../notes/section.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';
import { completeLine, type LineCompletion } from '../shell/completeLine.ts';
import { referenceOf } from '../shell/cli/codes.ts';
import type { CliFinding, Severity } from '../shell/cli/contract.ts';
import { toDocumentSpan } from '../shell/documents/dockerLine.ts';
import { linkOf } from '../dockerfile/features/hover/context.ts';
import { termsAt } from '../dockerfile/features/termsAt.ts';
import type { Documentation } from '../dockerfile/features/completion/item.ts';
import { explainAt } from '../shell/explain.ts';
import { termsInLine } from '../shell/termsInLine.ts';
import { acrossLines } from './acrossLines.ts';
import { CompletionItemKind, DiagnosticSeverity } from './lsp.ts';
import type { MarkdownHover } from './markup.ts';
import type { NotePlace } from './ownNotes.ts';
import { pageLinks } from './pageLink.ts';
import { lineSpan, type ReadLine, spanInDocument } from './lineDocuments.ts';
import type { LineSession } from './lineSession.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const completionKinds: Readonly<Record<LineCompletion['kind'], CompletionItemKind>> = {
  command: CompletionItemKind.Function,
  flag: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
};

/** What stands in front of code that is a line of its own: marks of quotes and of lists. */
const AROUND_CODE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?/;

const words = {
  run: { en: 'Run', ko: '실행' },
  explain: { en: 'Explain', ko: '설명' },
};

/** What documents with docker lines are told: hovers, what is wrong, completion, and lenses. */
export class LineFeatures {
  readonly #session: LineSession;

  constructor(session: LineSession) {
    this.#session = session;
  }

  async hover(uri: string, position: Position): Promise<MarkdownHover | undefined> {
    const { blocks, commands, lines, language, ownNotes, pageOf } = this.#session;
    const offset = this.#offsetAt(uri, position);
    const place = { uri, line: position.line };
    const block = lines.dockerfileAt(uri, offset);
    if (block !== undefined) {
      const { hover } = await import('./explaining.ts');
      const options = { language: language(), pageOf, ruleNamed: blocks.ruleNamed, ...pageLinks(commands) };
      const found = hover(block.read, block.offset, options);
      if (found === undefined) return undefined;
      const markdown = await ownNotes.addTo(found.markdown, termsAt(block.read, block.offset), place);
      return { markdown, range: this.#range(uri, toDocumentSpan(block.mapped, found.span)) };
    }
    const at = lines.at(uri, offset);
    const found = at && explainAt(at.command, at.offset, lines.model, language());
    if (at === undefined || found === undefined) return this.#term(uri, position, place);
    const page = found.page === undefined ? undefined : pageOf(found.page);
    const terms = termsInLine(at.command, at.offset, lines.model);
    const markdown = await this.#told(
      code(found.title),
      found.markdown,
      page && { page, topic: found.page ?? '' },
      terms,
      place,
    );
    return { markdown, range: this.#range(uri, spanInDocument(at, found.span)) };
  }

  /** What a word in the text of a note is about. Without a docker line the text may be about anything. */
  async #term(uri: string, { line, character }: Position, place: NotePlace): Promise<MarkdownHover | undefined> {
    const { documents, lines, pageOf } = this.#session;
    const read = lines.of(uri);
    const offset = this.#offsetAt(uri, { line, character });
    const isInProse = read?.prose.some(({ start, end }) => start <= offset && offset <= end) === true;
    if (!isInProse || read.blocks.length + read.dockerfiles.length === 0) return undefined;
    const { termAt, theRecogniser } = await import('./noting.ts');
    const whole = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    const text = documents.get(uri)?.getText(whole) ?? '';
    const term = termAt(text, character, await theRecogniser());
    const page = term && pageOf(term.topic);
    if (term === undefined || page === undefined) return undefined;
    const terms = [term.topic, text.slice(term.start, term.end)];
    const markdown = await this.#told(escaped(page.title), introOf(page), { page, topic: term.topic }, terms, place);
    return { markdown, range: { start: { line, character: term.start }, end: { line, character: term.end } } };
  }

  /** A title, what there is to say, the link to the page that says more, and what the reader's notes say. */
  #told(
    title: string,
    text: string,
    more: { readonly page: Page; readonly topic: string } | undefined,
    terms: readonly string[],
    place: NotePlace,
  ): Promise<string> {
    const { commands, ownNotes, speak } = this.#session;
    const at = more && (anchorOf(more.page, more.topic) || undefined);
    const link = linkOf({ speak, pageLink: pageLinks(commands).pageLink }, more?.page, at);
    const markdown = [`**${title}**`, text, link].filter((part) => part !== undefined).join('\n\n');
    return ownNotes.addTo(markdown, terms, place);
  }

  diagnostics(uri: string): Diagnostic[] {
    const { blocks, lines, language, settings } = this.#session;
    const document = lines.of(uri);
    if (document === undefined || !settings(uri).lines.validate) return [];
    const across = acrossLines(document, this.#session);
    const ofLines = document.blocks
      .flat()
      .flatMap((read) =>
        [...lines.findings(read), ...(across.get(read) ?? [])].map((finding) =>
          this.lineDiagnostic(uri, read, finding),
        ),
      );
    const ofBlocks = document.dockerfiles.flatMap((block) =>
      blocks.findings(block, settings(uri)).map((finding) => ({
        ...blocks.toDiagnostic(finding, block.read.tree.lines, language()),
        range: this.#range(uri, toDocumentSpan(block.mapped, finding.span)),
      })),
    );
    const besides = document.slips().map((finding) => this.slipDiagnostic(uri, finding));
    return [...ofLines, ...ofBlocks, ...besides];
  }

  lineDiagnostic(uri: string, read: ReadLine, finding: CliFinding): Diagnostic {
    return this.#diagnostic(finding, this.#range(uri, spanInDocument(read, finding.span)));
  }

  /** Of what is wrong besides the lines; its offsets are the document's. */
  slipDiagnostic(uri: string, finding: CliFinding): Diagnostic {
    return this.#diagnostic(finding, this.#range(uri, finding.span));
  }

  #diagnostic({ code, severity, message }: CliFinding, range: Range): Diagnostic {
    return {
      range,
      severity: severities[severity],
      code,
      codeDescription: { href: referenceOf(code) },
      source: 'dockyard',
      message: this.#session.speak(message),
    };
  }

  async complete(uri: string, position: Position): Promise<CompletionItem[]> {
    const { blocks, lines, speak } = this.#session;
    const offset = this.#offsetAt(uri, position);
    const block = lines.dockerfileAt(uri, offset);
    if (block !== undefined) {
      const { complete } = await import('./editing.ts');
      // The files beside a note are not those of a build.
      const { items } = complete(block.read, block.offset, { paths: () => [], rules: blocks.rules });
      return items.map((item) =>
        blocks.toCompletionItem(
          item,
          block.read.text,
          this.#range(uri, toDocumentSpan(block.mapped, item.insert.span)),
          speak,
        ),
      );
    }
    // A line ends with its last word; what comes next is asked for behind the blank.
    const blanks = this.#blanksBefore(uri, position);
    const at = lines.at(uri, offset - blanks);
    if (at === undefined || at.line.place === 'text' || at.line.place === 'inline') return [];
    return completeLine(at.command, at.offset + Math.min(blanks, 1), lines.model).map(
      ({ label, kind, detail, page, heading, span }) => ({
        label,
        kind: completionKinds[kind],
        ...(detail === undefined ? {} : { detail: speak(detail) }),
        ...(page === undefined
          ? {}
          : { data: { page, ...(heading === undefined ? {} : { heading }) } satisfies Documentation }),
        textEdit: {
          range: blanks > 0 ? { start: position, end: position } : this.#range(uri, spanInDocument(at, span)),
          newText: label,
        },
      }),
    );
  }

  lenses(uri: string): CodeLens[] {
    const { lines, settings, commands, speak } = this.#session;
    const document = lines.of(uri);
    const where = settings(uri).lines.lens;
    if (document === undefined || where === 'off' || !commands.has('dockyard.lines.run')) return [];
    return document.blocks.flatMap((block) => {
      const shown = block.filter((read) => this.#standsAlone(uri, read));
      return (where === 'block' ? shown.slice(0, 1) : shown).flatMap((read) => {
        const range = this.#range(uri, lineSpan(read));
        const target = { uri, line: range.start.line, block: where === 'block' };
        return [
          {
            range,
            command: { title: `$(play) ${speak(words.run)}`, command: 'dockyard.lines.run', arguments: [target] },
          },
          { range, command: { title: speak(words.explain), command: 'dockyard.lines.explain', arguments: [target] } },
        ];
      });
    });
  }

  /** Inline code in the middle of a sentence is no line: a lens would tear the sentence apart. */
  #standsAlone(uri: string, read: ReadLine): boolean {
    const { line } = read;
    if (line.place !== 'inline') return true;
    const document = this.#session.documents.get(uri);
    const start = document?.positionAt(lineSpan(read).start).line ?? 0;
    const text =
      document?.getText({ start: { line: start, character: 0 }, end: { line: start + 1, character: 0 } }) ?? '';
    const bare = text.replace(/`|<\/?code>|<br ?\/?>/g, '').replace(AROUND_CODE, '');
    return bare.trim() === line.text.trim() && this.#isWhole(read);
  }

  /** `docker ps` does something; `docker run` alone only names the command. */
  #isWhole(read: ReadLine): boolean {
    if (/\s\S+\s+\S/.test(read.line.text)) return true;
    return this.#session.lines
      .calls(read)
      .some(
        ({ command: { children, arguments: taken } }) => children.length === 0 && taken.every(({ min }) => min === 0),
      );
  }

  #blanksBefore(uri: string, position: Position): number {
    const start = { line: position.line, character: 0 };
    const before = this.#session.documents.get(uri)?.getText({ start, end: position }) ?? '';
    return before.length - before.trimEnd().length;
  }

  #offsetAt(uri: string, position: Position): number {
    return this.#session.documents.get(uri)?.offsetAt(position) ?? 0;
  }

  #range(uri: string, { start, end }: Span): Range {
    const document = this.#session.documents.get(uri);
    const nowhere = { line: 0, character: 0 };
    return { start: document?.positionAt(start) ?? nowhere, end: document?.positionAt(end) ?? nowhere };
  }
}
