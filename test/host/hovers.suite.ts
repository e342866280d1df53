import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../helpers/eventually.ts';
import { api, closeEditors, folder, hover, set } from './host.ts';

/** The 18 of the Dockerfile reference. https://docs.docker.com/reference/dockerfile/ */
const KEYWORDS = [
  ...['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK'],
  ...['LABEL', 'MAINTAINER', 'ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
] as const;
const korean = /[가-힣]/;

describe('hovers', () => {
  before(api);
  afterEach(async () => {
    await closeEditors();
    await set('language', undefined);
  });

  /** The server starts with the first document, so the first answer may be a while. */
  const hoverThat = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    holds: RegExp,
  ): Promise<string> => {
    let last = '';
    return eventually(
      `a hover that has ${String(holds)}`,
      async () => {
        last = await hover(document, position);
        return holds.test(last) && last;
      },
      { instead: () => last.slice(0, 300) },
    );
  };
  const untitled = (content: string): Thenable<vscode.TextDocument> =>
    vscode.workspace.openTextDocument({ content, language: 'dockerfile' });
  const all = KEYWORDS.map((keyword) => `${keyword} x`).join('\n');

  it('every instruction, in English by the editor’s language and in Korean by the setting', async () => {
    const document = await untitled(all);
    const texts = new Map<string, string>();
    for (const [line, keyword] of KEYWORDS.entries()) {
      const text = await hoverThat(document, new vscode.Position(line, 1), new RegExp(`\\b${keyword}\\b`));
      assert.ok(text.length > 200, `${keyword}: ${text}`);
      assert.ok(!text.includes('undefined'), keyword);
      texts.set(keyword, text);
    }
    assert.equal(new Set(texts.values()).size, KEYWORDS.length);
    await set('language', 'ko');
    for (const [line, keyword] of KEYWORDS.entries()) {
      const text = await hoverThat(document, new vscode.Position(line, 1), korean);
      assert.match(text, new RegExp(keyword));
      assert.notEqual(text, texts.get(keyword));
    }
    await set('language', 'en');
    const back = await hoverThat(document, new vscode.Position(0, 1), /^[^가-힣]{200,}/);
    assert.equal(back, texts.get('ADD'));
  });

  it('files of every name that is one of a Dockerfile', async () => {
    const home = path.join(folder, 'hovers');
    mkdirSync(home, { recursive: true });
    for (const name of ['Dockerfile', 'Dockerfile.dev', 'web.dockerfile', 'web.Dockerfile', 'Containerfile']) {
      const file = path.join(home, name);
      writeFileSync(file, 'FROM busybox\nRUN echo 안녕\n');
      const document = await vscode.workspace.openTextDocument(file);
      assert.equal(document.languageId, 'dockerfile', name);
      await hoverThat(document, new vscode.Position(1, 0), /\bRUN\b/);
    }
  });

  it('Windows line ends, a byte order mark, small letters, continuation lines and comments between', async () => {
    const file = path.join(folder, 'crlf.dockerfile');
    const lines = ['from busybox', 'Run echo 안녕 && \\', '  # a comment', '', '  echo more', 'onbuild copy a b', ''];
    writeFileSync(file, `\ufeff${lines.join('\r\n')}`);
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    await hoverThat(document, new vscode.Position(0, 2), /\bFROM\b/);
    await hoverThat(document, new vscode.Position(1, 1), /\bRUN\b/);
    await hoverThat(document, new vscode.Position(5, 3), /\bONBUILD\b/);
    await hoverThat(document, new vscode.Position(5, 9), /\bCOPY\b/);
    await hoverThat(document, new vscode.Position(1, 5), /\becho\b/);
    await hoverThat(document, new vscode.Position(4, 3), /\becho\b/);
    for (const [line, character] of [
      [2, 5],
      [3, 0],
    ] as const) {
      assert.equal(await hover(document, new vscode.Position(line, character)), '', `${line}:${character}`);
    }
  });

  it('the backtick as the escape character', async () => {
    const document = await untitled('# escape=`\nFROM busybox\nRUN dir `\n  RUN\nCMD x\n');
    await hoverThat(document, new vscode.Position(2, 1), /\bRUN\b/);
    assert.equal(await hover(document, new vscode.Position(3, 3)), '');
    await hoverThat(document, new vscode.Position(4, 1), /\bCMD\b/);
  });

  it('a document that is being edited', async () => {
    const document = await untitled('FROM busybox\n');
    const editor = await vscode.window.showTextDocument(document);
    await hoverThat(document, new vscode.Position(0, 1), /\bFROM\b/);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# hello\nARG A=1\n'));
    await hoverThat(document, new vscode.Position(1, 1), /\bARG\b/);
    await hoverThat(document, new vscode.Position(2, 1), /\bFROM\b/);
    assert.equal(await hover(document, new vscode.Position(0, 1)), '');
  });

  it('text that is no Dockerfile, half a one, or none at all, gives no hover and breaks nothing', async () => {
    const odd = ['', '\\', 'RUN <<EOF\nFROM', '\u0000\u0001\ud800', 'FROM'.repeat(5000), 'ONBUILD ONBUILD ONBUILD'];
    for (const content of odd) {
      const document = await untitled(content);
      await hover(document, new vscode.Position(0, 0));
    }
    const plain = await vscode.workspace.openTextDocument({ content: 'FROM busybox', language: 'plaintext' });
    assert.equal(await hover(plain, new vscode.Position(0, 1)), '');
    const document = await untitled('FROM busybox\n');
    await hoverThat(document, new vscode.Position(0, 1), /\bFROM\b/);
  });
});
