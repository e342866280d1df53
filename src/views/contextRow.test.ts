import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { context, defaultContext } from '../../test/helpers/fakeContexts.ts';
import { HOSTILE } from '../../test/helpers/hostile.ts';
import { readMarkdown } from '../../test/helpers/markdown.ts';
import type { DockerContext } from '../contract/context.ts';
import { Failure } from '../contract/failure.ts';
import { speakIn } from '../contract/localized.ts';
import { contextRow, contextThing, contextTooltip } from './contextRow.ts';

const en = speakIn('en');
const ko = speakIn('ko');
const damaged = context({ address: '', problem: new Failure('engine.unknownContext', ['staging']) });

describe('contextRow', () => {
  it('has its name, its address and nothing else to say when nothing is special', () => {
    const row = contextRow(context(), false, en);
    assert.deepEqual([row.id, row.label, row.description], ['context/staging', 'staging', 'tcp://staging:2376']);
    assert.deepEqual(row.icon, { id: 'server-environment' });
    assert.equal(row.spoken, 'Context staging, tcp://staging:2376');
    assert.deepEqual(row.thing, { kind: 'context', id: 'staging', name: 'staging', state: 'other' });
  });

  it('marks docker’s own and the one that this window uses, which may be two', () => {
    const current = contextRow(defaultContext, false, en);
    assert.equal(current.description, 'unix:///var/run/docker.sock · current');
    const here = contextRow(context(), true, en);
    assert.equal(here.description, 'tcp://staging:2376 · in use here');
    assert.deepEqual(here.icon, { id: 'check', color: 'charts.green' });
    const both = contextRow(defaultContext, true, ko);
    assert.equal(both.description, 'unix:///var/run/docker.sock · 이 창에서 사용 중 · 현재 컨텍스트');
    assert.equal(both.spoken, '컨텍스트 default, 이 창에서 사용 중, 현재 컨텍스트, unix:///var/run/docker.sock');
  });

  const tls: readonly [Partial<DockerContext>, string][] = [
    [{ tls: true }, 'tcp://staging:2376 · TLS'],
    [{ tls: true, skipVerify: true }, 'tcp://staging:2376 · TLS, server not verified'],
    [{ tls: false, skipVerify: true }, 'tcp://staging:2376 · TLS, server not verified'],
  ];
  for (const [fields, expected] of tls) {
    it(expected, () => assert.equal(contextRow(context(fields), false, en).description, expected));
  }

  it('a damaged one is odd and says why, and can still be removed', () => {
    const row = contextRow(damaged, true, en);
    assert.match(row.description, /^The Docker context “staging” does not exist or cannot be read\. · in use here$/);
    assert.equal(row.icon.id, 'question');
    assert.match(row.spoken, /cannot be read/);
    assert.equal(row.thing?.state, 'damaged');
  });

  it('keeps its id whatever changes', () => {
    const looks = [context(), context({ current: true, tls: true }), damaged].map(
      (one) => contextRow(one, true, en).id,
    );
    assert.equal(new Set(looks).size, 1);
  });
});

describe('contextThing', () => {
  const problem = new Failure('unexpected');
  const states: readonly [Partial<DockerContext>, string][] = [
    [{}, 'other'],
    [{ current: true }, 'current'],
    [{ problem }, 'damaged'],
    [{ problem, current: true }, 'damagedCurrent'],
    [{ name: 'default' }, 'default'],
    [{ name: 'default', current: true }, 'default'],
    [{ name: 'default', problem }, 'default'],
  ];
  for (const [fields, state] of states) {
    it(`${JSON.stringify({ ...fields, problem: 'problem' in fields })} is ${state}`, () =>
      assert.equal(contextThing(context(fields)).state, state));
  }
});

describe('contextTooltip', () => {
  it('tells all that is known', () => {
    const tooltip = contextTooltip(context({ description: 'the *test* engine', tls: true, current: true }), true, en);
    assert.deepEqual(tooltip.split('\n'), [
      '**staging**',
      '',
      '- Address: `tcp://staging:2376`',
      '- Description: the &#42;test&#42; engine',
      '- TLS: yes, the server is verified',
      '- This window: uses this context',
      '- The docker command: uses this context (current)',
    ]);
  });

  it('tells the reason of a damaged one first, and leaves out what is not known', () => {
    const lines = contextTooltip(damaged, false, ko).split('\n');
    assert.match(lines[2] ?? '', /^- 문제: .*읽을 수 없습니다/);
    assert.ok(!lines.some((line) => line.startsWith('- 주소')));
  });

  it('obeys nothing that a stranger wrote into a context', () => {
    for (const hostile of HOSTILE) {
      const one = context({ name: hostile, description: hostile, address: hostile });
      assert.deepEqual(readMarkdown(contextTooltip(one, false, en)).strange, [], hostile);
    }
  });
});
