import type { Localized } from '../../../contract/localized.ts';
import type { DockerCall } from '../../commandLine.ts';
import { joinWords } from '../../words.ts';
import { has, literal, valuesOf } from '../effect.ts';
import { findImage, type Picture } from '../picture.ts';
import { none } from './sentences.ts';

/** A request of the Engine API. */
export interface ApiRequest {
  /** Method and path, as in the reference: https://docs.docker.com/reference/api/engine/ */
  readonly request: string;
  /** Only then; undefined: always. */
  readonly when?: Localized;
}

/** How a command is taken back: a sentence whose `{0}` is the line that does it. */
export interface Undo {
  readonly text: Localized;
  readonly line?: Localized;
}

/** What a command asks the engine for, and how it is taken back. */
export interface CommandFact {
  /** In order; empty when the docker command does it alone. */
  readonly api: readonly ApiRequest[];
  readonly undo: Undo;
}

/** The facts about one call, on an engine that has this; the picture is undefined when none could be asked. */
export type FactOf = (call: DockerCall, picture: Picture | undefined) => CommandFact;

/** Facts by the path in the CLI model. */
export type FactTable = Readonly<Record<string, FactOf>>;

type Api = readonly (string | ApiRequest)[] | ((call: DockerCall, picture: Picture | undefined) => Api);
type UndoOf = Localized | ((call: DockerCall) => Undo);

export function does(api: Api, undo: UndoOf): FactOf {
  return (call, picture) => ({
    api: requestsOf(api, call, picture),
    undo: typeof undo === 'function' ? undo(call) : { text: undo },
  });
}

/** It asks, and changes nothing. */
export function looks(...api: readonly (string | ApiRequest)[]): FactOf {
  return does(api, none);
}

function requestsOf(api: Api, call: DockerCall, picture: Picture | undefined): readonly ApiRequest[] {
  if (typeof api === 'function') return requestsOf(api(call, picture), call, picture);
  return api.map((one) => (typeof one === 'string' ? { request: one } : one));
}

/** The names that a line acts on: empty when the shell or a person fills them in, undefined when it needs none. */
type NamesOf = (call: DockerCall) => readonly string[] | undefined;

/** All arguments, or those at these places in this order. */
export const named =
  (...places: readonly number[]) =>
  ({ arguments: all }: DockerCall): readonly string[] => {
    const chosen = places.length === 0 ? all : places.map((place) => all[place]);
    const texts = chosen.map((argument) => literal(argument)[0]);
    return texts.every((text) => text !== undefined) ? texts : [];
  };

/** All arguments of a command that may do without. */
export const namedIfAny: NamesOf = (call) => (call.arguments.length === 0 ? undefined : named()(call));

/** The last value of a flag. */
export const flagged =
  (flag: string) =>
  (call: DockerCall): readonly string[] =>
    valuesOf(call, flag).slice(-1);

const NAME: Localized = { en: 'NAME', ko: '이름' };
export const IMAGE: Localized = { en: 'IMAGE', ko: '이미지' };

const takenBack: Localized = { en: 'Take it back with {0}.', ko: '되돌리려면 다음을 실행합니다: {0}' };

/**
 * A docker command takes it back, which acts on what the line names.
 * @param standIn written where the line does not say a name
 */
export function by(command: string, names?: NamesOf, text = takenBack, standIn = NAME): (call: DockerCall) => Undo {
  return (call) => {
    const of = command.startsWith('compose ') ? ['compose', ...globalFlags(call, 'compose')] : [];
    const front = ['docker', ...globalFlags(call, ''), ...of, command.replace(/^compose /, '')].join(' ');
    const known = names?.(call);
    if (known === undefined) return { text, line: { en: front, ko: front } };
    const written = known.length > 0 ? joinWords(known) : undefined;
    return { text, line: { en: `${front} ${written ?? standIn.en}`, ko: `${front} ${written ?? standIn.ko}` } };
  };
}

/** Flags that say which engine and which project are meant; the line that takes it back needs them too. */
const telling = new Set(['context', 'host', 'config', 'file', 'project-name', 'project-directory', 'env-file']);

/** @param path of the command that knows them: docker itself, or compose. */
function globalFlags({ flags }: DockerCall, path: string): string[] {
  return flags.flatMap(({ owner, flag, value }) =>
    owner.path.join(' ') === path && flag !== undefined && telling.has(flag.name) && value?.literal === true
      ? [`--${flag.name}`, joinWords([value.text])]
      : [],
  );
}

const whenMissing: Localized = { en: 'when the image is not here', ko: '이미지가 없을 때' };

/** What is asked for before a container is made of an image. */
export function pullsOf(call: DockerCall, picture: Picture | undefined): readonly ApiRequest[] {
  const pull = valuesOf(call, 'pull').at(-1);
  const request = 'POST /images/create';
  if (pull === 'never') return [];
  if (pull === 'always') return [{ request }];
  const [image] = literal(call.arguments[0]);
  if (picture === undefined || image === undefined) return [{ request, when: whenMissing }];
  return findImage(picture, image) === undefined ? [{ request }] : [];
}

/** Into a file that it names, or that the shell opens. */
export function writesFile(call: DockerCall): boolean {
  return has(call, 'output') || call.invocation.redirects.some(({ operator }) => operator.startsWith('>'));
}
