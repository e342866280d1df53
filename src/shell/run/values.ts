import type { Localized } from '../../contract/localized.ts';
import { list, type Raw } from '../../model/raw.ts';

/** What is wrong with one value; `{0}` stands for the value. */
export type Problem = Localized | undefined;

const UNITS: Readonly<Record<string, number>> = { b: 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 };

/** `512m`, `512MiB`, `1.5g`, `1024` in bytes; undefined when it is no size. Docker counts in powers of 1024 here. */
export function bytesOf(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?) ?(?:([kmgtp])i?)?b?$/i.exec(text.trim());
  if (match === null) return undefined;
  const [, count = '', unit = ''] = match;
  return Math.floor(Number(count) * (UNITS[unit.toLowerCase()] ?? 1));
}

/** Bytes as shortly as they can be said without losing any. */
export function bytesText(bytes: number): string {
  const unit = ['t', 'g', 'm', 'k'].find((candidate) => bytes > 0 && bytes % (UNITS[candidate] ?? 1) === 0);
  return unit === undefined ? String(bytes) : `${bytes / (UNITS[unit] ?? 1)}${unit}`;
}

const NANOSECONDS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9, m: 6e10, h: 3.6e12 };

/** A duration of Go, `1m30s` or `500ms`, in nanoseconds; undefined when it is none. */
export function durationOf(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/.test(text)) return undefined;
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g);
  return [...parts].reduce((sum, [, count = '', unit = '']) => sum + Number(count) * (NANOSECONDS[unit] ?? 0), 0);
}

/** Nanoseconds as a duration of Go. */
export function durationText(nanoseconds: number): string {
  const unit = ['h', 'm', 's', 'ms', 'us'].find((candidate) => nanoseconds % (NANOSECONDS[candidate] ?? 1) === 0);
  return unit === undefined ? `${nanoseconds}ns` : `${nanoseconds / (NANOSECONDS[unit] ?? 1)}${unit}`;
}

/** Fields of one line of CSV, quotes as in RFC 4180: what `--mount` takes. */
export function csvFields(line: string): string[] {
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '"' && isQuoted && line.charAt(at + 1) === '"') {
      field += '"';
      at += 1;
    } else if (character === '"') {
      isQuoted = !isQuoted;
    } else if (character === ',' && !isQuoted) {
      fields.push(field);
      field = '';
    } else {
      field += character;
    }
  }
  return [...fields, field];
}

export function csvLine(fields: readonly string[]): string {
  return fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}

/** The texts of a list. */
export function texts(raw: Raw, name: string): string[] {
  return list(raw, name).filter((value): value is string => typeof value === 'string');
}

/** `KEY=value` as its two parts; without a `=` the value is empty. */
export function keyValue(text: string): [string, string] {
  const at = text.indexOf('=');
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
