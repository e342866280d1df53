import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, afterEach, before, describe, test } from 'node:test';
import { Failure } from '../../src/contract/failure.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { machineFiles } from '../../src/engine/files.ts';
import { machineArchives } from '../../src/engine/tar/archives.ts';
import { backUp, restore } from '../../src/operations/volumes/archives.ts';
import { HELPER_LABEL } from '../../src/model/records.ts';
import { backUpLine, restoreLine } from '../../src/operations/volumes/lines.ts';
import { sourceOf } from '../../src/operations/volumes/source.ts';
import type { Step } from '../../src/contract/operation.ts';
import { joinWords, redirectText } from '../../src/shell/words.ts';
import { asPerson } from '../helpers/asPerson.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';
import { trial } from '../helpers/trial.ts';
import { tarArchive } from '../support/tarArchive.mjs';

/** Everything that file systems allow in a name and a mode, as a shell of the sample image makes it. */
const ODD = [
  'cd /v',
  'mkdir -p "a folder/ü 한글" deep/er empty',
  'printf "one" > "a folder/ü 한글/file"',
  'printf "two" > "$(printf "line\\nend")"',
  'printf "three" > ./-dash',
  'printf "" > nothing',
  'printf "long" > "$(printf "%0200d" 7)"',
  'printf "deep" > "deep/er/$(printf "%0120d" 8)"',
  'ln -s ../outside dangling',
  'ln -s /etc/passwd absolute',
  'ln "a folder/ü 한글/file" hard',
  'chmod 0600 ./-dash && chmod 4755 nothing && chmod 1777 empty',
  'chown 1234:4321 ./-dash',
  'mkfifo pipe',
  'touch -t 200001020304 nothing',
].join(' && ');

/** What there is, line by line: mode, owner, size, time, name, target. */
const LIST =
  'cd /v && find . | sort | while IFS= read -r f; do stat -c "%A %u:%g %s %h %N" "$f"; done; stat -c "%Y" nothing; find . -type f | sort | xargs -0 true; md5sum "a folder/ü 한글/file" ./-dash hard';

describe('volumes and archives', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  const folder = mkdtempSync(path.join(tmpdir(), 'dyv-'));
  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
  });
  afterEach(async () => {
    assert.equal(await helpers(), '', 'a container of ours was left behind');
    await real.clean();
  });
  after(async () => {
    await real.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const helpers = (): Promise<string> => real.docker('ps', '--all', '--quiet', '--filter', `label=${HELPER_LABEL}`);
  const inVolume = (volume: string, script: string): Promise<string> =>
    real.docker('run', '--rm', '--volume', `${volume}:/v`, IMAGE, 'sh', '-c', script);
  const newVolume = async (script?: string): Promise<string> => {
    const name = real.name('vol');
    real.willRemove('volume', 'rm', name);
    if (script !== undefined) await inVolume(name, script);
    return name;
  };
  const silent = (): void => undefined;
  const machine = { files: machineFiles, archives: machineArchives };
  const unpack = async (volume: string, file: string): Promise<void> =>
    restore(engine, engine, machineFiles, volume, await sourceOf(machine, file), silent);
  const restored = async (file: string): Promise<string> => {
    const name = await newVolume();
    await unpack(name, file);
    return name;
  };
  const listed = (file: string): string[] =>
    execFileSync('tar', ['-tvf', file, '--numeric-owner'])
      .toString()
      .split('\n')
      .map((line) => line.replace(/\/$/, ''))
      .sort();

  test('a volume comes back as it was: odd names, links, modes, owners', async () => {
    const volume = await newVolume(ODD);
    const file = path.join(folder, 'odd.tar');
    const bytes = await backUp(engine, engine, machineFiles, volume, file, silent);
    assert.equal(bytes, readFileSync(file).length);
    const copy = await restored(file);
    assert.equal(await inVolume(copy, LIST), await inVolume(volume, LIST));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('.part')),
      [],
    );
  });

  trial(['volume.backup', 'volume.restore'], 'odd names, links, modes, owners', async (same) => {
    const volume = await newVolume(ODD);
    const file = path.join(folder, 'ours.tar');
    await asPerson(engine, 'volume.backup', { thing: { id: volume, name: volume }, script: [{ file }] });
    const theirs = path.join(folder, 'theirs.tar');
    await real.docker(...backUpLine(volume, theirs, true).line);
    same(listed(file), listed(theirs));

    const byUs = await newVolume();
    await asPerson(engine, 'volume.restore', { script: [{ file: theirs }, { type: [byUs] }] });
    const byDocker = await newVolume();
    await real.docker(...restoreLine(byDocker, await sourceOf(machine, file), true).line);
    same(await inVolume(byUs, LIST), await inVolume(byDocker, LIST));
  });

  trial(['volume.backup', 'volume.restore'], 'by lines for an engine elsewhere, and for any folder', async (same) => {
    const volume = await newVolume(ODD);
    const place = path.join(folder, 'a:b, "c"');
    mkdirSync(place);
    /** As a person does who copies it into a terminal. */
    const typed = (line: Pick<Step<unknown>, 'line' | 'redirect'>): Buffer =>
      execFileSync('sh', ['-c', `docker ${joinWords(line.line)}${redirectText(line.redirect)}`], {
        env: { PATH: process.env['PATH'], HOME: '/nonexistent', DOCKER_HOST: real.address },
      });
    for (const here of [true, false]) {
      const ours = path.join(place, `ours ${here}.tar`);
      await backUp(engine, engine, machineFiles, volume, ours, silent);
      const theirs = path.join(place, `theirs ${here}.tar`);
      typed(backUpLine(volume, theirs, here));
      same(listed(ours), listed(theirs));
      const byDocker = await newVolume();
      typed(restoreLine(byDocker, await sourceOf(machine, ours), here));
      same(await inVolume(await restored(ours), LIST), await inVolume(byDocker, LIST));
    }
  });

  test('a compressed archive is taken too, and an existing volume keeps its other files', async () => {
    const file = path.join(folder, 'small.tar.gz');
    writeFileSync(
      file,
      gzipSync(
        tarArchive([
          { name: 'new', content: 'n' },
          { name: 'both', content: 'archive' },
        ]),
      ),
    );
    const volume = await newVolume('cd /v && printf old > old && printf before > both');
    await unpack(volume, file);
    assert.equal(
      await inVolume(volume, 'cd /v && head -n1 both new old'),
      '==> both <==\narchive\n==> new <==\nn\n==> old <==\nold',
    );
  });

  test('who uses a volume that exists is named before anything is overwritten', async () => {
    const file = path.join(folder, 'over.tar');
    writeFileSync(file, tarArchive([{ name: 'new', content: 'n' }]));
    const volume = await newVolume('printf old > /v/old');
    const user = await real.container('user', undefined, ['--volume', `${volume}:/v`]);
    const script = [{ file }, { type: [volume] }, { confirm: false }];
    const { ui } = await asPerson(engine, 'volume.restore', { script });
    assert.match(ui.confirmations[0]?.detail ?? '', new RegExp(`under them: ${user.name} \\(running[^)]*\\)\\.`));
    await real.docker('rm', '--force', user.name);
  });

  test('a hostile archive harms nothing, and leaves no new volume behind when it is refused', async () => {
    const marker = path.join('/tmp', `dyt-escaped-${process.pid}`);
    const up = '../'.repeat(12);
    const hostile: Record<string, Parameters<typeof tarArchive>[0]> = {
      dots: [{ name: `${up}${marker.slice(1)}`, content: 'x' }],
      absolute: [{ name: marker, content: 'x' }],
      link: [
        { name: 'way', linkTo: '/tmp' },
        { name: `way/${path.basename(marker)}`, content: 'x' },
      ],
      upLink: [
        { name: 'way', linkTo: `${up}tmp` },
        { name: `way/${path.basename(marker)}`, content: 'x' },
      ],
      socket: [{ name: 'engine', linkTo: real.socket }],
    };
    for (const [what, entries] of Object.entries(hostile)) {
      const file = path.join(folder, `${what}.tar`);
      writeFileSync(file, tarArchive(entries));
      const name = await newVolume();
      const failure: unknown = await unpack(name, file).catch((thrown: unknown) => thrown);
      assert.equal(existsSync(marker), false, `${what} reached this machine`);
      assert.equal(await helpers(), '', what);
      if (failure === undefined) continue;
      assert.ok(Failure.is(failure, 'archive.bad'), what);
      assert.doesNotMatch(await real.docker('volume', 'ls', '--quiet'), new RegExp(name));
    }
  });

  test('what is no archive, or is cut, is refused', async () => {
    const whole = tarArchive([{ name: 'file', content: Buffer.alloc(20_000, 1) }]);
    const files = { text: Buffer.from('this is no archive\n'.repeat(100)), cut: whole.subarray(0, 9_000) };
    for (const [what, content] of Object.entries(files)) {
      const file = path.join(folder, `${what}.bin`);
      writeFileSync(file, content);
      const name = await newVolume();
      const work = unpack(name, file);
      await assert.rejects(work, (thrown) => Failure.is(thrown, 'archive.bad'), what);
      assert.doesNotMatch(await real.docker('volume', 'ls', '--quiet'), new RegExp(name));
    }
    await assert.rejects(unpack('any', path.join(folder, 'missing')), (thrown) => Failure.is(thrown, 'file.notRead'));
  });

  test('an archive of others comes whole, a folder called volume and all beside it', async () => {
    const beside = [
      { name: 'volume/' },
      { name: 'volume/in', content: 'in' },
      { name: 'beside', content: 'beside' },
      { name: 'volumes', content: 'alike' },
    ];
    const archives = { foreign: tarArchive(beside), 'foreign.gz': gzipSync(tarArchive(beside)) };
    for (const [what, content] of Object.entries(archives)) {
      const file = path.join(folder, what);
      writeFileSync(file, content);
      const list = 'cd /v && find . -type f | sort | xargs head -n1';
      const expected = '==> ./beside <==\nbeside\n==> ./volume/in <==\nin\n==> ./volumes <==\nalike';
      assert.equal(await inVolume(await restored(file), list), expected, what);
      const byLine = await newVolume();
      await real.docker(...restoreLine(byLine, await sourceOf(machine, file), true).line);
      assert.equal(await inVolume(byLine, list), expected, what);
    }
  });

  test('ended in the middle, it leaves the old file, no part of a new one, and no container', async () => {
    const volume = await newVolume('dd if=/dev/zero of=/v/large bs=1M count=64 2>/dev/null');
    const file = path.join(folder, 'kept.tar');
    writeFileSync(file, 'what was there');
    const ending = new AbortController();
    const work = backUp(engine.within(ending.signal), engine, machineFiles, volume, file, () =>
      ending.abort(new Error('enough')),
    );
    await assert.rejects(work, /enough/);
    assert.equal(readFileSync(file, 'utf8'), 'what was there');
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.part')),
      [],
    );
  });

  test('of a volume that is gone it leaves the old file, and does not make the volume anew', async () => {
    const volume = await newVolume('touch /v/x');
    const file = path.join(folder, 'good.tar');
    await backUp(engine, engine, machineFiles, volume, file, silent);
    const good = readFileSync(file);
    await real.docker('volume', 'rm', volume);
    await assert.rejects(
      asPerson(engine, 'volume.backup', { thing: { id: volume, name: volume }, script: [{ file }] }),
      (thrown) => Failure.is(thrown, 'thing.gone'),
    );
    assert.deepEqual(readFileSync(file), good);
    assert.doesNotMatch(await real.docker('volume', 'ls', '--quiet'), new RegExp(volume));
  });

  test('a folder that cannot be written to is said, with its name', async () => {
    const volume = await newVolume('touch /v/x');
    const file = path.join(folder, 'no', 'such', 'folder.tar');
    await assert.rejects(backUp(engine, engine, machineFiles, volume, file, silent), (thrown) =>
      Failure.is(thrown, 'file.notWritten'),
    );
  });
});
