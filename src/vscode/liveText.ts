import * as vscode from 'vscode';
import type { LineSource } from '../contract/operation.ts';

/** Lines that are kept; older ones go. */
const MOST_LINES = 1_000;

/** Milliseconds between two drawings. */
const BEAT = 200;

/** The text of a document that grows line by line, drawn while somebody can see it. */
export class LiveText {
  readonly #uri: vscode.Uri;
  readonly #head: string;
  readonly #lines: string[] = [];
  readonly #source: LineSource;
  readonly #draw: () => void;
  readonly #listening: vscode.Disposable[];
  #isOwed = false;
  #lastLine = 0;
  #beat: NodeJS.Timeout | undefined;

  /**
   * @param head what stands above the lines
   * @param draw has the document take its text again
   * @param end the last line, told why there are no more
   */
  constructor(uri: vscode.Uri, head: string, source: LineSource, draw: () => void, end: (failure: unknown) => string) {
    this.#uri = uri;
    this.#head = head;
    this.#source = source;
    this.#draw = draw;
    this.#listening = [
      vscode.window.onDidChangeVisibleTextEditors(() => {
        if (this.#isOwed) this.#change();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.uri.toString() === uri.toString() && contentChanges.length > 0) this.#followEnd(document);
      }),
    ];
    source.read(
      (line) => this.#add(line),
      (failure) => this.#add(end(failure)),
    );
  }

  get text(): string {
    return [this.#head, ...this.#lines, ''].join('\n');
  }

  dispose(): void {
    clearTimeout(this.#beat);
    for (const listener of this.#listening) listener.dispose();
    this.#source.close();
  }

  #add(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > MOST_LINES) this.#lines.shift();
    this.#beat ??= setTimeout(() => {
      this.#beat = undefined;
      this.#change();
    }, BEAT);
  }

  /** What nobody sees is not drawn before somebody does. */
  #change(): void {
    this.#isOwed = this.#editors().length === 0;
    if (!this.#isOwed) this.#draw();
  }

  /** Who reads the last lines goes on reading the last lines; who has scrolled up stays there. */
  #followEnd(document: vscode.TextDocument): void {
    for (const editor of this.#editors()) {
      const last = document.lineCount - 1;
      const seen = editor.visibleRanges.at(-1)?.end.line ?? 0;
      if (seen >= this.#lastLine - 1) editor.revealRange(new vscode.Range(last, 0, last, 0));
    }
    this.#lastLine = document.lineCount - 1;
  }

  #editors(): readonly vscode.TextEditor[] {
    return vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === this.#uri.toString());
  }
}
