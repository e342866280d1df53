import path from 'node:path';
import type { Surroundings } from './surroundings.ts';

/** Where the docker command looks when nobody tells it anything. */
export function defaultAddress(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';
}

/**
 * Where engines of other makes put their sockets, in the order in which they are tried. Each of them tells its user to
 * make a context or to set DOCKER_HOST; this is for those who did not.
 */
export function usualPlaces({ env, home, platform }: Omit<Surroundings, 'readFile' | 'exists'>): string[] {
  if (platform === 'win32') {
    return ['docker_engine', 'dockerDesktopLinuxEngine', 'podman-machine-default'].map((name) => `//./pipe/${name}`);
  }
  const isMac = platform === 'darwin';
  const runtime = env['XDG_RUNTIME_DIR'];
  const temporary = env['TMPDIR'];
  const within = (folder: string | undefined, file: string): string[] =>
    // Empty or relative folders of the environment are nobody's choice.
    folder !== undefined && path.posix.isAbsolute(folder) ? [path.posix.join(folder, file)] : [];
  return [
    // Rootless Docker; on macOS the second is Docker Desktop.
    ...within(runtime, 'docker.sock'),
    ...within(home, '.docker/run/docker.sock'),
    ...(isMac ? [] : within(home, '.docker/desktop/docker.sock')),
    ...within(home, '.colima/default/docker.sock'),
    ...within(home, '.config/colima/default/docker.sock'),
    ...within(home, '.orbstack/run/docker.sock'),
    ...within(home, '.rd/docker.sock'),
    ...within(runtime, 'podman/podman.sock'),
    '/run/podman/podman.sock',
    ...(isMac
      ? [
          ...within(temporary, 'podman/podman-machine-default-api.sock'),
          ...within(home, '.local/share/containers/podman/machine/podman.sock'),
          ...within(home, '.local/share/containers/podman/machine/qemu/podman.sock'),
        ]
      : []),
  ];
}
