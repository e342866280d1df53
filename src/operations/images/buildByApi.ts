import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { ApiCall } from '../../contract/apiCall.ts';
import type { Contents } from '../../contract/archives.ts';
import type { Session } from '../../contract/engine.ts';
import { Failure } from '../../contract/failure.ts';
import type { Services } from '../../contract/operation.ts';
import type { Logins } from '../../contract/registry.ts';
import type { ContextFilter } from '../../dockerfile/features/buildFile.ts';
import { record, text } from '../../model/raw.ts';
import type { BuildOptions } from '../../shell/buildLine.ts';
import { bytes } from '../../views/format.ts';
import { workSession } from '../workSession.ts';

const IGNORE = '.dockerignore';
/** @param ignore what a `.dockerignore` says @param kept names that come in anyway */
type FilterOf = (ignore: string, kept: readonly string[]) => ContextFilter;

/** Seconds: a step may print nothing for hours, and a connection that breaks is noticed without this. */
const PATIENCE = 24 * 60 * 60;

/**
 * A build without the docker command: the engine's own builder, which is what docker used before BuildKit. BuildKit
 * would ask back for files and secrets over a session that only its own client speaks.
 * https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Image/operation/ImageBuild
 */
export function buildByApi(services: Services, options: BuildOptions, filterOf: FilterOf): Session {
  const { archives, engine, logins, ui } = services;
  return workSession(async (say, signal) => {
    const note = {
      en: 'Built by the engine’s classic builder, as there is no docker command to use. What needs BuildKit is refused: RUN --mount, heredocs, COPY --link.',
      ko: 'docker 명령을 쓸 수 없어 엔진의 기존 빌더로 빌드합니다. RUN --mount, heredoc, COPY --link처럼 BuildKit이 필요한 것은 거부됩니다.',
    };
    say(`${ui.speak(note)}\n`);
    const context = path.resolve(path.dirname(options.file), options.context);
    const { dockerfile, contents } = await contentsOf(services, context, options.file, filterOf);
    let sent = 0;
    const archive = await archives.packInside(context, contents, (count) => (sent += count));
    archive.once('end', () =>
      say(`${ui.speak({ en: 'Build context: {0}', ko: '빌드 컨텍스트: {0}' }, bytes(sent))}\n`),
    );
    const call = buildCall(options, dockerfile, await registryConfig(logins));
    try {
      await engine.within(signal).upload(call, archive, (line) => say(shown(line)));
      return 0;
    } catch (thrown) {
      if (!Failure.is(thrown, 'engine.rejected')) throw thrown;
      say(`${thrown.detail ?? thrown.message}\n`);
      return 1;
    }
  });
}

export function buildCall(options: BuildOptions, dockerfile: string, registryConfig: string): ApiCall {
  const args = Object.fromEntries(
    options.args.map((arg) => [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)]),
  );
  return {
    method: 'POST',
    path: '/build',
    query: {
      dockerfile,
      rm: true,
      ...(options.tag === '' ? {} : { t: options.tag }),
      ...(options.target === '' ? {} : { target: options.target }),
      ...(options.args.length === 0 ? {} : { buildargs: args }),
      ...(options.noCache ? { nocache: true } : {}),
      ...(options.pull ? { pull: true } : {}),
      ...(options.cacheFrom.length === 0 ? {} : { cachefrom: JSON.stringify(options.cacheFrom) }),
    },
    headers: { 'Content-Type': 'application/x-tar', 'X-Registry-Config': registryConfig },
    seconds: PATIENCE,
  };
}

/** What is sent, and what the Dockerfile is called in it. */
async function contentsOf(
  { files }: Services,
  context: string,
  file: string,
  filterOf: FilterOf,
): Promise<{ readonly dockerfile: string; readonly contents: Contents }> {
  const ignore = (await files.text(path.join(context, IGNORE))) ?? '';
  const relative = path.relative(context, file);
  if (relative !== '' && !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..') {
    const dockerfile = relative.split(path.sep).join('/');
    return { dockerfile, contents: { ...filterOf(ignore, [IGNORE, dockerfile]), more: [] } };
  }
  const dockerfile = `.dockerfile.${randomBytes(10).toString('hex')}`;
  const { leavesOut, wholeFolders } = filterOf(ignore, []);
  const more = [
    { name: dockerfile, text: (await files.text(file)) ?? '' },
    // So that no COPY takes the guest along: the engine reads this after the Dockerfile.
    { name: IGNORE, text: `${ignore}\n${dockerfile}\n` },
  ];
  return { dockerfile, contents: { leavesOut: (name) => name === IGNORE || leavesOut(name), wholeFolders, more } };
}

/** Every login of the docker command, as docker build sends them: base images may lie in any of their registries. */
async function registryConfig(logins: Logins): Promise<string> {
  const hosts = await logins.loggedIn();
  const all = await Promise.all(
    hosts.map(async (host) => {
      // A store that does not answer matters only to a build that needs it; the registry will say so then.
      const header = await logins.authHeader(host).catch(() => undefined);
      const login = record(header === undefined ? {} : JSON.parse(Buffer.from(header, 'base64url').toString('utf8')));
      return [text(login, 'serveraddress'), login] as const;
    }),
  );
  const known = Object.fromEntries(all.filter(([address]) => address !== ''));
  return Buffer.from(JSON.stringify(known)).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

/** What docker prints of a line; how far a base image is, which comes many times a second, is left out. */
function shown(line: unknown): string {
  const raw = record(line);
  const status = text(raw, 'status');
  if (status === '' || text(raw, 'progress') !== '') return text(raw, 'stream');
  const id = text(raw, 'id');
  return `${id === '' ? '' : `${id}: `}${status}\n`;
}
