import { type FSWatcher, watch } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Clock, Disposable } from '../contract/ports.ts';

/** One command writes several files: they count as one change. Milliseconds. */
const DEBOUNCE_MS = 50;

/**
 * Calls back after anything about contexts changed below Docker's config folder: the one in use, their files, their
 * certificates. Folders that are not there yet are waited for in the next one above that is. Nothing is polled, and
 * what changes without meaning anything (a login in config.json) is not told.
 */
export function watchContexts(config: string, clock: Clock, onChange: () => void): Disposable {
  const watcher = new ContextWatcher(config, clock, onChange);
  watcher.start();
  return watcher;
}

class ContextWatcher implements Disposable {
  readonly #config: string;
  readonly #clock: Clock;
  readonly #onChange: () => void;
  readonly #watchers = new Map<string, { readonly inode: number; readonly watcher: FSWatcher }>();
  #timer: Disposable | undefined;
  #last: string | undefined;
  #looking: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(config: string, clock: Clock, onChange: () => void) {
    this.#config = path.resolve(config);
    this.#clock = clock;
    this.#onChange = onChange;
  }

  start(): void {
    this.#looking = this.#look();
  }

  dispose(): void {
    this.#isOver = true;
    this.#timer?.dispose();
    for (const { watcher } of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #stir(): void {
    if (this.#isOver) return;
    this.#timer?.dispose();
    this.#timer = this.#clock.after(DEBOUNCE_MS, () => {
      this.#looking = this.#looking.then(() => this.#look());
    });
  }

  async #look(): Promise<void> {
    // A folder that comes while we look is watched in the next round; what is in it by then is seen after that.
    while (!this.#isOver && (await this.#watchAll()));
    const state = await this.#state();
    if (this.#isOver || state === this.#last) return;
    const isFirst = this.#last === undefined;
    this.#last = state;
    if (!isFirst) this.#onChange();
  }

  /** @returns whether a watcher was added */
  async #watchAll(): Promise<boolean> {
    const wanted = new Map<string, { inode: number; names: readonly string[] | undefined }>();
    for (const [folder, names] of await this.#folders()) {
      const { ino: inode } = await stat(folder).catch(() => ({ ino: undefined }));
      if (inode !== undefined) wanted.set(folder, { inode, names });
    }
    for (const [folder, { inode, watcher }] of this.#watchers) {
      // One that was removed and made anew is another folder, of which the old watcher hears nothing.
      if (wanted.get(folder)?.inode === inode) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    let isNew = false;
    for (const [folder, { inode, names }] of wanted) {
      if (this.#isOver || this.#watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, { persistent: false }, (_, name) => {
          // A home folder is never still; only what could be ours is looked at.
          if (name === null || names === undefined || names.includes(name)) this.#stir();
        });
        watcher.on('error', () => this.#stir());
        this.#watchers.set(folder, { inode, watcher });
        isNew = true;
      } catch {
        // Gone between the two, or this user may not read it: then there is nothing to hear.
      }
    }
    return isNew;
  }

  /** What to watch, and which names in it mean something; undefined: any. */
  async #folders(): Promise<Map<string, readonly string[] | undefined>> {
    let above = this.#config;
    let below: readonly string[] = [];
    while (!(await isThere(above)) && path.dirname(above) !== above) {
      below = [path.basename(above)];
      above = path.dirname(above);
    }
    if (above !== this.#config) return new Map([[above, below]]);
    const found = new Map<string, readonly string[] | undefined>();
    // Where config.json is a link, what it leads to is written.
    const file = await realpath(path.join(this.#config, 'config.json')).catch(() => '');
    if (file !== '') found.set(path.dirname(file), [path.basename(file)]);
    found.set(this.#config, ['config.json', 'contexts']);
    const contexts = path.join(this.#config, 'contexts');
    found.set(contexts, ['meta', 'tls']);
    for (const kind of ['meta', 'tls']) {
      const folder = path.join(contexts, kind);
      found.set(folder, undefined);
      for (const id of await names(folder)) {
        found.set(path.join(folder, id), undefined);
        if (kind === 'tls') found.set(path.join(folder, id, 'docker'), undefined);
      }
    }
    return found;
  }

  /** Everything that contexts are made of, as one text. */
  async #state(): Promise<string> {
    const parts = [await this.#current()];
    for (const kind of ['meta', 'tls']) {
      const folder = path.join(this.#config, 'contexts', kind);
      for (const id of (await names(folder)).sort()) {
        const inner = path.join(folder, id, kind === 'meta' ? '' : 'docker');
        for (const file of (await names(inner))
          .sort()
          .filter((name) => /^(meta\.json|(ca|cert|key)\.pem)$/.test(name))) {
          const text = await readFile(path.join(inner, file), 'latin1').catch(() => '');
          parts.push(`${kind} ${id} ${file} ${text}`);
        }
      }
    }
    return parts.join('\n');
  }

  async #current(): Promise<string> {
    const text = await readFile(path.join(this.#config, 'config.json'), 'utf8').catch(() => '');
    try {
      return JSON.stringify((JSON.parse(text) as { currentContext?: unknown }).currentContext);
    } catch {
      return '';
    }
  }
}

async function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
