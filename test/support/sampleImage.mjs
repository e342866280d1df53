// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { EngineError, engineProgress, engineRequest } from './engineHttp.mjs';
import { isDebian } from './packages.mjs';
import { runCommand } from './processes.mjs';
import { step } from './say.mjs';
import { tarArchive } from './tarArchive.mjs';

export const BASE_IMAGE = 'busybox:latest';
/**
 * Marks the base image when it was made here, so that it can be removed again. Containers and images made from it
 * inherit the label: it says nothing about those.
 */
export const BASE_LABEL = 'dev.dockyard.base';

/**
 * Makes sure that the engine has busybox:latest: sh, httpd, nc, nslookup, wget, top and some 250 more in 2 MB.
 * Nothing is done over the network when it is there; else it is made from Debian's busybox-static, or pulled.
 * @param {string} endpoint
 */
export async function ensureSampleImage(endpoint) {
  if (await imageLabels(endpoint, BASE_IMAGE)) return;
  await step(`getting the image ${BASE_IMAGE}`, async () => {
    const busybox = (await isOfThisKind(endpoint)) ? await staticBusybox() : undefined;
    await (busybox === undefined ? pull(endpoint) : importBusybox(endpoint, busybox));
  });
}

/**
 * @param {string} endpoint
 * @param {string} image
 * @returns {Promise<Record<string, string> | undefined>} undefined when there is no such image
 */
export async function imageLabels(endpoint, image) {
  try {
    const { body } = await engineRequest(endpoint, 'GET', `/images/${image}/json`);
    return body.Config?.Labels ?? {};
  } catch (error) {
    if (error instanceof EngineError && error.status === 404) return undefined;
    throw error;
  }
}

/** @param {string} endpoint */
async function pull(endpoint) {
  await engineProgress(endpoint, '/images/create?fromImage=busybox&tag=latest').catch((/** @type {Error} */ error) => {
    throw new Error(`The samples need the image ${BASE_IMAGE}, and the engine could not pull it: ${error.message}`);
  });
}

/**
 * @param {string} endpoint
 * @param {{ program: Buffer, applets: string[] }} busybox
 */
async function importBusybox(endpoint, { program, applets }) {
  const archive = tarArchive([
    ...['bin/', 'etc/', 'root/'].map((name) => ({ name })),
    { name: 'tmp/', mode: 0o1777 },
    { name: 'bin/busybox', content: program, mode: 0o755 },
    ...applets.filter((name) => name !== 'busybox').map((name) => ({ name: `bin/${name}`, linkTo: 'busybox' })),
    { name: 'etc/passwd', content: 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n' },
    { name: 'etc/group', content: 'root:x:0:\nnobody:x:65534:\n' },
  ]);
  const query = new URLSearchParams({
    fromSrc: '-',
    repo: 'busybox',
    tag: 'latest',
    message: 'made from busybox-static',
  });
  // An imported image has no PATH of its own; the official one has this.
  query.append('changes', 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin');
  query.append('changes', `LABEL ${BASE_LABEL}=true`);
  query.append('changes', 'CMD ["sh"]');
  await engineProgress(endpoint, `/images/create?${query.toString()}`, archive);
}

/**
 * A program of this machine runs only in an engine of the same kind.
 * @param {string} endpoint
 */
async function isOfThisKind(endpoint) {
  const { body } = await engineRequest(endpoint, 'GET', '/version');
  const architectures = { x64: 'amd64', arm64: 'arm64' };
  return (
    body.Os === process.platform && body.Arch === /** @type {Record<string, string>} */ (architectures)[process.arch]
  );
}

/**
 * Debian's static busybox, taken out of its package: installing it would replace the ordinary busybox of the machine.
 * @returns {Promise<{ program: Buffer, applets: string[] } | undefined>} undefined where it cannot be had
 */
async function staticBusybox() {
  if (!isDebian()) return undefined;
  const status = await runCommand('dpkg-query', ['-W', '-f', '${db:Status-Abbrev}', 'busybox-static']).catch(() => '');
  if (status.startsWith('ii')) return readBusybox('/bin/busybox');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dockyard-busybox-'));
  try {
    const download = () => runCommand('apt-get', ['download', 'busybox-static'], { cwd: folder });
    await download().catch(async () => {
      await runCommand('apt-get', ['update']);
      await download();
    });
    const [archive = ''] = fs.readdirSync(folder).filter((name) => name.endsWith('.deb'));
    await runCommand('dpkg-deb', ['-x', archive, 'unpacked'], { cwd: folder });
    const places = ['bin/busybox', 'usr/bin/busybox'].map((name) => path.join(folder, 'unpacked', name));
    return await readBusybox(places.find((file) => fs.existsSync(file)) ?? '');
  } catch {
    // No package source, no rights to read its lists: the engine may still be able to pull.
    return undefined;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file */
async function readBusybox(file) {
  const applets = (await runCommand(file, ['--list'])).split('\n').filter((name) => name !== '');
  return { program: fs.readFileSync(file), applets };
}
