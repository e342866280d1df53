import type { Arrangement } from '../contract/arrangement.ts';
import type { Speak } from '../contract/localized.ts';
import type { EngineViewId, Row } from '../contract/view.ts';
import type { OddRecord, ThingRecord } from '../model/records.ts';
import type { Compare, GroupingSpec } from './arrangementTable.ts';
import { isUp } from './containerRow.ts';
import { type Listing, pagesOf } from './pages.ts';

export interface Grouped<T> {
  readonly view: EngineViewId;
  readonly grouping: GroupingSpec<T>;
  readonly arrangement: Arrangement;
  /** In the order in which they are shown. */
  readonly good: readonly T[];
  readonly odd: readonly OddRecord[];
  readonly listing: (of: readonly (T | OddRecord)[]) => Listing;
  readonly speak: Speak;
  readonly byName: Compare<string>;
}

/** A row for each group, with its records below it. A record of several groups is below each of them. */
export function groupRows<T extends ThingRecord>(grouped: Grouped<T>): readonly Row[] {
  const { grouping, arrangement, good, odd } = grouped;
  const groups = new Map<string, T[]>();
  const without: (T | OddRecord)[] = [];
  for (const record of good) {
    const names = new Set(grouping.groupsOf(record, arrangement));
    if (names.size === 0) without.push(record);
    for (const name of names) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [record]);
      else group.push(record);
    }
  }
  without.push(...odd);
  const rank = (name: string): number => grouping.order?.indexOf(name) ?? 0;
  const sorted = [...groups].sort(([a], [b]) => rank(a) - rank(b) || grouped.byName(a, b));
  const rows = sorted.map(([name, records]) =>
    groupRow(grouped, `=${name}`, grouping.name?.(name, grouped.speak) ?? name, records),
  );
  // Last, whatever it is called: it is what the grouping does not speak of.
  return without.length === 0 ? rows : [...rows, groupRow(grouped, '', grouped.speak(grouping.without), without)];
}

function groupRow<T extends ThingRecord>(
  { view, grouping, listing, speak }: Grouped<T>,
  key: string,
  label: string,
  records: readonly (T | OddRecord)[],
): Row {
  const id = `group/${view}/${grouping.id}/${key}`;
  const description = describe(records, speak);
  return {
    id,
    thing: undefined,
    label,
    description,
    icon: { id: grouping.icon },
    unfolded: true,
    children: { of: records, rows: () => pagesOf(view, listing(records), speak).map((row) => below(id, row)) },
    spoken: speak({ en: 'Group {0}, {1}', ko: '그룹 {0}, {1}' }, label, description),
  };
}

/** Ids are unique in a view, and a container may be below several networks. */
function below(group: string, row: Row): Row {
  const { children } = row;
  const id = `${group}/${row.id}`;
  if (children === undefined) return { ...row, id };
  return { ...row, id, children: { of: children.of, rows: () => children.rows().map((child) => below(group, child)) } };
}

function describe(records: readonly (ThingRecord | OddRecord)[], speak: Speak): string {
  if (!records.some(({ kind }) => kind === 'container')) return String(records.length);
  const running = records.filter((record) => record.kind === 'container' && isUp(record)).length;
  return speak({ en: '{0} of {1} running', ko: '{1}개 중 {0}개 실행 중' }, running, records.length);
}
