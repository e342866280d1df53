import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findShellLine } from '../../src/vscode/shellLines.ts';

describe('the line of a Dockerfile that a container runs', () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder is open');
  const folder = vscode.Uri.joinPath(root, 'shell-lines');
  const write = (name: string, text: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), Buffer.from(text));

  before(async () => {
    await write('Dockerfile', 'FROM busybox\r\n# CMD serve --quietly\r\n  cmd serve --loudly  \r\n');
    await write('node_modules/one/Dockerfile', 'FROM busybox\nCMD serve --hidden\n');
    await write('notes.txt', 'CMD serve --noted\n');
  });
  after(() => vscode.workspace.fs.delete(folder, { recursive: true }));

  it('is found with its file and number, however it is written', async () => {
    const uri = vscode.Uri.joinPath(folder, 'Dockerfile').toString();
    assert.deepEqual(await findShellLine('serve --loudly'), { uri, name: 'shell-lines/Dockerfile', line: 3 });
  });

  for (const line of ['serve', 'serve --quietly', 'serve --hidden', 'serve --noted']) {
    it(`is not “${line}”, which no instruction of a Dockerfile of ours says`, async () =>
      assert.equal(await findShellLine(line), undefined));
  }
});
