import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DockerfileDocument } from '../document.ts';
import { applyEdits, orderedEdits } from '../features/edit.ts';
import { check } from './check.ts';
import { rules } from './list.ts';
import type { Finding, Rule } from './rule.ts';

const found = (rule: Rule, text: string): readonly Finding[] =>
  check(
    new DockerfileDocument(text),
    // The one rule whose example needs another file.
    { ...rule.exampleOptions, severities: { [rule.code]: 'warning' }, dockerignore: 'secrets.env\n' },
    [rule],
  );

/** What the same file looks like in another editor or with other habits. */
const variants: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  BOM: (text) => `\ufeff${text}`,
  'Korean comment and emoji above': (text) => (/^\s*#/.test(text) ? text : `# 빌드 🐳\n#\n${text}`),
};

describe('the examples of every rule', () => {
  for (const rule of rules) {
    for (const [name, variant] of Object.entries(variants)) {
      it(`${rule.code}: ${name}`, () => {
        // A rule that looks at nothing is one that another program has to check.
        const isElsewhere = Object.keys(rule.check).length === 0;
        assert.equal(found(rule, variant(rule.bad)).length > 0, !isElsewhere, 'bad');
        assert.deepEqual(
          found(rule, variant(rule.good)).map(({ message }) => message.en),
          [],
          'good',
        );
      });
    }

    it(`${rule.code}: safe fixes remove what was found`, () => {
      const { bad } = rule;
      for (const { fixes } of found(rule, bad)) {
        for (const { edits, preferred } of fixes) {
          if (!preferred) continue;
          const fixed = applyEdits(bad, orderedEdits(bad, edits));
          assert.ok(found(rule, fixed).length < found(rule, bad).length, fixed);
        }
      }
    });
  }
});

describe('texts of the rules', () => {
  for (const rule of rules) {
    it(rule.code, () => {
      for (const text of [rule.title, rule.message, rule.why]) {
        assert.notEqual(text.en, '');
        assert.match(text.ko, /[가-힣]/);
        assert.deepEqual(new Set(text.en.match(/\{\d\}/g)), new Set(text.ko.match(/\{\d\}/g)));
      }
      assert.match(rule.title.ko, /[다요까]$|[기가]$/);
    });
  }

  it('have names of their own', () => {
    const names = rules.flatMap(({ code, aliases }) => [code, ...aliases]);
    assert.equal(new Set(names.map((name) => name.toLowerCase())).size, names.length);
  });
});

describe('the usual rules of hadolint', () => {
  const codes = (hadolint: boolean | 'usual', severities = {}): string[] => {
    const text =
      'FROM debian\nRUN apt-get update && apt-get install -y --no-install-recommends curl && cd /x\nUSER app\n';
    return check(new DockerfileDocument(text), { hadolint, severities }).map(({ code }) => code);
  };

  it('are those that well-kept images keep', () => {
    assert.deepEqual(codes(false), []);
    assert.deepEqual(codes('usual'), ['DL3006', 'DL3009']);
    assert.deepEqual(codes(true), ['DL3006', 'DL3009', 'DL3008', 'DL3003', 'DL3066']);
  });

  it('are joined by those that the settings name', () =>
    assert.deepEqual(codes('usual', { DL3008: 'hint' }), ['DL3006', 'DL3009', 'DL3008']));
});
