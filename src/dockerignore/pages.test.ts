import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES, pageLookup } from '../../test/helpers/pages.ts';
import { sectionOf } from '../notes/section.ts';
import { findings, IGNORE_PAGE, ignoreCodes, ignoreHeading } from './findings.ts';
import { parse } from './parse.ts';

const files = ['NEWS.md', 'README.md', 'docs/guide.md', 'logs/a.log', 'src/main.ts'];

describe('the page about .dockerignore', () => {
  for (const language of LANGUAGES) {
    const page = pageLookup(language)(IGNORE_PAGE);

    for (const code of ignoreCodes) {
      it(`explains ${code} with lines that have it and lines that have not: ${language}`, () => {
        const section = page && sectionOf(page, ignoreHeading(code));
        assert.ok(section !== undefined);
        const [bad = '', good = ''] = [...section.matchAll(/^```text\n([^]*?)\n```$/gm)].map(([, text]) => text);
        assert.deepEqual(
          findings(parse(bad), files).map((finding) => finding.code),
          [code],
        );
        assert.deepEqual(findings(parse(good), files), []);
      });
    }
  }
});
