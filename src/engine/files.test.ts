import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Readable } from 'node:stream';
import { property } from '../../test/helpers/random.ts';
import { machineFiles } from './files.ts';

describe('save', () => {
  let folder: string;
  let file: string;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dockyard-files-'));
    file = path.join(folder, 'saved');
  });
  after(() => rmSync(folder, { recursive: true }));

  test('writes every byte in order, and tells of each once', async (context) => {
    await property(context, 20, async (random) => {
      const sizes = Array.from({ length: random.int(0, 60) }, () => random.int(0, 200_000));
      const chunks = sizes.map((size, index) => Buffer.alloc(size, index));
      let told = 0;
      const written = await machineFiles.save(file, Readable.from(chunks), (count) => (told += count));
      const whole = Buffer.concat(chunks);
      assert.equal(written, whole.length);
      assert.equal(told, whole.length);
      assert.ok(readFileSync(file).equals(whole));
    });
  });

  test('keeps what was there when the body fails, is cut, or the folder is gone', async () => {
    writeFileSync(file, 'before');
    const failing = Readable.from(
      (function* () {
        yield Buffer.alloc(3_000_000);
        throw new Error('the engine went away');
      })(),
    );
    await assert.rejects(machineFiles.save(file, failing), /the engine went away/);
    const cut = new Readable({ read: () => undefined });
    cut.push('half');
    setTimeout(() => cut.destroy(), 10);
    await assert.rejects(machineFiles.save(file, cut), /aborted/);
    for (const error of [undefined, new Error('the engine went away')]) {
      const over = new Readable({ read: () => undefined });
      over.destroy(error);
      await assert.rejects(machineFiles.save(file, over), error ?? /aborted/);
    }
    const unread = Readable.from([Buffer.from('never')]);
    await assert.rejects(machineFiles.save(path.join(folder, 'gone', 'file'), unread), { code: 'file.notWritten' });
    assert.equal(unread.destroyed, true);
    assert.equal(readFileSync(file, 'utf8'), 'before');
    assert.deepEqual(readdirSync(folder), ['saved']);
  });

  test('keeps the mode of what it replaces, and makes a new file for its owner alone', async () => {
    const save = async (): Promise<number> => {
      await machineFiles.save(file, Readable.from([Buffer.from('x')]));
      return statSync(file).mode & 0o777;
    };
    rmSync(file, { force: true });
    assert.equal(await save(), 0o600);
    for (const mode of [0o600, 0o640, 0o666]) {
      chmodSync(file, mode);
      assert.equal(await save(), mode);
    }
  });

  test('holds little of what comes faster than it can be written', async () => {
    let [made, most, written] = [0, 0, 0];
    const fast = new Readable({
      read() {
        made += 100_000;
        this.push(made > 200_000_000 ? null : Buffer.alloc(100_000));
      },
    });
    await machineFiles.save(file, fast, (count) => {
      written += count;
      most = Math.max(most, made - written);
    });
    assert.ok(most < 40_000_000, `${most} bytes were held`);
  });
});
