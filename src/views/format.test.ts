import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { speakIn } from '../contract/localized.ts';
import { age, bytes, shortId, span } from './format.ts';

describe('bytes', () => {
  const cases: readonly [number, string][] = [
    [0, '0 B'],
    [1, '1 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [1234, '1.23 kB'],
    [52_900_000, '52.9 MB'],
    [999_400, '999 kB'],
    [999_600, '1 MB'],
    [999_999_999, '1 GB'],
    [1_500_000_000, '1.5 GB'],
    [2e12, '2 TB'],
    [5e15, '5000 TB'],
    [-1, '0 B'],
  ];
  for (const [count, text] of cases) it(`${count} are ${text}`, () => assert.equal(bytes(count), text));
});

describe('span', () => {
  const cases: readonly [number, string, string][] = [
    [0, 'less than 1 ms', '1밀리초 미만'],
    [1, '1 ms', '1밀리초'],
    [999, '999 ms', '999밀리초'],
    [1000, '1 s', '1초'],
    [59_999, '59.9 s', '59.9초'],
    [60_000, '1 min 0 s', '1분 0초'],
    [3_599_999, '59 min 59 s', '59분 59초'],
    [3_600_000, '1 h 0 min', '1시간 0분'],
    [86_399_999, '23 h 59 min', '23시간 59분'],
    [90_000_000, '1 d 1 h', '1일 1시간'],
  ];
  for (const [ms, english, korean] of cases) {
    it(`${ms} ms are ${english}`, () => {
      assert.equal(span(ms, speakIn('en')), english);
      assert.equal(span(ms, speakIn('ko')), korean);
    });
  }
});

describe('age', () => {
  const HOUR = 3600;
  const DAY = 24 * HOUR;
  const NOW = Date.UTC(2026, 1, 14);
  const cases: readonly [number, string, string][] = [
    [-5 * HOUR, 'under an hour old', '1시간 미만'],
    [0, 'under an hour old', '1시간 미만'],
    [HOUR - 1, 'under an hour old', '1시간 미만'],
    [HOUR, '1 hour old', '1시간 전'],
    [2 * HOUR - 1, '1 hour old', '1시간 전'],
    [2 * HOUR, '2 hours old', '2시간 전'],
    [DAY - 1, '23 hours old', '23시간 전'],
    [DAY, '1 day old', '1일 전'],
    [2 * DAY, '2 days old', '2일 전'],
    [60 * DAY, '60 days old', '60일 전'],
    [61 * DAY, '2 months old', '2개월 전'],
    [365 * DAY, '11 months old', '11개월 전'],
    [730 * DAY, '23 months old', '23개월 전'],
    [731 * DAY, '2 years old', '2년 전'],
    [10 * 365.25 * DAY, '10 years old', '10년 전'],
  ];
  for (const [passed, english, korean] of cases) {
    it(`${passed} s are ${english}`, () => {
      assert.equal(age(NOW / 1000 - passed, NOW, speakIn('en')), english);
      assert.equal(age(NOW / 1000 - passed, NOW, speakIn('ko')), korean);
    });
  }

  it('never says one of many, at any hour of three years', () => {
    for (let passed = 0; passed < 3 * 366 * DAY; passed += HOUR) {
      assert.doesNotMatch(age(NOW / 1000 - passed, NOW, speakIn('en')), /^(0|1) \w+s /);
    }
  });

  // Go's zero time, and what reproducible builds write.
  for (const created of [0, -62_135_596_800]) {
    it(`of something made at ${created} is not known`, () => {
      assert.equal(age(created, NOW, speakIn('en')), 'age unknown');
      assert.equal(age(created, NOW, speakIn('ko')), '생성 시각 알 수 없음');
    });
  }
});

describe('shortId', () => {
  for (const id of [`sha256:${'0123456789ab'.padEnd(64, 'f')}`, '0123456789ab'.padEnd(64, 'f'), '0123456789ab']) {
    it(id, () => assert.equal(shortId(id), '0123456789ab'));
  }
});
