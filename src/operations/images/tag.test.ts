import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { FakeUi, services } from '../../../test/helpers/fakeUi.ts';
import { Failure } from '../../contract/failure.ts';
import type { Language } from '../../contract/localized.ts';
import { tag } from './tag.ts';

const mine = `sha256:${'a'.repeat(64)}`;
const other = `sha256:0123456789ab${'c'.repeat(52)}`;
const image = { kind: 'image', id: mine, name: 'app:1', state: 'tagged' } as const;

describe('a tag that another image has', () => {
  const ask = async (
    confirm: boolean | undefined,
    holder: string | undefined,
    language: Language = 'en',
  ): Promise<{ ui: FakeUi; sent: readonly string[] }> => {
    const engine = new FakeEngine();
    engine.inspect = (_kind, id) => {
      const found = id === mine ? mine : holder;
      return found === undefined ? Promise.reject(new Failure('image.gone', [id])) : Promise.resolve({ Id: found });
    };
    const script = confirm === undefined ? [] : [{ confirm }];
    const ui = new FakeUi([{ type: ['team/app:2'] }, ...script], language);
    await tag.run(services(engine, { ui }), image);
    assert.ok(ui.done, 'it did not ask all');
    return { ui, sent: engine.calls.filter((call) => call.startsWith('send')) };
  };

  it('is moved only when that is agreed to, and the question names the image that loses it', async () => {
    const refused = await ask(false, other);
    assert.equal(refused.ui.confirmations[0]?.question, 'Move the tag “team/app:2”?');
    assert.match(refused.ui.confirmations[0].detail, /^The image 0123456789ab has this name now\./);
    assert.deepEqual(refused.sent, []);
    const agreed = await ask(true, other, 'ko');
    assert.match(agreed.ui.confirmations[0]?.detail ?? '', /이미지 0123456789ab이\(가\) 이 이름을/);
    assert.equal(agreed.sent.length, 1);
  });

  it('is not asked about when nobody has it, or this image itself', async () => {
    for (const holder of [undefined, mine]) {
      const { ui, sent } = await ask(undefined, holder);
      assert.deepEqual(ui.confirmations, []);
      assert.equal(sent.length, 1);
    }
  });
});
