import { Failure } from '../contract/failure.ts';
import type { LedgerEntry } from '../contract/ledger.ts';
import type { Speak } from '../contract/localized.ts';
import type { Confirmation, LedgerOperation, Services } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { ledgerFacts } from '../views/ledgerPage.ts';
import { shownLine, wholeLine } from '../views/ledgerRow.ts';

function entryOf({ ledger }: Services, { id, name }: Thing<'ledger'>): LedgerEntry {
  const entry = ledger.entries.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Failure('thing.gone', [name]);
  return entry;
}

/** Without a docker line there is nothing to run again, and no words to explain. */
const ofDocker = ['running', 'done', 'failed', 'ended', 'terminal', 'undoable'];

function dockerEntryOf(services: Services, thing: Thing<'ledger'>): LedgerEntry {
  const entry = entryOf(services, thing);
  if (entry.request !== undefined) throw new Failure('ledger.noLine', [thing.name]);
  return entry;
}

/** As it was, secrets included: what is copied is meant to run. */
export const copyLine: LedgerOperation = {
  kind: 'one',
  id: 'ledger.copy',
  title: { en: 'Copy the docker Line', ko: 'docker 명령 복사' },
  icon: 'copy',
  topic: 'ledger.copy',
  on: 'ledger',
  placements: [{ group: 'inline@2' }, { group: '1_line@1' }],
  run: async (services, thing) => {
    await services.ui.copy(wholeLine(entryOf(services, thing)));
    services.ui.status(services.ui.speak({ en: 'Copied: {0}', ko: '복사함: {0}' }, thing.name));
  },
};

/** In its row, until it is asked for again; messages and questions stay masked. */
export const revealLine: LedgerOperation = {
  kind: 'one',
  id: 'ledger.reveal',
  title: { en: 'Show or Hide Secrets', ko: '비밀 값 표시/숨기기' },
  icon: 'eye',
  topic: 'ledger.reveal',
  on: 'ledger',
  placements: [{ group: '1_line@4' }],
  run: async (services, thing) => {
    const entry = entryOf(services, thing);
    if (wholeLine(entry) !== shownLine(entry)) services.ledger.reveal(entry.id);
    else services.ui.status(services.ui.speak({ en: 'Nothing in it is hidden', ko: '가려진 값이 없습니다' }));
    return Promise.resolve();
  },
};

export const rerunLine: LedgerOperation = {
  kind: 'one',
  id: 'ledger.rerun',
  title: { en: 'Run Again in a Terminal', ko: '터미널에서 다시 실행' },
  icon: 'debug-rerun',
  topic: 'ledger.rerun',
  on: 'ledger',
  states: ofDocker,
  placements: [{ group: '1_line@2' }],
  run: async (services, thing) => {
    const entry = dockerEntryOf(services, thing);
    if (!(await mayRunAgain(services, thing, entry))) return;
    const { line, redirect } = entry;
    // Only a shell can: it waits there for Enter.
    if (redirect !== undefined) return services.terminals.type([line], redirect);
    await services.terminals.open({
      title: `docker ${line[0] ?? ''}`,
      icon: 'debug-rerun',
      line,
      interactive: true,
    });
  },
};

/** What did no harm the first time may do some now: somebody agrees to it, and to another engine. */
async function mayRunAgain(
  { engine, ui, dangers }: Services,
  { name }: Thing<'ledger'>,
  entry: LedgerEntry,
): Promise<boolean> {
  const { speak } = ui;
  const here = engine.endpoint.address;
  const elsewhere = speak(
    { en: 'It was done on {0}. Now it goes to {1}.', ko: '{0}에서 한 작업이지만 이번에는 {1}에서 실행됩니다.' },
    entry.engine ?? '',
    here,
  );
  const reasons = [
    ...(entry.engine === undefined || entry.engine === here ? [] : [elsewhere]),
    ...(await dangers(wholeLine(entry))),
  ];
  if (reasons.length === 0) return true;
  return ui.confirm({
    question: speak({ en: 'Run “{0}” again?', ko: '“{0}”을(를) 다시 실행하시겠습니까?' }, name),
    detail: [shownLine(entry), ...reasons].join('\n\n'),
    button: speak({ en: 'Run Again', ko: '다시 실행' }),
  });
}

export const explainLine: LedgerOperation = {
  kind: 'one',
  id: 'ledger.explain',
  title: { en: 'Explain', ko: '설명 보기' },
  icon: 'info',
  topic: 'ledger.explain',
  on: 'ledger',
  states: ofDocker,
  placements: [{ group: 'inline@1' }, { group: '1_line@3' }],
  run: async (services, thing) => {
    const entry = dockerEntryOf(services, thing);
    await services.explain(shownLine(entry), ledgerFacts(entry, services.ui.speak));
  },
};

export const undoLine: LedgerOperation = {
  kind: 'one',
  id: 'ledger.undo',
  title: { en: 'Undo', ko: '되돌리기' },
  icon: 'discard',
  topic: 'ledger.undo',
  on: 'ledger',
  states: ['undoable'],
  placements: [{ group: 'inline@3' }, { group: '2_undo@1' }],
  run: async (services, thing) => {
    const { undo, engine: address } = entryOf(services, thing);
    if (undo === undefined) throw new Failure('ledger.noUndo', [thing.name]);
    const { engine, ui, ledger, perform } = services;
    const { speak } = ui;
    if (address !== engine.endpoint.address) throw new Failure('ledger.otherEngine', [address ?? '']);
    const looking = speak({ en: 'Looking at what would be lost', ko: '사라질 내용을 확인하는 중' });
    const loss = await ui.during(looking, async () => undo.loses?.(engine, speak));
    if (loss !== undefined && !(await ui.confirm(undoQuestion(thing, undo.line, loss, speak)))) return;
    const done = await perform({
      line: undo.line,
      progress: speak({ en: 'Undoing {0}', ko: '{0} 되돌리는 중' }, thing.name),
      ...(loss === undefined ? {} : { confirmed: true }),
      act: async (acting) => {
        await undo.act(acting);
        return true;
      },
    });
    if (done === true) ledger.undone(thing.id);
  },
};

function undoQuestion({ name }: Thing<'ledger'>, line: LedgerEntry['line'], loss: string, speak: Speak): Confirmation {
  return {
    question: speak({ en: 'Take back “{0}”?', ko: '“{0}”을(를) 되돌리시겠습니까?' }, name),
    detail: `${loss}\n\n${shownLine({ line })}`,
    button: speak({ en: 'Undo', ko: '되돌리기' }),
  };
}
