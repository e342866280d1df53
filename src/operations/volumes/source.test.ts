import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, describe, it } from 'node:test';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { services } from '../../../test/helpers/fakeUi.ts';
import { fails } from '../../../test/helpers/fails.ts';
import { tarArchive } from '../../../test/support/tarArchive.mjs';
import { restoreLine } from './lines.ts';
import { type Source, sourceOf } from './source.ts';

describe('where an archive is unpacked', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dys-'));
  after(() => rmSync(folder, { recursive: true }));
  const looked = (content: Buffer): Promise<Source> => {
    const file = path.join(folder, 'it');
    writeFileSync(file, content);
    return sourceOf(services(new FakeEngine()), file);
  };
  const cases: readonly (readonly [what: string, where: string, names: readonly string[]])[] = [
    ['one of ours', '/', ['volume/', 'volume/a', 'volume/deep/b']],
    ['one of ours without a folder of its own', '/', ['volume/a', './volume/b']],
    ['the files themselves', '/volume', ['a', 'b']],
    ['the files below a dot', '/volume', ['./', './volume/']],
    ['such a folder, and something beside it', '/volume', ['volume/', 'volume/a', 'other']],
    ['such a folder, and another that is called alike', '/volume', ['volume/', 'volumes/a']],
  ];
  for (const [what, where, names] of cases) {
    it(`${what}: ${where}, compressed or not`, async () => {
      const archive = tarArchive(names.map((name) => ({ name })));
      assert.equal((await looked(archive)).where, where);
      const packed = await looked(gzipSync(archive));
      assert.equal(packed.where, where);
      assert.ok(restoreLine('v', packed, true).line.includes('-xzf'));
    });
  }

  it('one that is cut, or no gzip behind its first bytes, is refused before anything is sent', async () => {
    const whole = tarArchive([{ name: 'volume/' }, { name: 'volume/a', content: Buffer.alloc(5000, 1) }]);
    await fails(looked(whole.subarray(0, 3000)), 'archive.bad');
    await fails(looked(gzipSync(whole).subarray(0, 60)), 'archive.bad');
    await fails(looked(Buffer.from([0x1f, 0x8b, 1, 2, 3])), 'archive.bad');
  });

  for (const [name, bytes, program] of [
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], 'unxz --keep'],
    ['bzip2', [0x42, 0x5a, 0x68, 0x39], 'bunzip2 --keep'],
    ['zstd', [0x28, 0xb5, 0x2f, 0xfd], 'unzstd'],
  ] as const) {
    it(`what ${name} compressed is called so, with what unpacks it`, async () => {
      const failure = await fails(looked(Buffer.from([...bytes, 1, 2, 3])), 'archive.compressed');
      const file = path.join(folder, 'it');
      assert.deepEqual(failure.args, [file, name, `${program} ${file}`]);
    });
  }
});
