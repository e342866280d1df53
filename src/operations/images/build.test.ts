import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { FakeUi, services } from '../../../test/helpers/fakeUi.ts';
import { build } from './build.ts';

describe('the form of a build', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dyt-build-'));
  after(() => rmSync(folder, { recursive: true }));

  it('shows no secret: neither of the file nor what was given', async () => {
    const file = path.join(folder, 'Dockerfile');
    writeFileSync(file, 'FROM busybox\nARG API_KEY=hunter2\nARG NPM_TOKEN\nARG VERSION=1.2\n');
    const ui = new FakeUi([
      { pick: 'args' },
      { pick: 'NPM_TOKEN' },
      { type: ['hunter2'] },
      { pick: 'args' },
      'escape',
      { pick: 'go' },
    ]);
    const using = services(new FakeEngine(), { ui });
    await build.run(using, { uri: `file://${file}` });
    assert.deepEqual(using.terminals.plan.line.slice(5, 7), ['--build-arg', 'NPM_TOKEN=hunter2']);
    const descriptions = ui.picks.flatMap(({ choices }) => choices.map(({ description }) => description));
    assert.deepEqual(
      descriptions.filter((text) => /[•]|1\.2/.test(text ?? '')),
      [
        "('API_KEY=••••••' NPM_TOKEN VERSION=1.2)",
        '••••••',
        '1.2',
        "'NPM_TOKEN=••••••'",
        '••••••',
        '••••••',
        '1.2',
        "'NPM_TOKEN=••••••'",
      ],
    );
    assert.doesNotMatch(JSON.stringify(ui.picks), /hunter2/);
  });
});
