import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { operationCases } from '../../test/helpers/operationCases.ts';
import { root } from '../../test/helpers/pages.ts';
import { operations } from '../operations/index.ts';
import { commandsTable } from './commandsPage.ts';
import { aloneReasons, findTrials, trialsIn, trialsInCases } from './trials.ts';

describe('the table of commands', () => {
  const { text, problems } = commandsTable(root);
  const rows = text.split('\n').filter((line) => /^\| [`–]/.test(line));

  it('has an action for each command of the notes, and a trial for each action', () => assert.deepEqual(problems, []));

  it('names commands as people type them', () => {
    for (const name of ['docker run` = `docker container run', 'docker ps` = `docker container ls', 'docker commit`']) {
      assert.ok(
        rows.some((line) => line.startsWith(`| \`${name}`)),
        name,
      );
    }
  });

  it('has each operation, its title in both languages, and its test', () => {
    for (const { id, on, title } of operations) {
      if (on === 'ledger') continue;
      const [line] = rows.filter((candidate) => candidate.includes(`\`${id}\``));
      assert.ok(line?.includes(title.en) === true && line.includes(title.ko), id);
      assert.match(line, /\(\.\.\/test\/engine\/\w+\.test\.ts\)/);
    }
  });

  it('has as many cells in each row as its head', () => {
    const heads = text.split('\n').filter((line) => /^\|---/.test(line));
    const cells = new Set(rows.map((line) => line.split(/(?<!\\)\|/).length));
    assert.deepEqual(cells, new Set(heads.map((line) => line.split('|').length)));
  });
});

describe('trials', () => {
  it('are found where they are called', () => {
    const calls = `
      trial('image.pull', 'the same', async (same) => {});
      trial(
        ['a.b', 'c.d'],
        'x',
        work);
      trialAlone('e.f', 'noCommand', 'what', work);
      trialUndo('g.h', 'what', work);
      trial(id, 'not written out');
      retrial('x.y');`;
    assert.deepEqual(
      trialsIn(calls, 'f').map(({ of, proves }) => `${of} ${proves}`),
      ['image.pull same', 'a.b same', 'c.d same', 'e.f noCommand', 'g.h undo'],
    );
  });

  it('are found in tables of cases', () => {
    const cases = `export const cases = {\n  'a.b': { see, undone: 'x' },\n  'c.d': {\n    see,\n  },\n};\nundone: 1\n`;
    assert.deepEqual(
      trialsInCases(cases, 'f').map(({ of, proves }) => `${of} ${proves}`),
      ['a.b same', 'a.b undo', 'c.d same'],
    );
  });

  it('of cases are those that run, with what undoes them', () => {
    const found = findTrials(root).filter(({ file }) => file === 'test/engine/operations.test.ts');
    const expected = Object.entries(operationCases).flatMap(([id, { undone }]) =>
      undone === undefined ? [`${id} same`] : [`${id} same`, `${id} undo`],
    );
    assert.deepEqual(found.map(({ of, proves }) => `${of} ${proves}`).sort(), expected.sort());
  });

  it('of operations that act by themselves are cases', () => {
    for (const { id, kind, on } of operations) {
      if (kind === 'each' && on !== 'context') assert.ok(id in operationCases, id);
    }
  });

  it('that compare nothing say why', () => {
    for (const { of, proves } of findTrials(root)) {
      assert.ok(proves === 'same' || proves === 'undo' || proves in aloneReasons, `${of}: ${proves}`);
    }
  });
});
