import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../../../test/helpers/eventually.ts';
import { OwnNotes } from './ownNotes.ts';

describe('own notes', { timeout: 60_000 }, () => {
  let folder = '';
  let notes = '';
  let own: OwnNotes;

  const write = (name: string, content: string | Uint8Array): string => {
    const file = path.join(notes, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const read = async (cache?: string): Promise<void> => {
    own = new OwnNotes(cache);
    own.setFolders([notes]);
    await own.settled();
  };
  const places = async (...terms: string[]): Promise<string[]> =>
    (await own.about(...terms)).map(
      ({ file, line }) => `${path.relative(notes, file).replaceAll('\\', '/')}:${line + 1}`,
    );

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dyown-'));
    notes = path.join(folder, 'notes');
    mkdirSync(notes);
  });
  afterEach(() => {
    own.dispose();
    rmSync(folder, { recursive: true });
  });

  it('are found by topics, by what people type and by what they say', async () => {
    write('a.md', '# Ships\n\n- `docker run`: starts one\n- `docker run -v`: with a folder\n');
    write('deep/er/b.txt', 'A dangling image has lost its name.\n');
    write('c.md', '--shm-size is for shared memory\n');
    await read();
    assert.deepEqual(await places('cli.container.run'), ['a.md:3']);
    assert.deepEqual(await places('docker run'), ['a.md:3']);
    assert.deepEqual(await places('docker run -v'), ['a.md:4']);
    assert.deepEqual(await places('dangling image'), ['deep/er/b.txt:1']);
    assert.deepEqual(await places('--shm-size'), ['c.md:1']);
    assert.deepEqual(await places('unknown', 'dangling image'), ['deep/er/b.txt:1']);
    assert.deepEqual(await places(), []);
    const [passage] = await own.about('cli.container.run');
    assert.equal(passage?.heading, 'Ships');
    assert.match(passage.words, /^docker run: starts one/);
  });

  it('are at most six places, each in a note of its own', async () => {
    for (let index = 0; index < 8; index += 1) write(`${index}.md`, 'FROM: begins\n\nFROM: begins again\n');
    await read();
    const expected = [0, 1, 2, 3, 4, 5].map((index) => `${index}.md:1`);
    assert.deepEqual(await places('instruction.FROM'), expected);
  });

  it('do without files that cannot be read, and folders that lead in circles', async () => {
    write('good.md', 'FROM: begins');
    write('picture.md', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1));
    write('huge.md', `FROM: begins\n${'x'.repeat(2_100_000)}`);
    write('node_modules/x/readme.md', 'FROM: begins');
    write('.hidden/x.md', 'FROM: begins');
    write('program.js', '// FROM: begins');
    mkdirSync(path.join(notes, 'folder.md'));
    symlinkSync(notes, path.join(notes, 'circle'));
    symlinkSync(path.join(notes, 'nowhere'), path.join(notes, 'broken.md'));
    mkdirSync(path.join(folder, 'else'));
    writeFileSync(path.join(folder, 'else', 'linked.md'), 'FROM: begins elsewhere');
    symlinkSync(path.join(folder, 'else'), path.join(notes, 'linked'));
    chmodSync(write('secret.md', 'FROM: begins'), 0);
    await read();
    assert.deepEqual(
      (await places('instruction.FROM')).filter((place) => place !== 'secret.md:1'),
      ['good.md:1', 'linked/linked.md:1'],
    );
  });

  it('are quoted as they are now, even when nobody told of the change', async () => {
    const file = write('a.md', 'FROM: old words');
    await read();
    writeFileSync(file, '\n\nFROM: new words');
    const [passage] = await own.about('instruction.FROM');
    assert.equal(passage?.line, 2);
    assert.equal(passage.words, 'FROM: new words');
    rmSync(file);
    assert.deepEqual(await own.about('instruction.FROM'), []);
  });

  it('are followed when somebody tells of changes', async () => {
    await read();
    const file = write('a.md', 'FROM: begins');
    own.changed([file, path.join(folder, 'outside.md'), path.join(notes, 'a.png')]);
    await own.settled();
    assert.deepEqual(await places('instruction.FROM'), ['a.md:1']);
    write('b.md', 'USER: who');
    own.rescan();
    await own.settled();
    assert.deepEqual(await places('instruction.USER'), ['b.md:1']);
  });

  it('are those of an editor while it has them open', async () => {
    const file = write('a.md', 'FROM: on disk');
    await read();
    own.setOpenText(file, 'FROM: in the editor');
    own.setOpenText(path.join(folder, 'b.md'), 'USER: outside');
    await own.settled();
    assert.equal((await own.about('instruction.FROM'))[0]?.words, 'FROM: in the editor');
    assert.deepEqual(await own.about('instruction.USER'), []);
    own.setOpenText(file, undefined);
    await own.settled();
    assert.equal((await own.about('instruction.FROM'))[0]?.words, 'FROM: on disk');
  });

  it('come back from disk, and only what changed is read again', async () => {
    const cache = path.join(folder, 'cache');
    mkdirSync(cache);
    const longAgo = new Date('2020-01-02T03:04:05Z');
    for (const name of ['old.notes', 'else.txt']) {
      writeFileSync(path.join(cache, name), '');
      utimesSync(path.join(cache, name), longAgo, longAgo);
    }
    const file = write('a.md', 'FROM: begins');
    write('b.md', 'USER: who');
    const time = new Date('2026-01-02T03:04:05Z');
    utimesSync(file, time, time);
    await read(cache);
    await eventually('the index on disk, and none that is long out of use', () => {
      const names = readdirSync(cache);
      return names.length === 2 && !names.includes('old.notes') && names.includes('else.txt');
    });
    own.dispose();
    // The same time and size: taken as unchanged, which shows that the index was used.
    writeFileSync(file, 'USER: begins');
    utimesSync(file, time, time);
    write('c.md', 'ARG: later');
    await read(cache);
    assert.equal(own.size, 3);
    assert.deepEqual(await places('instruction.ARG'), ['c.md:1']);
    assert.deepEqual(await places('instruction.FROM'), ['a.md:1']);
    own.dispose();
    for (const name of readdirSync(cache)) writeFileSync(path.join(cache, name), 'damaged');
    await read(cache);
    assert.deepEqual(await places('instruction.FROM'), []);
    assert.equal((await places('instruction.USER')).length, 2);
  });

  it('keep what changed while an index of many changes was written and taken back', async () => {
    const cache = path.join(folder, 'cache');
    const files = Array.from({ length: 400 }, (_, index) => `${String(index)}.md`);
    const lines = Array.from({ length: 100 }, (_, index) => `--flag-${String(index)} is for something\n\n`);
    await read(cache);
    for (let edit = 0; edit < 4; edit += 1) {
      const text = `${lines.join('')}${'!'.repeat(edit)}`;
      own.changed(files.map((name) => write(name, text)));
      await own.settled();
    }
    const names = (): string[] => (existsSync(cache) ? readdirSync(cache) : []);
    while (names().length === 0) await delay(1);
    assert.ok(!names().some((name) => name.endsWith('.notes')), 'it is being written');
    own.changed([write('late.md', '- `docker pull`: gets one\n')]);
    await eventually('the index on disk', () => names().some((name) => name.endsWith('.notes')));
    await delay(1_000);
    await own.settled();
    assert.equal((await own.about('docker pull')).length, 1);
    assert.equal(own.size, files.length + 1);
  });

  it('are forgotten with their folders', async () => {
    write('a.md', 'FROM: begins');
    await read();
    own.setFolders(['relative']);
    await own.settled();
    assert.deepEqual(own.folders, []);
    assert.deepEqual(await own.about('instruction.FROM'), []);
    own.setFolders([path.join(folder, 'missing'), notes, notes]);
    await own.settled();
    assert.deepEqual(await places('instruction.FROM'), ['a.md:1']);
  });
});
