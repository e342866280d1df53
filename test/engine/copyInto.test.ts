import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe } from 'node:test';
import { Failure } from '../../src/contract/failure.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { asPerson } from '../helpers/asPerson.ts';
import { FakeUi } from '../helpers/fakeUi.ts';
import { RealEngine } from '../helpers/realEngine.ts';
import { trial } from '../helpers/trial.ts';

/** What is in the container before. */
const BEFORE = [
  'mkdir -p /t/dir/file /t/dir/kept /t/full',
  'echo old > /t/old; echo kept > /t/dir/kept/x; echo in > /t/full/file',
  'ln -s dir /t/toDir; ln -s old /t/toOld; ln -s nowhere /t/toNothing',
].join('; ');

describe('what is copied into a container', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  const folder = mkdtempSync(path.join(tmpdir(), 'dyc-'));
  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
    writeFileSync(path.join(folder, 'file'), 'new');
    symlinkSync('file', path.join(folder, 'link'));
    mkdirSync(path.join(folder, 'tree', 'file'), { recursive: true });
    writeFileSync(path.join(folder, 'tree', 'leaf'), 'leaf');
  });
  afterEach(() => real.clean());
  after(async () => {
    await real.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const taken: readonly (readonly [source: string, to: string])[] = [
    ['file', '/t'],
    ['file', '/t/'],
    ['file', '/t/new name'],
    ['file', '/t/old'],
    ['file', '/t/toOld'],
    ['file', '/t/toNothing'],
    ['file', '/t/full'],
    ['link', '/t/renamed'],
    ['tree', '/t'],
    ['tree', '/t/toDir'],
    ['tree', '/t/new'],
    ['tree', '/t/new/'],
  ];
  const refused: readonly (readonly [source: string, to: string, code: Failure['code'], said: boolean])[] = [
    ['file', '/t/none/', 'container.noPath', false],
    ['file', '/t/none/new', 'container.noPath', false],
    ['file', '/t/old/', 'container.noPath', false],
    ['file', '/t/toOld/', 'container.noPath', false],
    ['tree', '/t/toOld/', 'container.otherKind', false],
    ['file', '/t/dir', 'container.otherKind', false],
    ['tree', '/t/old', 'container.otherKind', false],
    ['tree', '/t/old/', 'container.otherKind', false],
    // In the midst of it: other files of the folder may have come already.
    ['tree', '/t/full/../deep', 'container.otherKind', true],
  ];

  trial('container.copyTo', 'to a folder, a new name, a file, or a link, as docker cp has it', async (same) => {
    const [ours, theirs] = [await real.container('ours'), await real.container('theirs')];
    const look = (name: string): Promise<string> =>
      real.docker(
        'exec',
        name,
        'sh',
        '-c',
        'cd /t; find . | sort | while read f; do echo "$f"; readlink "$f"; cat "$f"; done 2>&1',
      );
    const prepare = (name: string): Promise<string> =>
      real.docker(
        'exec',
        name,
        'sh',
        '-c',
        `rm -rf /t; ${BEFORE}; mkdir -p /t/deep/tree; echo file > /t/deep/tree/file`,
      );
    for (const [source, to] of taken) {
      for (const { name } of [ours, theirs]) await prepare(name);
      const file = path.join(folder, source);
      const script = [{ pick: 'file' }, { file }, { type: [to] }];
      await asPerson(engine, 'container.copyTo', { thing: ours, script });
      await real.docker('cp', file, `${theirs.name}:${to}`);
      same(await look(ours.name), await look(theirs.name), `${source} ${to}`);
    }
    for (const [source, to, code, said] of refused) {
      for (const { name } of [ours, theirs]) await prepare(name);
      const before = await look(ours.name);
      const file = path.join(folder, source);
      const ui = new FakeUi([{ pick: 'file' }, { file }, { type: [to] }]);
      const copied = asPerson(engine, 'container.copyTo', { thing: ours, ui });
      await assert.rejects(copied, (thrown) => Failure.is(thrown, code), `${source} ${to}`);
      await assert.rejects(real.docker('cp', file, `${theirs.name}:${to}`), `${source} ${to}`);
      if (!said) assert.equal(await look(ours.name), before, `${source} ${to}`);
      assert.equal(ui.statuses.length, said ? 1 : 0, `${source} ${to}`);
    }
  });
});
