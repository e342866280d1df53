import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertHarmless, HOSTILE, nameOf } from '../../test/helpers/hostile.ts';
import { readMarkdown } from '../../test/helpers/markdown.ts';
import { idOf, rawContainer, rawImage, rawNetwork, rawVolume } from '../../test/helpers/raw.ts';
import { type Arrangement, usualArrangement } from '../contract/arrangement.ts';
import { Failure } from '../contract/failure.ts';
import { speakIn } from '../contract/localized.ts';
import type { EngineViewId, Row } from '../contract/view.ts';
import { WindowLedger } from '../model/ledger.ts';
import { Store } from '../model/store.ts';
import { ledgerPage } from './ledgerPage.ts';
import { ledgerRow } from './ledgerRow.ts';
import { Rows } from './rows.ts';
import { rowTexts } from './rowTexts.ts';

const en = speakIn('en');

/** A row and all below it. */
function all(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => [row, ...all(row.children?.rows() ?? [])]);
}

function assertRows(rows: readonly Row[]): void {
  for (const row of rows) {
    for (const text of Object.values(rowTexts(row))) assertHarmless(text, { lines: 1, longest: 1001 });
    assert.ok(row.thing !== undefined || row.children !== undefined);
  }
}

describe('what strangers wrote, in rows', () => {
  /** An engine all of whose names, labels and other words are one text. */
  const rowsWith = (text: string, arrangement: Partial<Arrangement>): ((view: EngineViewId) => readonly Row[]) => {
    const store = new Store();
    const Labels = { 'com.docker.compose.project': text, tier: text, [text]: text };
    const Networks = { [text]: { NetworkID: idOf('n'), IPAddress: text } };
    const Mounts = [{ Type: 'volume', Name: text, Source: text, Destination: text }];
    const Ports = [{ IP: text, PrivatePort: 80, PublicPort: 8080, Type: text }];
    store.replace('container', [
      rawContainer(1, { Names: [`/${text}`], Image: text, Command: text, Labels, Mounts, Ports }),
      rawContainer(2, { Names: [`/${text}`], State: text, Status: text, NetworkSettings: { Networks }, Labels }),
    ]);
    store.replace('image', [rawImage(1, { RepoTags: [text], RepoDigests: [text], Labels })]);
    store.replace('volume', [rawVolume(text, { Driver: text, Mountpoint: text, Labels })]);
    store.replace('network', [rawNetwork('n', { Name: text, Driver: text, Scope: text, Labels })]);
    const rows = new Rows(
      store,
      en,
      () => 1_750_000_000_000,
      () => ({ ...usualArrangement, ...arrangement }),
    );
    return (view) => rows.top(view);
  };

  for (const text of HOSTILE) {
    it(`is text of one line, and not endless: ${nameOf(text)}`, () => {
      const rows = rowsWith(text, {});
      for (const view of ['containers', 'images', 'volumes', 'networks'] as const) {
        const found = all(rows(view));
        assert.ok(found.length > 0, view);
        assertRows(found);
      }
    });

    it(`is a group's name that is as harmless: ${nameOf(text)}`, () => {
      for (const groupBy of ['project', 'image', 'network', 'label']) {
        const found = all(rowsWith(text, { groupBy, label: 'tier' })('containers'));
        assert.equal(found.filter(({ thing }) => thing?.kind === 'container').length, 2, groupBy);
        assert.ok(found.length > 2, `no groups by ${groupBy}`);
        assertRows(found);
      }
    });
  }

  it('leaves what follows a long name to be seen', () => {
    const [row] = rowsWith('x'.repeat(10_000), {})('containers');
    assert.ok(row !== undefined);
    assert.match(rowTexts(row).spoken, /^Container x{100,}… running/);
    assert.match(rowTexts(row).label, /^x+…$/);
  });
});

describe('what strangers wrote, in the ledger', () => {
  for (const text of HOSTILE) {
    it(`is text of one line in a row, and text alone on its page: ${nameOf(text)}`, () => {
      const ledger = new WindowLedger(() => 1000);
      const failed = ledger.begin(['network', 'rm', text], 'unix:///run/a.sock', 'n1');
      failed.called({
        method: 'DELETE',
        path: `/networks/${encodeURIComponent(text.replace(/\p{Surrogate}/gu, '?'))}`,
        status: 404,
        ms: 1,
      });
      ledger.took({ type: 'network', action: text, detail: text, id: 'n1', attributes: { exitCode: text } });
      failed.failed(new Failure('thing.gone', [text], text));
      const undo = { line: ['tag', text, text], act: () => Promise.resolve() };
      ledger.begin(['tag', text, text, '--name', text], 'unix:///run/a.sock').done(undo);
      ledger.beginRequest(`DELETE ${text}`).done(undefined);
      assert.equal(ledger.entries.length, 3);
      for (const entry of ledger.entries) {
        assertRows([ledgerRow(entry, en)]);
        const page = ledgerPage(entry, en);
        assert.deepEqual(
          readMarkdown(page).strange.filter((token) => !token.startsWith('heading_')),
          [],
        );
        assertHarmless(page, { longest: 5000 });
      }
    });
  }
});
