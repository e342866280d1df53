import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../contract/failure.ts';
import { speakIn } from '../contract/localized.ts';
import { ledgerPage } from './ledgerPage.ts';
import { ledgerRow, ledgerThing } from './ledgerRow.ts';
import { WindowLedger } from '../model/ledger.ts';

const event = (id: string, action: string, attributes: Record<string, string> = {}) =>
  ({ type: 'container', action, detail: '', id, attributes }) as const;
const undo = { line: ['start', 'web'], act: () => Promise.resolve() } as const;

describe('the ledger', () => {
  it('has the newest first, and keeps a thousand', () => {
    const ledger = new WindowLedger();
    for (let index = 0; index < 1500; index += 1) ledger.begin(['stop', String(index)], 'unix:///run/a.sock');
    assert.equal(ledger.entries.length, 1000);
    assert.deepEqual([ledger.entries[0]?.line[1], ledger.entries.at(-1)?.line[1]], ['1499', '500']);
  });

  it('tells of each change', () => {
    const ledger = new WindowLedger();
    let told = 0;
    ledger.changes.on(() => (told += 1));
    ledger.begin(['stop', 'web'], 'unix:///run/a.sock').done(undefined);
    assert.equal(told, 2);
  });

  it('keeps the events of what was acted on, until a moment after the end', () => {
    let now = 1000;
    const ledger = new WindowLedger(() => now);
    const record = ledger.begin(['stop', 'web'], 'unix:///run/a.sock', 'c1');
    ledger.took(event('c1', 'kill'));
    ledger.took(event('c2', 'die'));
    ledger.took(event('n1', 'disconnect', { container: 'c1' }));
    now = 1500;
    record.done(undo);
    now = 4400;
    ledger.took(event('c1', 'stop'));
    now = 4600;
    ledger.took(event('c1', 'start'));
    const [entry] = ledger.entries;
    assert.deepEqual(
      entry?.events.map(({ action }) => action),
      ['kill', 'disconnect', 'stop'],
    );
    assert.equal(entry.ms, 500);
  });

  it('takes all events for its own while something new is made', () => {
    const ledger = new WindowLedger();
    const record = ledger.begin(['run', 'x'], 'unix:///run/a.sock');
    ledger.took(event('new', 'create'));
    record.done(undefined);
    ledger.took(event('new', 'die'));
    assert.deepEqual(
      ledger.entries[0]?.events.map(({ action }) => action),
      ['create'],
    );
  });
});

describe('a row of the ledger', () => {
  const en = speakIn('en');

  it('says the line, when, how long; and can be taken back until it was', () => {
    let now = Date.UTC(2026, 0, 1);
    const ledger = new WindowLedger(() => now);
    const record = ledger.begin(['stop', 'web'], 'unix:///run/a.sock', 'c1');
    now += 1234;
    record.done(undo);
    const [entry = assert.fail()] = ledger.entries;
    const row = ledgerRow(entry, en);
    assert.equal(row.label, 'docker stop web');
    assert.match(row.description, /^\d\d:\d\d:\d\d · 1\.2 s$/);
    assert.equal(ledgerThing(entry).state, 'undoable');
    ledger.undone(entry.id);
    const [later = assert.fail()] = ledger.entries;
    assert.equal(ledgerThing(later).state, 'done');
  });

  it('masks secrets in the line, on its page, in requests and in what takes it back', () => {
    const ledger = new WindowLedger();
    const record = ledger.begin(
      ['run', '-e', 'DB_PASSWORD=hunter2', '--label', 'token=hunter2', 'x'],
      'unix:///run/a.sock',
    );
    const path = `/build?buildargs=${encodeURIComponent('{"API_KEY":"hunter2"}')}`;
    record.called({ method: 'POST', path, status: 200, ms: 5 });
    record.done({ ...undo, line: ['run', '-e', 'DB_PASSWORD=hunter2'] });
    const [entry = assert.fail()] = ledger.entries;
    const shown = [ledgerRow(entry, en), ledgerThing(entry), ledgerPage(entry, en), ledgerPage(entry, speakIn('ko'))];
    assert.ok(!JSON.stringify(shown).includes('hunter2'), JSON.stringify(shown));
  });

  it('its page has the requests with their answers, the events, the options and the reason', () => {
    const ledger = new WindowLedger();
    const record = ledger.begin(['update', '--memory', '64m', 'web'], 'unix:///run/a.sock', 'c1');
    record.called({ method: 'POST', path: '/containers/c1/update', status: 409, ms: 12.4 });
    ledger.took(event('c1', 'update'));
    record.failed(new Failure('engine.rejected', ['no `way` <b>']));
    const [entry = assert.fail()] = ledger.entries;
    const page = ledgerPage(entry, en);
    assert.match(page, /`POST \/containers\/c1\/update` → 409 \(12 ms\)/);
    assert.match(page, /`--memory` Memory/);
    assert.match(page, /- `container update`/);
    assert.ok(!page.includes('<b>'));
  });
});
