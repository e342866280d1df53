import { StringDecoder } from 'node:string_decoder';
import * as vscode from 'vscode';
import type { Session, SessionEnd, TerminalSize } from '../contract/engine.ts';
import { Failure, wordsOf } from '../contract/failure.ts';
import { explain } from '../contract/failureTable.ts';
import type { Speak } from '../contract/localized.ts';

/** Milliseconds for which output is gathered before it goes to the terminal: a busy log is a few large writes. */
const GATHER_TIME = 10;
const CTRL_C = '\u0003';

export interface SessionTerminalParts {
  /** What stands above the output; written before anything else happens. */
  readonly heading: string;
  /** False: output only; Enter opens it again after it ended. */
  readonly interactive: boolean;
  readonly speak: Speak;
  readonly open: (size: TerminalSize) => Promise<Session>;
}

/** A terminal whose other end is a `Session`. */
export class SessionTerminal implements vscode.Pseudoterminal {
  readonly #writes = new vscode.EventEmitter<string>();
  readonly #closes = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.#writes.event;
  readonly onDidClose = this.#closes.event;
  readonly #parts: SessionTerminalParts;
  #size: TerminalSize = { columns: 80, rows: 24 };
  #session: Session | undefined;
  #decoder = new StringDecoder('utf8');
  #gathered = '';
  /** What was typed before the session was open. */
  #typedAhead = '';
  #timer: NodeJS.Timeout | undefined;
  /** Set once it is over: what Enter does then. */
  #onEnter: (() => void) | undefined;
  #disposed = false;

  constructor(parts: SessionTerminalParts) {
    this.#parts = parts;
  }

  open(dimensions: vscode.TerminalDimensions | undefined): void {
    if (dimensions !== undefined) this.#size = dimensions;
    void this.#start();
  }

  setDimensions(dimensions: vscode.TerminalDimensions): void {
    this.#size = dimensions;
    this.#session?.resize(dimensions);
  }

  handleInput(input: string): void {
    if (this.#onEnter !== undefined) {
      if (input === '\r') this.#onEnter();
    } else if (this.#parts.interactive) {
      if (this.#session === undefined) this.#typedAhead += input;
      else this.#session.write(input);
    } else if (input === CTRL_C) {
      this.#session?.close();
    }
  }

  close(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#session?.close();
  }

  async #start(): Promise<void> {
    this.#onEnter = undefined;
    this.#session = undefined;
    this.#decoder = new StringDecoder('utf8');
    this.#write(`${this.#parts.heading}\r\n`);
    try {
      const session = await this.#parts.open(this.#size);
      if (this.#disposed) {
        session.close();
        return;
      }
      this.#session = session;
      session.onOutput((chunk) => this.#gather(this.#decoder.write(chunk)));
      session.onEnd((end) => this.#ended(end));
      if (this.#typedAhead !== '') session.write(this.#typedAhead);
      this.#typedAhead = '';
      // The terminal may have found its size while the session was opened.
      session.resize(this.#size);
    } catch (thrown) {
      this.#failed(thrown);
    }
  }

  #ended({ exitCode, failure }: SessionEnd): void {
    if (this.#disposed) return;
    this.#gather(this.#decoder.end());
    this.#flush();
    if (failure !== undefined) this.#failed(failure);
    else if (this.#parts.interactive) this.#closes.fire(exitCode ?? 0);
    else this.#offerAgain();
  }

  #offerAgain(): void {
    this.#note(
      this.#parts.speak({
        en: 'It ends here. Enter runs the line again.',
        ko: '여기서 끝났습니다. Enter를 누르면 명령을 다시 실행합니다.',
      }),
    );
    this.#onEnter = () => void this.#start();
  }

  /** Says why, and stays open so that it can be read. */
  #failed(thrown: unknown): void {
    const { speak, interactive } = this.#parts;
    const failure = Failure.is(thrown) ? thrown : undefined;
    const words =
      failure === undefined
        ? speak(
            { en: 'The connection to the engine broke ({0}).', ko: '엔진과의 연결이 끊어졌습니다({0}).' },
            wordsOf(thrown),
          )
        : explain(failure, speak);
    this.#write(`\r\n\u001b[31m${words}\u001b[39m\r\n`);
    this.#note(
      interactive
        ? speak({ en: 'Enter closes this terminal.', ko: 'Enter를 누르면 터미널을 닫습니다.' })
        : speak({ en: 'Enter tries again.', ko: 'Enter를 누르면 다시 시도합니다.' }),
    );
    this.#onEnter = interactive ? () => this.#closes.fire(0) : () => void this.#start();
  }

  #note(text: string): void {
    this.#write(`\r\n\u001b[2m${text}\u001b[22m\r\n`);
  }

  #gather(text: string): void {
    this.#gathered += this.#parts.interactive ? text : text.replace(/\r?\n/g, '\r\n');
    this.#timer ??= setTimeout(() => this.#flush(), GATHER_TIME);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#gathered;
    this.#gathered = '';
    if (text !== '') this.#write(text);
  }

  #write(text: string): void {
    if (!this.#disposed) this.#writes.fire(text);
  }
}
