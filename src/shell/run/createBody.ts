import { type ApiCall, apiPath } from '../../contract/apiCall.ts';
import type { CreateBody } from './option.ts';
import type { RunMode, RunOptions } from './runOptions.ts';
import { runOptionEntries } from './table.ts';

/**
 * The request that `docker run` and `docker create` begin with. docker create notes down that output is to be attached,
 * for the `docker start --attach` that may follow; docker run -d does not.
 */
export function createCall(options: RunOptions, verb: 'run' | 'create' = 'run'): ApiCall {
  const attached = verb === 'create' ? { AttachStdout: true, AttachStderr: true } : {};
  // It has no -d: who opens the input is the one to be attached.
  const mode = verb === 'create' ? (options.mode.replace('-di', '-i') as RunMode) : options.mode;
  return {
    method: 'POST',
    path: '/containers/create',
    ...(options.name === '' ? {} : { query: { name: options.name } }),
    body: { ...createBody({ ...options, mode }), ...attached },
    about: { kind: 'container', name: options.name || options.image, image: options.image },
  };
}

/** The request that starts a container which was made a moment ago. */
export function startCall(id: string, { name }: RunOptions): ApiCall {
  const about = { kind: 'container', name: name || id.slice(0, 12) } as const;
  return { method: 'POST', path: apiPath`/containers/${id}/start`, about };
}

/**
 * What `docker run` would send to `POST /containers/create` for these options.
 * @param environment where a variable that is named alone has its value
 */
export function createBody(options: RunOptions, environment: NodeJS.ProcessEnv = process.env): CreateBody {
  const binds = options.volumes.filter(hasSource);
  const anonymous = options.volumes.filter((volume) => !hasSource(volume));
  const portBindings: Record<string, { HostIp: string; HostPort: string }[]> = {};
  for (const port of options.ports) {
    const key = `${port.containerPort}/${port.protocol}`;
    (portBindings[key] ??= []).push({ HostIp: port.hostIp, HostPort: port.hostPort });
  }
  const body: CreateBody = {
    Image: options.image,
    ...(options.command.length === 0 ? {} : { Cmd: [...options.command] }),
    Env: [
      ...(options.envFile?.env ?? []),
      ...lastOfEach(options.env).map((variable) => withValue(variable, environment)),
    ],
    ExposedPorts: Object.fromEntries(Object.keys(portBindings).map((key) => [key, {}])),
    Volumes: Object.fromEntries(anonymous.map((target) => [target, {}])),
    ...attachment(options.mode),
    HostConfig: { AutoRemove: options.removeAtExit, Binds: binds, PortBindings: portBindings },
  };
  for (const [id, option] of runOptionEntries) {
    const values = options.more[id] ?? [];
    if (values.length > 0) option.put(body, values);
  }
  return body;
}

/** The CLI leaves the input open for one client only where it is that client itself. */
function attachment(mode: RunMode): Record<string, unknown> {
  const open = { ...(mode.includes('t') && { Tty: true }), ...(mode.includes('i') && { OpenStdin: true }) };
  if (mode.startsWith('-d')) return open;
  return { ...open, StdinOnce: true, AttachStdin: true, AttachStdout: true, AttachStderr: true };
}

/** A variable that is said twice has its last value, as for the CLI, which leaves those of a file as they are. */
function lastOfEach(env: readonly string[]): string[] {
  return [...new Map(env.map((variable) => [variable.split('=', 1)[0], variable])).values()];
}

/** A name without a value anywhere is sent as it is: then the engine takes the variable of the image away. */
function withValue(variable: string, environment: NodeJS.ProcessEnv): string {
  const value = variable.includes('=') ? undefined : environment[variable];
  return value === undefined ? variable : `${variable}=${value}`;
}

/** `data:/srv` and `/host:/srv:ro` have a source, `/srv` is an anonymous volume; `C:\x` alone is a Windows target. */
function hasSource(volume: string): boolean {
  return volume.replace(/^[a-z]:[\\/]/i, '').includes(':');
}
