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

  describe('in a text without blocks', () => {
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['docker run --monut type=bind,source=/a,target=/b paint', ['0: flag']],
      ['docker run -name blue paint', ['0: single-dash']],
      ['docker run -p abc:80 paint', ['0: value']],
      ['1. docker run -it paint:2:04', ['0: value']],
      ['docker build -t paint', ['0: missing-argument']],
      ['docker ps // 목록', ['0: comment']],
      ['docker run paint <백그라운드로 실행한다>', ['0: prose']],
      ['docker run -d --net host paint', ['0: legacy']],
      ['docker images prune', ['0: plural']],
      ['지울 때는 docker images prune 을 쓴다', ['0: plural']],
      // What names a command, and what a sentence goes on with.
      ['docker rm -f', []],
      ['docker run --name', []],
      ['docker run -p publishes ports', []],
      ['docker ps -a 명령으로 확인한다', []],
      ['도커는 `--volums` 없이 docker images 를 쓴다', []],
    ];
    for (const [text, expected] of cases) {
      it(text, async () => {
        assert.deepEqual(await found(text, 'plaintext', 'a.txt'), expected);
        assert.deepEqual(await found(text), expected);
      });
    }

    it('what may be a sentence after all is a remark', async () => {
      for (const text of ['docker build -t paint', 'docker ps // 목록', 'docker save paint:1'])
        assert.deepEqual(
          (await diagnosed(text, 'plaintext')).map(({ severity }) => severity),
          [3],
          text,
        );
    });
  });

  it('prompts and output of a block are hints, and one fix leaves what a shell reads', async () => {
    const uri = 'file:///notes/prompts.md';
    await editor.server.open(uri, '> ```bash\n> $ docker ps\n> NAMES\n> $ docker iamges\n> ```\n', 1, 'markdown');
    assert.deepEqual(
      (await editor.diagnose(uri)).map(({ code, severity, range }) => [range.start.line, code, severity]).sort(),
      [
        [1, 'prompt', 4],
        [2, 'prose', 4],
        [3, 'command', 1],
        [3, 'prompt', 4],
      ],
    );
    const [bare, named] = await editor.actionsAt(1, 2, uri);
    assert.deepEqual(
      bare?.edit.changes[uri]?.map(({ range, newText }) => [range.start.line, range.end.character, newText]),
      [
        [1, 4, ''],
        [3, 4, ''],
        [2, 2, '# '],
      ],
    );
    assert.deepEqual(named?.edit.changes[uri]?.[0], {
      range: { start: { line: 0, character: 5 }, end: { line: 0, character: 9 } },
      newText: 'console',
    });
    assert.deepEqual(await found('```console\n$ docker ps\nNAMES\n```\n'), []);
    assert.deepEqual(
      (await diagnosed('```sh\n# docker ps\n```\n', 'markdown')).map(({ code, severity }) => [code, severity]),
      [['prompt', 3]],
    );
  });

  it('nothing is left out in a script, where a command alone names nothing', async () => {
    assert.deepEqual(await found('docker rm\ndocker run "$@"\n', 'shellscript', 'a.sh'), ['0: missing-argument']);
    assert.deepEqual(await found('{"scripts": {"up": "docker run"}}', 'json', 'package.json'), []);
    assert.deepEqual(await found('```sh\ndocker rm\n```\n'), []);
  });
});
