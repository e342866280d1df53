import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../../../contract/localized.ts';
import { DockerfileDocument } from '../../document.ts';
import { applyEdits, orderedEdits } from '../../features/edit.ts';
import { check } from '../check.ts';
import type { Finding, Rule } from '../rule.ts';
import { hadolintRules } from './list.ts';

/** The same file in another dress. */
const dresses: readonly [string, (text: string) => string][] = [
  ['as it is', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['with a byte order mark', (text) => `\uFEFF${text}`],
  ['escape=`', (text) => `# escape=\`\n${text}`],
  ['below Korean words and an emoji', (text) => `# 안녕 🐳\nARG 이름=값\n${text}`],
  ['keywords in small letters', (text) => text.replace(/^[A-Z]+\b/gm, (word) => word.toLowerCase())],
];

function findingsOf(rule: Rule, text: string): readonly Finding[] {
  const options = { ...rule.exampleOptions, hadolint: true, severities: { [rule.code]: rule.severity } };
  return check(new DockerfileDocument(text), options).filter(({ code }) => code === rule.code);
}

describe('the examples of hadolint rules', () => {
  for (const rule of hadolintRules) {
    for (const [name, dress] of dresses) {
      it(`${rule.code} ${name}`, () => {
        const bad = dress(rule.bad);
        const found = findingsOf(rule, bad);
        assert.notEqual(found.length, 0, 'nothing found in the bad example');
        for (const { span, message } of found) {
          assert.ok(span.start < span.end && span.end <= bad.length, 'the span is empty or outside');
          for (const language of LANGUAGES) assert.doesNotMatch(message[language], /\{\d\}/);
        }
        assert.deepEqual(findingsOf(rule, dress(rule.good)), []);
      });
    }

    const parts = /^(FROM .*\n)(RUN|COPY|ADD|USER|EXPOSE|ENV|LABEL)( [^]*)$/.exec(rule.bad);
    // The stages of a trigger are those of another file.
    const isOfStages = rule.code === 'DL3022';
    if (parts === null || isOfStages) continue;
    it(`${rule.code} under ONBUILD`, () => {
      const [, from = '', keyword = '', rest = ''] = parts;
      const text = `${from}ONBUILD ${keyword}${rest.replace(/\n(?=[A-Z]+ )/g, '\nONBUILD ')}`;
      assert.notEqual(findingsOf(rule, text).length, 0, text);
    });
  }
});

describe('the fixes of hadolint rules', () => {
  for (const rule of hadolintRules) {
    const found = findingsOf(rule, rule.bad);
    if (!found.some(({ fixes }) => fixes.length > 0)) continue;
    it(`${rule.code}: after a fix there is nothing to find`, () => {
      for (const { fixes } of found) {
        for (const fix of fixes)
          assert.deepEqual(findingsOf(rule, applyEdits(rule.bad, orderedEdits(rule.bad, fix.edits))), [], fix.title.en);
      }
    });
  }
});

describe('the list', () => {
  it('is in order, each code once, with the page of hadolint', () => {
    const codes = hadolintRules.map(({ code }) => code);
    assert.deepEqual(codes, [...new Set(codes)].sort());
    for (const { code, reference, origin } of hadolintRules) {
      assert.equal(origin, 'hadolint');
      assert.equal(reference, `https://github.com/hadolint/hadolint/wiki/${code}`);
    }
  });

  it('runs only when it is asked for', () => {
    const document = new DockerfileDocument('FROM debian\nRUN apt install curl\n');
    assert.deepEqual(
      check(document).filter(({ rule }) => rule.origin === 'hadolint'),
      [],
    );
  });
});
