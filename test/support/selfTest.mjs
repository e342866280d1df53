// @ts-check
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { openWorkbench } from './browser.mjs';
import { engineRequest, findEngine, startPrivateEngine } from './engine.mjs';
import { runInHost } from './hostRun.mjs';
import { isAlive } from './processes.mjs';
import { ensureSamples, removeSamples } from './samples.mjs';
import { say } from './say.mjs';
import { startVsCodeServer } from './vscodeServer.mjs';

/**
 * Proves by hand that the machinery of the tests works on this machine:
 *   node test/support/selfTest.mjs [folder for the screenshot]
 * A private engine with samples, a toy extension inside a real VS Code, a picture, and nothing left running.
 */
const pictures = process.argv[2] ?? os.tmpdir();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dockyard-self-'));
const began = Date.now();

const toy = path.join(folder, 'toy');
writeFiles(toy, {
  'package.json': JSON.stringify({
    name: 'toy',
    publisher: 'dockyard',
    version: '1.0.0',
    engines: { vscode: '^1.105.0' },
    main: './main.js',
    activationEvents: ['onStartupFinished'],
    contributes: { commands: [{ command: 'toy.hello', title: '%hello%' }] },
  }),
  'package.nls.json': '{ "hello": "Toy: hello" }',
  'package.nls.ko.json': '{ "hello": "Toy: 안녕" }',
  'main.js': `const vscode = require('vscode');
    exports.activate = () => { vscode.window.createStatusBarItem(1).text = 'toy'; const item = vscode.window.createStatusBarItem('toy', 1, 100);
      item.text = 'TOY IS ACTIVE ' + vscode.env.language; item.show(); };`,
  'tests.js': `const vscode = require('vscode'); const http = require('node:http');
    exports.run = async () => {
      const toy = vscode.extensions.getExtension('dockyard.toy');
      await toy.activate();
      // In a language other than English VS Code gives both titles.
      const { title } = toy.packageJSON.contributes.commands[0];
      console.log('language', vscode.env.language, 'title', title.value ?? title);
      console.log('setting', vscode.workspace.getConfiguration().get('editor.rulers')[0], vscode.workspace.getConfiguration().get('git.enabled'));
      const options = { socketPath: process.env.DOCKER_HOST.replace('unix://', ''), path: '/_ping' };
      console.log('engine', await new Promise((resolve, reject) => http.get(options, (reply) => reply.on('data', (d) => resolve(String(d)))).on('error', reject)));
      if (process.env.TOY_FAILS) throw new Error('as it should');
    };`,
});
const workspace = path.join(folder, 'workspace');
writeFiles(workspace, { Dockerfile: 'FROM busybox\nRUN echo 안녕하세요\n' });

const engine = await startPrivateEngine({ folder: path.join(folder, 'engine'), bridge: 'own', yes: true });
const enginePid = engine.pid() ?? 0;
try {
  assert.equal((await findEngine({ DOCKER_HOST: engine.endpoint }))?.source, 'DOCKER_HOST');
  const { webUrl } = await ensureSamples(engine.endpoint);
  assert.match(await (await fetch(webUrl)).text(), /It runs in a container/);
  const containers = (await engineRequest(engine.endpoint, 'GET', '/containers/json?all=1')).body;
  assert.equal(containers.length, 2);

  const settings = { 'editor.rulers': [77] };
  const run = { extensionPath: toy, testsPath: path.join(toy, 'tests.js'), folder: workspace, settings, yes: true };
  const good = await runInHost({ ...run, env: { DOCKER_HOST: engine.endpoint } });
  say(`host (${good.host}): ${good.log.filter((line) => /^(language|setting|engine)/.test(line)).join(' | ')}`);
  assert.equal(good.code, 0);
  assert.ok(good.log.includes('language en title Toy: hello'));
  assert.ok(good.log.includes('setting 77 false'));
  assert.ok(good.log.includes('engine OK'));
  const bad = await runInHost({ ...run, locale: 'ko', env: { DOCKER_HOST: engine.endpoint, TOY_FAILS: '1' } });
  assert.equal(bad.code, 1);
  assert.ok(bad.log.includes('language ko title Toy: 안녕'));
  say('tests inside the extension host: 0 for a pass, 1 for a failure, Korean works');

  await takePicture();
  engine.kill('SIGKILL');
  await engine.restart();
  const { removed } = await removeSamples(engine.endpoint);
  assert.equal(removed.length, 6);
} finally {
  await engine.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
const left = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
  .split('\n')
  .filter((line) => line.includes(folder));
assert.deepEqual(left, [], 'something still runs');
assert.equal(isAlive(enginePid), false);
say(`all is well, and nothing is left running, after ${String(Math.round((Date.now() - began) / 1000))} s`);

async function takePicture() {
  const data = path.join(folder, 'journey');
  const server = await startVsCodeServer({
    userDataDir: data,
    extensionsDir: path.join(data, 'extensions'),
    locale: 'ko',
    env: { DOCKER_HOST: engine.endpoint },
  });
  try {
    const { browser, page } = await openWorkbench({ server, folder: workspace, extensionPath: toy });
    try {
      await page.getByText('TOY IS ACTIVE ko').waitFor({ timeout: 60_000 });
      await page.getByRole('treeitem', { name: 'Dockerfile' }).dblclick();
      await page.getByText('안녕하세요').waitFor();
      const file = path.join(pictures, 'dockyardSelfTest.png');
      await page.screenshot({ path: file });
      say(`a picture of the workbench: ${file}`);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/**
 * @param {string} where
 * @param {Record<string, string>} files
 */
function writeFiles(where, files) {
  fs.mkdirSync(where, { recursive: true });
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(where, name), content);
}
