import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { LANGUAGES } from '../../contract/localized.ts';
import { errorEntries, errorTexts, explainError } from './explainError.ts';

const notes = path.join(import.meta.dirname, '../../../media/notes/en');
const pages = new Set(
  readdirSync(notes, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(notes, name))
    .filter((file) => file.endsWith('.md') && existsSync(file))
    .map((file) => /^id: (\S+)$/m.exec(readFileSync(file, 'utf8'))?.[1]),
);

describe('errors of the engine and the docker command', () => {
  it('are fifty or more, each once', () => {
    const ids = errorEntries.map(({ id }) => id);
    assert.ok(ids.length >= 50, String(ids.length));
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  for (const entry of errorEntries) {
    it(`${entry.id}: its example is told from all others`, () => {
      const found = explainError(`some output\n${entry.example}\n`);
      assert.equal(found?.entry.id, entry.id);
      assert.equal(found.entry, entry);
      assert.ok(pages.has(entry.topic), entry.topic);
      for (const language of LANGUAGES) {
        const { meaning, help, line } = errorTexts(found, language);
        assert.doesNotMatch(`${meaning} ${help} ${line ?? ''}`, /\{\d\}/);
        assert.match(meaning, language === 'ko' ? /[가-힣]/ : /[a-z]/);
      }
      if (entry.line !== undefined) assert.match(errorTexts(found, 'en').line ?? '', /^docker /);
    });
  }

  it('are found through the colours of a terminal', () => {
    const output = '\u001b[31mError response from daemon:\u001b[0m No such \u001b[1mcontainer\u001b[0m: api\r\n';
    assert.equal(explainError(output)?.entry.id, 'container-missing');
  });

  it('quotes what the output named', () => {
    const found = explainError('No such image: a;reboot');
    assert.ok(found);
    const evil = { entry: { ...found.entry, line: 'docker rmi {0}' }, groups: found.groups };
    assert.equal(errorTexts(evil, 'en').line, "docker rmi 'a;reboot'");
  });

  it('leaves out a line whose name is not known', () => {
    const found = explainError('You cannot attach to a stopped container, start it first');
    assert.equal(found?.entry.id, 'container-not-running');
    assert.equal(errorTexts(found, 'en').line, undefined);
  });

  it('says nothing of what nobody knows', () => {
    assert.equal(explainError('Hello from a container\nall is well\n'), undefined);
  });

  it('reads any text in a moment', async (test) => {
    const alphabet = ['docker', ': ', 'No such ', 'exec: "', '"', '\n', 'failed', ' ', 'a'.repeat(50), '\u001b]', '/'];
    await property(test, 200, (random) => {
      explainError(random.text(alphabet, 3000));
    });
  });
});
