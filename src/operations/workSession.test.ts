import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SessionEnd } from '../contract/engine.ts';
import { workSession } from './workSession.ts';

const endOf = (session: ReturnType<typeof workSession>): Promise<SessionEnd> =>
  new Promise((resolve) => session.onEnd(resolve));

describe('workSession', () => {
  it('tells every listener everything, whenever it comes, and how it ended', async () => {
    let say: (text: string) => void = () => undefined;
    let done: (code: number) => void = () => undefined;
    const session = workSession((tell) => {
      say = tell;
      tell('early ');
      return new Promise((resolve) => (done = resolve));
    });
    const [first, second]: string[][] = [[], []];
    session.onOutput((chunk) => first?.push(chunk.toString()));
    say('한글');
    session.onOutput((chunk) => second?.push(chunk.toString()));
    done(3);
    assert.deepEqual(await endOf(session), { exitCode: 3 });
    assert.deepEqual(await endOf(session), { exitCode: 3 });
    assert.deepEqual([first?.join(''), second?.join('')], ['early 한글', 'early 한글']);
  });

  it('says what went wrong', async () => {
    const failure = new Error('no');
    assert.deepEqual(await endOf(workSession(() => Promise.reject(failure))), { exitCode: undefined, failure });
  });

  it('that is closed ends the work, and nobody knows how it would have ended', async () => {
    for (const ending of ['resolves', 'rejects']) {
      const session = workSession(
        (_say, signal) =>
          new Promise((resolve, reject) =>
            signal.addEventListener('abort', () => (ending === 'resolves' ? resolve(1) : reject(new Error('aborted')))),
          ),
      );
      session.write('nobody reads this');
      session.close();
      assert.deepEqual(await endOf(session), { exitCode: undefined });
    }
  });
});
