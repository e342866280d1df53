import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { ExpansionError } from './expansionError.ts';
import { expandWord, expandWords, explainWord } from './expandWord.ts';

const env = new Map([
  ['NAME', 'app-1.2.tar.gz'],
  ['PATTERN', '*.'],
  ['EMPTY', ''],
  ['SPACED', ' a  b '],
  ['LINES', 'one\ntwo'],
  ['이름', '값'],
  ['STARS', 'a*b*c'],
]);

const fails = Symbol('fails');

describe('expandWord', () => {
  const cases: readonly [string, string | typeof fails][] = [
    ['', ''],
    ['plain', 'plain'],
    ['$NAME', 'app-1.2.tar.gz'],
    ['x${NAME}y', 'xapp-1.2.tar.gzy'],
    ['$NAMEx', ''],
    ['$UNSET.', '.'],
    ['$', '$'],
    ['a$', 'a$'],
    ['$.', '$.'],
    ['$$', ''],
    ['$1a', 'a'],
    ['$12', ''],
    ['${1}', ''],
    ['$이름', '값'],
    ['${이름}!', '값!'],
    ["'$NAME'", '$NAME'],
    ['"$NAME"', 'app-1.2.tar.gz'],
    ['"\'$EMPTY\'"', "''"],
    ['\\$NAME', '$NAME'],
    ['"\\$NAME"', '$NAME'],
    ['a\\b', 'ab'],
    ['"a\\b"', 'a\\b'],
    ['"a\\\\b"', 'a\\b'],
    ["'a\\b'", 'a\\b'],
    ['a\\', 'a'],
    ['한\\글', '한글'],
    ['\\🐳', '🐳'],
    ["'open", fails],
    ['"open', fails],
    ['${NAME', fails],
    ['${', fails],
    ['${}', fails],
    ['${:-x}', fails],
    ['${{x}}', fails],
    ['${NAME=x}', fails],
    ['${NAME:=x}', fails],
    ['${NAME^^}', fails],
    ['${NAME x}', fails],
    ['${NAME:}', fails],
    // defaults
    ['${UNSET-d}|${EMPTY-d}|${NAME-d}', 'd||app-1.2.tar.gz'],
    ['${UNSET:-d}|${EMPTY:-d}|${NAME:-d}', 'd|d|app-1.2.tar.gz'],
    ['${UNSET+d}|${EMPTY+d}|${NAME+d}', '|d|d'],
    ['${UNSET:+d}|${EMPTY:+d}|${NAME:+d}', '||d'],
    ['${EMPTY?m}', ''],
    ['${EMPTY:?m}', fails],
    ['${UNSET?}', fails],
    ['${UNSET:-}', ''],
    ['${UNSET:-${EMPTY:-${이름}}}', '값'],
    ['${UNSET:-"a }"}', 'a }'],
    ["${UNSET:-'$NAME'}", '$NAME'],
    ['${UNSET:-a\\}b}', 'a}b'],
    ['${NAME:-${}}', fails],
    // beginnings and ends
    ['${NAME#*-}', '1.2.tar.gz'],
    ['${NAME#*.}', '2.tar.gz'],
    ['${NAME##*.}', 'gz'],
    ['${NAME%.*}', 'app-1.2.tar'],
    ['${NAME%%.*}', 'app-1'],
    ['${NAME#app?}', '1.2.tar.gz'],
    ['${NAME#x}', 'app-1.2.tar.gz'],
    ['${NAME#}', 'app-1.2.tar.gz'],
    ['${NAME:#app-}', '1.2.tar.gz'],
    ['${NAME#$PATTERN}', '2.tar.gz'],
    ['${STARS#a\\*}', 'b*c'],
    ['${STARS%\\*?}', 'a*b'],
    ['${STARS#a\\x}', fails],
    ['${UNSET#a\\x}', fails],
    ['${NAME#"#a"}', 'pp-1.2.tar.gz'],
    ['${LINES#*t}', 'one\ntwo'],
    ['${LINES#one?}', 'one\ntwo'],
    // replacements
    ['${NAME/./-}', 'app-1-2.tar.gz'],
    ['${NAME//./-}', 'app-1-2-tar-gz'],
    ['${NAME/.*/}', 'app-1'],
    ['${NAME//\\//x}', 'app-1.2.tar.gz'],
    ['${STARS//\\*/+}', 'a+b+c'],
    ['${STARS//b/\\/}', 'a*\\/*c'],
    ['${EMPTY//x/y}', ''],
    ['${EMPTY/*/y}', 'y'],
    ['${이름///x}', 'x값x'],
    ['${NAME/a}', fails],
    ['${NAME/a/b', fails],
    ['${NAME:/a/b}', fails],
    ['${UNSET/a/b}', ''],
  ];
  for (const [word, expected] of cases) {
    it(word, () => {
      if (expected === fails) assert.throws(() => expandWord(word, env), ExpansionError);
      else assert.equal(expandWord(word, env), expected);
    });
  }

  it('with the other escape', () => {
    assert.equal(expandWord('C:\\$EMPTY`$x', env, { escape: '`' }), 'C:\\$x');
    assert.equal(expandWord('"`""', env, { escape: '`' }), '"');
  });

  it('without quotes, as in bodies of heredocs', () => {
    assert.equal(expandWord(`it's "$이름" \\$x`, env, { quotes: false }), `it's "값" $x`);
  });

  it('says what is wrong and where', () => {
    const error = (word: string): ExpansionError => {
      try {
        expandWord(word, env);
      } catch (thrown) {
        if (thrown instanceof ExpansionError) return thrown;
      }
      throw new Error('did not fail');
    };
    assert.equal(error('a${UNSET:?give $이름}').message, 'UNSET: give 값');
    assert.equal(error('a${B').message, 'The } of ${B is missing.');
    assert.equal(error('a${UNSET:?}').span.start, 1);
    assert.equal(error('${UNSET?}').code, 'unset');
    assert.equal(error('${EMPTY:?}').code, 'empty');
    assert.equal(error('ab"').span.start, 2);
  });

  it('takes no longer for patterns that could match in many ways', () => {
    const many = new Map([['A', 'a'.repeat(2000)]]);
    assert.equal(expandWord(`\${A#${'*a'.repeat(300)}b}`, many), 'a'.repeat(2000));
    assert.throws(() => expandWord(`\${A#${'*a'.repeat(3000)}b}`, many), ExpansionError);
  });

  it('stands any depth', () => {
    const deep = '${a:-'.repeat(50_000);
    assert.throws(() => expandWord(deep, env), ExpansionError);
    assert.equal(expandWord(`${'${a:-'.repeat(90)}x${'}'.repeat(90)}`, env), 'x');
  });
});

describe('expandWords', () => {
  const cases: readonly [string, string[]][] = [
    ['', []],
    ['  a   b ', ['a', 'b']],
    ['a "b c" \'d  e\'', ['a', 'b c', 'd  e']],
    ['a\\ b c', ['a b', 'c']],
    ['x$SPACED', ['x', 'a', 'b']],
    ['"x$SPACED"y', ['x a  b y']],
    ['"" a', ['a']],
    ['${UNSET:-a b}', ['a', 'b']],
  ];
  for (const [word, expected] of cases) it(word, () => assert.deepEqual(expandWords(word, env), expected));
});

describe('explainWord', () => {
  it('gives each variable, the inner ones first', () => {
    const word = 'x${UNSET:-${NAME%.gz}}/$EMPTY';
    const { result, steps } = explainWord(word, env);
    assert.equal(result, 'xapp-1.2.tar/');
    assert.deepEqual(
      steps.map(({ start, end, name, value, modifier, operand, result: gives }) => [
        word.slice(start, end),
        name,
        value,
        modifier,
        operand,
        gives,
      ]),
      [
        ['${NAME%.gz}', 'NAME', 'app-1.2.tar.gz', '%', '.gz', 'app-1.2.tar'],
        ['${UNSET:-${NAME%.gz}}', 'UNSET', undefined, ':-', 'app-1.2.tar', 'app-1.2.tar'],
        ['$EMPTY', 'EMPTY', '', undefined, undefined, ''],
      ],
    );
  });
});

it('any text is expanded or refused', (test) =>
  property(test, 3000, (random) => {
    const word = random.text(
      ['$', '{', '}', '${NAME', ':', '-', '#', '%', '/', '*', '?', '\\', '"', "'", ' ', 'a', '값', '\n'],
      16,
    );
    let result: string | undefined;
    try {
      result = expandWord(word, env);
    } catch (error) {
      assert.ok(error instanceof ExpansionError, String(error));
    }
    if (!/[$\\"']/.test(word)) assert.equal(result, word);
    if (result !== undefined) assert.equal(explainWord(word, env).result, result);
  }));
