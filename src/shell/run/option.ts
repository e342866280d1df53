import type { Localized } from '../../contract/localized.ts';
import { list, number, type Raw, record, text } from '../../model/raw.ts';
import { keyValue } from './values.ts';

/** What `POST /containers/create` is sent. */
export interface CreateBody {
  [field: string]: unknown;
  readonly HostConfig: Record<string, unknown>;
}

/** One option of `docker run`: how it is said, asked for, checked and sent, and read back from a container. */
export interface RunOption {
  readonly flag: `--${string}`;
  /** `switch`: it has no value; `many`: it may be given again. */
  readonly takes: 'switch' | 'one' | 'many';
  readonly title: Localized;
  /** What is written, with an example. */
  readonly hint: Localized;
  /** Whether docker takes a value. */
  readonly fits: (value: string) => boolean;
  /** Puts the values where the engine looks for them. They fit. */
  readonly put: (body: CreateBody, values: readonly string[]) => void;
  /** The values that lead to an inspected container, or to `{ Config }` of an image; empty where it is as usual. */
  readonly read: (inspected: Raw) => readonly string[];
  /** The values in force, those too that the engine chose by itself; left out: as `read`. */
  readonly inForce?: (inspected: Raw) => readonly string[];
  /** What it gives away, where that is more than one would think. */
  readonly danger?: Localized;
  /** `docker update` takes it too. */
  readonly updates?: true;
}

type Words = Pick<RunOption, 'flag' | 'title' | 'hint'>;
type Place = 'Config' | 'HostConfig';

const anything = (value: string): boolean => value !== '';

function section(body: CreateBody, place: Place): Record<string, unknown> {
  return place === 'Config' ? body : body.HostConfig;
}

/** A text that is sent as it is. */
export function textOption(words: Words, place: Place, field: string, fits = anything, usual = ['']): RunOption {
  return {
    ...words,
    takes: 'one',
    fits,
    put: (body, [value = '']) => {
      section(body, place)[field] = value;
    },
    read: (inspected) => {
      const value = text(record(inspected[place]), field);
      return value === '' || usual.includes(value) ? [] : [value];
    },
  };
}

/** A number that people write in their own way. @param show undefined: it is as usual. */
export function numberOption(
  words: Words,
  field: string,
  of: (text: string) => number | undefined,
  show: (value: number) => string | undefined = (value) => (value === 0 ? undefined : String(value)),
  place: Place = 'HostConfig',
): RunOption {
  return {
    ...words,
    takes: 'one',
    fits: (value) => of(value) !== undefined,
    put: (body, [value = '']) => {
      section(body, place)[field] = of(value);
    },
    read: (inspected) => {
      const value = number(record(inspected[place]), field);
      const shown = value === undefined ? undefined : show(value);
      return shown === undefined ? [] : [shown];
    },
  };
}

export function switchOption(words: Words, place: Place, field: string): RunOption {
  return {
    ...words,
    takes: 'switch',
    fits: () => true,
    put: (body) => {
      section(body, place)[field] = true;
    },
    read: (inspected) => (record(inspected[place])[field] === true ? [''] : []),
  };
}

/** Texts that are sent as a list. */
export function listOption(words: Words, place: Place, field: string, fits = anything): RunOption {
  return {
    ...words,
    takes: 'many',
    fits,
    put: (body, values) => {
      section(body, place)[field] = [...values];
    },
    read: (inspected) =>
      list(record(inspected[place]), field).filter((value): value is string => typeof value === 'string'),
  };
}

/** `KEY=value` pairs that are sent as an object. */
export function pairsOption(words: Words, field: string): RunOption {
  return {
    ...words,
    takes: 'many',
    fits: (value) => /^[^=\s]+=/.test(value),
    put: (body, values) => {
      body.HostConfig[field] = Object.fromEntries(values.map(keyValue));
    },
    read: (inspected) =>
      Object.entries(record(record(inspected['HostConfig'])[field])).map(([key, value]) => `${key}=${String(value)}`),
  };
}

/** A whole number from `least` up. */
export function whole(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number | undefined {
  return (value) => {
    const parsed = /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
    return parsed !== undefined && parsed >= least && parsed <= most ? parsed : undefined;
  };
}
