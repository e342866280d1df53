import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Endpoint } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';
import { type DiagnosticsParts, diagnosticsReport } from './diagnosticsReport.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const endpoint: Endpoint = {
  address: 'tcp://me:hunter2@far:2376',
  source: 'DOCKER_CONTEXT',
  context: 'far',
  connection: { kind: 'tcp', host: 'far', port: 2376 },
};
const full: DiagnosticsParts = {
  products: ['Dockyard 0.1.0', 'VS Code 1.105.0'],
  endpoint,
  status: { kind: 'failed', failure: new Failure('engine.slow', ['GET /networks', '10']), since: NOW - 60_000 },
  engine: {
    facts: { engineVersion: '28.0.4', apiVersion: '1.48', platform: 'linux/arm64', pingMs: 1.25 },
    running: 2,
    waiting: 1,
    streams: [{ what: 'logs web', since: NOW - 5000 }],
    lists: [{ what: 'GET /containers/json', at: NOW, ms: 12, bytes: 650, entries: 1 }],
    errors: [{ what: 'start web', at: NOW, words: 'no\n  DB_PASSWORD=hunter2\n````\n# not a title' }],
  },
  events: [
    {
      at: NOW,
      event: { type: 'container', action: 'die', detail: '', id: 'abcdef0123456789', attributes: { name: 'web' } },
    },
  ],
  known: { containers: 1 },
  now: NOW,
};

describe('a report for a bug', () => {
  const report = diagnosticsReport(full);

  it('says what there is to say', () => {
    for (const part of [
      'Dockyard 0.1.0',
      'from: DOCKER_CONTEXT (far)',
      'engine.slow(GET /networks, 10)',
      'data of 03:03:05.000',
      'Docker 28.0.4, API 1.48, linux/arm64',
      'last ping: 1.3 ms',
      'containers: 1',
      'running: 2',
      'GET /containers/json: 1 entries, 650 bytes, 12 ms',
      'logs web, for 5 s',
      'container die abcdef012345',
    ]) {
      assert.ok(report.includes(part), `${part} in\n${report}`);
    }
  });

  it('says no secret', () => assert.ok(!report.includes('hunter2'), report));

  it('keeps words of others in their block', () => {
    assert.ok(!/^# not a title/m.test(report));
    assert.equal(report.match(/^````/gm)?.length, 2 * 9);
  });

  it('works while there is no engine', () => {
    const text = diagnosticsReport({
      ...full,
      endpoint: new Failure('engine.unknownContext', ['far']),
      status: { kind: 'idle' },
      engine: undefined,
      events: [],
    });
    assert.ok(text.includes('engine.unknownContext(far)'));
    assert.ok(text.includes('status: idle'));
    assert.match(text, /## Open streams\n\nnone/);
  });
});
