import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Diagnostic, LineEditor } from '../helpers/lineEditor.ts';

/** What is found in the lines and Dockerfiles of a note, over stdio. */
describe('findings of notes', { timeout: 60_000 }, () => {
  const editor = new LineEditor();
  let opened = 0;

  before(() => editor.start([]));
  after(() => editor.stop());

  async function diagnosed(text: string, language: string, name = 'a.md'): Promise<Diagnostic[]> {
    opened += 1;
    const uri = `file:///notes/${opened}/${name}`;
    await editor.server.open(uri, text, 1, language);
    return editor.diagnose(uri);
  }

  /** `line: code` of each, from the first line of the text; in order of the lines. */
  async function found(text: string, language = 'markdown', name?: string): Promise<string[]> {
    return (await diagnosed(text, language, name))
      .sort((one, other) => one.range.start.line - other.range.start.line)
      .map(({ code, range }) => `${range.start.line}: ${code}`);
  }

  describe('in a Dockerfile', () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      ['a Korean remark takes none away', 'FROM paint:1\n// 포트\nEXPOSE 80', ['2: unknown-instruction']],
      [
        'nor one behind an instruction',
        'FROM paint:1\nWORKDIR /app // 경로\nCOPY a # 포트',
        ['2: remark-behind', '3: remark-behind'],
      ],
      ['nor an address', 'FROM paint:1\nMAINTAINER a <a@b.io>', ['2: MaintainerDeprecated']],
      ['a gap is no value', 'FROM 이미지명:태그명 AS 별칭\nEXPOSE [포트 번호]\nHEALTHCHECK [옵션] CMD 명령', []],
    ];
    for (const [name, text, expected] of cases) {
      it(name, async () => {
        assert.deepEqual(await found(`\`\`\`dockerfile\n${text}\n\`\`\`\n`), expected);
      });
    }
  });
});
