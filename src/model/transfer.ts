import { number, record, text } from './raw.ts';

/** How far one layer is that is pulled, pushed or loaded. */
export interface LayerProgress {
  readonly id: string;
  /** The engine's own word: `Downloading`, `Extracting`, `Pushed` … */
  readonly status: string;
  /** Bytes of the current step; undefined while the engine does not say. */
  readonly current: number | undefined;
  readonly total: number | undefined;
  readonly done: boolean;
}

/** Words after which nothing more happens to a layer. */
const finished =
  /^(Pull complete|Already exists|Pushed|Layer already exists|Mounted from|Download complete and extracted)/;
/** Steps of a pull, and how much of the work is behind it when one begins and ends. */
const steps: readonly (readonly [RegExp, number, number])[] = [
  [/^Downloading/, 0, 0.7],
  [/^(Verifying|Download complete)/, 0.7, 0.7],
  [/^Extracting/, 0.7, 1],
  [/^Pushing/, 0, 1],
  [/^Loading/, 0, 1],
];

/**
 * What the lines of `POST /images/create`, `/images/{name}/push` and `/images/load` add up to. Takes any lines.
 */
export class Transfer {
  readonly #layers = new Map<string, LayerProgress>();
  readonly #loaded: string[] = [];
  #digest: string | undefined;
  #share = 0;

  read(line: unknown): void {
    const raw = record(line);
    this.#readLoaded(text(raw, 'stream'));
    const id = text(raw, 'id');
    const status = text(raw, 'status');
    this.#digest = text(record(raw['aux']), 'Digest') || /^Digest: (\S+)/.exec(status)?.[1] || this.#digest;
    // The first line of a pull has the tag in the place of a layer.
    if (id === '' || status === '' || /^Pulling from /.test(status)) return;
    const detail = record(raw['progressDetail']);
    const total = number(detail, 'total');
    this.#layers.set(id, {
      id,
      status,
      current: number(detail, 'current'),
      total: total === 0 ? undefined : total,
      done: finished.test(status),
    });
    // Layers turn up while others are done already: what was said is not taken back.
    this.#share = Math.max(this.#share, mean([...this.#layers.values()].map(shareOf)));
  }

  get layers(): readonly LayerProgress[] {
    return [...this.#layers.values()];
  }

  /** `sha256:…` of what was pulled or pushed, once the engine said it. */
  get digest(): string | undefined {
    return this.#digest;
  }

  /** Names, or ids, of the images that were loaded. */
  get loaded(): readonly string[] {
    return this.#loaded;
  }

  /** From 0 to 1; never falls. */
  get share(): number {
    return this.#share;
  }

  get layersDone(): number {
    return this.layers.filter(({ done }) => done).length;
  }

  #readLoaded(text: string): void {
    const [, name] = /^Loaded image(?: ID)?: (\S+)/.exec(text) ?? [];
    if (name !== undefined) this.#loaded.push(name);
  }
}

function shareOf({ status, current, total, done }: LayerProgress): number {
  if (done) return 1;
  const [, from = 0, to = 0] = steps.find(([sign]) => sign.test(status)) ?? [];
  if (current === undefined || total === undefined) return from;
  return from + (to - from) * Math.min(1, Math.max(0, current / total));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
