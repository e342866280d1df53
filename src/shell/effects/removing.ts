import type { DockerCall } from '../commandLine.ts';
import { change, type Effect, effectWords as words, has, literal, names, problem } from './effect.ts';
import {
  findContainer,
  findImage,
  findNetwork,
  isRunning,
  type Picture,
  usersOfImage,
  usersOfNetwork,
  usersOfVolume,
} from './picture.ts';

export function removeEffects(call: DockerCall, picture: Picture, calls: readonly DockerCall[]): Effect[] {
  const isForced = has(call, 'force');
  const named = call.arguments.flatMap(literal).map((name): Effect => {
    const found = findContainer(picture, name);
    if (found === undefined) return problem(words.containerMissing, name);
    return isRunning(found) && !isForced
      ? problem(words.runs, name)
      : change(words.containersGo, `${found.name} (${found.state})`);
  });
  return [...named, ...listedEffects(call, picture, calls)];
}

export function imageRemoveEffects(call: DockerCall, picture: Picture): Effect[] {
  return call.arguments.flatMap(literal).map((name) => {
    const image = findImage(picture, name);
    if (image === undefined) return problem(words.imageMissing, name);
    const users = usersOfImage(picture, image);
    return users.length === 0
      ? change(words.imagesGo, name)
      : problem(words.imageUsed, name, names(users.map((user) => user.name)));
  });
}

export function volumeRemoveEffects(call: DockerCall, picture: Picture): Effect[] {
  return call.arguments.flatMap(literal).map((name) => {
    if (!picture.volumes.some((volume) => volume.name === name)) return problem(words.volumeMissing, name);
    const users = usersOfVolume(picture, name);
    return users.length === 0
      ? change(words.volumesGo, name)
      : problem(words.volumeUsed, name, names(users.map((user) => user.name)));
  });
}

export function networkRemoveEffects(call: DockerCall, picture: Picture): Effect[] {
  return call.arguments.flatMap(literal).map((name) => {
    const network = findNetwork(picture, name);
    if (network === undefined) return problem(words.networkMissing, name);
    const users = usersOfNetwork(picture, network).filter(isRunning);
    return users.length === 0
      ? change(words.networksGo, name)
      : problem(words.networkUsed, name, names(users.map((user) => user.name)));
  });
}

export function unusedImages(picture: Picture, all: boolean): string[] {
  return picture.images
    .filter((image) => (all || image.reference === '') && usersOfImage(picture, image).length === 0)
    .map(({ reference, id }) => (reference === '' ? id.replace(/^sha256:/, '').slice(0, 12) : reference));
}

export function unusedVolumes(picture: Picture, all: boolean): string[] {
  return picture.volumes
    .filter(({ anonymous, name }) => (all || anonymous) && usersOfVolume(picture, name).length === 0)
    .map(({ name }) => name);
}

export function unusedNetworks(picture: Picture): string[] {
  return picture.networks
    .filter(({ name }) => !['bridge', 'host', 'none', 'ingress', 'docker_gwbridge'].includes(name))
    .filter((network) => usersOfNetwork(picture, network).length === 0)
    .map(({ name }) => name);
}

/** `$(docker ps -aq)` inside: what it lists now. */
export function listedEffects(call: DockerCall, { containers }: Picture, calls: readonly DockerCall[]): Effect[] {
  return calls
    .filter((inner) => inner.invocation.depth === call.invocation.depth + 1 && isInside(inner, call))
    .filter((inner) => inner.command.path.join(' ') === 'container ls' && !has(inner, 'filter') && !has(inner, 'last'))
    .map((inner) => {
      const listed = has(inner, 'all') ? containers : containers.filter(isRunning);
      const text = inner.invocation.words.map(({ raw }) => raw).join(' ');
      return change(
        words.containersListed,
        `docker ${text}`,
        String(listed.length),
        names(listed.map(({ name }) => name)),
      );
    });
}

export function isInside(inner: DockerCall, outer: DockerCall): boolean {
  return inner.invocation.start >= outer.invocation.start && inner.invocation.end <= outer.invocation.end;
}
