import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cliModel } from '../../test/helpers/cliModel.ts';
import { property } from '../../test/helpers/random.ts';
import { applyEdits, orderedEdits } from '../dockerfile/features/edit.ts';
import { checkText, mayHaveSlips, strayFinding } from './checkText.ts';

/** The text after the first fix of each finding. */
function fixed(text: string): string {
  const edits = checkText(text, cliModel).flatMap(({ fixes: [first] }) => first?.edits ?? []);
  return applyEdits(text, orderedEdits(text, edits));
}

describe('slips in a text about docker', () => {
  const cases: readonly (readonly [name: string, text: string, right: string])[] = [
    ['a flag in inline code', 'use `--volums-from` for it', 'use `--volumes-from` for it'],
    ['with a value', 'or `--restrat=always`', 'or `--restart=always`'],
    ['in a code element', '<code>--pubish</code>', '<code>--publish</code>'],
    ['alone on its line', '> - --stop-signl\n> stops it', '> - --stop-signal\n> stops it'],
    ['hyphens in other places', '`-health--cmd` and `--logdriver`', '`--health-cmd` and `--log-driver`'],
    ['a command in a sentence', '목록은 docker conatiner 명령으로 봅니다', '목록은 docker container 명령으로 봅니다'],
    ['the list in place of the thing', '지울 때는 docker images rm을 씁니다.', '지울 때는 docker image rm을 씁니다.'],
    ['one command of several', 'by `puase, unpause`', 'by `pause, unpause`'],
    ['an instruction', '# STOPSIGNL, WORKDIR', '# STOPSIGNAL, WORKDIR'],
    ['a quote in front of an instruction', 'as "RUN ["a", "b",...] it is', 'as RUN ["a", "b",...] it is'],
    ['elements without quotes', 'COPY: "[a b,c,... , "to"]"', 'COPY: ["a b","c",... , "to"]'],
    ['a comma behind the last element', 'CMD takes ["a", "b", ].', 'CMD takes ["a", "b"].'],
  ];
  for (const [name, text, right] of cases) {
    it(name, () => {
      assert.ok(mayHaveSlips(text));
      assert.equal(fixed(text), right);
    });
  }
});

describe('a text that is right', () => {
  const texts: readonly string[] = [
    '`--volumes-from`, `-it`, `--net-alias=a`, `--chown=a:b`, `--start-interval`, `--help`',
    'flags of others: `--tags`, `--labels`, `--save-dev`, `--patch`, `--stat`, `-name`',
    'docker builds and docker contains; docker engine, docker config, docker host, docker.io docker compose',
    'docker images lists, docker images paint too, docker images -a',
    'CMD ["a", "b", ...], "RUN ["a"]", RUN [a, b], [CMD "a", b](#x), CMD ["a", 1, true]',
    'a list ["a", b] of something else',
    '`red, green, blue`, `start, stop`, `this, that`',
    'LABELS and VOLUMES, EXPOSED, BUILD, VALUE, STATE, $VOLUMEN, A_LABELL, LABELL=x',
    '--- \n -- a\n---\n',
  ];
  for (const text of texts) it(text.slice(0, 50), () => assert.deepEqual(checkText(text, cliModel), []));
});

describe('what stands among docker lines', () => {
  const mended = (
    document: string,
    part: string,
    kind: 'slashes' | 'prose' | 'redirect',
  ): readonly [string, string] => {
    const start = document.indexOf(part);
    const found = strayFinding(document, { start, end: start + part.length, kind });
    return [found.severity, applyEdits(document, found.fixes[0]?.edits ?? [])];
  };
  it('becomes a comment', () => {
    assert.deepEqual(mended('a\n// mixes\nb', '// mixes', 'slashes'), ['error', 'a\n# mixes\nb']);
    assert.deepEqual(mended('ls <파일을 본다>\n', '<파일을 본다>', 'redirect'), ['error', 'ls # 파일을 본다\n']);
  });
  it('is no error where a command may have printed it', () => {
    assert.deepEqual(mended('a\n물감 목록\nb', '물감 목록', 'prose'), ['information', 'a\n# 물감 목록\nb']);
  });
});

it('no text makes it throw, and each fix is inside of the text', async (test) => {
  const parts = [
    '`',
    '--',
    'docker ',
    'images ',
    'rm',
    'VOLUMN',
    ', ',
    'start',
    '<code>',
    '\n',
    '> ',
    '가',
    '\ud83d',
    '--volums-from',
  ];
  await property(test, 500, (random) => {
    const text = random.list(30, () => random.pick(parts)).join('');
    for (const { span, fixes } of checkText(text, cliModel)) {
      assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length);
      assert.ok(fixes.length > 0);
    }
  });
});
