import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type CliHelp, type CliHelpWanted, cliHelpWanted } from '../../src/server/protocol.ts';
import { LineEditor } from '../helpers/lineEditor.ts';

/** What a docker line means beside others, in other kinds of documents and for other versions of docker. */
describe('docker lines among others', { timeout: 60_000 }, () => {
  const editor = new LineEditor();
  const { server } = editor;

  before(() => editor.start([]));
  after(() => editor.stop());

  it('sees a file that is saved under one name and loaded under another', async () => {
    const tar = 'file:///notes/tar.md';
    await server.open(
      tar,
      '```sh\ndocker save -o shop.tar shop:1\n```\n\n```sh\ndocker load -i shopp.tar\n```\n',
      1,
      'markdown',
    );
    assert.deepEqual(
      (await editor.diagnose(tar)).map(({ code, range }) => [code, range.start]),
      [['tar-name', { line: 5, character: 15 }]],
    );
    const [fix] = await editor.actionsAt(5, 17, tar);
    assert.equal(fix?.edit.changes[tar]?.[0]?.newText, 'shop.tar');
  });

  it('sees an argument that the Dockerfile above does not take, and keeps still when one of two does', async () => {
    const file = (args: string): string => `\`\`\`dockerfile\nFROM busybox\nARG ${args}\n\`\`\`\n`;
    const build = '```sh\ndocker build --build-arg my-home=/srv .\n```\n';
    const one = 'file:///notes/one.md';
    await server.open(one, file('my_home other') + build, 1, 'markdown');
    assert.deepEqual(
      (await editor.diagnose(one)).map(({ code, range }) => [code, range.start]),
      [['build-arg', { line: 5, character: 25 }]],
    );
    const [fix] = await editor.actionsAt(5, 27, one);
    assert.equal(fix?.edit.changes[one]?.[0]?.newText, 'my_home');
    const two = 'file:///notes/two.md';
    await server.open(two, file('my-home') + file('far') + build, 1, 'markdown');
    assert.deepEqual(await editor.diagnose(two), []);
  });

  it('says what is newer than the docker of this machine, once it was asked', async () => {
    const asked: string[][] = [];
    server.connection.onRequest(cliHelpWanted, ({ paths }: CliHelpWanted): CliHelp => {
      asked.push([...paths]);
      const help = 'Usage:  docker run IMAGE\n\nOptions:\n  -d, --detach   Run\n      --name string   Name\n';
      return { version: '20.10.24', texts: paths.map((path) => [path, help]) };
    });
    const other = 'file:///notes/newer.md';
    await server.open(other, '```sh\ndocker run -d --annotation a=b --name web paint\n```\n', 1, 'markdown');
    assert.deepEqual(await editor.diagnose(other), []);
    let found = await editor.diagnose(other);
    for (let round = 0; found.length === 0 && round < 50; round += 1) found = await editor.diagnose(other);
    assert.deepEqual(
      found.map(({ code, severity, range }) => [code, severity, range.start.character]),
      [['version', 4, 14]],
    );
    assert.deepEqual(asked, [['container run']]);
    await server.close(other);
  });

  it('knows where lines are in other documents, and writes fixes as they are written there', async () => {
    const json = 'file:///notes/package.json';
    await server.open(json, '{"scripts": {"up": "docker iamges --format \\"{{.ID}}\\""}}', 1, 'json');
    assert.deepEqual(
      (await editor.diagnose(json)).map(({ code, range }) => [code, range.start.character]),
      [['command', 27]],
    );
    const flow = 'file:///notes/.github/workflows/ci.yml';
    await server.open(flow, 'jobs:\n  a:\n    steps:\n      - run: docker iamges\n', 1, 'yaml');
    assert.deepEqual(
      (await editor.diagnose(flow)).map(({ code, range }) => [code, range.start.line]),
      [['command', 3]],
    );
    const make = 'file:///notes/Makefile';
    await server.open(make, 'x:\n\t@docker iamges $$A\n', 1, 'makefile');
    assert.deepEqual(
      (await editor.diagnose(make)).map(({ range }) => range.start.character),
      [9],
    );
    const text = 'file:///notes/docker.txt';
    await server.open(text, 'To see them:\n\n    docker iamges\n    docker run -d paint\n', 1, 'plaintext');
    assert.deepEqual(
      (await editor.diagnose(text)).map(({ code, range }) => [code, range.start]),
      [['command', { line: 2, character: 11 }]],
    );
    assert.match((await server.hover(text, 3, 16))?.contents.value ?? '', /^\*\*`-d, --detach`\*\*[^]*background/);
    assert.equal(await server.hover(text, 0, 4), null);
    const script = 'file:///notes/start.sh';
    await server.open(
      script,
      '#!/bin/sh\n# docker iamges\nif true; then docker iamges; fi\ndocker run -d paint\n',
      1,
      'shellscript',
    );
    assert.deepEqual(
      (await editor.diagnose(script)).map(({ code, range }) => [code, range.start]),
      [['command', { line: 2, character: 21 }]],
    );
    assert.match((await server.hover(script, 3, 12))?.contents.value ?? '', /^\*\*`-d, --detach`\*\*[^]*background/);
    assert.equal(await server.hover(script, 1, 10), null);
    const other = 'file:///notes/compose.json';
    await server.open(other, '{"scripts": {"up": "docker iamges"}}', 1, 'markdown');
    assert.deepEqual(await editor.diagnose(other), []);
  });
});
