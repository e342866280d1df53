import type { Row, ViewId } from '../contract/view.ts';
import type { Speak } from '../contract/localized.ts';

/** The sorted records of a view; a row is made only when it is asked for. */
export interface Listing {
  readonly of: readonly unknown[];
  /** The rows from `from` to before `to`; of all of them without. */
  readonly rows: (from?: number, to?: number) => readonly Row[];
}

/**
 * An editor takes a list anew, whole, whenever something in it comes or goes: with a thousand rows that is a third of a
 * second until the change is seen, with thirty thousand the window stands still. So a view shows the first ones, and
 * the others below rows that stand for a thousand each.
 */
export const FIRST_PAGE = 250;
export const LATER_PAGE = 1000;

export function pagesOf(view: ViewId, listing: Listing, speak: Speak): readonly Row[] {
  const count = listing.of.length;
  if (count <= FIRST_PAGE) return listing.rows();
  const later: Row[] = [];
  for (let from = FIRST_PAGE; from < count; from += LATER_PAGE) {
    later.push(pageRow(view, listing, from, Math.min(from + LATER_PAGE, count), speak));
  }
  return [...listing.rows(0, FIRST_PAGE), ...later];
}

function pageRow(view: ViewId, listing: Listing, from: number, to: number, speak: Speak): Row {
  const [first] = listing.rows(from, from + 1);
  const [last] = listing.rows(to - 1, to);
  const names = `${first?.label ?? ''} … ${last?.label ?? ''}`;
  const range = `${number(from + 1)}–${number(to)}`;
  return {
    id: `page/${view}/${from}`,
    thing: undefined,
    label: range,
    description: names,
    icon: { id: 'ellipsis' },
    children: { of: listing.of.slice(from, to), rows: () => listing.rows(from, to) },
    spoken: speak({ en: 'Rows {0}, {1}', ko: '{0}번째 행, {1}' }, range, names),
  };
}

/** `12,345`, in both languages. */
function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Whether a row, with all that is below it, shows what another does. */
export function looksTheSame(left: Row, right: Row | undefined): boolean {
  if (right === undefined) return false;
  const { children: leftChildren, ...leftFields } = left;
  const { children: rightChildren, ...rightFields } = right;
  const isBelow = rightChildren?.of ?? [];
  const wasBelow = leftChildren?.of ?? [];
  return (
    isBelow.length === wasBelow.length &&
    isBelow.every((record, index) => record === wasBelow[index]) &&
    JSON.stringify(leftFields) === JSON.stringify(rightFields)
  );
}
