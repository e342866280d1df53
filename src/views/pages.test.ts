import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { speakIn } from '../contract/localized.ts';
import type { Row } from '../contract/view.ts';
import { property } from '../../test/helpers/random.ts';
import { FIRST_PAGE, LATER_PAGE, type Listing, looksTheSame, pagesOf } from './pages.ts';

const en = speakIn('en');
const ko = speakIn('ko');

function listing(count: number): Listing & { made: number } {
  const of = Array.from({ length: count }, (_, index) => ({ index }));
  const made: Listing & { made: number } = {
    made: 0,
    of,
    rows: (from = 0, to = count) =>
      of.slice(from, to).map(({ index }): Row => {
        made.made += 1;
        return plain(`row ${index}`);
      }),
  };
  return made;
}

function plain(id: string): Row {
  return { id, thing: undefined, label: id, description: '', icon: { id: 'x' }, spoken: id };
}

const shape = (rows: readonly Row[]): string[] =>
  rows.filter((row) => row.children !== undefined).map((row) => row.label);

describe('a view of many', () => {
  it('has a row for each up to the first page, and no other', () => {
    for (const count of [0, 1, FIRST_PAGE]) {
      const rows = pagesOf('containers', listing(count), en);
      assert.equal(rows.length, count);
      assert.deepEqual(shape(rows), []);
    }
  });

  it('has the rest below rows that stand for a thousand each', () => {
    assert.deepEqual(shape(pagesOf('containers', listing(FIRST_PAGE + 1), en)), ['251–251']);
    assert.deepEqual(shape(pagesOf('containers', listing(3400), en)), [
      '251–1,250',
      '1,251–2,250',
      '2,251–3,250',
      '3,251–3,400',
    ]);
  });

  it('loses none and shows none twice, whatever the number', (test) =>
    property(test, 100, (random) => {
      const many = listing(random.int(0, 5000));
      const rows = pagesOf('images', many, en);
      const shown = rows.flatMap((row) => row.children?.rows() ?? [row]);
      assert.deepEqual(
        shown.map(({ id }) => id),
        many.rows().map(({ id }) => id),
      );
      assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
    }));

  it('makes only the rows that are seen', () => {
    const many = listing(30_000);
    const rows = pagesOf('containers', many, en);
    assert.ok(many.made <= FIRST_PAGE + 2 * 30, String(many.made));
    assert.equal(rows[FIRST_PAGE + 3]?.children?.rows().length, LATER_PAGE);
  });

  it('says in both languages what is below', () => {
    const [page] = pagesOf('containers', listing(251), en).slice(FIRST_PAGE);
    assert.equal(page?.description, 'row 250 … row 250');
    assert.equal(page.spoken, 'Rows 251–251, row 250 … row 250');
    assert.equal(page.thing, undefined);
    assert.equal(pagesOf('containers', listing(251), ko)[FIRST_PAGE]?.spoken, '251–251번째 행, row 250 … row 250');
  });
});

describe('a row and the one that it was', () => {
  const record = {};
  const row = (of: readonly unknown[], label = 'a'): Row => ({ ...plain(label), children: { of, rows: () => [] } });

  it('look the same with the same words and the same things below', () => {
    assert.ok(looksTheSame(plain('a'), plain('a')));
    assert.ok(looksTheSame(row([record]), row([record])));
    assert.ok(!looksTheSame(plain('a'), plain('b')));
    assert.ok(!looksTheSame(plain('a'), undefined));
  });

  it('do not when what is below is another thing, more or less', () => {
    assert.ok(!looksTheSame(row([record]), row([{}])));
    assert.ok(!looksTheSame(row([record]), row([record, record])));
    assert.ok(!looksTheSame(row([record]), plain('a')));
    assert.ok(!looksTheSame(row([record], 'a'), row([record], 'b')));
  });
});
