/** How a view orders its rows, and which of them it shows. */
export interface Arrangement {
  /** A grouping of `views/arrangementTable.ts`; `none` for a flat list. */
  readonly groupBy: string;
  /** The key of the label when the rows are grouped by one. */
  readonly label: string;
  /** An order of the same table. */
  readonly sortBy: string;
  /** Words that a row must have, all of them; empty shows every row. */
  readonly filter: string;
  /** Leaves out containers that have no process. */
  readonly hideStopped: boolean;
}

export const usualArrangement: Arrangement = {
  groupBy: 'none',
  label: '',
  sortBy: 'usual',
  filter: '',
  hideStopped: false,
};
