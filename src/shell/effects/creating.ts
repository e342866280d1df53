import type { ContainerRecord } from '../../model/records.ts';
import type { ArgumentUse, DockerCall } from '../commandLine.ts';
import type { PortMapping } from '../run/runOptions.ts';
import { parsePorts } from '../runLine.ts';
import { joinWords } from '../words.ts';
import { change, type Effect, effectWords as words, fact, literal, problem, valuesOf } from './effect.ts';
import { findImage, findNetwork, type Picture } from './picture.ts';

export function createEffects(call: DockerCall, picture: Picture): Effect[] {
  const pull = valuesOf(call, 'pull').at(-1);
  const image = literal(call.arguments[0]).map((name) => {
    if (findImage(picture, name) !== undefined) return fact(words.imageHere, name);
    return pull === 'never' ? problem(words.imageMissing, name) : change(words.imagePulled, name);
  });
  const name = valuesOf(call, 'name').map((wanted) => {
    const other = findByName(picture, wanted);
    return other === undefined ? fact(words.nameFree, wanted) : problem(words.nameTaken, wanted, other.state);
  });
  const networks = valuesOf(call, 'network').flatMap((network) =>
    /^(?:host|none|bridge|default)$|^container:|=/.test(network) ? [] : [networkEffect(network, picture)],
  );
  return [...image, ...name, ...portEffects(call, picture), ...mountEffects(call, picture), ...networks];
}

export function portEffects(call: DockerCall, { containers }: Picture): Effect[] {
  return valuesOf(call, 'publish').flatMap((value): Effect[] => {
    const parsed = parsePorts(joinWords([value]));
    // Of a range docker takes what is free.
    const ports = 'problem' in parsed ? [] : parsed.value.filter(({ hostPort }) => /^[1-9]\d*$/.test(hostPort));
    return ports.map((port) => portEffect(port, containers));
  });
}

function portEffect(port: PortMapping, containers: Picture['containers']): Effect {
  const taker = containers.find(({ ports }) =>
    ports.some(
      ({ hostPort, hostIp, protocol }) =>
        String(hostPort) === port.hostPort &&
        protocol === port.protocol &&
        (hostIp === port.hostIp || [hostIp, port.hostIp].some((ip) => ip === '' || ip === '0.0.0.0' || ip === '::')),
    ),
  );
  return taker === undefined
    ? fact(words.portFree, port.hostPort)
    : problem(words.portTaken, port.hostPort, taker.name);
}

export function mountEffects(call: DockerCall, picture: Picture): Effect[] {
  const short = valuesOf(call, 'volume').map((value) =>
    value.includes(':') ? value.slice(0, value.indexOf(':')) : '',
  );
  const long = valuesOf(call, 'mount').map((value) => {
    const fields = new Map(value.split(',').map((field) => field.split('=', 2) as [string, string | undefined]));
    const isVolume = (fields.get('type') ?? 'volume') === 'volume';
    return isVolume ? (fields.get('source') ?? fields.get('src') ?? '') : '';
  });
  // A path, or a drive of Windows, is a bind mount.
  const names = [...short, ...long].filter((name) => /^[a-zA-Z0-9][\w.-]+$/.test(name));
  return names.map((name) => volumeEffect(name, picture));
}

export function targetImage(argument: ArgumentUse | undefined, picture: Picture): Effect[] {
  return literal(argument).flatMap((name) =>
    findImage(picture, name) === undefined ? [] : [change(words.imageMoves, name)],
  );
}

export function tagEffects(call: DockerCall, picture: Picture): Effect[] {
  return valuesOf(call, 'tag').flatMap((name) =>
    findImage(picture, name) === undefined ? [] : [change(words.imageMoves, name)],
  );
}

export function volumeEffect(name: string, { volumes }: Picture): Effect {
  return volumes.some((volume) => volume.name === name) ? fact(words.volumeHere, name) : change(words.volumeMade, name);
}

export function networkEffect(name: string, picture: Picture): Effect {
  return findNetwork(picture, name) === undefined ? problem(words.networkMissing, name) : fact(words.networkHere, name);
}

export function findByName({ containers }: Picture, name: string): ContainerRecord | undefined {
  return containers.find((container) => container.name === name);
}
