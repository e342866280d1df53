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
  const versions = versionsOf(file, fields['versions']);
  return {
    id: required('id'),
    title: required('title'),
    kind: required('kind'),
    ...topicsOf(file, fields['covers']),
    related: texts(fields['related']),
    sources: sources(file, fields['sources']),
    ...(versions === undefined ? {} : { versions }),
    ...(typeof reference === 'string' ? { reference } : {}),
    markdown: (match[2] ?? '').replaceAll('\r\n', '\n').trim(),
  };
}

/** What has a version of its own, and how one is written. */
const version = /^(?:Engine|API|BuildKit|Dockerfile|Docker Desktop) \d+(?:\.\d+)*$/;

function versionsOf(file: string, value: unknown): string[] | undefined {
  if (value === undefined) return undefined;
  const found = texts(value);
  if (!Array.isArray(value) || found.length !== value.length || found.length === 0)
    throw new Error(`${file}: “versions” is not a list of texts`);
  const wrong = found.find((text) => !version.test(text));
  if (wrong !== undefined) throw new Error(`${file}: “${wrong}” is no version, as “Engine 28” is`);
  return found;
}

/** `topic`, or `topic#2`: answered below the second heading. */
function topicsOf(file: string, value: unknown): Pick<Page, 'covers' | 'anchors'> {
  const covers: string[] = [];
  const anchors: Record<string, number> = {};
  for (const entry of texts(value)) {
    const [topic = '', heading] = entry.split('#');
    if (heading !== undefined && !/^[1-9]\d*$/.test(heading)) throw new Error(`${file}: “${entry}” names no heading`);
    covers.push(topic);
    if (heading !== undefined) anchors[topic] = Number(heading);
  }
  return Object.keys(anchors).length === 0 ? { covers } : { covers, anchors };
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
