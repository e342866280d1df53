import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { Failure } from '../../src/contract/failure.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { FakeUi } from '../helpers/fakeUi.ts';
import { asPerson } from '../helpers/asPerson.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';

const SIZE = 64 * 1024 * 1024;

/** Ends what is under way as soon as so many megabytes are said to be on their way. */
class Impatient extends FakeUi {
  override cancellable: FakeUi['cancellable'] = (title, work) => {
    this.titles.push(title);
    return work((message) => {
      this.messages.push(message);
      if (this.messages.length > 20) this.ending.abort(new Error('enough'));
    }, this.ending.signal);
  };
}

describe('an upload into a container', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  const folder = mkdtempSync(path.join(tmpdir(), 'dyu-'));
  const file = path.join(folder, 'big');
  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
    writeFileSync(file, Buffer.alloc(SIZE, 'n'));
  });
  afterEach(() => real.clean());
  after(async () => {
    await real.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const tar = (): string => {
    const archive = path.join(folder, 'big.tar');
    execFileSync('tar', ['-cf', archive, '-C', folder, 'big']);
    return archive;
  };
  const CUT = /may be half written/;

  test('that is ended in its middle leaves a half file where a good one was, and says so', async () => {
    const { id, name } = await real.container('cut');
    await real.docker('exec', name, 'sh', '-c', 'echo good > /tmp/big');
    const ui = new Impatient([{ pick: 'file' }, { file }, { type: ['/tmp'] }]);
    const { ledger } = await asPerson(engine, 'container.copyTo', { thing: { id, name }, ui });
    assert.equal(ledger.entries[0]?.outcome, 'ended');
    const size = Number(await real.docker('exec', name, 'stat', '-c', '%s', '/tmp/big'));
    // Once this engine puts whole files in their places, there is nothing to be said any more.
    assert.ok(size > 5 && size < SIZE, String(size));
    assert.equal(ui.statuses.length, 1);
    assert.match(ui.statuses[0] ?? '', CUT);
    assert.ok(ui.statuses[0]?.includes(`${name}:/tmp`), ui.statuses[0]);
  });

  test('that is refused says nothing of half files', async () => {
    const { id, name } = await real.container('refused');
    const ui = new FakeUi([{ pick: 'file' }, { file }, { type: ['/no-such-folder/'] }]);
    await assert.rejects(asPerson(engine, 'container.copyTo', { thing: { id, name }, ui }), (thrown) =>
      Failure.is(thrown, 'container.noPath'),
    );
    assert.deepEqual(ui.statuses, []);
  });

  test('into a volume that exists says the same; a new volume is gone again', async () => {
    const [old, fresh] = [real.name('old'), real.name('fresh')];
    for (const volume of [old, fresh]) real.willRemove('volume', 'rm', volume);
    await real.docker('run', '--rm', '--volume', `${old}:/v`, IMAGE, 'sh', '-c', 'echo good > /v/big');
    const archive = tar();
    const into = new Impatient([{ file: archive }, { type: [old] }, { confirm: true }]);
    await asPerson(engine, 'volume.restore', { ui: into });
    assert.match(into.statuses.join(), CUT);
    const made = new Impatient([{ file: archive }, { type: [fresh] }]);
    await asPerson(engine, 'volume.restore', { ui: made });
    assert.deepEqual(made.statuses, []);
    assert.equal(await real.docker('volume', 'ls', '--quiet', '--filter', `name=${fresh}`), '');
  });
});
