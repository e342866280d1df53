import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isEmail, isGitHash, isSemanticVersion, isTime, isUri } from './labelFormats.ts';
import { isSpdxExpression } from './spdx.ts';

const formats: Readonly<
  Record<string, readonly [(text: string) => boolean, right: readonly string[], wrong: readonly string[]]>
> = {
  url: [
    isUri,
    ['https://example.com/a?b#c', 'mailto:a@b', 'urn:x:y', 'http://[::1]:80/%20'],
    ['example.com', 'a b:c', 'https://한글', 'x:%2', ':a', ''],
  ],
  rfc3339: [
    isTime,
    ['2026-01-31T12:00:00Z', '2024-02-29t23:59:60.123+09:00', '2026-01-31 12:00:00-00:30'],
    [
      '2026-01-31',
      '2026-02-29T12:00:00Z',
      '2026-13-01T12:00:00Z',
      '2026-01-31T24:00:00Z',
      '2026-01-31T12:00:00',
      '2026-01-31T12:00:00+24:00',
      '2026-00-01T12:00:00Z',
    ],
  ],
  hash: [isGitHash, ['5f2c9e1', 'a'.repeat(40)], ['5f2c9e', '5F2C9E1', 'main', 'a'.repeat(41), '']],
  semver: [
    isSemanticVersion,
    ['1.2.3', '0.0.0', '1.2.3-rc.1', '1.2.3-0a', '1.2.3+001', '1.2.3-a-b+c-d.e'],
    ['v1.2.3', '1.2', '1.2.3.4', '01.2.3', '1.2.3-01', '1.2.3-', '1.2.3+', '1.2.3-a..b', ''],
  ],
  email: [
    isEmail,
    ['a@example.com', 'a.b+c@x', 'a@[127.0.0.1]'],
    ['a', '@x', 'a@', 'a..b@x', 'A <a@x>', 'a b@x', 'a@-x', 'a@x..y', ''],
  ],
  spdx: [
    isSpdxExpression,
    [
      'MIT',
      'Apache-2.0',
      'mit',
      'GPL-2.0+',
      'MIT OR (Apache-2.0 AND BSD-3-Clause)',
      'GPL-2.0-only WITH Classpath-exception-2.0',
      'LicenseRef-own',
    ],
    ['Apache2', '', 'MIT OR', 'MIT Apache-2.0', '(MIT', 'MIT)', 'OR MIT', '()', 'MIT WITH', 'MIT (MIT)'],
  ],
};

describe('values of labels', () => {
  for (const [name, [isValid, right, wrong]] of Object.entries(formats)) {
    for (const text of right) it(`${name}: ${text}`, () => assert.equal(isValid(text), true));
    for (const text of wrong) it(`not ${name}: ${text}`, () => assert.equal(isValid(text), false));
  }
});
