import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { replaceFile } from '../../files/replaceFile.ts';
import { excerptOf } from './excerpt.ts';
import { explain } from './explain.ts';
import { isNote, notesIn, stampOf, textOf } from './files.ts';
import { NoteIndex, type Passage, type Stamp } from './index.ts';
import type { Explanation } from './places.ts';
import { type Recogniser, theRecogniser } from './recognise.ts';
import { Slices } from './slices.ts';
import { allNames } from './topics.ts';

/** What a note says of a topic; all of it hostile text. */
export interface OwnPassage extends Passage {
  readonly heading: string | undefined;
  readonly words: string;
}

/** Counts up when notes are read otherwise than before, so that no index of before is taken. */
const LAYOUT = 1;
/** Passages that are told of, and of one note. */
const MOST_TOLD = 6;
const MOST_PER_NOTE = 1;
/** Less sure ones are told of only when there are no others. */
const LEAST_SHARE = 0.4;
/** How long after the last change the index is written, in milliseconds. */
const WRITTEN_AFTER = 2_000;
/** How long an index is kept that is not written again, in milliseconds. */
const KEPT_FOR = 90 * 24 * 3600 * 1000;

/**
 * The reader's own notes: reads them in the background, a few milliseconds at a time, follows their changes, and tells
 * what they say. Nothing leaves the machine. Nothing is thrown but by mistakes of ours; files that cannot be read have
 * nothing to say.
 */
export class OwnNotes {
  readonly #cacheFolder: string | undefined;
  readonly #onMistake: (file: string, thrown: unknown) => void;
  /** Notes as they stand in an editor, newer than the files. */
  readonly #open = new Map<string, string>();
  readonly #waiting = new Set<string>();
  #folders: readonly string[] = [];
  #index = new NoteIndex();
  #loaded: Promise<void> = Promise.resolve();
  #work: Promise<void> | undefined;
  #isScanWanted = false;
  /** How many times the index was changed, and what that was when it was written last. */
  #changes = 0;
  #written = 0;
  #writing: NodeJS.Timeout | undefined;
  #isDisposed = false;

  /**
   * @param cacheFolder where the index is kept for the next time; without one it is made anew each time
   * @param onMistake is told of what should not happen; the note that it happened with says nothing
   */
  constructor(cacheFolder?: string, onMistake: (file: string, thrown: unknown) => void = () => undefined) {
    this.#cacheFolder = cacheFolder;
    this.#onMistake = onMistake;
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Notes that are known so far. */
  get size(): number {
    return this.#index.size;
  }

  /** Other folders, absolute; what is known of them is there soon after, the rest when it has been read. */
  setFolders(folders: readonly string[]): void {
    const wanted = [
      ...new Set(folders.filter((folder) => path.isAbsolute(folder)).map((folder) => path.normalize(folder))),
    ];
    if (wanted.join('\0') === this.#folders.join('\0')) return;
    this.#folders = wanted;
    this.#index = new NoteIndex();
    this.#waiting.clear();
    if (wanted.length === 0) return;
    this.#loaded = this.#load();
    this.rescan();
  }

  /** Looks for notes that came, went or changed. */
  rescan(): void {
    this.#isScanWanted = true;
    this.#start();
  }

  holds(file: string): boolean {
    return (
      isNote(file) &&
      this.#folders.some((folder) => file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep))
    );
  }

  /** These files came, went or changed. */
  changed(files: readonly string[]): void {
    for (const file of files) if (this.holds(file)) this.#waiting.add(file);
    if (this.#waiting.size > 0) this.#start();
  }

  /** What a note is in an editor now; undefined: it was closed, and the file counts again. */
  setOpenText(file: string, text: string | undefined): void {
    if (!this.holds(file)) return;
    if (text === undefined) this.#open.delete(file);
    else this.#open.set(file, text);
    this.changed([file]);
  }

  /**
   * What the notes say of a topic, the surest first, at most six.
   * @param term a topic (`instruction.FROM`) or what people write: `docker run`, `docker run -v`, `COPY --from`, `--volumes-from`
   */
  async about(...terms: readonly string[]): Promise<OwnPassage[]> {
    if (this.#folders.length === 0) return [];
    await this.#loaded;
    const recogniser = await theRecogniser();
    const keys = [...new Set(terms.flatMap((term) => recogniser.keysOf(term)))];
    for (const key of keys) {
      const told = await this.#told(key, recogniser);
      if (told.length > 0) return told;
    }
    return [];
  }

  /** Settles once every change so far has been read. */
  async settled(): Promise<void> {
    await this.#loaded;
    while (this.#work !== undefined) await this.#work;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#waiting.clear();
    clearTimeout(this.#writing);
  }

  async #told(key: string, recogniser: Recogniser): Promise<OwnPassage[]> {
    const found = this.#index.search(key, MOST_TOLD, MOST_PER_NOTE);
    // A note that was just edited must not be quoted as it was before.
    const files = [...new Set(found.map(({ file }) => file))];
    const fresh = await Promise.all(files.map((file) => this.#isFresh(file)));
    if (fresh.includes(false)) {
      for (const [index, file] of files.entries()) if (fresh[index] === false) await this.#update(file);
      return this.#quoted(this.#index.search(key, MOST_TOLD, MOST_PER_NOTE), key, recogniser);
    }
    return this.#quoted(found, key, recogniser);
  }

  async #quoted(found: readonly Passage[], key: string, recogniser: Recogniser): Promise<OwnPassage[]> {
    const best = found[0]?.score ?? 0;
    const told: OwnPassage[] = [];
    for (const passage of found) {
      if (passage.score < best * LEAST_SHARE) continue;
      const text = this.#open.get(passage.file) ?? (await textOf(passage.file));
      if (text !== undefined) told.push({ ...passage, ...excerptOf(text, passage, key, recogniser) });
    }
    return told;
  }

  async #isFresh(file: string): Promise<boolean> {
    const known = this.#index.stampOf(file);
    const now = await this.#stampOf(file);
    return known?.changed === now?.changed && known?.size === now?.size;
  }

  async #stampOf(file: string): Promise<Stamp | undefined> {
    const open = this.#open.get(file);
    // No file has such a time, so that the file is read again when the editor closes it.
    return open === undefined ? stampOf(file) : { changed: -1 - checksum(open), size: open.length };
  }

  #start(): void {
    if (this.#work !== undefined || this.#isDisposed) return;
    this.#work = this.#readAll().finally(() => {
      this.#work = undefined;
      if (this.#isScanWanted || this.#waiting.size > 0) this.#start();
      else if (this.#changes !== this.#written) this.#writeLater();
    });
  }

  async #readAll(): Promise<void> {
    await this.#loaded;
    const slices = new Slices();
    for (;;) {
      if (this.#isScanWanted) {
        this.#isScanWanted = false;
        await this.#scan(slices);
      }
      const [file] = this.#waiting;
      if (file === undefined || this.#isDisposed) return;
      this.#waiting.delete(file);
      await this.#update(file, slices);
    }
  }

  async #scan(slices: Slices): Promise<void> {
    const { folders } = this;
    const gone = new Set(this.#index.files());
    for await (const { file, stamp } of notesIn(folders, slices)) {
      if (folders !== this.#folders || this.#isDisposed) return;
      gone.delete(file);
      const known = this.#index.stampOf(file);
      if (known?.changed !== stamp.changed || known.size !== stamp.size) this.#waiting.add(file);
    }
    if (folders !== this.#folders) return;
    for (const file of gone) this.#waiting.add(file);
  }

  async #update(file: string, slices = new Slices()): Promise<void> {
    const { folders } = this;
    const stamp = await this.#stampOf(file);
    const known = this.#index.stampOf(file);
    if (stamp === undefined ? known === undefined : known?.changed === stamp.changed && known.size === stamp.size)
      return;
    const text = stamp === undefined ? undefined : (this.#open.get(file) ?? (await textOf(file)));
    await slices.pause();
    const explanations = text === undefined ? [] : await this.#explained(file, text, slices);
    // Other folders may have been asked for meanwhile.
    if (folders !== this.#folders) return;
    if (stamp === undefined) this.#index.remove(file);
    else this.#index.put(file, stamp, explanations);
    this.#changes += 1;
  }

  async #explained(file: string, text: string, slices: Slices): Promise<Explanation[]> {
    try {
      return await slices.run(explain(text, await theRecogniser()));
    } catch (thrown) {
      this.#onMistake(file, thrown);
      return [];
    }
  }

  #cacheFile(): string | undefined {
    const name = `${checksum(this.#folders.join('\0')).toString(16)}.notes`;
    return this.#cacheFolder === undefined ? undefined : path.join(this.#cacheFolder, name);
  }

  /** @param changes of which the file is: an index that was changed since then stays */
  async #load(changes = this.#changes): Promise<void> {
    const file = this.#cacheFile();
    const { folders } = this;
    const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    const index = bytes === undefined ? undefined : await new Slices().run(NoteIndex.from(bytes, versionNow()));
    if (index !== undefined && folders === this.#folders && changes === this.#changes) this.#index = index;
  }

  #writeLater(): void {
    clearTimeout(this.#writing);
    // Nobody is kept waiting at the end for what can be made again.
    this.#writing = setTimeout(() => void this.#write(), WRITTEN_AFTER).unref();
  }

  async #write(): Promise<void> {
    const file = this.#cacheFile();
    if (file === undefined || this.#cacheFolder === undefined || this.#isDisposed) return;
    const changes = this.#changes;
    this.#written = changes;
    try {
      await mkdir(this.#cacheFolder, { recursive: true, mode: 0o700 });
      await replaceFile(file, inSlices(this.#index.bytes(versionNow())), 0o600);
      if (this.#index.isSparse) this.#loaded = this.#load(changes);
      await removeOld(this.#cacheFolder);
    } catch {
      // A full or read-only disk costs the next start some seconds, and nothing else.
    }
  }
}

async function* inSlices(parts: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const slices = new Slices();
  for (const part of parts) {
    await slices.pause();
    if (part.length > 0) yield part;
  }
}

/** Takes away what was made for folders that nobody has any more. */
async function removeOld(cacheFolder: string): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    const file = path.join(cacheFolder, name);
    if (name.endsWith('.notes') && Date.now() - (await stat(file)).mtimeMs > KEPT_FOR) await rm(file, { force: true });
  }
}

/** Changes with the table of names, so that an index that was made with another is made again. */
function versionNow(): number {
  return checksum(`${LAYOUT}${JSON.stringify(allNames())}`);
}

/** FNV-1a, 32 bits. */
function checksum(text: string): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return sum >>> 0;
}
