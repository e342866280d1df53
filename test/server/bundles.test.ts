import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { ruleNamed } from '../../src/dockerfile/rules/list.ts';
import { operationIds } from '../../src/operations/ids.ts';
import { LanguageServer } from '../helpers/languageServer.ts';

const dist = path.join(import.meta.dirname, '../../dist');

/**
 * dockerode brings an ssh client whose WebAssembly can fail to load, and gRPC whose files are not found in a bundle. None
 * of it is in ours; an upgrade that brings it back is seen here.
 */
describe('the bundle that speaks to engines', () => {
  const text = readFileSync(path.join(dist, 'engine.js'), 'utf8');
  for (const trace of ['WebAssembly', 'SSH-2.0', 'ssh-userauth', 'grpc-status', 'protobuf']) {
    it(`has nothing of ${trace}`, () => assert.ok(!text.includes(trace)));
  }

  it('is small', () => assert.ok(statSync(path.join(dist, 'engine.js')).size < 250_000));
});

describe('the main bundle', () => {
  const text = readFileSync(path.join(dist, 'extension.js'), 'utf8');

  it('knows the id of every operation', () => {
    for (const id of operationIds) assert.ok(text.includes(JSON.stringify(id)), id);
  });

  it('is small, for their code is in another', () => assert.ok(text.length < 200_000, String(text.length)));
});

describe('the library for others', () => {
  it('runs where there is nothing of Node’s', () => {
    const code = readFileSync(path.join(dist, 'dockerfile.js'), 'utf8');
    // The calls are made in there as well, where no `process`, `require` or `Buffer` is.
    const calls = `
      const { analyse, check, expandWord, format, hover, parse } = module.exports;
      const text = 'from a AS b\\nRUN x &&   y\\nENV c d\\n';
      [
        typeof process, typeof require, typeof setTimeout,
        parse(text).instructions.length,
        expandWord('\${A:-b}', {}),
        check(text).map(({ rule }) => rule).includes('LegacyKeyValueFormat'),
        format(text).startsWith('FROM'),
        hover(text, { line: 1, character: 1 }).markdown.length > 50,
        analyse(text).stages[0].name,
      ].join(' ')`;
    const module = { exports: {} };
    const told: unknown = runInNewContext(`${code};${calls}`, { module, exports: module.exports });
    assert.equal(told, 'undefined undefined undefined 3 b true true true b');
  });
});

describe('the bundles of the language server', () => {
  const bundles = ['answering.js', 'lines.js', 'editing.js', 'explaining.js'].map((name) =>
    readFileSync(path.join(dist, name), 'utf8'),
  );
  const rule = ruleNamed('DL3059');

  it('have no prose in them, which is in a file for each language', () => {
    const texts = (language: string): string[] =>
      JSON.parse(readFileSync(path.join(dist, `notes/texts.${language}.json`), 'utf8')) as string[];
    assert.ok(rule !== undefined);
    const number = texts('en').indexOf(rule.message.en);
    assert.equal(texts('ko')[number], rule.message.ko);
    for (const text of bundles) for (const prose of [rule.message.en, rule.why.en]) assert.ok(!text.includes(prose));
  });

  it('are small', () => {
    const sizes = ['server.js', 'lsp.js', 'answering.js'].map((name) => statSync(path.join(dist, name)).size);
    const most = [6_000, 200_000, 245_000];
    for (const [index, size] of sizes.entries()) assert.ok(size < (most[index] ?? 0), String(size));
    for (const { length } of bundles) assert.ok(length < 280_000);
  });

  const telling = (): LanguageServer =>
    new LanguageServer('--require', path.join(import.meta.dirname, '../helpers/tellLoaded.cjs'));

  const loaded = async (languageId: string, text: string): Promise<readonly string[]> => {
    const server = telling();
    await server.initialize();
    await server.open('file:///sample/some', text, 1, languageId);
    await server.hover('file:///sample/some', 0, 8);
    await server.stop();
    return server.stderr.split(' ');
  };

  it('leave docker lines to those who have some', async () => {
    const [dockerfile, note] = [await loaded('dockerfile', 'FROM alpine'), await loaded('shellscript', 'docker ps -a')];
    assert.deepEqual([dockerfile.includes('answering.js'), dockerfile.includes('lines.js')], [true, false]);
    assert.deepEqual([note.includes('answering.js'), note.includes('lines.js')], [true, true]);
  });

  it('have read what the first hover needs once a Dockerfile has been open for a while', async () => {
    const afterAWhile = async (languageId: string): Promise<ReadonlySet<string>> => {
      const server = telling();
      const uri = 'file:///sample/some';
      const answered = () => server.connection.sendRequest('textDocument/foldingRange', { textDocument: { uri } });
      await server.initialize();
      await server.open(uri, '# a remark\nFROM alpine\n', 1, languageId);
      await answered();
      await delay(1000);
      await answered();
      await server.stop();
      return new Set(server.stderr.split(' '));
    };
    const [dockerfile, note] = [await afterAWhile('dockerfile'), await afterAWhile('markdown')];
    assert.deepEqual([dockerfile.has('explaining.js'), dockerfile.has('en.index.json')], [true, true]);
    assert.deepEqual([note.has('explaining.js'), note.has('en.index.json')], [false, false]);
  });

  it('leave the command line of docker to those who have a docker line', async () => {
    const asksFor = async (languageId: string, text: string): Promise<boolean> =>
      (await loaded(languageId, text)).includes('cli.json');
    assert.equal(await asksFor('dockerfile', 'FROM alpine\nRUN docker ps'), false);
    assert.equal(await asksFor('markdown', '# Paint\n\n```dockerfile\nFROM alpine\n```\n'), false);
    assert.equal(await asksFor('markdown', '# Paint\n\n```sh\ndocker ps\n```\n'), true);
  });

  it('have no rules twice', () => {
    assert.ok(rule !== undefined);
    assert.ok(bundles[0]?.includes(rule.code));
    assert.ok(!bundles[1]?.includes(rule.code));
  });
});

/** Notes stay on the machine: what reads them has no way out of it. The library's bundle alone can speak over sockets. */
describe('what reads notes', () => {
  const here = ['node:console', 'node:crypto', 'node:fs', 'node:fs/promises', 'node:os', 'node:path', 'node:url'];
  const beside = /^\.\/(?:answering|editing|explaining|lines|lsp|noting|yaml)\.js$/;

  for (const name of ['noting.js', 'server.js', 'answering.js', 'lines.js', 'editing.js', 'explaining.js']) {
    it(`in ${name} has nothing that reaches another machine`, () => {
      const text = readFileSync(path.join(dist, name), 'utf8');
      const required = [...text.matchAll(/\b(?:require|import)\(\s*(?:"([^"]+)"|[^"])/g)].map(([, module]) => module);
      for (const module of required) {
        assert.ok(module !== undefined && (here.includes(module) || beside.test(module)), String(module));
      }
      assert.equal(/\bfetch\(|\bWebSocket\b|\bXMLHttpRequest\b/.exec(text)?.[0], undefined);
    });
  }

  it('in noting.js needs nothing of the others', () => {
    const text = readFileSync(path.join(dist, 'noting.js'), 'utf8');
    assert.ok(text.includes('require("node:fs")'));
    assert.ok(!text.includes('require("./'));
  });
});
