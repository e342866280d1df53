import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { tarArchive } from '../../../test/support/tarArchive.mjs';
import { Failure } from '../../contract/failure.ts';
import { packFolder, packTar } from './pack.ts';
import { safeParts, unpackTar } from './unpack.ts';

let place: string;
let folder: string;
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'dytar-'));
  folder = path.join(place, 'chosen');
  mkdirSync(folder);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** In pieces of any size, as a connection delivers them. */
function pieces(archive: Buffer, size: number): Readable {
  return Readable.from(
    (function* () {
      for (let at = 0; at < archive.length; at += size) yield archive.subarray(at, at + size);
    })(),
  );
}

/** Everything below a folder: content of files, targets of links. */
function tree(root: string, below = ''): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(path.join(root, below))) {
    const at = path.join(below, name);
    const stat = lstatSync(path.join(root, at));
    if (stat.isDirectory()) Object.assign(found, { [`${at}/`]: '' }, tree(root, at));
    else if (stat.isSymbolicLink()) found[at] = `-> ${readlinkSync(path.join(root, at))}`;
    else found[at] = readFileSync(path.join(root, at), 'utf8');
  }
  return found;
}

/** The archive with the type of one entry changed, and its checksum made right again. */
function retyped(archive: Buffer, index: number, type: string, link = ''): Buffer {
  const header = archive.subarray(index * 512, index * 512 + 512);
  header.write(type, 156);
  header.write(link.padEnd(100, '\0'), 157, 'latin1');
  header.write('        ', 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return archive;
}

describe('unpacking', () => {
  it('writes files, folders and links that stay inside', async () => {
    const archive = tarArchive([
      { name: 'app/' },
      { name: 'app/run.sh', content: '#!/bin/sh\n', mode: 0o4755 },
      { name: 'app/deep/er/file', content: 'x'.repeat(2000) },
      { name: 'app/link', linkTo: 'deep/er/file' },
      { name: './app/empty' },
    ]);
    for (const size of [1, 7, 512, 100_000]) {
      const result = await unpackTar(pieces(archive, size), folder);
      assert.deepEqual(result, { files: 3, bytes: 2010, refused: [] });
      assert.deepEqual(tree(folder), {
        'app/': '',
        'app/deep/': '',
        'app/deep/er/': '',
        'app/deep/er/file': 'x'.repeat(2000),
        'app/empty': '',
        'app/link': '-> deep/er/file',
        'app/run.sh': '#!/bin/sh\n',
      });
    }
    // Executable for its owner, and never as somebody else.
    assert.equal(statSync(path.join(folder, 'app/run.sh')).mode & 0o7700, 0o700);
  });

  it('keeps the modes of folders, of one that nobody may write to as well', async () => {
    const archive = tarArchive([
      { name: 'private/', mode: 0o700 },
      { name: 'private/key', content: 'x', mode: 0o600 },
      { name: 'closed/', mode: 0o550 },
      { name: 'closed/in/', mode: 0o500 },
      { name: 'closed/in/file', content: 'x' },
      { name: 'shared/', mode: 0o6777 },
    ]);
    const modeOf = (name: string): number => statSync(path.join(folder, name)).mode & 0o7777;
    // What an earlier copy left wider is narrowed.
    mkdirSync(path.join(folder, 'private'), { mode: 0o755 });
    assert.deepEqual((await unpackTar(Readable.from([archive]), folder)).refused, []);
    const modes = ['private', 'closed', 'closed/in', 'shared'].map(modeOf);
    assert.deepEqual(modes, [0o700, 0o550, 0o500, 0o777]);
    assert.equal(readFileSync(path.join(folder, 'closed/in/file'), 'utf8'), 'x');
    // Whoever cleans up must be able to.
    for (const name of ['closed', 'closed/in']) chmodSync(path.join(folder, name), 0o700);
    const chosen = modeOf('.');
    await unpackTar(Readable.from([tarArchive([{ name: './', mode: 0o777 }])]), folder);
    assert.equal(modeOf('.'), chosen);
  });

  const hostile: readonly [string, Parameters<typeof tarArchive>[0]][] = [
    ['a name that climbs', [{ name: '../out', content: 'x' }]],
    ['a name that climbs in its middle', [{ name: 'a/../../out', content: 'x' }]],
    [
      'a link out, and a file through it',
      [
        { name: 'l', linkTo: '..' },
        { name: 'l/out', content: 'x' },
      ],
    ],
    [
      'an absolute link, and a file through it',
      [
        { name: 'l', linkTo: '/tmp' },
        { name: 'l/dyt-out', content: 'x' },
      ],
    ],
    [
      'a link out by way of another link',
      [
        { name: 'a/b/x', linkTo: '../..' },
        { name: 'a/b/y', linkTo: 'x/..' },
      ],
    ],
    ['a link out by way of a folder', [{ name: 'a/l', linkTo: '../../out' }]],
    [
      'a link inside, one through it that climbs, and a file',
      [
        { name: 'a/b/' },
        { name: 'in', linkTo: 'a/b' },
        { name: 'in/l', linkTo: '../../..' },
        { name: 'in/l/out', content: 'x' },
      ],
    ],
    [
      'a file through a link that stays inside',
      [{ name: 'd/' }, { name: 'l', linkTo: 'd' }, { name: 'l/f', content: 'x' }],
    ],
  ];
  for (const [name, entries] of hostile) {
    it(`${name} is refused, and nothing is written outside`, async () => {
      const result = await unpackTar(Readable.from([tarArchive(entries)]), folder);
      assert.ok(result.refused.length > 0);
      assert.deepEqual(readdirSync(place), ['chosen']);
      assert.ok(!existsSync('/tmp/dyt-out'));
    });
  }

  it('an absolute name is taken as one below the folder', async () => {
    await unpackTar(Readable.from([tarArchive([{ name: '/etc/passwd', content: 'x' }])]), folder);
    assert.equal(readFileSync(path.join(folder, 'etc/passwd'), 'utf8'), 'x');
  });

  it('a hard link is a copy of what is inside, and never of what is outside', async () => {
    writeFileSync(path.join(place, 'secret'), 'secret');
    const good = retyped(tarArchive([{ name: 'a', content: 'one' }, { name: 'b' }]), 2, '1', 'a');
    await unpackTar(Readable.from([good]), folder);
    assert.deepEqual(tree(folder), { a: 'one', b: 'one' });
    const bad = retyped(tarArchive([{ name: 'c' }]), 0, '1', '../secret');
    assert.deepEqual((await unpackTar(Readable.from([bad]), folder)).refused, ['c']);
    symlinkSync('..', path.join(folder, 'up'));
    const through = retyped(tarArchive([{ name: 'c' }]), 0, '1', 'up/secret');
    assert.deepEqual((await unpackTar(Readable.from([through]), folder)).refused, ['c']);
  });

  it('devices and pipes are left out', async () => {
    for (const type of ['3', '4', '6']) {
      const archive = retyped(tarArchive([{ name: 'odd' }, { name: 'good', content: 'x' }]), 0, type);
      assert.deepEqual((await unpackTar(Readable.from([archive]), folder)).refused, ['odd']);
    }
    assert.deepEqual(tree(folder), { good: 'x' });
  });

  it('a link that is there already is replaced, not followed', async () => {
    writeFileSync(path.join(place, 'victim'), 'good');
    symlinkSync('../victim', path.join(folder, 'file'));
    await unpackTar(Readable.from([tarArchive([{ name: 'file', content: 'new' }])]), folder);
    assert.equal(readFileSync(path.join(place, 'victim'), 'utf8'), 'good');
    assert.equal(readFileSync(path.join(folder, 'file'), 'utf8'), 'new');
  });

  it('an archive that is cut leaves no half file, and a good one as it was', async () => {
    writeFileSync(path.join(folder, 'file'), 'good');
    const archive = tarArchive([{ name: 'file', content: 'x'.repeat(5000) }]);
    await assert.rejects(unpackTar(Readable.from([archive.subarray(0, 3000)]), folder), (error) =>
      Failure.is(error, 'archive.bad'),
    );
    assert.deepEqual(tree(folder), { file: 'good' });
  });

  it('what is no archive fails, whatever it is', (test) =>
    property(test, 200, async (random) => {
      const archive = tarArchive([{ name: 'a', content: 'x' }, { name: 'd/' }, { name: 'd/l', linkTo: '../a' }]);
      for (let count = random.int(1, 20); count > 0; count -= 1) {
        archive[random.int(0, archive.length - 1)] = random.int(0, 255);
      }
      await unpackTar(Readable.from([archive]), folder).catch((error: unknown) => assert.ok(Failure.is(error)));
      assert.deepEqual(readdirSync(place), ['chosen']);
    }));

  it('knows what Windows cannot have', () => {
    for (const name of ['a\\b', 'c:d', 'nul.', 'a?']) assert.equal(safeParts(name, 'win32'), undefined);
    assert.deepEqual(safeParts('./a//b/', 'win32'), ['a', 'b']);
  });
});

describe('packing', () => {
  const fill = (): string => {
    const source = path.join(place, 'source');
    mkdirSync(path.join(source, 'sub', 'n'.repeat(120)), { recursive: true });
    writeFileSync(path.join(source, 'a'), 'one');
    writeFileSync(path.join(source, 'sub', 'empty'), '');
    writeFileSync(path.join(source, 'sub', 'n'.repeat(120), '긴 이름 🐳'), 'x'.repeat(513));
    symlinkSync('../a', path.join(source, 'sub', 'link'));
    return source;
  };

  it('and unpacking again is the same, long names and links too', async () => {
    const source = fill();
    const result = await unpackTar(await packTar(source), folder);
    assert.deepEqual(result.refused, []);
    assert.deepEqual(tree(path.join(folder, 'source')), tree(source));
  });

  it('is read by the machine’s own tar as the same', async () => {
    const source = fill();
    const archive = Buffer.concat((await (await packTar(source)).toArray()) as Buffer[]);
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    assert.deepEqual(tree(path.join(folder, 'source')), tree(source));
  });

  it('the machine’s own archives are read, in its formats', async () => {
    const source = fill();
    for (const format of ['gnu', 'pax']) {
      rmSync(path.join(folder, 'source'), { recursive: true, force: true });
      const archive = execFileSync('tar', ['-c', `--format=${format}`, '-C', place, 'source'], { maxBuffer: 1e8 });
      assert.deepEqual((await unpackTar(pieces(archive, 1000), folder)).refused, []);
      assert.deepEqual(tree(path.join(folder, 'source')), tree(source), format);
    }
  });

  it('of the inside of a folder names from there on, and adds files that are not in it', async () => {
    const source = fill();
    const more = [{ name: 'also/한글', text: '더'.repeat(400) }];
    let bytes = 0;
    const contents = { leavesOut: () => false, wholeFolders: true, more };
    await unpackTar(await packFolder(source, contents, (count) => (bytes += count)), folder);
    assert.equal(bytes, 3 + 513);
    assert.equal(readFileSync(path.join(folder, 'also', '한글'), 'utf8'), '더'.repeat(400));
    rmSync(path.join(folder, 'also'), { recursive: true });
    assert.deepEqual(tree(folder), tree(source));
  });

  it('leaves out what is to stay out, and looks into a folder only if something in it may come in', async () => {
    const source = fill();
    const looked: string[] = [];
    const packed = async (wholeFolders: boolean): Promise<string[]> => {
      looked.length = 0;
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      const leavesOut = (name: string): boolean => {
        looked.push(name);
        return name === 'sub' || name === 'sub/link';
      };
      await unpackTar(await packFolder(source, { leavesOut, wholeFolders, more: [] }), folder);
      return readdirSync(folder).sort();
    };
    assert.deepEqual(await packed(true), ['a']);
    assert.deepEqual(looked, ['a', 'sub']);
    assert.deepEqual(await packed(false), ['a', 'sub']);
    assert.deepEqual(readdirSync(path.join(folder, 'sub')).sort(), ['empty', 'n'.repeat(120)].sort());
  });

  it('of what is not there says so', async () => {
    const nothing = path.join(place, 'nothing');
    await assert.rejects(packTar(nothing), (error) => Failure.is(error, 'file.notRead'));
    const contents = { leavesOut: () => false, wholeFolders: true, more: [] };
    for (const no of [nothing, path.join(fill(), 'a')])
      await assert.rejects(packFolder(no, contents), (error) => Failure.is(error, 'file.notRead'));
  });
});
