import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../test/helpers/random.ts';
import { JsonArrayReader } from './jsonArray.ts';

/** @param cuts where the text is cut into chunks, in bytes. */
function read(text: string, cuts: readonly number[] = []): unknown[] {
  const entries: unknown[] = [];
  const reader = new JsonArrayReader((entry) => entries.push(entry));
  const bytes = Buffer.from(text);
  const edges = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  for (const [index, edge] of edges.slice(1).entries()) reader.push(bytes.subarray(edges[index], edge));
  reader.end();
  return entries;
}

const tricky = [
  [],
  [{}],
  [[]],
  [1, -2.5e3, true, false, null, 'text'],
  [{ a: ']}[{,"' }, { 'k,[': '\\"\\\\', deep: [[{ x: [1, { y: ',' }] }]] }],
  ['안녕 🐳', { 이름: '웹,서버' }, '\\', '"'],
  [{ Id: 'a'.repeat(200), Labels: { 'com.x': '{"json": ["inside", 1]}' } }],
];

describe('a JSON array that arrives in pieces', () => {
  for (const value of tricky) {
    it(`is the same, cut at every byte: ${JSON.stringify(value).slice(0, 60)}`, () => {
      for (const text of [JSON.stringify(value), ` \n${JSON.stringify(value, undefined, 2)}\r\n `]) {
        assert.deepEqual(read(text), value);
        for (let cut = 0; cut <= Buffer.byteLength(text); cut += 1)
          assert.deepEqual(read(text, [cut]), value, `at ${cut}`);
      }
    });
  }

  it('is the same, whatever it is and wherever it is cut', (test) =>
    property(test, 300, (random) => {
      const value = Array.from({ length: random.int(0, 6) }, () => random.json());
      const text = JSON.stringify(value);
      const cuts = Array.from({ length: random.int(0, 12) }, () => random.int(0, Buffer.byteLength(text)));
      assert.deepEqual(read(text, cuts), value);
    }));

  it('hands over an entry as soon as its last byte is there', () => {
    const entries: unknown[] = [];
    const reader = new JsonArrayReader((entry) => entries.push(entry));
    reader.push(Buffer.from('[{"a":1},{"b"'));
    assert.deepEqual(entries, [{ a: 1 }]);
    reader.push(Buffer.from(':2}]'));
    assert.deepEqual(entries, [{ a: 1 }, { b: 2 }]);
  });

  it('`null` is an empty one', () => {
    for (let cut = 0; cut <= 6; cut += 1) assert.deepEqual(read(' null ', [cut]), []);
  });

  it('an entry that makes no sense is its text, and costs no other', () =>
    assert.deepEqual(read('[{"a":1},{"b":x},{"c":3}]'), [{ a: 1 }, '{"b":x}', { c: 3 }]));

  const none = [
    '',
    ' ',
    '{}',
    '{"message":"no"}',
    '<html>[1]</html>',
    '"text"',
    '1',
    'nul',
    'nullx',
    'null[',
    ']',
    '[1',
    '[1]x',
    '[1][2]',
    '[{"a":1}',
  ];
  for (const text of none) {
    it(`${JSON.stringify(text)} is none`, () => assert.throws(() => read(text), SyntaxError));
  }
});
