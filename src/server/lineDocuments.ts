import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../dockerfile/syntax/tree.ts';
import type { DockerfileDocument } from '../dockerfile/document.ts';
import { readCall } from '../shell/call.ts';
import type { CliFinding } from '../shell/cli/contract.ts';
import { nearest } from '../shell/cli/nearest.ts';
import type { CliModel } from '../shell/cliModel.ts';
import type { CommandLine, DockerCall } from '../shell/commandLine.ts';
import { type DockerLine, fromDocument, type MappedText, toDocumentSpan } from '../shell/documents/dockerLine.ts';
import { type DocumentKind, type DockerfileBlock, LineFinder } from '../shell/documents/findLines.ts';
import { mappedBlock } from '../shell/documents/logicalLines.ts';
import type { CommandCheck } from '../shell/documents/programs.ts';
import type { ReadSteps } from '../shell/documents/workflow.ts';
import { checkedLine, type CheckedTexts, parsedLine, slipsOf } from './lineChecking.ts';
import { lineKindOf } from './lineKinds.ts';
import type { Session } from './session.ts';

/** What follows from the text of a line and its place; made once for all lines that are alike. */
interface Analysis {
  readonly command: CommandLine;
  findings: readonly CliFinding[] | undefined;
  /** What the findings were made with. */
  model: CliModel | undefined;
  /** The round in which the machine's docker was asked about it last. */
  asked: object | undefined;
}

/** A docker line and what is known of it. */
export interface ReadLine {
  readonly line: DockerLine;
  /** Where the block begins that the offsets of the line count from. */
  readonly from: number;
  readonly command: CommandLine;
  readonly analysis: Analysis;
}

/** The whole line in the document. */
export function lineSpan({ line: { span }, from }: ReadLine): Span {
  return { start: span.start + from, end: span.end + from };
}

/** A stretch of the line's text in the document. */
export function spanInDocument({ line, from }: ReadLine, span: Span): Span {
  const { start, end } = toDocumentSpan(line, span);
  return { start: start + from, end: end + from };
}

/** A Dockerfile inside a document, as a document of its own. */
export interface BlockDocument {
  readonly block: DockerfileBlock;
  readonly mapped: MappedText;
  readonly read: DockerfileDocument;
}

/** One version of a document in which docker lines stand. */
export interface LineDocument {
  readonly blocks: readonly (readonly ReadLine[])[];
  readonly dockerfiles: readonly BlockDocument[];
  /** Paragraphs of a note; offsets of the document. */
  readonly prose: readonly Span[];
  /** What is wrong besides: in the text, and among docker lines; made when it is asked for. */
  readonly slips: () => readonly CliFinding[];
}

/** What one open document has between its versions. */
interface Known {
  readonly finder: LineFinder;
  /** Lines of blocks that stay the same are the same objects. */
  readonly analyses: WeakMap<DockerLine, Analysis>;
  version: number;
  read: LineDocument;
  byText: Map<string, Analysis>;
  dockerfiles: Map<string, DockerfileDocument>;
  /** Of this version; undefined until somebody asks. */
  slips: readonly CliFinding[] | undefined;
  texts: CheckedTexts;
}

const NOTHING: LineDocument = { blocks: [], dockerfiles: [], prose: [], slips: () => [] };

/** `docker images prune`, in whatever text. */
const pluralSlip = /(?<![\w./-])docker images (?:prune|ls|list|rm|inspect|build|pull|push)(?![\w.-])/;

/** Larger documents are no notes, in characters. */
const LARGEST = 2_000_000;

/** The docker lines of open documents that are no Dockerfiles. */
export class LineDocuments {
  readonly #session: Pick<Session, 'documents' | 'blocks'>;
  readonly #loadModel: () => CliModel;
  readonly #known = new Map<string, Known>();
  #model: CliModel | undefined;
  /** Of the docker on the reader's machine, once it was asked. */
  #version: string | undefined;
  #steps: ReadSteps | undefined;

  /** @param loadModel called with the first docker line that is seen. */
  constructor(session: Pick<Session, 'documents' | 'blocks'>, loadModel: () => CliModel) {
    this.#session = session;
    this.#loadModel = loadModel;
    session.documents.onDidClose(({ document }) => this.#known.delete(document.uri));
  }

  /** The command line of docker as far as it is known by now. */
  get model(): CliModel {
    this.#model ??= this.#loadModel();
    return this.#model;
  }

  /** Takes what the docker on this machine says of itself. */
  refine(model: CliModel, version: string): void {
    this.#model = model;
    this.#version = version;
  }

  /** Texts stand in JSON strings. */
  isJson(uri: string): boolean {
    return lineKindOf(this.#session.documents.get(uri)) === 'packageJson';
  }

  /** Settles once all is loaded that reading this document needs. */
  async ready(uri: string): Promise<void> {
    if (lineKindOf(this.#session.documents.get(uri)) !== 'workflow' || this.#steps !== undefined) return;
    const { runSteps } = await import('./yaml.ts');
    this.#steps = runSteps;
  }

  of(uri: string): LineDocument | undefined {
    const document = this.#session.documents.get(uri);
    const kind = lineKindOf(document);
    if (document === undefined || kind === undefined) return undefined;
    const known = this.#known.get(uri) ?? unknown();
    this.#known.set(uri, known);
    if (known.version !== document.version) this.#read(document, kind, known);
    return known.read;
  }

  /** The line that an offset of the document is in, and where it is in the line's text. */
  at(uri: string, offset: number): (ReadLine & { readonly offset: number }) | undefined {
    const block = this.of(uri)?.blocks.find((lines) => {
      const [first, last] = [lines[0], lines.at(-1)];
      return (
        first !== undefined && last !== undefined && lineSpan(first).start <= offset && offset <= lineSpan(last).end
      );
    });
    for (const read of block ?? []) {
      const inside = isIn(lineSpan(read), offset) ? fromDocument(read.line, offset - read.from) : undefined;
      if (inside !== undefined) return { ...read, offset: inside };
    }
    return undefined;
  }

  /** The Dockerfile that an offset is in, and where it is in there. */
  dockerfileAt(uri: string, offset: number): (BlockDocument & { readonly offset: number }) | undefined {
    const found = this.of(uri)?.dockerfiles.find(({ block }) => isIn(block, offset));
    const inside = found && fromDocument(found.mapped, offset);
    return found === undefined || inside === undefined ? undefined : { ...found, offset: inside };
  }

  /** What is wrong with a line; spans are those of its text. */
  findings({ line, command, analysis }: ReadLine): readonly CliFinding[] {
    // Another model finds other things.
    if (analysis.findings !== undefined && analysis.model === this.model) return analysis.findings;
    const findings = checkedLine(line, command, this.model, this.#version);
    analysis.findings = findings;
    analysis.model = this.model;
    return findings;
  }

  calls({ command }: ReadLine): readonly DockerCall[] {
    return command.invocations.map((invocation) => readCall(invocation, this.model));
  }

  #read(document: TextDocument, kind: DocumentKind, known: Known): void {
    const text = document.getText();
    const { read: readBlock } = this.#session.blocks;
    const steps = this.#steps;
    const found =
      text.length > LARGEST || (kind === 'workflow' && steps === undefined)
        ? { blocks: [], dockerfiles: [], strays: [], prompted: [], prose: [] }
        : known.finder.find(text, kind, { check: this.#check, ...(steps === undefined ? {} : { steps }) });
    const dockerfiles = new Map<string, DockerfileDocument>();
    const byText = new Map<string, Analysis>();
    const blocks = found.blocks.map(({ lines, start: from }) =>
      lines.map((line): ReadLine => {
        let analysis = known.analyses.get(line);
        if (analysis === undefined) {
          analysis = analysisOf(line, known.byText);
          known.analyses.set(line, analysis);
        }
        return { line, from, command: analysis.command, analysis };
      }),
    );
    // Only a script is one block that is read anew with each change: its lines are known by their texts.
    if (kind !== 'markdown') for (const { line, analysis } of blocks.flat()) byText.set(keyOf(line), analysis);
    const blockDocuments = found.dockerfiles.map((block): BlockDocument => {
      const mapped = mappedBlock(text, block.lines);
      const read = dockerfiles.get(mapped.text) ?? known.dockerfiles.get(mapped.text) ?? readBlock(mapped.text);
      dockerfiles.set(mapped.text, read);
      return { block, mapped, read };
    });
    const isRead = kind !== 'workflow' || steps !== undefined;
    const version = isRead ? document.version : Number.NaN;
    const slips = (): readonly CliFinding[] => {
      // Without a docker line the text may be about anything, and the model is not loaded but for a sure slip.
      if (found.blocks.length === 0 && !pluralSlip.test(text)) return [];
      if (known.slips === undefined || known.texts.model !== this.model) {
        const { findings, texts } = slipsOf(text, found, this.model, known.texts);
        const sure = found.blocks.length === 0 ? findings.filter(({ code }) => code === 'plural') : findings;
        Object.assign(known, { slips: sure, texts });
      }
      return known.slips ?? [];
    };
    Object.assign(known, {
      slips: undefined,
      version,
      byText,
      dockerfiles,
      read: { blocks, dockerfiles: blockDocuments, prose: found.prose, slips },
    });
  }

  readonly #check: CommandCheck = (word) => {
    const { model } = this;
    if (model.command([word]) !== undefined || word === 'help') return 'known';
    const meant = nearest(word, topCommands(model));
    // `docker composes`, `docker builder`: English bends words, and so do names.
    if (meant === undefined) return 'unknown';
    return word.startsWith(meant) || meant.startsWith(word) ? 'bent' : 'misspelt';
  };
}

function unknown(): Known {
  return {
    finder: new LineFinder(),
    analyses: new WeakMap(),
    version: Number.NaN,
    read: NOTHING,
    byText: new Map(),
    dockerfiles: new Map(),
    slips: undefined,
    texts: { model: undefined, byText: new Map() },
  };
}

function analysisOf(line: DockerLine, byText: ReadonlyMap<string, Analysis>): Analysis {
  const old = byText.size === 0 ? undefined : byText.get(keyOf(line));
  return old ?? { command: parsedLine(line), findings: undefined, model: undefined, asked: undefined };
}

const topNames = new WeakMap<CliModel, readonly string[]>();

/** The words that may stand behind `docker`. */
function topCommands(model: CliModel): readonly string[] {
  const known = topNames.get(model);
  if (known !== undefined) return known;
  const names = model.commands
    .flatMap(({ path, aliases }) => [path.join(' '), ...aliases])
    .filter((name) => /^\w+$/.test(name));
  topNames.set(model, names);
  return names;
}

/** Lines with the same key are checked alike. */
function keyOf({ text, dialect, place, prompt, expectsPrompt }: DockerLine): string {
  return [place, dialect, prompt?.text ?? '', expectsPrompt ? 'expected' : '', text].join('\u0000');
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
