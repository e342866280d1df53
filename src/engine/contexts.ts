import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  CONTEXT_NAME,
  type Contexts,
  type ContextSpec,
  DEFAULT_CONTEXT,
  type DockerContext,
} from '../contract/context.ts';
import { Failure, toFailure } from '../contract/failure.ts';
import { type Disposable, systemClock } from '../contract/ports.ts';
import { parseAddress } from './address.ts';
import { makeFolder, removeFolder, writeAtomically } from './atomicWrite.ts';
import { cliAddress } from './cli.ts';
import { setCurrentContext } from './configFile.ts';
import { configFolder, contextId, contextTls, metaFolder, property, readContext, tlsFolder } from './contextFiles.ts';
import { watchContexts } from './contextWatch.ts';
import { currentContext, defaultContext } from './endpoint.ts';
import { type Surroundings, thisMachine } from './surroundings.ts';
import { readTlsFiles } from './tlsFiles.ts';

const ID = /^[0-9a-f]{64}$/;

/** `Contexts` over the files of Docker's config folder; the docker command is not needed. */
export class FileContexts implements Contexts {
  readonly #around: Surroundings;
  readonly #config: string;

  constructor(around: Surroundings = thisMachine()) {
    this.#around = around;
    this.#config = configFolder(around);
  }

  async list(): Promise<readonly DockerContext[]> {
    const current = (await currentContext(this.#around)) ?? DEFAULT_CONTEXT;
    const ids = await folders(metaFolder(this.#config));
    const named = await Promise.all(ids.map((id) => this.#read(id, current)));
    named.sort((left, right) => left.name.localeCompare(right.name, 'en', { numeric: true }));
    return [await this.#default(current), ...named];
  }

  async inspect(name: string): Promise<unknown> {
    if (name === DEFAULT_CONTEXT) return [await this.#inspectDefault()];
    const id = contextId(name);
    const { address, skipVerify, whole } = await readContext(name, this.#around);
    const endpoints = property(whole, 'Endpoints') as object;
    const docker = { Host: address, SkipTLSVerify: skipVerify };
    return [
      {
        Name: name,
        Metadata: property(whole, 'Metadata') ?? {},
        Endpoints: { ...endpoints, docker },
        TLSMaterial: await this.#tlsMaterial(id),
        Storage: { MetadataPath: metaFolder(this.#config, id), TLSPath: tlsFolder(this.#config, id) },
      },
    ];
  }

  async create(spec: ContextSpec): Promise<void> {
    const { name } = spec;
    if (name === DEFAULT_CONTEXT || !CONTEXT_NAME.test(name)) throw new Failure('context.badName', [name]);
    if (await this.#around.exists(this.#metaFile(name))) throw new Failure('context.exists', [name]);
    await this.#write(spec, { Name: name, Metadata: {}, Endpoints: {} });
  }

  async update(spec: ContextSpec): Promise<void> {
    if (spec.name === DEFAULT_CONTEXT) throw new Failure('context.default', []);
    const { whole } = await readContext(spec.name, this.#around);
    await this.#write(spec, whole);
  }

  async remove(name: string, force: boolean): Promise<void> {
    if (name === DEFAULT_CONTEXT) throw new Failure('context.default', []);
    const isCurrent = (await currentContext(this.#around)) === name;
    if (isCurrent && !force) throw new Failure('context.inUse', [name]);
    const id = await this.#idOf(name);
    if (id === undefined) throw new Failure('engine.unknownContext', [name]);
    // First of all nobody shall be led there any more.
    if (isCurrent) await setCurrentContext(undefined, this.#around);
    await removeFolder(metaFolder(this.#config, id));
    await removeFolder(tlsFolder(this.#config, id));
  }

  async use(name: string): Promise<void> {
    if (name === DEFAULT_CONTEXT) return setCurrentContext(undefined, this.#around);
    await readContext(name, this.#around);
    await setCurrentContext(name, this.#around);
  }

  watch(onChange: () => void): Disposable {
    return watchContexts(this.#config, systemClock, onChange);
  }

  #metaFile(name: string): string {
    return path.join(metaFolder(this.#config, contextId(name)), 'meta.json');
  }

  async #write(spec: ContextSpec, whole: Readonly<Record<string, unknown>>): Promise<void> {
    const { name, description, address, skipVerify } = spec;
    parseAddress(address, { ports: 'tls', bareHosts: false, tls: () => undefined });
    // All is read and found good before anything is written.
    const material = await readTlsFiles(spec);
    const id = contextId(name);
    const metadata = { ...(property(whole, 'Metadata') as Record<string, unknown> | undefined) };
    delete metadata['Description'];
    const meta = {
      ...whole,
      Name: name,
      Metadata: { ...(description === '' ? {} : { Description: description }), ...metadata },
      Endpoints: {
        ...(property(whole, 'Endpoints') as object),
        docker: { Host: address, SkipTLSVerify: skipVerify },
      },
    };
    const files = Object.entries(material) as [string, Buffer][];
    if (files.length > 0) {
      const folder = path.join(tlsFolder(this.#config, id), 'docker');
      await makeFolder(folder, 0o700);
      for (const [kind, text] of files) await writeAtomically(path.join(folder, `${kind}.pem`), text, 0o600);
    }
    // Last: without this file there is no context.
    await makeFolder(metaFolder(this.#config, id), 0o755);
    await writeAtomically(this.#metaFile(name), JSON.stringify(meta), 0o644);
  }

  async #default(current: string): Promise<DockerContext> {
    const shared = { name: DEFAULT_CONTEXT, description: '', current: current === DEFAULT_CONTEXT };
    try {
      const endpoint = await defaultContext(this.#around);
      const tls = endpoint.connection.kind === 'tcp' ? endpoint.connection.tls : undefined;
      const skipVerify = tls?.verify === false;
      return { ...shared, address: cliAddress(endpoint), tls: tls !== undefined, skipVerify };
    } catch (thrown) {
      return { ...shared, address: '', tls: false, skipVerify: false, problem: toFailure(thrown) };
    }
  }

  async #read(id: string, current: string): Promise<DockerContext> {
    const name = await this.#nameOf(id, current);
    const nothing = { name, description: '', address: '', tls: false, skipVerify: false, current: name === current };
    try {
      const { address, skipVerify, whole } = await readContext(name, this.#around, id);
      const description = property(property(whole, 'Metadata'), 'Description');
      const tls = (await contextTls(id, skipVerify, this.#around)) !== undefined;
      const read = {
        ...nothing,
        address,
        tls,
        skipVerify,
        description: typeof description === 'string' ? description : '',
      };
      return { ...read, ...problemOf(address) };
    } catch (thrown) {
      return { ...nothing, problem: toFailure(thrown) };
    }
  }

  /** A damaged file may still say its name; the folder proves it. The id itself is the last resort. */
  async #nameOf(id: string, current: string): Promise<string> {
    const text = (await this.#around.readFile(path.join(metaFolder(this.#config, id), 'meta.json'))) ?? '';
    const names = [current, ...[...text.matchAll(/"Name"\s*:\s*"([^"\\]*)"/g)].map(([, name = '']) => name)];
    return names.find((name) => contextId(name) === id) ?? id;
  }

  async #idOf(name: string): Promise<string | undefined> {
    const ids = [contextId(name), ...(ID.test(name) ? [name] : [])];
    const there = await folders(metaFolder(this.#config));
    return ids.find((id) => there.includes(id));
  }

  async #tlsMaterial(id: string): Promise<Record<string, string[]>> {
    const folder = tlsFolder(this.#config, id);
    const kinds = (await folders(folder)).sort();
    const files = await Promise.all(kinds.map((kind) => entries(path.join(folder, kind), 'file')));
    return Object.fromEntries(kinds.map((kind, index) => [kind, (files[index] ?? []).sort()]));
  }

  async #inspectDefault(): Promise<unknown> {
    const endpoint = await defaultContext(this.#around);
    const tls = endpoint.connection.kind === 'tcp' ? endpoint.connection.tls : undefined;
    const files = [tls?.ca, tls?.cert, tls?.key]
      .filter((file) => file !== undefined)
      .map((file) => path.basename(file));
    return {
      Name: DEFAULT_CONTEXT,
      Metadata: {},
      Endpoints: { docker: { Host: cliAddress(endpoint), SkipTLSVerify: tls?.verify === false } },
      TLSMaterial: files.length === 0 ? {} : { docker: files },
      Storage: { MetadataPath: '<IN MEMORY>', TLSPath: '<IN MEMORY>' },
    };
  }
}

function problemOf(address: string): { problem?: Failure } {
  try {
    parseAddress(address, { ports: 'tls', bareHosts: false, tls: () => undefined });
    return {};
  } catch (thrown) {
    return { problem: toFailure(thrown) };
  }
}

function folders(folder: string): Promise<string[]> {
  return entries(folder, 'folder');
}

/** The names in a folder; none when there is no such folder. */
async function entries(folder: string, kind: 'file' | 'folder'): Promise<string[]> {
  try {
    const all = await readdir(folder, { withFileTypes: true });
    return all.filter((entry) => (kind === 'file' ? entry.isFile() : entry.isDirectory())).map(({ name }) => name);
  } catch {
    return [];
  }
}
