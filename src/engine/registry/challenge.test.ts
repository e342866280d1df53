import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { nextLink, readChallenges } from './challenge.ts';

const plain = (header: string): unknown =>
  readChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);

describe('readChallenges', () => {
  const cases: readonly [string, unknown][] = [
    ['', []],
    ['Basic realm="a registry"', [['basic', { realm: 'a registry' }]]],
    [
      'Bearer realm="https://auth.example.com/token",service="registry.example.com",scope="repository:a/b:pull,push"',
      [
        [
          'bearer',
          {
            realm: 'https://auth.example.com/token',
            service: 'registry.example.com',
            scope: 'repository:a/b:pull,push',
          },
        ],
      ],
    ],
    ['BEARER Realm = x , service=y', [['bearer', { realm: 'x', service: 'y' }]]],
    [
      'Negotiate, Basic realm="x \\"y\\""',
      [
        ['negotiate', {}],
        ['basic', { realm: 'x "y"' }],
      ],
    ],
    ['realm="nobody asked"', []],
    ['Basic realm="never closed', [['basic', { realm: 'never closed' }]]],
  ];
  for (const [header, expected] of cases) it(header || 'nothing', () => assert.deepEqual(plain(header), expected));

  test('takes any text, and ends', async (context) =>
    property(context, 500, (random) => {
      readChallenges(random.text(['"', '\\', ',', '=', ' ', '\t', 'Bearer', 'realm', 'é', '\u0000'], 60));
    }));

  it('is linear in a long header', () => {
    const started = performance.now();
    readChallenges(`Bearer ${'a="\\"",'.repeat(200_000)}`);
    assert.ok(performance.now() - started < 5_000);
  });
});

describe('nextLink', () => {
  const cases: readonly [string | undefined, string | undefined][] = [
    [undefined, undefined],
    ['', undefined],
    ['</v2/_catalog?last=b&n=2>; rel="next"', '/v2/_catalog?last=b&n=2'],
    ['</first>; rel="first", </v2/x?n=1,2>; rel=next', '/v2/x?n=1,2'],
    ['</v2/x>; rel="prev"', undefined],
    ['</v2/x; rel="next"', undefined],
  ];
  for (const [header, expected] of cases) it(String(header), () => assert.equal(nextLink(header), expected));
});
