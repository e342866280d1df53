import type { LogOptions } from '../contract/engine.ts';
import type { OneOperation, Services, TerminalPlan } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { momentOf } from '../shell/moment.ts';
import { fillIn, type Form, noCount, switchField, textField } from './form.ts';

/** As a person says it: the moment is one only when the log is opened, for `10m` is ten minutes before that. */
interface LogSpec {
  /** Empty: all lines. */
  readonly tail: string;
  /** Empty: from the beginning. */
  readonly since: string;
  readonly timestamps: boolean;
}

export const logs: OneOperation = {
  kind: 'one',
  id: 'container.logs',
  title: { en: 'Follow Logs', ko: '로그 따라가기' },
  icon: 'output',
  topic: 'cli.container.logs',
  on: 'container',
  placements: [{ group: 'inline@1' }, { group: '1_enter@3' }],
  run: (services, thing) => open(services, thing, usual(services), { reuse: `logs/${thing.id}` }),
};

export const logsWith: OneOperation = {
  kind: 'one',
  id: 'container.logsWith',
  title: { en: 'Follow Logs With…', ko: '옵션을 정해 로그 따라가기…' },
  topic: 'cli.container.logs',
  on: 'container',
  placements: [{ group: '1_enter@4' }],
  run: async (services, thing) => {
    const { ui } = services;
    const title = ui.speak({ en: 'Follow the Logs of {0}', ko: '{0}의 로그 따라가기' }, thing.name);
    const go = { icon: 'output', label: { en: 'Follow now', ko: '지금 따라가기' } };
    const spec = await fillIn(
      ui,
      { title, go, line: (filledIn) => logsLine(thing.name, filledIn), fields },
      usual(services),
    );
    // “The last 10m” is another log each time, so it has a terminal of its own.
    if (spec !== undefined) await open(services, thing, spec, {});
  },
};

/** What the settings say. */
function usual({ settings }: Services): LogSpec {
  return { tail: String(settings.logTail()), since: '', timestamps: settings.logTimestamps() };
}

function logsLine(name: string, { tail, since, timestamps }: LogSpec): string[] {
  return [
    ...['logs', '--follow'],
    ...(tail === '' ? [] : ['--tail', tail]),
    ...(since === '' ? [] : ['--since', since]),
    ...(timestamps ? ['--timestamps'] : []),
    name,
  ];
}

async function open(
  { engine, terminals }: Services,
  { id, name }: Thing,
  spec: LogSpec,
  shown: Pick<TerminalPlan, 'reuse'>,
): Promise<void> {
  await terminals.open({
    title: `logs: ${name}`,
    icon: 'output',
    line: logsLine(name, spec),
    interactive: false,
    ...shown,
    session: () => engine.logs(id, name, optionsOf(spec)),
  });
}

function optionsOf({ tail, since, timestamps }: LogSpec): LogOptions {
  const moment = since === '' ? undefined : momentOf(since, Date.now());
  return { tail: tail === '' ? 'all' : Number(tail), timestamps, ...(moment === undefined ? {} : { since: moment }) };
}

const fields: Form<LogSpec>['fields'] = [
  textField({
    id: 'tail',
    label: { en: 'Last lines (--tail)', ko: '마지막 줄 수 (--tail)' },
    icon: 'list-ordered',
    prompt: { en: 'How many lines of the past; empty is all', ko: '지난 로그에서 보여 줄 줄 수. 비우면 전부' },
    empty: { en: 'all', ko: '전부' },
    get: ({ tail }) => tail,
    set: (spec, tail) => ({ ...spec, tail }),
    problem: noCount,
  }),
  textField({
    id: 'since',
    label: { en: 'Since (--since)', ko: '시작 시각 (--since)' },
    icon: 'history',
    prompt: {
      en: 'How long ago (10m, 1h30m), a date (2025-06-15T10:30), or seconds since 1970',
      ko: '얼마 전부터인지(10m, 1h30m), 날짜(2025-06-15T10:30) 또는 1970년부터 센 초',
    },
    empty: { en: 'the beginning', ko: '처음부터' },
    get: ({ since }) => since,
    set: (spec, since) => ({ ...spec, since }),
    problem: (value) =>
      momentOf(value, Date.now()) === undefined
        ? { en: 'That is no time: 10m, 2025-06-15T10:30.', ko: '시각이 아닙니다. 10m, 2025-06-15T10:30처럼 씁니다.' }
        : undefined,
  }),
  switchField({
    id: 'timestamps',
    label: { en: 'Time of each line (--timestamps)', ko: '줄마다 시각 표시 (--timestamps)' },
    icon: 'watch',
    get: ({ timestamps }) => timestamps,
    set: (spec, timestamps) => ({ ...spec, timestamps }),
  }),
];
