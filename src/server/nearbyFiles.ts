import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { matches } from '../dockerignore/match.ts';
import { parse } from '../dockerignore/parse.ts';

/** Larger files are nobody's configuration, in bytes. */
const LARGEST = 1_000_000;
/** Entries of one folder that are offered. */
const MOST_ENTRIES = 1000;

/** Files of a context that are looked at. */
const MOST_FILES = 20_000;
/** How long a list of them is good for, in milliseconds. */
const TREE_MS = 5000;

/** Small files around a Dockerfile, read again only when they have changed. */
export class NearbyFiles {
  readonly #known = new Map<string, { readonly stamp: number; readonly text: string }>();
  #tree: { readonly context: string; readonly at: number; readonly files: readonly string[] | undefined } | undefined;

  /** What BuildKit leaves out of the context: `NAME.dockerignore` beside the Dockerfile, else `.dockerignore`. */
  dockerignore(uri: string): string | undefined {
    const file = filePath(uri);
    if (file === undefined) return undefined;
    return this.#read(`${file}.dockerignore`) ?? this.#read(path.join(path.dirname(file), '.dockerignore'));
  }

  /** hadolint's configuration in the folder of the file, or the nearest one above it. */
  hadolint(uri: string): string | undefined {
    const file = filePath(uri);
    if (file === undefined) return undefined;
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const text = this.#read(path.join(folder, '.hadolint.yaml')) ?? this.#read(path.join(folder, '.hadolint.yml'));
      // A repository's configuration ends at its root.
      if (text !== undefined || isRoot(folder)) return text;
    }
  }

  /** What can be copied of a folder of the context, `src/` for example: `.dockerignore` leaves out the rest. */
  entries(uri: string, prefix: string): readonly { readonly name: string; readonly folder: boolean }[] {
    const file = filePath(uri);
    if (file === undefined) return [];
    const context = path.dirname(file);
    const folder = path.resolve(context, `./${prefix.slice(0, prefix.lastIndexOf('/') + 1)}`);
    // Nothing outside the context can be copied.
    if (folder !== context && !folder.startsWith(context + path.sep)) return [];
    const { patterns } = parse(this.dockerignore(uri) ?? '');
    return entriesOf(folder)
      .slice(0, MOST_ENTRIES)
      .map((entry) => ({ name: entry.name, folder: entry.isDirectory() }))
      .filter(({ name }) => !matches(patterns, path.relative(context, path.join(folder, name)).replaceAll('\\', '/')));
  }

  /** All files beside and below a document, relative to its folder, with `/`; undefined when there are too many to know. */
  files(uri: string): readonly string[] | undefined {
    const file = filePath(uri);
    if (file === undefined) return undefined;
    const context = path.dirname(file);
    if (this.#tree?.context === context && Date.now() - this.#tree.at < TREE_MS) return this.#tree.files;
    const files = filesBelow(context);
    this.#tree = { context, at: Date.now(), files };
    return files;
  }

  #read(file: string): string | undefined {
    try {
      const { mtimeMs, size } = statSync(file);
      const known = this.#known.get(file);
      if (known?.stamp === mtimeMs) return known.text;
      if (size > LARGEST) return undefined;
      const text = readFileSync(file, 'utf8');
      this.#known.set(file, { stamp: mtimeMs, text });
      return text;
    } catch {
      return undefined;
    }
  }
}

function filesBelow(context: string): readonly string[] | undefined {
  const files: string[] = [];
  const folders = [''];
  let looked = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(path.join(context, folder))) {
      looked += 1;
      if (looked > MOST_FILES) return undefined;
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(name);
      else files.push(name);
    }
  }
  return files;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Gone, or not for us to see.
    return [];
  }
}

function isRoot(folder: string): boolean {
  return path.dirname(folder) === folder || exists(path.join(folder, '.git'));
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** The file of a document; untitled documents and those of a history have none. */
export function filePath(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
