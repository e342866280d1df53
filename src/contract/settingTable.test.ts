import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { fits, type SettingKey, type SettingSpec, settingTable } from './settingTable.ts';

describe('fits', () => {
  const cases: readonly [SettingKey, readonly unknown[], readonly unknown[]][] = [
    ['language', ['auto', 'ko', 'en'], ['', 'de', 'toString', 'KO', 1, true, null, undefined, ['ko'], {}]],
    ['engine.endpoint', ['', 'unix:///run/docker.sock', 'anything'], [0, null, undefined, ['x'], {}]],
    ['terminal.backend', ['auto', 'cli', 'api'], ['', 'shell', 'constructor', null, undefined]],
    [
      'logs.tail',
      [0, 1, 200, 1_000_000],
      [-1, 1.5, 1_000_001, Number.NaN, Number.POSITIVE_INFINITY, '200', null, true],
    ],
    ['containers.badge', [true, false], ['false', 0, null, undefined, []]],
    ['logs.timestamps', [true, false], ['true', 0, 1, null, undefined, {}]],
  ];

  for (const [key, good, bad] of cases) {
    for (const value of good) it(`${key} takes ${inspect(value)}`, () => assert.equal(fits(key, value), true));
    for (const value of bad) {
      it(`${key} does not take ${inspect(value)}`, () => assert.equal(fits(key, value), false));
    }
  }

  it('is tested for every setting', () =>
    assert.deepEqual(cases.map(([key]) => key).sort(), Object.keys(settingTable).sort()));

  for (const [key, spec] of Object.entries(settingTable) as [SettingKey, SettingSpec][]) {
    it(`${key} takes its own default`, () => assert.ok(fits(key, spec.default)));
  }

  it('lets no folder choose an engine: every setting that is restricted is machine-overridable', () => {
    const restricted = Object.entries(settingTable as Record<string, SettingSpec>).filter(
      ([, spec]) => spec.restricted,
    );
    assert.deepEqual(
      restricted.map(([key, { scope }]) => [key, scope]),
      [['engine.endpoint', 'machine-overridable']],
    );
  });
});
