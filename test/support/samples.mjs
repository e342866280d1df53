// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EngineError, engineProgress, engineRequest } from './engineHttp.mjs';
import { BASE_IMAGE, BASE_LABEL, ensureSampleImage, imageLabels } from './sampleImage.mjs';
import { say, step } from './say.mjs';
import { tarArchive } from './tarArchive.mjs';

/** The workspace that `npm start` opens (a copy of it), and what the sample image is built from. */
export const SAMPLE_FOLDER = fileURLToPath(new URL('sampleFolder', import.meta.url));
export const SAMPLE_LABEL = 'dev.dockyard.sample';

const IMAGE = 'dockyard-sample-web:latest';
const WEB = 'dockyard-sample-web';
const JOB = 'dockyard-sample-job';
const VOLUME = 'dockyard-sample-data';
const NETWORK = 'dockyard-sample-net';
const LABELS = { [SAMPLE_LABEL]: 'true' };

/**
 * Something to see: an image, a web server that runs with a volume and a network of its own, and a job that failed.
 * What is there already stays as it is; a stopped web server is started.
 * @param {string} endpoint
 * @returns {Promise<{ webUrl: string }>} the page that the web server shows, on the engine's own machine
 */
export async function ensureSamples(endpoint) {
  await ensureSampleImage(endpoint);
  if ((await imageLabels(endpoint, IMAGE)) === undefined) await step(`building ${IMAGE}`, () => buildImage(endpoint));
  await ensure(endpoint, `/volumes/${VOLUME}`, '/volumes/create', { Name: VOLUME, Labels: LABELS });
  await ensure(endpoint, `/networks/${NETWORK}`, '/networks/create', {
    Name: NETWORK,
    Labels: LABELS,
    CheckDuplicate: true,
  });
  await ensure(endpoint, `/containers/${WEB}/json`, `/containers/create?name=${WEB}`, {
    Image: IMAGE,
    Labels: LABELS,
    // httpd as process 1 takes no notice of SIGTERM: a person who stops it should not wait the usual 10 s.
    StopTimeout: 1,
    ExposedPorts: { '80/tcp': {} },
    HostConfig: {
      NetworkMode: NETWORK,
      PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] },
      Mounts: [{ Type: 'volume', Source: VOLUME, Target: '/data' }],
    },
  });
  await engineRequest(endpoint, 'POST', `/containers/${WEB}/start`);
  const isNew = await ensure(endpoint, `/containers/${JOB}/json`, `/containers/create?name=${JOB}`, {
    Image: BASE_IMAGE,
    Labels: LABELS,
    Cmd: ['sh', '-c', 'echo "counting the boats in the harbour"; echo "boat 4 is missing" >&2; exit 3'],
  });
  if (isNew) {
    await engineRequest(endpoint, 'POST', `/containers/${JOB}/start`);
    await engineRequest(endpoint, 'POST', `/containers/${JOB}/wait`);
  }
  const { body: web } = await engineRequest(endpoint, 'GET', `/containers/${WEB}/json`);
  return { webUrl: `http://127.0.0.1:${String(web.NetworkSettings.Ports['80/tcp']?.[0]?.HostPort)}/` };
}

/**
 * Removes the samples and only these: what bears the label AND one of the names above. The label alone would not do:
 * what a person made from the sample image inherits it.
 * @param {string} endpoint
 * @returns {Promise<{ removed: string[], kept: string[] }>} kept: those that something of the person's still uses
 */
export async function removeSamples(endpoint) {
  /** @type {string[]} */
  const removed = [];
  /** @type {string[]} */
  const kept = [];
  /** @type {[what: string, look: string, remove: string, label: string][]} */
  const things = [
    [`container ${WEB}`, `/containers/${WEB}/json`, `/containers/${WEB}?force=1`, SAMPLE_LABEL],
    [`container ${JOB}`, `/containers/${JOB}/json`, `/containers/${JOB}?force=1`, SAMPLE_LABEL],
    [`image ${IMAGE}`, `/images/${IMAGE}/json`, `/images/${IMAGE}`, SAMPLE_LABEL],
    [`network ${NETWORK}`, `/networks/${NETWORK}`, `/networks/${NETWORK}`, SAMPLE_LABEL],
    [`volume ${VOLUME}`, `/volumes/${VOLUME}`, `/volumes/${VOLUME}`, SAMPLE_LABEL],
    [`image ${BASE_IMAGE}`, `/images/${BASE_IMAGE}/json`, `/images/${BASE_IMAGE}`, BASE_LABEL],
  ];
  for (const [what, look, remove, label] of things) {
    if ((await labelsOf(endpoint, look))?.[label] !== 'true') continue;
    try {
      await engineRequest(endpoint, 'DELETE', remove);
      removed.push(what);
      say(`removed ${what}`);
    } catch (error) {
      // 409: in use by something that is not ours to remove.
      if (!(error instanceof EngineError) || error.status !== 409) throw error;
      kept.push(what);
      say(`kept ${what}: ${error.message}`);
    }
  }
  return { removed, kept };
}

/**
 * @param {string} endpoint
 * @param {string} look
 * @param {string} create
 * @param {object} body
 * @returns {Promise<boolean>} whether it had to be made
 * @throws {Error} when something of that name is there that is not ours
 */
async function ensure(endpoint, look, create, body) {
  const labels = await labelsOf(endpoint, look);
  if (labels === undefined) {
    await engineRequest(endpoint, 'POST', create, body);
    return true;
  }
  if (labels[SAMPLE_LABEL] === 'true') return false;
  throw new Error(
    `The engine has something of your own at ${look}, a name that Dockyard's samples need. Please rename it.`,
  );
}

/**
 * @param {string} endpoint
 * @param {string} look
 * @returns {Promise<Record<string, string> | undefined>} undefined when there is no such thing
 */
async function labelsOf(endpoint, look) {
  try {
    const { body } = await engineRequest(endpoint, 'GET', look);
    return body.Config?.Labels ?? body.Labels ?? {};
  } catch (error) {
    if (error instanceof EngineError && error.status === 404) return undefined;
    throw error;
  }
}

/** @param {string} endpoint */
async function buildImage(endpoint) {
  const names = fs.readdirSync(SAMPLE_FOLDER).filter((name) => fs.statSync(path.join(SAMPLE_FOLDER, name)).isFile());
  const context = tarArchive(names.map((name) => ({ name, content: fs.readFileSync(path.join(SAMPLE_FOLDER, name)) })));
  const query = new URLSearchParams({ t: IMAGE, rm: '1', forcerm: '1', labels: JSON.stringify(LABELS) });
  await engineProgress(endpoint, `/build?${query.toString()}`, context);
}
