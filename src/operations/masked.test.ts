import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { services } from '../../test/helpers/fakeUi.ts';
import { container } from '../../test/helpers/records.ts';
import { speakIn } from '../contract/localized.ts';
import type { OneOperation } from '../contract/operation.ts';
import { eventLine } from '../views/eventLine.ts';
import { historyPage } from '../views/historyPage.ts';
import { containerTooltip } from '../views/tooltips.ts';
import { diff, top } from './containers/look.ts';

const SECRETS = '--password=hunter2 --db-password hunter2 API_KEY=hunter2';
const en = speakIn('en');

/** The text of the document that an operation opens when the engine answers so. */
async function opened(operation: OneOperation, answer: unknown): Promise<string> {
  const engine = new FakeEngine();
  engine.sent = answer;
  const using = services(engine);
  await operation.run(using, { kind: 'container', id: 'c1', name: 'web', state: 'running' });
  return [...using.ui.texts.values()].join();
}

const shown: Readonly<Record<string, () => string | undefined | Promise<string>>> = {
  'container.top': () => opened(top, { Titles: ['CMD'], Processes: [[`mysql ${SECRETS}`]] }),
  'container.diff': () => opened(diff, [{ Kind: 1, Path: `/tmp/${SECRETS}` }]),
  'image.history': () =>
    historyPage('web', 'docker history web', [{ CreatedBy: `|1 API_KEY=hunter2 /bin/sh -c mysql ${SECRETS}` }], en),
  'system.events': () =>
    eventLine(
      JSON.stringify({
        Type: 'container',
        Action: `exec_create: mysql ${SECRETS}`,
        Actor: { ID: 'c1', Attributes: { 'app.password': 'hunter2 hunter2', execID: SECRETS } },
      }),
    ),
  'the tooltip of a container': () =>
    containerTooltip(
      container({ command: 'mysql' }),
      { Path: 'mysql', Args: ['--password', 'hunter2', ...SECRETS.split(' ')], State: { Error: SECRETS } },
      en,
    ),
  'the tooltip of one that is not inspected': () =>
    containerTooltip(container({ command: `mysql ${SECRETS}` }), undefined, en),
};

describe('secrets are masked in', () => {
  for (const [what, text] of Object.entries(shown)) {
    it(what, async () => {
      const words = (await text()) ?? '';
      assert.match(words, /--password=.?••••••/, words);
      assert.match(words, /API_KEY=.?••••••/, words);
      assert.doesNotMatch(words, /hunter2/);
    });
  }
});
