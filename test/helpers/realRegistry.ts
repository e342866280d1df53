import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensurePrograms } from '../support/packages.mjs';
import { eventually } from './eventually.ts';
import { freePort } from './freePort.ts';

/** Who may log in to a registry of the tests. */
export const LOGIN = { username: 'somebody', password: 'only for tests' };
/** The bcrypt hash of that password. */
const HTPASSWD = `${LOGIN.username}:$2b$04$Vd/Z7qXlGKSV6mMOv3ZDj.S5cT5ZSRoE7UMNElv4LFCFcdtoRrpje\n`;

export interface RegistryOptions {
  /** Asks for a login. */
  readonly login?: boolean;
  readonly canDelete?: boolean;
  /** A folder with `cert.pem` and `key.pem`. */
  readonly certificates?: string;
}

/** A registry on this machine: the program `registry` of Docker, as Debian packages it. */
export class RealRegistry {
  readonly host: string;
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #headers: Readonly<Record<string, string>>;

  private constructor(host: string, process: ChildProcess, folder: string, login: boolean) {
    this.host = host;
    this.#process = process;
    this.#folder = folder;
    const words = Buffer.from(`${LOGIN.username}:${LOGIN.password}`).toString('base64');
    this.#headers = login ? { authorization: `Basic ${words}` } : {};
  }

  static async start({ login = false, canDelete = true, certificates }: RegistryOptions = {}): Promise<RealRegistry> {
    await ensurePrograms({ 'docker-registry': 'docker-registry' }, { yes: true, why: 'Tests of registries need' });
    const folder = mkdtempSync(path.join(tmpdir(), 'dyr-'));
    const host = `127.0.0.1:${String(await freePort())}`;
    const users = path.join(folder, 'htpasswd');
    writeFileSync(users, HTPASSWD);
    const config = {
      version: 0.1,
      log: { level: 'error' },
      storage: { filesystem: { rootdirectory: path.join(folder, 'data') }, delete: { enabled: canDelete } },
      http: {
        addr: host,
        ...(certificates === undefined
          ? {}
          : {
              tls: { certificate: path.join(certificates, 'cert.pem'), key: path.join(certificates, 'key.pem') },
            }),
      },
      ...(login ? { auth: { htpasswd: { realm: 'tests', path: users } } } : {}),
    };
    const file = path.join(folder, 'config.yml');
    // JSON is YAML too.
    writeFileSync(file, JSON.stringify(config));
    const child = spawn('docker-registry', ['serve', file], { stdio: 'ignore' });
    const registry = new RealRegistry(host, child, folder, login);
    if (certificates === undefined) {
      await eventually('the registry answers', async () =>
        registry.fetch('GET', '/v2/').then(
          ({ ok }) => ok,
          () => false,
        ),
      );
    }
    return registry;
  }

  /** Makes a tag of a little image whose layer holds this text; resolves with its digest. */
  async put(repository: string, tag: string, text: string): Promise<string> {
    const layer = await this.#blob(repository, Buffer.from(text));
    const config = await this.#blob(repository, Buffer.from('{"architecture":"amd64","os":"linux"}'));
    const types = 'application/vnd.docker.distribution.manifest.v2+json';
    const manifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: types,
      config: { mediaType: 'application/vnd.docker.container.image.v1+json', ...config },
      layers: [{ mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip', ...layer }],
    });
    await this.fetch('PUT', `/v2/${repository}/manifests/${tag}`, manifest, types);
    return digest(Buffer.from(manifest));
  }

  async fetch(method: string, where: string, body?: Buffer | string, type?: string): Promise<Response> {
    const headers = { ...this.#headers, ...(type === undefined ? {} : { 'content-type': type }) };
    const url = where.startsWith('http') ? where : `http://${this.host}${where}`;
    const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
    return response;
  }

  stop(): void {
    this.#process.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #blob(repository: string, content: Buffer): Promise<{ digest: string; size: number }> {
    const started = await this.fetch('POST', `/v2/${repository}/blobs/uploads/`);
    const location = started.headers.get('location') ?? '';
    const name = digest(content);
    const query = `${location.includes('?') ? '&' : '?'}digest=${encodeURIComponent(name)}`;
    await this.fetch('PUT', `${location}${query}`, content, 'application/octet-stream');
    return { digest: name, size: content.length };
  }
}

function digest(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
