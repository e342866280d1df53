import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
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
    const most = [5_000, 200_000, 245_000];
    for (const [index, size] of sizes.entries()) assert.ok(size < (most[index] ?? 0), String(size));
    for (const { length } of bundles) assert.ok(length < 245_000);
  });

  const loaded = async (languageId: string, text: string): Promise<readonly string[]> => {
    const server = new LanguageServer('--require', path.join(import.meta.dirname, '../helpers/tellLoaded.cjs'));
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

  it('have no rules twice', () => {
    assert.ok(rule !== undefined);
    assert.ok(bundles[0]?.includes(rule.code));
    assert.ok(!bundles[1]?.includes(rule.code));
  });
});
