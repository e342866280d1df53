import type Dockerode from 'dockerode';
import type { RunOptions } from '../contract/engine.ts';

/** What `docker run` would send to `POST /containers/create` for these options. */
export function createOptions(options: RunOptions): Dockerode.ContainerCreateOptions {
  const binds = options.volumes.filter(hasSource);
  const anonymous = options.volumes.filter((volume) => !hasSource(volume));
  const portBindings: Record<string, { HostIp: string; HostPort: string }[]> = {};
  for (const port of options.ports) {
    const key = `${port.containerPort}/${port.protocol}`;
    (portBindings[key] ??= []).push({ HostIp: port.hostIp, HostPort: port.hostPort });
  }
  return {
    Image: options.image,
    ...(options.name === '' ? {} : { name: options.name }),
    ...(options.command.length === 0 ? {} : { Cmd: [...options.command] }),
    Env: lastOfEach(options.env),
    ExposedPorts: Object.fromEntries(Object.keys(portBindings).map((key) => [key, {}])),
    Volumes: Object.fromEntries(anonymous.map((target) => [target, {}])),
    ...(options.interactive
      ? { Tty: true, OpenStdin: true, StdinOnce: true, AttachStdin: true, AttachStdout: true, AttachStderr: true }
      : {}),
    HostConfig: { AutoRemove: options.removeAtExit, Binds: binds, PortBindings: portBindings },
  };
}

/** A variable that is given twice has its last value, as for the CLI; the engine would hand on both. */
function lastOfEach(env: readonly string[]): string[] {
  return [...new Map(env.map((variable) => [variable.split('=', 1)[0], variable])).values()];
}

/** `data:/srv` and `/host:/srv:ro` have a source, `/srv` is an anonymous volume; `C:\x` alone is a Windows target. */
function hasSource(volume: string): boolean {
  return volume.replace(/^[a-z]:[\\/]/i, '').includes(':');
}
