import type { Localized } from '../../contract/localized.ts';
import type { DockerCall } from '../commandLine.ts';
import { createEffects, findByName, networkEffect, tagEffects, targetImage, volumeEffect } from './creating.ts';
import { type Effect, effectWords as words, fact, going, has, literal, problem, some } from './effect.ts';
import { findContainer, findImage, findNetwork, isRunning, type Picture } from './picture.ts';
import {
  imageRemoveEffects,
  listedEffects,
  networkRemoveEffects,
  removeEffects,
  unusedImages,
  unusedNetworks,
  unusedVolumes,
  volumeRemoveEffects,
} from './removing.ts';

type EffectsOf = (call: DockerCall, picture: Picture, calls: readonly DockerCall[]) => readonly Effect[];

/** Those of every command that has some, by its path in the CLI model. */
const table: Readonly<Record<string, EffectsOf>> = {
  'container run': createEffects,
  'container create': createEffects,
  'container rm': removeEffects,
  'container start': stateEffects,
  'container stop': stateEffects,
  'container restart': stateEffects,
  'container kill': stateEffects,
  'container pause': stateEffects,
  'container unpause': stateEffects,
  'container logs': stateEffects,
  'container wait': stateEffects,
  'container inspect': stateEffects,
  'container top': inRunning,
  'container exec': inRunning,
  'container attach': inRunning,
  'container rename': renameEffects,
  'container commit': (call, picture) => [...firstContainer(call, picture), ...targetImage(call.arguments[1], picture)],
  'container prune': (_call, { containers }) =>
    going(
      words.containersGo,
      containers.filter((one) => !isRunning(one)).map(({ name }) => name),
    ),
  'image pull': (call, picture) => imagesNamed(call, picture, words.imageHere, undefined),
  'image push': (call, picture) => imagesNamed(call, picture, words.imageHere, words.imageMissing),
  'image save': (call, picture) => imagesNamed(call, picture, words.imageHere, words.imageMissing),
  'image history': (call, picture) => imagesNamed(call, picture, words.imageHere, words.imageMissing),
  'image tag': (call, picture) => [
    ...imagesNamed(call, picture, words.imageHere, words.imageMissing).slice(0, 1),
    ...targetImage(call.arguments[1], picture),
  ],
  'image rm': imageRemoveEffects,
  'image prune': (call, picture) => going(words.imagesGo, unusedImages(picture, has(call, 'all'))),
  'image build': tagEffects,
  'buildx build': tagEffects,
  'volume create': (call, picture) => literal(call.arguments[0]).map((name) => volumeEffect(name, picture)),
  'volume rm': volumeRemoveEffects,
  'volume prune': (call, picture) => going(words.volumesGo, unusedVolumes(picture, has(call, 'all'))),
  'network create': (call, picture) =>
    literal(call.arguments[0]).flatMap((name) =>
      findNetwork(picture, name) === undefined ? [] : [problem(words.networkTaken, name)],
    ),
  'network rm': networkRemoveEffects,
  'network connect': (call, picture) => [
    ...literal(call.arguments[0]).map((name) => networkEffect(name, picture)),
    ...literal(call.arguments[1]).map((name) => containerState(name, picture)),
  ],
  'network disconnect': (call, picture) => [
    ...literal(call.arguments[0]).map((name) => networkEffect(name, picture)),
    ...literal(call.arguments[1]).map((name) => containerState(name, picture)),
  ],
  'network prune': (_call, picture) => going(words.networksGo, unusedNetworks(picture)),
  'system prune': (call, picture) => {
    const stopped = picture.containers.filter((one) => !isRunning(one)).map(({ name }) => name);
    // What only stopped containers use goes with them.
    const left = { ...picture, containers: picture.containers.filter(isRunning) };
    const all = [
      ...some(words.containersGo, stopped),
      ...some(words.networksGo, unusedNetworks(left)),
      ...some(words.imagesGo, unusedImages(left, has(call, 'all'))),
      ...(has(call, 'volumes') ? some(words.volumesGo, unusedVolumes(left, false)) : []),
    ];
    return all.length > 0 ? all : [fact(words.nothing)];
  },
};

/** What a call would do on an engine that has this; empty when nothing can be said. Asks no engine. */
export function effectsOf(call: DockerCall, picture: Picture, calls: readonly DockerCall[] = []): readonly Effect[] {
  if (call.help) return [];
  return table[call.command.path.join(' ')]?.(call, picture, calls) ?? [];
}

function stateEffects(call: DockerCall, picture: Picture, calls: readonly DockerCall[]): Effect[] {
  const named = call.arguments.flatMap(literal).map((name) => containerState(name, picture));
  return [...named, ...listedEffects(call, picture, calls)];
}

function inRunning(call: DockerCall, picture: Picture): Effect[] {
  return literal(call.arguments[0]).map((name) => {
    const found = findContainer(picture, name);
    if (found === undefined) return problem(words.containerMissing, name);
    return found.state === 'running'
      ? fact(words.containerIs, name, found.state)
      : problem(words.notRunning, name, found.state);
  });
}

function firstContainer(call: DockerCall, picture: Picture): Effect[] {
  return literal(call.arguments[0]).map((name) => containerState(name, picture));
}

function renameEffects(call: DockerCall, picture: Picture): Effect[] {
  const taken = literal(call.arguments[1]).flatMap((name) => {
    const other = findByName(picture, name);
    return other === undefined ? [] : [problem(words.nameTaken, name, other.state)];
  });
  return [...firstContainer(call, picture), ...taken];
}

function imagesNamed(call: DockerCall, picture: Picture, here: Localized, missing: Localized | undefined): Effect[] {
  return call.arguments.flatMap(literal).flatMap((name) => {
    if (findImage(picture, name) !== undefined) return [fact(here, name)];
    return missing === undefined ? [] : [problem(missing, name)];
  });
}

function containerState(name: string, picture: Picture): Effect {
  const found = findContainer(picture, name);
  return found === undefined ? problem(words.containerMissing, name) : fact(words.containerIs, name, found.state);
}
