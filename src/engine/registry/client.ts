import { Failure, wordsOf } from '../../contract/failure.ts';
import type { Registries, RegistryAddress, RegistryPage, TagFacts } from '../../contract/registry.ts';
import { property } from '../contextFiles.ts';
import type { Surroundings } from '../surroundings.ts';
import { CERTIFICATE_FOLDER, registryTls } from './certificates.ts';
import { nextLink } from './challenge.ts';
import { credentialsFor } from './credentials.ts';
import { registryOrigins } from './hosts.ts';
import { type Asked, headerOf, jsonOf, type Reply, send } from './request.ts';
import { authorization } from './token.ts';

/** Entries of a page; a registry may give fewer. */
const PAGE = 100;

const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

interface Question {
  readonly method: Asked['method'];
  /** With its query, from `/v2/` on. */
  readonly path: string;
  readonly scope: string;
  /** What it is about, for a failure. */
  readonly about: string;
}

/** Registries over the distribution API v2, as the docker command would log in to them. */
export class DistributionRegistries implements Registries {
  readonly #around: Surroundings;
  readonly #certificates: string;
  /** Where a registry answered last: with or without TLS. */
  readonly #origins = new Map<string, string>();

  constructor(around: Surroundings, certificates = CERTIFICATE_FOLDER) {
    this.#around = around;
    this.#certificates = certificates;
  }

  async check(address: RegistryAddress): Promise<void> {
    await this.#ask(address, { method: 'GET', path: '/v2/', scope: '', about: address.host });
  }

  async repositories(address: RegistryAddress, next = `/v2/_catalog?n=${PAGE}`): Promise<RegistryPage> {
    const question = { method: 'GET', path: next, scope: 'registry:catalog:*', about: address.host } as const;
    const reply = await this.#ask(address, question).catch((thrown: unknown) => {
      // Most hosted registries, Docker Hub first of all, keep the list of all repositories to themselves.
      const isRefused = Failure.is(thrown, 'registry.denied') || Failure.is(thrown, 'registry.notFound');
      throw isRefused ? new Failure('registry.noCatalog', [address.host], wordsOf(thrown)) : thrown;
    });
    return page(reply, 'repositories', address.host);
  }

  async tags(address: RegistryAddress, repository: string, next?: string): Promise<RegistryPage> {
    const path = next ?? `/v2/${encoded(repository)}/tags/list?n=${PAGE}`;
    const scope = `repository:${repository}:pull`;
    return page(
      await this.#ask(address, { method: 'GET', path, scope, about: `${address.host}/${repository}` }),
      'tags',
      address.host,
    );
  }

  async digest(address: RegistryAddress, repository: string, tag: string): Promise<string> {
    // HEAD: Docker Hub does not count it as a pull.
    const reply = await this.#manifest('HEAD', address, repository, tag);
    return digestOf(reply, address.host);
  }

  async tag(address: RegistryAddress, repository: string, tag: string): Promise<TagFacts> {
    const reply = await this.#manifest('GET', address, repository, tag);
    const manifest = jsonOf(reply);
    const layers = property(manifest, 'layers');
    return {
      digest: digestOf(reply, address.host),
      mediaType: headerOf(reply, 'content-type') ?? '',
      platforms: platformsOf(property(manifest, 'manifests')),
      size: Array.isArray(layers) ? layers.reduce<number>((sum, layer) => sum + sizeOf(layer), 0) : undefined,
    };
  }

  async remove(address: RegistryAddress, repository: string, digest: string): Promise<void> {
    await this.#ask(address, {
      method: 'DELETE',
      path: `/v2/${encoded(repository)}/manifests/${encodeURIComponent(digest)}`,
      scope: `repository:${repository}:pull,delete`,
      about: `${address.host}/${repository}@${digest}`,
    });
  }

  async #manifest(method: 'GET' | 'HEAD', address: RegistryAddress, repository: string, tag: string): Promise<Reply> {
    return this.#ask(address, {
      method,
      path: `/v2/${encoded(repository)}/manifests/${encodeURIComponent(tag)}`,
      scope: `repository:${repository}:pull`,
      about: `${address.host}/${repository}:${tag}`,
    });
  }

  async #ask(address: RegistryAddress, question: Question): Promise<Reply> {
    const { host } = address;
    const tls = await registryTls(host, this.#certificates);
    const { method, path, scope } = question;
    const request = { method, headers: { accept: path.includes('/manifests/') ? MANIFESTS : '*/*' }, tls };
    const { origin, reply } = await this.#first(address, path, request);
    if (reply.status !== 401) return good(reply, question, host);
    const credentials = await credentialsFor(host, this.#around);
    const header = headerOf(reply, 'www-authenticate');
    const known = await authorization(header, { host, origin, scope, credentials, tls });
    if (known === undefined) throw new Failure('registry.denied', [host], header);
    const headers = { ...request.headers, authorization: known };
    const again = await send(new URL(path, origin), { ...request, headers }).catch((thrown: unknown) => {
      throw unreachable(thrown, host);
    });
    return good(again, question, host);
  }

  /** The first question finds out where the registry answers. */
  async #first(address: RegistryAddress, path: string, request: Asked): Promise<{ origin: URL; reply: Reply }> {
    const key = `${String(address.plain)} ${address.host}`;
    const known = this.#origins.get(key);
    let last: unknown;
    for (const candidate of known === undefined ? registryOrigins(address) : [known]) {
      const origin = new URL(candidate);
      try {
        const reply = await send(new URL(path, origin), request);
        this.#origins.set(key, candidate);
        return { origin, reply };
      } catch (thrown) {
        last = thrown;
        // It has TLS, if not one that is trusted: it is not asked without.
        if (isUntrusted(thrown)) break;
      }
    }
    this.#origins.delete(key);
    throw unreachable(last, address.host);
  }
}

function unreachable(thrown: unknown, host: string): Failure {
  const code = isUntrusted(thrown) ? 'registry.tls' : 'registry.unreachable';
  return new Failure(code, [host], `${codeOf(thrown)} ${wordsOf(thrown)}`.trim());
}

function isUntrusted(thrown: unknown): boolean {
  return /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_)/.test(codeOf(thrown));
}

function codeOf(thrown: unknown): string {
  const code = property(thrown, 'code');
  return typeof code === 'string' ? code : '';
}

function good(reply: Reply, { about, method }: Question, host: string): Reply {
  const { status } = reply;
  if (status >= 200 && status < 300) {
    // A web server that answers everything with a page is no registry.
    if (headerOf(reply, 'content-type')?.startsWith('text/html') === true)
      throw new Failure('registry.notRegistry', [host]);
    return reply;
  }
  const words = registryWords(reply);
  if (status === 401 || status === 403) throw new Failure('registry.denied', [host], words);
  if (method === 'DELETE' && (status === 405 || status === 400)) throw new Failure('registry.deleteOff', [host], words);
  if (status === 404) throw new Failure('registry.notFound', [about], words);
  if (status === 429) throw new Failure('registry.tooMany', [host], words);
  throw new Failure('registry.refused', [host, String(status)], words);
}

/** The registry's own sentence. */
function registryWords(reply: Reply): string {
  const errors = property(jsonOf(reply), 'errors');
  const message = Array.isArray(errors) ? property(errors[0], 'message') : undefined;
  return `${reply.status} ${typeof message === 'string' ? message.slice(0, 500) : ''}`.trim();
}

function page(reply: Reply, field: 'repositories' | 'tags', host: string): RegistryPage {
  const answer = jsonOf(reply);
  const entries = property(answer, field);
  // A repository whose tags are all gone says null.
  if (!Array.isArray(entries) && (entries !== null || field !== 'tags'))
    throw new Failure('registry.notRegistry', [host]);
  const next = nextLink(headerOf(reply, 'link'));
  return {
    entries: (entries ?? []).filter((entry: unknown): entry is string => typeof entry === 'string'),
    next: next === undefined ? undefined : pathOf(next, host),
  };
}

/** Only path and query: a link may not lead to another machine. */
function pathOf(link: string, host: string): string {
  const base = 'http://registry.invalid';
  if (!URL.canParse(link, `${base}/v2/`)) throw new Failure('registry.notRegistry', [host], link);
  const { pathname, search } = new URL(link, `${base}/v2/`);
  return `${pathname}${search}`;
}

function digestOf(reply: Reply, host: string): string {
  const digest = headerOf(reply, 'docker-content-digest') ?? '';
  if (!/^sha(256|512):[0-9a-f]{64,128}$/.test(digest)) throw new Failure('registry.notRegistry', [host], digest);
  return digest;
}

function platformsOf(manifests: unknown): string[] {
  if (!Array.isArray(manifests)) return [];
  return manifests.flatMap((manifest: unknown) => {
    const platform = property(manifest, 'platform');
    const words = ['os', 'architecture', 'variant'].map((name) => property(platform, name));
    const known = words.filter((word): word is string => typeof word === 'string' && word !== '');
    // Attestations stand among the platforms as unknown/unknown.
    return known.length === 0 || known.includes('unknown') ? [] : [known.join('/')];
  });
}

function sizeOf(layer: unknown): number {
  const size = property(layer, 'size');
  return typeof size === 'number' ? size : 0;
}

function encoded(repository: string): string {
  return repository.split('/').map(encodeURIComponent).join('/');
}
