import type { Ledger } from '../contract/ledger.ts';
import type { Speak } from '../contract/localized.ts';
import { Emitter } from '../contract/ports.ts';
import type { LedgerViewSpec } from '../contract/view.ts';
import { ledgerRow } from '../views/ledgerRow.ts';
import { pagesOf } from '../views/pages.ts';
import { TreeViewAdapter } from './treeView.ts';

/** The view of what was done in this window. Nothing has to be asked for it. */
export function ledgerView(spec: LedgerViewSpec, ledger: Ledger, speak: Speak): TreeViewAdapter {
  const store = { changes: new Emitter<{ readonly kind: 'ledger' }>() };
  ledger.changes.on(() => store.changes.fire({ kind: 'ledger' }));
  return new TreeViewAdapter(spec, {
    model: { status: { kind: 'live' }, statusChanges: new Emitter<void>(), store, settled: () => Promise.resolve() },
    rows: () => {
      const of = ledger.entries;
      return pagesOf(
        'ledger',
        { of, rows: (from, to) => of.slice(from, to).map((entry) => ledgerRow(entry, speak)) },
        speak,
      );
    },
    tooltip: async ({ thing }) => {
      const entry = ledger.entries.find(({ id }) => id === thing?.id);
      // What put something into the ledger has loaded this.
      const { ledgerPage } = await import('./runOperation.ts');
      return entry && ledgerPage(entry, speak);
    },
    onVisible: () => undefined,
    notice: () => undefined,
  });
}
