import { Failure, wordsOf } from '../../contract/failure.ts';
import { property } from '../contextFiles.ts';
import type { RegistryTls } from './certificates.ts';
import { type Challenge, readChallenges } from './challenge.ts';
import type { Credentials } from './credentials.ts';
import { jsonOf, type Reply, send } from './request.ts';

/** Which registry asks, what for, and what is known to answer with. */
export interface Asking {
  readonly host: string;
  /** Of the registry; a registry behind TLS may not send credentials elsewhere without it. */
  readonly origin: URL;
  /** Used when the registry does not say it: `repository:name:pull`. */
  readonly scope: string;
  readonly credentials: Credentials | undefined;
  readonly tls: RegistryTls;
}

/**
 * What to put into `Authorization` after a registry answered 401; undefined when nothing can be.
 * Rules: https://distribution.github.io/distribution/spec/auth/token/
 * @throws Failure `registry.denied`, `registry.unreachable`
 */
export async function authorization(header: string | undefined, asking: Asking): Promise<string | undefined> {
  const challenges = readChallenges(header ?? '');
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
  if (bearer !== undefined) return `Bearer ${await fetchToken(bearer, asking)}`;
  const { credentials } = asking;
  const isBasic = challenges.some(({ scheme }) => scheme === 'basic');
  return isBasic && credentials !== undefined && 'password' in credentials ? basic(credentials) : undefined;
}

async function fetchToken({ parameters }: Challenge, asking: Asking): Promise<string> {
  const { host, origin, credentials, tls } = asking;
  const realm = realmOf(parameters.get('realm'), origin, host);
  const fields = {
    ...(parameters.has('service') ? { service: parameters.get('service') ?? '' } : {}),
    scope: parameters.get('scope') ?? asking.scope,
  };
  // Certificates that were put aside for the registry are for its token server when that is the same machine.
  const ours = realm.host === origin.host ? tls : {};
  const reply = await ask(realm, fields, credentials, ours).catch((thrown: unknown) => {
    throw new Failure('registry.unreachable', [realm.host], wordsOf(thrown));
  });
  const answer = jsonOf(reply);
  const token = property(answer, 'token') ?? property(answer, 'access_token');
  if (reply.status !== 200 || typeof token !== 'string' || /[^\x21-\x7e]/.test(token)) {
    throw new Failure('registry.denied', [host], `the token server ${realm.host} answered ${reply.status}`);
  }
  return token;
}

async function ask(
  realm: URL,
  fields: Readonly<Record<string, string>>,
  credentials: Credentials | undefined,
  tls: RegistryTls,
): Promise<Reply> {
  if (credentials !== undefined && 'identityToken' in credentials) {
    const form = new URLSearchParams({
      ...fields,
      grant_type: 'refresh_token',
      refresh_token: credentials.identityToken,
      client_id: 'dockyard',
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return send(realm, { method: 'POST', headers, body: form.toString(), tls });
  }
  const url = new URL(realm);
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return send(url, {
    method: 'GET',
    ...(credentials === undefined ? {} : { headers: { authorization: basic(credentials) } }),
    tls,
  });
}

/** @throws Failure `registry.denied` for a token server that would be asked less safely than the registry itself */
function realmOf(text: string | undefined, origin: URL, host: string): URL {
  const realm = text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = realm?.protocol === 'https:' || (realm?.protocol === 'http:' && origin.protocol === 'http:');
  if (realm === undefined || !isSafe) throw new Failure('registry.denied', [host], `token server: ${text ?? 'none'}`);
  return realm;
}

function basic({ username, password }: Extract<Credentials, { password: string }>): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
