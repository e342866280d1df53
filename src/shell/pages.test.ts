import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cliModel } from '../../test/helpers/cliModel.ts';
import { pagesOf } from '../../test/helpers/pages.ts';
import { LANGUAGES } from '../contract/localized.ts';
import { checkLine } from './checkLine.ts';
import { parseCommandLine } from './commandLine.ts';

const block = /^```(?:bash|shell|sh|console)\b.*\n([\s\S]*?)^```/gm;

describe('commands on pages', () => {
  for (const language of LANGUAGES) {
    it(`are right: ${language}`, () => {
      let calls = 0;
      for (const [name, { markdown }] of pagesOf(language)) {
        for (const [, text = ''] of markdown.matchAll(block)) {
          const line = parseCommandLine(text);
          calls += line.invocations.length;
          const found = checkLine(line, cliModel, { prompts: true }).filter(({ severity }) => severity !== 'hint');
          assert.deepEqual(
            found.map(({ message }) => `${name}: ${message.en}`),
            [],
          );
        }
      }
      assert.ok(calls > 400, `${calls} calls`);
    });
  }
});
