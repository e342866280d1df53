import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../helpers/eventually.ts';
import { api, closeEditors, folder } from './host.ts';
import { Person } from './person.ts';

/** Made after the published format: no buildx is needed to see what becomes of its answer. */
const answer = {
  warnings: [
    {
      ruleName: 'InvalidBaseImagePlatform',
      detail: 'Base image was pulled with another platform',
      url: 'https://docs.docker.com/go/dockerfile/rule/invalid-base-image-platform/',
      location: { ranges: [{ start: { line: 1 }, end: { line: 1 } }] },
    },
    {
      ruleName: 'LegacyKeyValueFormat',
      detail: 'said by ours as well',
      location: { ranges: [{ start: { line: 2 }, end: { line: 2 } }] },
    },
  ],
};

describe('Check with BuildKit, by a stand-in docker', () => {
  const home = path.join(folder, 'buildkit');
  const person = new Person();
  const before_ = process.env['PATH'];

  before(async () => {
    await api();
    person.sit();
    mkdirSync(home, { recursive: true });
    writeFileSync(path.join(home, 'answer.json'), JSON.stringify(answer));
    process.env['PATH'] = `${home}:${before_ ?? ''}`;
  });
  afterEach(closeEditors);
  after(() => {
    process.env['PATH'] = before_;
    person.leave();
  });

  const standIn = (script: string): void =>
    writeFileSync(path.join(home, 'docker'), `#!/bin/sh\ncd '${home}'\n${script}\n`, { mode: 0o755 });
  const check = (): Thenable<unknown> => vscode.commands.executeCommand('dockyard.dockerfile.checkWithBuildKit');
  const codesOf = ({ uri }: vscode.TextDocument, source: string): unknown[] =>
    vscode.languages
      .getDiagnostics(uri)
      .filter((found) => found.source === source)
      .map(({ code }) => (typeof code === 'object' ? code.value : code));

  it('shows what BuildKit found of the text in the editor, once, until that changes', async () => {
    const document = await vscode.workspace.openTextDocument({
      content: 'FROM busybox:1\nENV A b\n',
      language: 'dockerfile',
    });
    const editor = await vscode.window.showTextDocument(document);
    standIn('cat > text; cat answer.json');
    await check();
    await eventually('the finding of BuildKit', () => codesOf(document, 'buildkit').length > 0);
    assert.equal(readFileSync(path.join(home, 'text'), 'utf8'), document.getText());
    assert.deepEqual(codesOf(document, 'buildkit'), ['InvalidBaseImagePlatform']);
    assert.ok(codesOf(document, 'dockyard').includes('LegacyKeyValueFormat'));
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), '# more\n'));
    await eventually('it is gone', () => codesOf(document, 'buildkit').length === 0);
  });

  it('says what is missing', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ content: 'FROM a', language: 'dockerfile' }),
    );
    standIn('echo "unknown flag: --call" >&2; exit 125');
    person.heard.splice(0);
    await check();
    assert.match(person.heard.join('\n'), /no buildx that can check/);
  });
});
