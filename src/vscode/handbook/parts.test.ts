import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { HOSTILE } from '../../../test/helpers/hostile.ts';
import { speakIn } from '../../contract/localized.ts';
import { type Frame, frameOf } from './frame.ts';
import { History } from './history.ts';
import { readMessage } from './message.ts';

describe('where a reader was', () => {
  const ids = (history: History): (string | undefined)[] => [
    history.current?.id,
    history.canGoBack ? 'back' : '-',
    history.canGoForward ? 'forward' : '-',
  ];
  const go = (history: History, id: string): void => history.goTo({ id, section: 0, scroll: undefined });

  it('is gone back to and forward again, and what lay ahead is forgotten with another page', () => {
    const history = new History();
    assert.deepEqual(ids(history), [undefined, '-', '-']);
    for (const id of ['a', 'b', 'c']) go(history, id);
    assert.ok(history.step(-1) && history.step(-1) && !history.step(-1));
    assert.deepEqual(ids(history), ['a', '-', 'forward']);
    assert.ok(history.step(1));
    assert.deepEqual(ids(history), ['b', 'back', 'forward']);
    go(history, 'd');
    assert.deepEqual(ids(history), ['d', 'back', '-']);
    assert.ok(!history.step(1) && history.step(-1));
    assert.equal(history.current?.id, 'b');
  });
});

describe('what the panel says', () => {
  it('is taken when it has the shape of a message', () => {
    assert.deepEqual(readMessage({ kind: 'run', block: 1, command: 0 }), { kind: 'run', block: 1, command: 0 });
    assert.deepEqual(readMessage({ kind: 'back' }), { kind: 'back' });
    assert.deepEqual(readMessage({ kind: 'page', page: 'x' }), { kind: 'page', page: 'x' });
  });

  it('is nothing else, whatever it is', (test) => {
    for (const value of [{ kind: 'run', block: '1' }, { kind: 'page' }, { kind: 'constructor' }, { kind: 7 }, null]) {
      assert.equal(readMessage(value), undefined);
    }
    return property(test, 300, (random) => {
      const message = readMessage(random.json(['kind', 'block', 'page', 'href', 'command']));
      assert.equal(message, undefined);
    });
  });
});

describe('the document of the panel', () => {
  const frame: Frame = {
    ...{ html: '<p>page</p>', language: 'ko', canGoBack: false, canGoForward: true, style: 'a{}', script: '1' },
    ...{ place: { id: 'x', section: 2, scroll: undefined }, nonce: 'N0', speak: speakIn('ko') },
  };

  it('loads nothing, and applies and runs only what bears the nonce', () => {
    const text = frameOf(frame);
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
    assert.equal(policy, "default-src 'none'; style-src 'nonce-N0'; script-src 'nonce-N0'");
    assert.deepEqual(text.match(/<(?:script|style)[^>]*>/g), ['<style nonce="N0">', '<script nonce="N0">']);
    assert.doesNotMatch(text, /(?:src|href)=| style="| on\w+="/);
  });

  it('says where to be: a part, or where it was scrolled to', () => {
    assert.match(frameOf(frame), /<body data-section="2" data-state=/);
    assert.match(frameOf({ ...frame, place: { id: 'x', section: 2, scroll: 40 } }), /data-scroll="40"/);
  });

  it('has buttons that can be pressed when they lead somewhere', () => {
    assert.match(frameOf(frame), /data-action="back"[^>]* disabled>/);
    assert.doesNotMatch(frameOf(frame), /data-action="forward"[^>]* disabled>/);
    assert.match(frameOf(frame), /aria-label="뒤로"/);
  });

  it('keeps hostile ids inside their attribute', () => {
    for (const id of HOSTILE) {
      const [, state = ''] =
        /data-state="([^"]*)"/.exec(frameOf({ ...frame, place: { id, section: 0, scroll: 1 } })) ?? [];
      const text = state.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
      assert.deepEqual(JSON.parse(text), { id, section: 0 });
    }
  });
});
