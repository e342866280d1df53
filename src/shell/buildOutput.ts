import type { BuildStep } from '../dockerfile/features/buildFile.ts';
import { StringDecoder } from 'node:string_decoder';

/** Where and why a build stopped. */
export interface BuildProblem {
  /** Line of the Dockerfile, counted from 1; undefined when docker does not say. */
  readonly line: number | undefined;
  /** docker's own words. */
  readonly message: string;
}

/** Characters of a line that are looked at. */
const LONGEST = 2000;
const colours = /\u001b\[[0-9;]*[A-Za-z]/g;

/** Reads what `docker build` prints, BuildKit or the classic builder, as it comes; keeps a few facts and no output. */
export class BuildOutput {
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';
  #parseError: BuildProblem | undefined;
  /** `Dockerfile:3`, in front of the lines around it. */
  #location: number | undefined;
  #listing = false;
  /** `Step 3/4 : …` of the classic builder. */
  #step: number | undefined;
  /** `[build 2/3] RUN …` of BuildKit, between two rules. */
  #failed: string | undefined;
  #last = '';
  #message: string | undefined;

  push(chunk: Buffer): void {
    const text = this.#rest + this.#decoder.write(chunk);
    const lines = text.split('\n');
    this.#rest = (lines.pop() ?? '').slice(-LONGEST);
    for (const line of lines) this.#read(line);
  }

  /** Once the build has failed. @param steps all instructions of the file, in order */
  problem(steps: readonly BuildStep[]): BuildProblem {
    this.#read(this.#rest);
    this.#rest = '';
    if (this.#parseError !== undefined) return this.#parseError;
    const message = this.#message ?? this.#last;
    const failed = this.#failed;
    const line =
      this.#location ??
      (failed === undefined ? undefined : steps.find(({ text }) => squeezed(text) === failed)?.line) ??
      (this.#step === undefined ? undefined : steps[this.#step - 1]?.line);
    return { line, message };
  }

  #read(raw: string): void {
    const line = raw.slice(0, LONGEST).replace(colours, '').replace(/\r/g, '').trimEnd();
    if (line === '') return;
    const parse = /dockerfile parse error (?:on )?line (\d+): /.exec(line);
    if (parse !== null) {
      this.#parseError = { line: Number(parse[1]), message: line.slice(parse.index + parse[0].length) };
    }
    const [, step] = /^Step (\d+)\/\d+ : /.exec(line) ?? [];
    if (step !== undefined) this.#step = Number(step);
    const [, failed] = /^ > \[[^\]]*\] (.*?):?$/.exec(line) ?? [];
    if (failed !== undefined) this.#failed = squeezed(failed);
    // `Dockerfile:3` counts only with the listing below it.
    const [, location] = /:(\d+)$/.exec(this.#last) ?? [];
    if (/^-{20}$/.test(line) && location !== undefined && !this.#listing) {
      this.#location = Number(location);
      this.#listing = true;
    }
    const [, message] = /^(?:ERROR: |Error response from daemon: |error: )(.*)$/.exec(line) ?? [];
    if (message !== undefined) this.#message = message;
    this.#last = line;
  }
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
