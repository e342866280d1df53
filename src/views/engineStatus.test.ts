import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HOSTILE } from '../../test/helpers/hostile.ts';
import { readMarkdown } from '../../test/helpers/markdown.ts';
import type { Connection, Endpoint } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';
import { type FailureCode, failureTable } from '../contract/failureTable.ts';
import { speakIn } from '../contract/localized.ts';
import { type EngineState, type EngineStatus, engineStatus, shortAddress } from './engineStatus.ts';

const en = speakIn('en');
const ko = speakIn('ko');
const facts = { engineVersion: '28.2.2', apiVersion: '1.50', platform: 'linux/amd64', pingMs: 1.2345 };

function endpoint(fields: Partial<Endpoint> = {}): Endpoint {
  const connection: Connection = { kind: 'tcp', host: 'staging', port: 2376 };
  return { address: 'tcp://staging:2376', source: 'DOCKER_HOST', connection, ...fields };
}

function shown(state: Partial<EngineState>, speak = en): EngineStatus {
  const status = engineStatus({ status: { kind: 'live' }, endpoint: endpoint(), facts: undefined, ...state }, speak);
  return status ?? assert.fail('nothing is shown');
}

describe('engineStatus', () => {
  it('says nothing before anybody looked', () =>
    assert.equal(engineStatus({ status: { kind: 'idle' }, endpoint: undefined, facts: undefined }, en), undefined));

  it('names the engine when it is known and nobody looks any more', () => {
    const { text, warning, spoken } = shown({ status: { kind: 'idle' } });
    assert.deepEqual([text, warning], ['$(server) staging:2376', false]);
    assert.equal(spoken, 'Docker engine staging:2376, not connected: no view is open');
  });

  it('turns while it connects', () => {
    assert.equal(shown({ status: { kind: 'connecting' } }).text, '$(loading~spin) staging:2376');
    assert.equal(shown({ status: { kind: 'connecting' }, endpoint: undefined }).text, '$(loading~spin) Docker');
  });

  it('knows where it is, who chose it, which it is and how fast it answers', () => {
    const { text, tooltip, warning, commands } = shown({ facts });
    assert.deepEqual([text, warning, commands], ['$(server) staging:2376', false, []]);
    assert.deepEqual(tooltip.split('\n'), [
      '**staging&#58;2376** · connected',
      '',
      '- Address: `tcp://staging:2376`',
      '- Chosen by: the variable DOCKER&#95;HOST',
      '- Engine: `28.2.2`',
      '- API: `1.50`',
      '- Platform: `linux/amd64`',
      '- Last answer took: 1.2 ms',
    ]);
  });

  it('shows no facts of an engine that is not there now', () =>
    assert.ok(!shown({ facts, status: { kind: 'connecting' } }).tooltip.includes('28.2.2')));

  it('rounds longer times', () =>
    assert.match(shown({ facts: { ...facts, pingMs: 123.7 } }).tooltip, /Last answer took: 124 ms/));

  it('is called by its context where it has one, and by docker’s name for the default', () => {
    assert.equal(shown({ endpoint: endpoint({ context: 'prod', source: 'setting' }) }).text, '$(server) prod');
    assert.equal(shown({ endpoint: endpoint({ source: 'default' }) }).text, '$(server) default');
    assert.equal(shown({ endpoint: endpoint({ source: 'setting' }) }).text, '$(server) staging:2376');
  });

  it('a failure warns, says why and what helps, and lets only that be clicked', () => {
    const failure = new Failure('engine.permission', ['/var/run/docker.sock']);
    const { text, tooltip, warning, commands, spoken } = shown({ status: { kind: 'failed', failure } });
    assert.deepEqual([text, warning], ['$(server) staging:2376', true]);
    assert.deepEqual(commands, ['dockyard.help.open', 'dockyard.refresh', 'dockyard.engine.choose']);
    assert.match(spoken, /no connection, The Docker socket \/var\/run\/docker\.sock is there, but/);
    assert.match(tooltip, /\[Try Again\]\(command:dockyard\.refresh\) · \[Choose Another Engine\]/);
    const [, query = ''] = /\(command:dockyard\.help\.open\?([^)]+)\)/.exec(tooltip) ?? [];
    assert.deepEqual(JSON.parse(decodeURIComponent(query)), ['help.engine.permission']);
  });

  it('a failure without an endpoint is told too', () => {
    const failure = new Failure('engine.badEndpoint', ['gopher://old']);
    const { text, tooltip, warning } = shown({ status: { kind: 'failed', failure }, endpoint: undefined }, ko);
    assert.deepEqual([text, warning], ['$(server) Docker', true]);
    assert.match(tooltip, /엔진 주소가 아닙니다/);
  });

  it('says since when, if there was anything before', () => {
    const failure = new Failure('engine.lost', ['x']);
    const since = new Date(2026, 0, 2, 3, 4, 5).valueOf();
    assert.match(shown({ status: { kind: 'failed', failure, since } }).tooltip, /Last seen: 03:04:05/);
    assert.doesNotMatch(shown({ status: { kind: 'failed', failure } }).tooltip, /Last seen/);
  });

  for (const code of Object.keys(failureTable) as FailureCode[]) {
    it(`${code}: the links are those of the table and nothing else`, () => {
      const status = { kind: 'failed', failure: new Failure(code, ['a', 'b', 'c']) } as const;
      const { tooltip, commands } = shown({ status });
      const linked = [...tooltip.matchAll(/\]\(command:([\w.]+)/g)].map(([, command]) => command);
      assert.deepEqual([...new Set(linked)], [...commands]);
    });
  }

  it('obeys nothing that stands in an address, a name or a reason', () => {
    for (const hostile of HOSTILE) {
      const failure = new Failure('engine.badEndpoint', [hostile]);
      const state = {
        endpoint: endpoint({ address: hostile, context: hostile }),
        facts: { ...facts, platform: hostile },
      };
      const { text, tooltip } = shown({ ...state, status: { kind: 'failed', failure } });
      // One link, which is ours; what looks like others is code or plain text.
      assert.deepEqual(readMarkdown(tooltip).strange, ['link_open ', 'link_close '], hostile);
      assert.match(tooltip, /\n\n\[[^\]]+\]\(command:dockyard\.engine\.choose\)$/);
      assert.equal(text.match(/\$\(/g)?.length, 1, text);
      assert.deepEqual(readMarkdown(shown(state).tooltip).strange, [], hostile);
    }
  });
});

describe('shortAddress', () => {
  const cases: readonly [Connection, string][] = [
    [{ kind: 'socket', path: '/var/run/docker.sock' }, '…/run/docker.sock'],
    [{ kind: 'socket', path: '/run/user/1000/docker.sock' }, '…/1000/docker.sock'],
    [{ kind: 'socket', path: '/tmp/d.sock' }, '/tmp/d.sock'],
    [{ kind: 'socket', path: '//./pipe/docker_engine' }, '…/pipe/docker_engine'],
    [{ kind: 'tcp', host: 'h', port: 2375 }, 'h:2375'],
    [{ kind: 'tcp', host: '::1', port: 2375 }, '[::1]:2375'],
    [{ kind: 'ssh', host: 'h' }, 'h'],
    [{ kind: 'ssh', host: 'h', user: 'me', port: 22 }, 'me@h'],
  ];
  for (const [connection, expected] of cases) it(expected, () => assert.equal(shortAddress(connection), expected));
});
