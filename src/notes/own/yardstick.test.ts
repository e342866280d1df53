import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { it } from 'node:test';
import { root } from '../../../test/helpers/pages.ts';
import { finish } from '../../../test/helpers/steps.ts';
import { explain } from './explain.ts';
import { Recogniser } from './recognise.ts';
import { allNames } from './topics.ts';

/**
 * Five notes of others, read by a person: which lines of which note explain which topic. `alsoRight` are places that were
 * judged by hand when they were found: they explain their topic, and the list of topics names them under another one.
 */
const measured = JSON.parse(readFileSync(path.join(root, 'test/fixtures/ownNotesPlaces.json'), 'utf8')) as {
  readonly lines: readonly number[];
  readonly topics: Readonly<Record<string, string>>;
  readonly instructions: Readonly<Record<string, string>>;
  readonly alsoRight: Readonly<Record<string, string>>;
};

interface Lines {
  readonly note: number;
  readonly first: number;
  readonly last: number;
}

/** `2:50-66 4:84`: lines from 1 of notes from 1. */
function placesOf(text = ''): Lines[] {
  return [...text.matchAll(/(\d):(\d+)(?:-(\d+))?/g)].map(([, note, first, last = first]) => ({
    note: Number(note),
    first: Number(first),
    last: Number(last),
  }));
}

const folder = process.env['DOCKYARD_NOTES'] ?? path.join(root, '../shared/notes');

/** The texts of the five, or none: they are not part of this repository. */
function theNotes(): string[] {
  if (!existsSync(folder)) return [];
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const counts = texts.map((text) => text.replace(/\n$/, '').split('\n').length);
  return JSON.stringify(counts) === JSON.stringify(measured.lines) ? texts : [];
}

it('the measure asks for topics that have names', () => {
  const named = new Set(allNames().map(({ topic }) => topic));
  assert.deepEqual(
    Object.keys(measured.topics).filter((topic) => !named.has(topic)),
    [],
  );
});

it('five real notes: what explains a topic is found, and little else is taken for it', (test) => {
  const notes = theNotes();
  if (notes.length === 0) {
    test.diagnostic(`the five notes are not in ${folder}: only notes of our own were measured, in explain.test.ts`);
    return;
  }
  const recogniser = finish(Recogniser.make());
  const found = notes.flatMap((text, index) =>
    finish(explain(text, recogniser)).map(({ key, line, end }) => ({
      key,
      note: index + 1,
      first: line + 1,
      last: end + 1,
    })),
  );
  const overlap = (a: Lines, b: Lines): boolean => a.note === b.note && a.first <= b.last && b.first <= a.last;
  /** The notes that explain a topic, and where none of what was found is. */
  const missing = (topic: string, places: readonly Lines[]): number[] =>
    [...new Set(places.map(({ note }) => note))].filter(
      (note) =>
        !found.some((one) => one.key === topic && places.some((place) => place.note === note && overlap(one, place))),
    );

  for (const [keyword, text] of Object.entries(measured.instructions))
    assert.deepEqual(missing(`instruction.${keyword}`, placesOf(text)), [], keyword);

  const topics = Object.entries(measured.topics);
  const complete = topics.filter(([topic, text]) => missing(topic, placesOf(text)).length === 0).length;

  const ofTopics = found.filter(({ key }) => key in measured.topics);
  const wrong = ofTopics.filter((one) => {
    const instruction = measured.instructions[one.key.replace('instruction.', '')];
    const right = [measured.topics[one.key], instruction, measured.alsoRight[one.key]].flatMap(placesOf);
    return !right.some((place) => overlap(one, place));
  });
  const strictly = ofTopics.filter((one) => !placesOf(measured.topics[one.key]).some((place) => overlap(one, place)));
  test.diagnostic(
    `${complete} of ${topics.length} topics found in every note that explains them; ${ofTopics.length} places told, ` +
      `${wrong.length} wrong (${((100 * wrong.length) / ofTopics.length).toFixed(1)} %), ` +
      `${strictly.length} not in the list of their topic before they were judged`,
  );
  for (const { key, note, first } of wrong) test.diagnostic(`wrong: ${key} in note ${note}, line ${first}`);
  assert.ok(complete >= 200, `${complete} topics`);
  assert.ok(wrong.length <= ofTopics.length * 0.03, `${wrong.length} of ${ofTopics.length}`);
});
