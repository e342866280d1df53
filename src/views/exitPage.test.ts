import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../test/helpers/random.ts';
import { speakIn } from '../contract/localized.ts';
import { exitPage } from './exitPage.ts';
import { type ExitReason, exitStory, type TimedEvent } from '../model/exit.ts';

const at = (seconds: number, action: string, attributes: Record<string, string> = {}): TimedEvent => ({
  at: seconds,
  event: { action, attributes },
});
const ended = (fields: object, more: object = {}): object => ({
  State: { Status: 'exited', ...fields },
  Config: {},
  HostConfig: {},
  ...more,
});
const term = { signal: '15' };
const kill = { signal: '9' };

describe('why a container exited', () => {
  const cases: readonly [string, object, readonly TimedEvent[], ExitReason, Partial<ReturnType<typeof exitStory>>?][] =
    [
      ['by itself', ended({ ExitCode: 0 }), [at(1, 'start'), at(2, 'die')], 'finished'],
      ['with a code of its own', ended({ ExitCode: 3 }), [at(1, 'start'), at(2, 'die')], 'failed', { exitCode: 3 }],
      ['with a code, events forgotten', ended({ ExitCode: 3 }), [], 'forgotten', { remembered: 'nothing' }],
      ['with 0, events forgotten', ended({ ExitCode: 0 }), [], 'forgotten'],
      [
        'between two starts',
        { ...ended({ ExitCode: 3 }), State: { Status: 'restarting', Running: true, Restarting: true, ExitCode: 3 } },
        [at(1, 'start'), at(2, 'die')],
        'failed',
      ],
      [
        'by itself after a restart',
        ended({ ExitCode: 3 }),
        [at(1, 'kill', term), at(2, 'die'), at(2, 'stop'), at(3, 'start'), at(3, 'restart'), at(9, 'die')],
        'failed',
      ],
      ['with 127', ended({ ExitCode: 127 }), [], 'notFound'],
      ['with 126', ended({ ExitCode: 126 }), [], 'notExecutable'],
      ['out of memory', ended({ ExitCode: 137, OOMKilled: true }), [at(1, 'oom'), at(2, 'die')], 'outOfMemory'],
      ['before it ran', { State: { Status: 'created', Error: 'no such file', ExitCode: 127 } }, [], 'couldNotStart'],
      ['never: it was not started', { State: { Status: 'created' } }, [], 'neverStarted'],
      ['not at all', { State: { Status: 'running', Running: true } }, [], 'running'],
      [
        'stopped in time',
        ended({ ExitCode: 0 }),
        [at(1, 'start'), at(5, 'kill', term), at(5.5, 'die'), at(5.5, 'stop')],
        'stopped',
        { tookSeconds: 0.5 },
      ],
      [
        'stopped, and its time ran out',
        ended({ ExitCode: 137 }),
        [at(1, 'start'), at(5, 'kill', term), at(15, 'kill', kill), at(15, 'die'), at(15, 'stop')],
        'graceOver',
        { waitedSeconds: 10, signal: 'SIGKILL' },
      ],
      [
        'stopped, with another grace period, after a signal that it ignored',
        ended({ ExitCode: 137 }),
        [at(1, 'kill', term), at(5, 'kill', term), at(7, 'kill', kill), at(7, 'die'), at(7, 'stop')],
        'graceOver',
        { waitedSeconds: 2, tookSeconds: 2, graceSeconds: 10, remembered: 'part' },
      ],
      [
        'stopped with SIGKILL',
        ended({ ExitCode: 137 }),
        [at(1, 'start'), at(7, 'kill', kill), at(7, 'die'), at(7, 'stop')],
        'stoppedAndKilled',
        { waitedSeconds: undefined },
      ],
      ['stopped, signals forgotten', ended({ ExitCode: 137 }), [at(7, 'die'), at(7, 'stop')], 'stoppedAndKilled'],
      [
        'stopped by a signal of its own',
        ended({ ExitCode: 0 }, { Config: { StopSignal: 'QUIT', StopTimeout: 3 } }),
        [at(5, 'kill', { signal: '3' }), at(6, 'die'), at(6, 'stop')],
        'stopped',
        { stopSignal: 'SIGQUIT', graceSeconds: 3, tookSeconds: 1 },
      ],
      [
        'by docker kill',
        ended({ ExitCode: 137 }),
        [at(5, 'kill', kill), at(5, 'die')],
        'killed',
        { signal: 'SIGKILL' },
      ],
      [
        'by an earlier kill',
        ended({ ExitCode: 1 }),
        [at(1, 'kill', kill), at(2, 'die'), at(3, 'start'), at(4, 'die')],
        'failed',
      ],
      [
        'after a signal that it handled',
        ended({ ExitCode: 0 }),
        [at(1, 'start'), at(5, 'kill', term), at(6, 'die')],
        'afterSignal',
        { signal: 'SIGTERM', tookSeconds: 1 },
      ],
      [
        'by itself, long after a signal that it ignored',
        ended({ ExitCode: 3 }),
        [at(1, 'start'), at(5, 'kill', term), at(500, 'die')],
        'failed',
        { signal: undefined, tookSeconds: undefined },
      ],
      [
        'by a crash after it was told to reload',
        ended({ ExitCode: 139 }),
        [at(1, 'start'), at(5, 'kill', { signal: '1' }), at(6, 'die')],
        'bySignal',
        { signal: 'SIGSEGV' },
      ],
      [
        'by SIGKILL from nowhere',
        ended({ ExitCode: 137 }),
        [at(1, 'start'), at(2, 'die')],
        'bySignal',
        { signal: 'SIGKILL' },
      ],
      ['by a signal, events forgotten', ended({ ExitCode: 143 }), [], 'signalForgotten', { signal: 'SIGTERM' }],
      ['by a crash', ended({ ExitCode: 139 }), [at(1, 'start'), at(2, 'die')], 'bySignal', { signal: 'SIGSEGV' }],
    ];
  for (const [name, inspected, events, reason, more] of cases) {
    it(name, () => {
      const story = exitStory(inspected, events);
      assert.equal(story.reason, reason);
      for (const [field, value] of Object.entries(more ?? {})) {
        assert.deepEqual(story[field as keyof typeof story], value, field);
      }
      for (const language of ['en', 'ko'] as const) {
        const page = exitPage('web', story, ['last'], undefined, speakIn(language));
        assert.ok(!/\{\d\}|undefined/.test(page), page);
      }
    });
  }

  it('what the engine remembers of a minute before its end is enough to say what did not end it', () => {
    const events = [at(100, 'die')];
    assert.equal(exitStory(ended({ ExitCode: 3 }), events, 99).reason, 'forgotten');
    assert.equal(exitStory(ended({ ExitCode: 3 }), events, 30).reason, 'failed');
    assert.equal(exitStory(ended({ ExitCode: 143 }), events, 99).reason, 'signalForgotten');
    assert.equal(exitStory(ended({ ExitCode: 143 }), events, 30).reason, 'bySignal');
    assert.equal(exitStory(ended({ ExitCode: 3 }), [at(30, 'exec_start'), ...events]).reason, 'failed');
  });

  it('the time that it had is the one that docker stop gave it', () => {
    const events = [at(5, 'kill', term), at(7.04, 'kill', kill), at(7.05, 'die'), at(7.1, 'stop')];
    const page = exitPage('web', exitStory(ended({ ExitCode: 137 }), events), [], undefined, speakIn('en'));
    assert.match(page, /had not ended 2 s later/);
    assert.match(page, /SIGKILL after 10 s, unless docker stop says otherwise/);
  });

  it('an end by a number of a signal is not laid at the door of anybody', () => {
    const page = (events: readonly TimedEvent[]): string =>
      exitPage('web', exitStory(ended({ ExitCode: 143 }), events), [], undefined, speakIn('en'));
    assert.match(page([]), /143, which stands for the signal SIGTERM.*who stopped it cannot be known/);
    assert.match(
      page([at(1, 'start'), at(2, 'die')]),
      /No such signal was sent through docker[\s\S]*A shell also ends/,
    );
  });

  it('shell form is told with its line and where that stands', () => {
    const inspected = ended({ ExitCode: 137 }, { Config: { Cmd: ['/bin/sh', '-c', 'server; echo end'] } });
    const events = [at(5, 'kill', term), at(15, 'kill', kill), at(15, 'die'), at(15, 'stop')];
    const source = { uri: 'file:///w/Dockerfile', name: 'Dockerfile', line: 7 };
    const page = exitPage('web', exitStory(inspected, events), [], source, speakIn('en'));
    assert.match(page, /`server; echo end` → \[Dockerfile:7\]\(file:\/\/\/w\/Dockerfile#L7\)/);
    assert.match(page, /shell form/);
  });

  it('says when it ran and for how long, and nothing of the year 1', () => {
    const times = { StartedAt: '2026-01-01T00:00:01.251890614Z', FinishedAt: '2026-01-01T00:01:03.613999499Z' };
    const page = exitPage('web', exitStory(ended({ ExitCode: 1, ...times }), []), [], undefined, speakIn('en'));
    assert.match(page, /^- Started: `2026-01-01T00:00:01Z`$/m);
    assert.match(page, /^- It ran for: 1 min 2 s$/m);
    const zero = '0001-01-01T00:00:00Z';
    const created = { State: { Status: 'created', StartedAt: zero, FinishedAt: zero } };
    const never = exitPage('web', exitStory(created, []), [], undefined, speakIn('en'));
    assert.match(never, /^- Started: –$/m);
    assert.doesNotMatch(never, /0001|It ran for/);
  });

  it('nothing that a container says is Markdown, HTML or a command, and secrets are masked', () => {
    const hostile = '# x <img src=x> [a](command:b) \u001b]0;t\u0007 \u202e PASSWORD=hunter2';
    const inspected = ended({
      ExitCode: 1,
      Error: hostile,
      Health: { Log: [{ Start: '# 2026', ExitCode: 1, Output: hostile }] },
    });
    const named = exitPage(hostile, exitStory({}, []), [], undefined, speakIn('en'));
    const page = exitPage('web', exitStory(inspected, []), [hostile], undefined, speakIn('en'));
    assert.ok(!/[\u0007\u001b\u202e]|<img/.test(named), named);
    assert.ok(!/[\u0007\u001b\u202e]/.test(page));
    const outside = page.split('\n').filter((line) => !line.startsWith('    '));
    assert.ok(
      !outside
        .join('\n')
        .replace(/`[^`\n]*`/g, '')
        .includes('<img'),
      page,
    );
    assert.ok(!page.includes('hunter2'), page);
  });

  it('nothing throws, whatever the engine sends', (test) =>
    property(test, 300, (random) => {
      const value = (depth: number): unknown =>
        random.pick<() => unknown>([
          () => null,
          () => random.int(-5, 300),
          () => random.text(['a', '{', '\u0000', '가'], 5),
          () => (depth === 0 ? [] : [value(depth - 1)]),
          () =>
            depth === 0
              ? {}
              : Object.fromEntries(
                  ['State', 'Config', 'HostConfig', 'ExitCode', 'Health', 'Log', 'Status', 'Cmd'].map((key) => [
                    key,
                    value(depth - 1),
                  ]),
                ),
        ])();
      exitPage('x', exitStory(value(4), []), [], undefined, speakIn('ko'));
    }));
});
