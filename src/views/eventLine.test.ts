import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventLine } from './eventLine.ts';

describe('a line of the events', () => {
  const id = '0123456789abcdef'.repeat(4);

  it('has the time to the millisecond, the action, a short id and the attributes', () => {
    const event = {
      Type: 'network',
      Action: 'connect',
      Actor: { ID: id, Attributes: { container: id, name: 'quay' } },
      time: 1_700_000_000,
      timeNano: 1_700_000_000_123_000_000,
    };
    assert.equal(
      eventLine(JSON.stringify(event)),
      '2023-11-14T22:13:20.123Z network connect 0123456789ab (container=0123456789ab, name=quay)',
    );
  });

  it('does without what an engine leaves out', () => {
    assert.equal(eventLine('{"status":"start","id":"c1","time":0}'), '1970-01-01T00:00:00.000Z  start c1');
    for (const none of ['', '{}', '[]', 'null', '{"Action":', '"text"']) assert.equal(eventLine(none), undefined, none);
  });
});
