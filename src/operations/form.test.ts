import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Act, FakeUi } from '../../test/helpers/fakeUi.ts';
import { fillIn, type Form, labelsField, pairProblem, switchField, textField, wordsField } from './form.ts';

interface Spec {
  readonly name: string;
  readonly quiet: boolean;
  readonly words: readonly string[];
  readonly labels: readonly string[];
}

const start: Spec = { name: '', quiet: false, words: [], labels: [] };

const form: Form<Spec> = {
  title: 'Make it',
  go: { label: { en: 'Make now', ko: '지금 만들기' }, icon: 'add' },
  line: ({ name, quiet, words }) => ['make', ...(quiet ? ['--quiet'] : []), ...words, name],
  fields: [
    textField({
      id: 'name',
      label: { en: 'Name', ko: '이름' },
      icon: 'tag',
      prompt: { en: 'What it is called', ko: '무엇이라고 부릅니까?' },
      empty: { en: 'none', ko: '없음' },
      get: ({ name }) => name,
      set: (spec, name) => ({ ...spec, name }),
      problem: (value) => (value === 'taken' ? { en: 'It is taken.', ko: '이미 있습니다.' } : undefined),
    }),
    switchField({
      id: 'quiet',
      label: { en: 'Quiet', ko: '조용히' },
      icon: 'mute',
      get: ({ quiet }) => quiet,
      set: (spec, quiet) => ({ ...spec, quiet }),
    }),
    wordsField({
      id: 'words',
      label: { en: 'Words', ko: '단어' },
      icon: 'list',
      when: ({ quiet }) => !quiet,
      prompt: { en: 'Some', ko: '여러 개' },
      get: ({ words }) => words,
      set: (spec, words) => ({ ...spec, words }),
    }),
    labelsField(),
  ],
};

async function play(...script: readonly Act[]): Promise<{ readonly ui: FakeUi; readonly spec: Spec | undefined }> {
  const ui = new FakeUi(script);
  const spec = await fillIn(ui, form, start);
  assert.ok(ui.done, 'it did not ask all');
  return { ui, spec };
}

describe('a form', () => {
  it('ends with what it began with, and shows the line of that', async () => {
    const { ui, spec } = await play({ pick: 'go' });
    assert.deepEqual(spec, start);
    const [shown] = ui.picks;
    assert.deepEqual([shown?.title, shown?.placeholder], ['Make it', "docker make ''"]);
    assert.deepEqual(
      shown?.choices.map(({ label, description, detail }) => [label, description ?? detail]),
      [
        ['Make now', "docker make ''"],
        ['Name', 'none'],
        ['Quiet', 'no'],
        ['Words', 'none'],
        ['Labels (--label)', 'none'],
      ],
    );
  });

  it('shows no secret in its line, nor beside a field', async () => {
    const { ui, spec } = await play({ pick: 'words' }, { type: ['o=user=u,password=hunter2'] }, { pick: 'go' });
    assert.deepEqual(spec?.words, ['o=user=u,password=hunter2']);
    assert.doesNotMatch(JSON.stringify(ui.picks), /hunter2/);
  });

  it('that is left makes nothing', async () => {
    assert.equal((await play({ pick: 'quiet' }, 'escape')).spec, undefined);
  });

  it('shows each change in its list and its line, and hides what makes no sense any more', async () => {
    const { ui, spec } = await play(
      { pick: 'words' },
      { type: [`a 'b c'`] },
      { pick: 'quiet' },
      { pick: 'name' },
      { type: ['  box '] },
      { pick: 'go' },
    );
    assert.deepEqual(spec, { ...start, name: 'box', quiet: true, words: ['a', 'b c'] });
    assert.deepEqual(
      ui.picks.map(({ placeholder }) => placeholder),
      ["docker make ''", "docker make a 'b c' ''", "docker make --quiet a 'b c' ''", "docker make --quiet a 'b c' box"],
    );
    const last = ui.picks.at(-1)?.choices ?? [];
    assert.deepEqual(
      last.map(({ value }) => value),
      ['go', 'name', 'quiet', 'labels'],
    );
    assert.deepEqual(
      last.slice(1).map(({ description }) => description),
      ['box', 'yes', 'none'],
    );
  });

  it('keeps what was there when a question is left', async () => {
    const { ui, spec } = await play(
      { pick: 'name' },
      { type: ['box'] },
      ...([{ pick: 'name' }, 'escape', { pick: 'words' }, 'escape', { pick: 'labels' }, 'escape'] as const),
      { pick: 'go' },
    );
    assert.deepEqual(spec, { ...start, name: 'box' });
    assert.equal(ui.inputs[1]?.value, 'box', 'the question begins with what is there');
  });

  it('says what is wrong, and takes nothing for nothing', async () => {
    const { ui, spec } = await play(
      { pick: 'name' },
      { type: [' taken ', ' '] },
      { pick: 'words' },
      { type: [`an open 'quote`, 'end\\', ''] },
      { pick: 'labels' },
      { type: ['=x', 'a b', 'team=shop note="a b"'] },
      { pick: 'go' },
    );
    assert.deepEqual(spec, { ...start, labels: ['team=shop', 'note=a b'] });
    assert.deepEqual(
      ui.inputs.map(({ complaints }) => complaints),
      [
        ['It is taken.', undefined],
        ['A quote is opened but not closed.', 'The line ends in a backslash with nothing behind it.', undefined],
        ['“=x” is not KEY=value.', '“a” is not KEY=value.', undefined],
      ],
    );
  });
});

describe('KEY=value', () => {
  const cases: readonly [string, boolean][] = [
    ['a=b', true],
    ['a=', true],
    ['a=b=c', true],
    ['a', false],
    ['', false],
    ['=b', false],
    ['a b=c', false],
  ];
  for (const [word, fits] of cases) {
    it(`${JSON.stringify(word)} is ${fits ? 'one' : 'none'}`, () =>
      assert.equal(pairProblem(word) === undefined, fits));
  }
});
