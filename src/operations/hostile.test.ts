import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { FakeUi, services } from '../../test/helpers/fakeUi.ts';
import { assertHarmless, HOSTILE, nameOf } from '../../test/helpers/hostile.ts';
import type { ThingKind } from '../contract/engine.ts';
import { Failure, toFailure } from '../contract/failure.ts';
import { explain } from '../contract/failureTable.ts';
import { speakIn } from '../contract/localized.ts';
import type { Confirmation, EngineOperation } from '../contract/operation.ts';
import { inQuestion, literally, unlinked } from '../contract/plainText.ts';
import { isEngineKind, type Thing } from '../contract/view.ts';
import { operations } from './index.ts';
import { removeNetwork } from './networks/remove.ts';

/** Those that ask before they remove each of the things that were selected. */
const removing = operations.filter(
  (operation): operation is EngineOperation & { readonly on: ThingKind } =>
    operation.kind === 'each' && isEngineKind(operation.on) && operation.danger === 'removes',
);

const thing = (kind: ThingKind, name: string): Thing => ({ kind, id: `id-${String(name.length)}`, name, state: 'own' });

async function asked(operation: EngineOperation, names: readonly string[], ui: FakeUi): Promise<Confirmation> {
  const { runner } = services(new FakeEngine(), { ui });
  await runner.run(
    operation,
    names.map((name) => thing(operation.on as ThingKind, name)),
  );
  const [confirmation] = ui.confirmations;
  assert.ok(confirmation !== undefined && ui.confirmations.length === 1);
  return confirmation;
}

describe('what strangers wrote, in the question before a removal', () => {
  it('concerns containers, images, volumes and networks', () =>
    assert.deepEqual(new Set(removing.map(({ on }) => on)), new Set(['container', 'image', 'volume', 'network'])));

  for (const text of HOSTILE) {
    it(`is text that adds no line, and not endless: ${nameOf(text)}`, async () => {
      for (const operation of removing) {
        for (const names of [[text], [text, 'plain', text]]) {
          const no = (): FakeUi => new FakeUi([{ confirm: false }]);
          const { question, detail } = await asked(operation, names, no());
          const usual = await asked(
            operation,
            names.map(() => 'x'),
            no(),
          );
          const lines = usual.detail.split('\n').length;
          assertHarmless(inQuestion(question), { lines: 1, longest: 400 });
          assertHarmless(inQuestion(detail), { lines, longest: 2000 });
        }
      }
    });
  }

  it('names every one of five hundred', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `crate-${String(index)}-of-many`);
    for (const operation of removing) {
      const { detail } = await asked(operation, names, new FakeUi([{ confirm: false }]));
      const shown = inQuestion(detail);
      for (const name of names) assert.ok(shown.includes(name), `${operation.id}: ${name}`);
    }
  });
});

describe('what strangers wrote, in notifications and in the status bar', () => {
  /** What a person is told when a removal is refused, or done. */
  const told = async (names: readonly string[], refused: boolean): Promise<{ told: string[]; status: string[] }> => {
    const ui = new FakeUi([{ confirm: true }]);
    const engine = new FakeEngine();
    if (refused) engine.answers.send = () => Promise.reject(new Failure('thing.gone', [names[0] ?? '']));
    const failures: unknown[] = [];
    await services(engine, { ui })
      .runner.run(
        removeNetwork,
        names.map((name) => thing('network', name)),
      )
      .catch((thrown: unknown) => failures.push(thrown));
    assert.equal(failures.length, refused ? 1 : 0);
    const words = failures.map((thrown) => explain(toFailure(thrown), ui.speak));
    return { told: [...words, ...ui.titles, ...ui.messages], status: [...ui.titles, ...ui.statuses] };
  };

  for (const text of HOSTILE) {
    it(`is text, no link and no icon: ${nameOf(text)}`, async () => {
      for (const names of [[text], [text, 'plain', `${text}2`]]) {
        for (const refused of [true, false]) {
          const messages = await told(names, refused);
          for (const message of messages.told.map(unlinked)) {
            assertHarmless(message, { longest: 1100 });
            assert.ok(!message.includes(']('), message);
          }
          for (const message of messages.status.map(literally)) {
            assertHarmless(message, { longest: 1100 });
            assert.doesNotMatch(message, /(?<!\\)\$\([\w~-]+\)/);
          }
        }
      }
    });
  }

  it('leaves to be read what is said behind a long name', () => {
    const failure = new Failure('thing.gone', ['x'.repeat(10_000)]);
    const [, behind = '?'] = explain(new Failure('thing.gone', ['|']), speakIn('en')).split('|');
    assert.ok(behind.length > 3);
    assert.ok(unlinked(explain(failure, speakIn('en'))).endsWith(`x…${behind}`.slice(-20)));
  });
});
