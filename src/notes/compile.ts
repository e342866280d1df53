import { parse } from 'yaml';
import type { Page, Source } from './page.ts';

/**
 * Makes a page of a Markdown file with front matter.
 * @throws Error that names the file and what is missing in it.
 */
export function compilePage(file: string, text: string): Page {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text);
  if (match === null) throw new Error(`${file}: no front matter between two lines of ---`);
  const front: unknown = parse(match[1] ?? '');
  if (typeof front !== 'object' || front === null) throw new Error(`${file}: the front matter is not a mapping`);
  const fields = front as Record<string, unknown>;
  const required = (name: string): string => {
    const value = fields[name];
    if (typeof value !== 'string' || value === '') throw new Error(`${file}: “${name}” is missing`);
    return value;
  };
  const reference = fields['reference'];
  return {
    id: required('id'),
    title: required('title'),
    kind: required('kind'),
    covers: texts(fields['covers']),
    related: texts(fields['related']),
    sources: sources(file, fields['sources']),
    ...(typeof reference === 'string' ? { reference } : {}),
    markdown: (match[2] ?? '').replaceAll('\r\n', '\n').trim(),
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

function sources(file: string, value: unknown): Source[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Error(`${file}: “sources” is not a list`);
  return value.map((entry: unknown) => {
    const { note, section } = (entry ?? {}) as { note?: unknown; section?: unknown };
    if (typeof note !== 'string' || typeof section !== 'string')
      throw new Error(`${file}: a source needs note and section`);
    return { note, section };
  });
}
