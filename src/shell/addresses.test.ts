import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { property } from '../../test/helpers/random.ts';
import { subnetProblem, withinProblem } from './addresses.ts';

describe('subnetProblem', () => {
  for (const good of [
    '10.1.0.0/16',
    '192.168.7.0/24',
    '0.0.0.0/0',
    '10.0.0.1/32',
    'fd00:1::/64',
    '::/0',
    '::ffff:0:0/96',
  ])
    it(`takes ${good}`, () => assert.equal(subnetProblem(good), undefined));
  for (const bad of [
    '',
    '10.1.0.0',
    '10.1.0.0/33',
    '10.1/16',
    '10.01.0.0/16',
    '256.0.0.0/8',
    'fd00::/129',
    'a/8',
    '10.0.0.0/8/8',
    ':/8',
    '::1::/8',
  ])
    it(`refuses ${bad || 'nothing'}`, () => assert.match(subnetProblem(bad)?.en ?? '', /prefix, for example/));
  for (const inside of ['10.1.2.0/16', '10.0.0.1/31', 'fd00:1::1/64'])
    it(`${inside} is no first address`, () => assert.match(subnetProblem(inside)?.en ?? '', /first address/));
});

describe('withinProblem', () => {
  const cases: readonly [string, string, 'address' | 'range', RegExp | undefined][] = [
    ['10.1.0.1', '10.1.0.0/16', 'address', undefined],
    ['10.1.255.255', '10.1.0.0/16', 'address', undefined],
    ['10.2.0.1', '10.1.0.0/16', 'address', /outside/],
    ['fd00:1::5', 'fd00:1::/64', 'address', undefined],
    ['fd00:1:0:1::5', 'fd00:1::/64', 'address', /outside/],
    ['10.1.0.1', 'fd00:1::/64', 'address', /outside/],
    ['10.1.0', '10.1.0.0/16', 'address', /not an IP/],
    ['10.1.4.0/24', '10.1.0.0/16', 'range', undefined],
    ['10.0.0.0/8', '10.1.0.0/16', 'range', /outside/],
    ['10.1.4.1/24', '10.1.0.0/16', 'range', /first address/],
    ['x', '', 'address', /not an IP/],
    ['10.0.0.1', 'x', 'address', /outside/],
  ];
  for (const [text, subnet, what, expected] of cases) {
    it(`${what} ${text} in ${subnet}`, () => {
      const problem = withinProblem(text, subnet, what)?.en;
      if (expected === undefined) assert.equal(problem, undefined);
      else assert.match(problem ?? '', expected);
    });
  }

  test('takes any text', async (context) =>
    property(context, 500, (random) => {
      const text = (): string => random.text(['0', '1', '255', '.', ':', '::', '/', 'f', ' ', '%', 'é', '[', ']'], 12);
      subnetProblem(text());
      withinProblem(text(), text(), random.pick(['address', 'range']));
    }));
});
