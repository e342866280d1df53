import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cliModel } from '../../test/helpers/cliModel.ts';
import { LANGUAGES, pageLookup, pagesOf } from '../../test/helpers/pages.ts';
import { DockerfileDocument } from '../dockerfile/document.ts';
import { argumentNames } from '../dockerfile/features/buildFile.ts';
import { sectionOf } from '../notes/section.ts';
import { readCall } from './call.ts';
import { repeatCheck } from './cli/check/lines.ts';
import { type CliCode, codePages } from './cli/codes.ts';
import { checkLines } from './checkLine.ts';
import { checkText } from './checkText.ts';
import { parseCommandLine } from './commandLine.ts';

const codes = Object.keys(codePages) as CliCode[];

/** What is found in the lines of an example, one below the other. */
function found(text: string, dockerfile: string | undefined): Set<CliCode> {
  let start = 0;
  const lines = text.split(/(?<!\\ ?)\n/).map((line) => {
    const read = parseCommandLine(line, start);
    start += line.length + 1;
    return read;
  });
  const buildArgs = dockerfile === undefined ? undefined : argumentNames(new DockerfileDocument(dockerfile));
  const options = { version: '27.0.1', ...(buildArgs === undefined ? {} : { buildArgs }) };
  const findings = new Set(
    [...checkLines(lines, cliModel, options), ...checkText(text, cliModel)].map(({ code }) => code),
  );
  for (const [index, { text: line, invocations }] of lines.entries()) {
    if (lines[index - 1]?.text !== line) continue;
    repeatCheck(
      invocations.map((invocation) => readCall(invocation, cliModel)),
      ({ code }) => findings.add(code),
    );
  }
  return findings;
}

describe('pages about findings in docker lines', () => {
  for (const language of LANGUAGES) {
    const page = pageLookup(language);

    for (const code of codes) {
      it(`explain ${code} below its name, with a line that has it and one that has not: ${language}`, () => {
        const at = page(codePages[code]);
        const section = at && sectionOf(at, code);
        assert.ok(section !== undefined, `${codePages[code]} has no heading ${code}`);
        assert.match(section, /^\S.{30,}/, 'why it matters');
        const blocks = [...section.matchAll(/^```(\w+).*\n([^]*?)\n```$/gm)];
        const dockerfile = blocks.find(([, kind]) => kind === 'dockerfile')?.[2];
        const [bad, good] = blocks.filter(([, kind]) => kind !== 'dockerfile').map(([, , text = '']) => text);
        assert.ok(bad !== undefined && good !== undefined);
        assert.ok(found(bad, dockerfile).has(code), `${bad}: ${[...found(bad, dockerfile)].join(', ')}`);
        assert.deepEqual([...found(good, dockerfile)], []);
      });
    }

    it(`explain nothing else: ${language}`, () => {
      const pages = [...pagesOf(language).values()].filter(({ id }) => id.startsWith('help.lines.'));
      const headings = pages.flatMap(({ id, markdown }) =>
        [...markdown.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => [heading, id]),
      );
      assert.deepEqual(Object.fromEntries(headings), codePages);
      assert.equal(headings.length, codes.length);
    });
  }
});
