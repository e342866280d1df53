import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../test/helpers/random.ts';
import { mergeBuildkit, readBuildkitAnswer } from './buildkitAnswer.ts';
import { DockerfileDocument } from './document.ts';
import { check } from './rules/check.ts';

/** Made after the published format; no buildx wrote it. */
const made = {
  warnings: [
    {
      ruleName: 'StageNameCasing',
      description: 'Stage names should be lowercase',
      url: 'https://docs.docker.com/go/dockerfile/rule/stage-name-casing/',
      detail: "Stage name 'Base' should be lowercase",
      location: { ranges: [{ start: { line: 1 }, end: { line: 1 } }] },
    },
    {
      ruleName: 'InvalidBaseImagePlatform',
      detail: 'Base image x was pulled with platform "linux/arm64", expected "linux/amd64" for current build',
      url: 'javascript:alert(1)',
      location: { sourceIndex: 0, ranges: [{ start: { line: 1, character: 0 }, end: { line: 1 } }] },
    },
    { ruleName: 'ARuleOfTomorrow', description: 'Something new', location: { ranges: [{ start: { line: 3 } }] } },
  ],
  sources: [{ filename: 'Dockerfile', language: 'Dockerfile', data: 'RlJPTQ==' }],
};

const text = 'FROM x AS Base\n\n  RUN y  \n';

function merged(answer: unknown, severities = {}): [string, string, string][] {
  const document = new DockerfileDocument(text);
  const warnings = readBuildkitAnswer(JSON.stringify(answer)) ?? [];
  return mergeBuildkit(document, check(document, { severities }), warnings, severities).map(
    ({ code, severity, span }) => [code, severity, text.slice(span.start, span.end)],
  );
}

describe("BuildKit's own check", () => {
  it('adds what our rules do not say', () =>
    assert.deepEqual(merged(made), [
      ['InvalidBaseImagePlatform', 'warning', 'FROM x AS Base'],
      ['ARuleOfTomorrow', 'warning', 'RUN y'],
    ]));

  it('says twice nothing that it says itself twice', () =>
    assert.equal(merged({ ...made, warnings: [...made.warnings, ...made.warnings] }).length, 2));

  it('gives way to the settings', () =>
    assert.deepEqual(merged(made, { InvalidBaseImagePlatform: 'off', ARuleOfTomorrow: 'hint' }), [
      ['ARuleOfTomorrow', 'hint', 'RUN y'],
    ]));

  it('tells what stops the build, unless a rule does', () => {
    const error = (line: number): unknown => ({
      buildError: { message: 'no match for platform in manifest', location: { ranges: [{ start: { line } }] } },
    });
    assert.deepEqual(merged(error(1)), [['build-error', 'error', 'FROM x AS Base']]);
    const document = new DockerfileDocument('FROM x\nCOPY a\n');
    const warnings = readBuildkitAnswer(JSON.stringify(error(2))) ?? [];
    assert.deepEqual(mergeBuildkit(document, check(document), warnings), []);
    assert.equal(mergeBuildkit(document, [], warnings).length, 1);
  });

  it('is found behind other output, and leaves out what does not fit', () => {
    assert.equal(readBuildkitAnswer(`#1 reading\n${JSON.stringify(made)}\n`)?.length, 3);
    assert.deepEqual(readBuildkitAnswer('{"warnings":[1,null,{},{"ruleName":"A"},{"ruleName":"A","detail":"b"}]}'), [
      { rule: 'A', message: 'b', url: undefined, line: 1 },
    ]);
    assert.deepEqual(readBuildkitAnswer('{"warnings":null,"sources":[]}'), []);
    assert.equal(readBuildkitAnswer(JSON.stringify(made))?.[1]?.url, undefined);
    for (const other of ['', '{}', '[]', 'null', '{"a":1}', '{', 'ERROR: x']) {
      assert.equal(readBuildkitAnswer(other), undefined, other);
    }
  });

  it('never throws, whatever the answer', (test) =>
    property(test, 500, (random) => {
      const pieces = [
        '{',
        '}',
        '[',
        ']',
        '"warnings":',
        '"buildError":',
        '"ruleName":"A"',
        '"line":',
        '9',
        ',',
        '\n',
        '""',
      ];
      const output = random.text(pieces, 20);
      const document = new DockerfileDocument('FROM x');
      mergeBuildkit(document, [], readBuildkitAnswer(output) ?? []);
      mergeBuildkit(document, [], [{ rule: 'A', message: 'b', url: undefined, line: random.int(1, 99) }]);
    }));
});
