import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { FakeUi, services } from '../../../test/helpers/fakeUi.ts';
import type { Connection } from '../../contract/endpoint.ts';
import type { Step } from '../../contract/operation.ts';
import type { Thing } from '../../contract/view.ts';
import { joinWords, redirectText } from '../../shell/words.ts';
import { copyLine, rerunLine } from '../ledger.ts';
import { backUpVolume } from './archives.ts';
import { backUpLine, isHere, restoreLine } from './lines.ts';

const text = ({ line, redirect }: Pick<Step<unknown>, 'line' | 'redirect'>): string =>
  joinWords(line) + redirectText(redirect);

describe('the docker line of a backup', () => {
  const source = { file: '/home/a b/data.tar', where: '/', isGzip: false };

  it('mounts the folder of the file where the engine sees it, whatever is in its name', () => {
    assert.equal(
      text(backUpLine('data', '/a:b/data.tar', true)),
      'run --rm --mount type=volume,source=data,target=/volume,readonly --mount type=bind,source=/a:b,target=/backup busybox tar -cf /backup/data.tar -C / volume',
    );
    assert.equal(
      text(restoreLine('data', source, true)),
      "run --rm --mount type=volume,source=data,target=/volume --mount 'type=bind,source=/home/a b,target=/backup,readonly' busybox tar -xf /backup/data.tar -C /",
    );
    assert.ok(backUpLine('data', '/a,"b"/data.tar', true).line.includes('type=bind,"source=/a,""b""",target=/backup'));
  });

  it('goes through the output of docker where the engine is elsewhere', () => {
    assert.equal(
      text(backUpLine('data', '/home/a b/data.tar', false)),
      "run --rm --mount type=volume,source=data,target=/volume,readonly busybox tar -cf - -C / volume > '/home/a b/data.tar'",
    );
    assert.equal(
      text(restoreLine('data', source, false)),
      "run --rm --interactive --mount type=volume,source=data,target=/volume busybox tar -xf - -C / < '/home/a b/data.tar'",
    );
  });

  const remote: readonly Connection[] = [
    { kind: 'tcp', host: 'box.example', port: 2376 },
    { kind: 'ssh', host: 'box.example' },
  ];
  it('is of an engine elsewhere by ssh and tcp', () => {
    for (const connection of remote) {
      assert.equal(isHere({ endpoint: { address: '', source: 'default', connection } }), false);
    }
    assert.equal(isHere(new FakeEngine()), true);
  });

  const volume: Thing = { kind: 'volume', id: 'data', name: 'data', state: 'unused' };
  const line =
    'run --rm --mount type=volume,source=data,target=/volume,readonly busybox tar -cf - -C / volume > /home/data.tar';
  const far = (): FakeEngine => new FakeEngine(remote[0]);

  it('is typed whole, with where its output goes', async () => {
    const ui = new FakeUi([{ file: '/home/data.tar' }]);
    const using = services(far(), { ui, settings: { commandPreview: () => 'terminal' } });
    await using.runner.run(backUpVolume, [volume]);
    assert.deepEqual(using.terminals.typed, [line]);
  });

  it('is asked about, copied and run again whole: only a shell can, so it waits there for Enter', async () => {
    const ui = new FakeUi([{ file: '/home/data.tar' }, { confirm: false }]);
    await services(far(), { ui, settings: { commandPreview: () => 'confirm' } }).runner.run(backUpVolume, [volume]);
    assert.equal(ui.confirmations[0]?.detail, `docker ${line}`);
    const using = services(far());
    const { line: words, redirect } = backUpLine('data', '/home/data.tar', false);
    using.ledger.begin(words, using.engine.endpoint.address, undefined, redirect).done(undefined);
    const row: Thing<'ledger'> = { kind: 'ledger', id: '1', name: 'it', state: 'done' };
    await copyLine.run(using, row);
    await rerunLine.run(using, row);
    assert.deepEqual(using.ui.copied, [`docker ${line}`]);
    assert.deepEqual(using.terminals.typed, [line]);
    assert.deepEqual(using.terminals.plans, []);
  });
});
