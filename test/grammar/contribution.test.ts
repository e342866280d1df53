import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { Highlighter, ownGrammars } from './highlighter.ts';

interface Entry {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
  readonly embeddedLanguages?: Readonly<Record<string, string>>;
}

const manifest = new URL('../../package.json', import.meta.url);
const grammars = ownGrammars();
const includes = (text: string) => [...text.matchAll(/"include": "([^"]+)"/g)].map((match) => match[1] ?? '');
const rulesOf = (text: string) => Object.keys((JSON.parse(text) as { repository?: object }).repository ?? {});
/** Every rule as others name it: `scope#rule`. */
const named = (scopeName: string, include: string) => (include.startsWith('#') ? scopeName + include : include);

void describe('the injection grammars hold together', () => {
  const used = new Set(grammars.flatMap(({ scopeName, text }) => includes(text).map((name) => named(scopeName, name))));
  const rules = grammars.flatMap(({ scopeName, text }) => rulesOf(text).map((rule) => `${scopeName}#${rule}`));

  void it('every rule that is asked for is there', () => {
    const own = [...used].filter((name) => name.startsWith('dockyard.'));
    assert.deepEqual(
      own.filter((name) => !rules.includes(name)),
      [],
    );
  });

  void it('every rule is asked for', () => {
    assert.deepEqual(
      rules.filter((rule) => !used.has(rule)),
      [],
    );
  });

  void it('VS Code brings every language that they embed', async () => {
    const { missing } = await Highlighter.load();
    assert.deepEqual(
      missing.filter((scopeName) => used.has(scopeName)),
      [],
    );
  });
});

void describe('the manifest contributes them', () => {
  const { contributes } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as { contributes?: { grammars?: Entry[] } };
  const entries = contributes?.grammars ?? [];
  const skip = entries.length === 0 ? 'the manifest holds no grammars yet' : false;

  void it('each file: injections into the grammar of Dockerfiles, others for a language of their own', { skip }, () => {
    const said = entries.map(({ path, scopeName, injectTo }) => ({ path, scopeName, injectTo }));
    const wanted = grammars.map(({ file, scopeName }) => ({
      path: `./syntaxes/${file}`,
      scopeName,
      // Not an injection: .dockerignore has a grammar of its own.
      injectTo: file.includes('.injection.') ? ['source.dockerfile'] : undefined,
    }));
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
    assert.deepEqual(said.sort(byPath), wanted.sort(byPath));
  });

  void it('with the language of every embedded block', { skip }, () => {
    const mapped = entries.flatMap(({ embeddedLanguages }) => Object.entries(embeddedLanguages ?? {}));
    const blocks = new Set(grammars.flatMap(({ text }) => text.match(/meta\.embedded\.block\.\w+/g) ?? []));
    const wanted = [...blocks].map((scope) => [scope, scope.split('.').at(-1)]);
    assert.deepEqual(mapped.sort(), wanted.sort());
  });
});
