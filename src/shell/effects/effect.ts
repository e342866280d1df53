import type { Localized } from '../../contract/localized.ts';
import type { ArgumentUse, DockerCall } from '../commandLine.ts';

/** Something that a command would do, or meet, on this engine: a sentence, and names that fill it. */
export interface Effect {
  /** `problem`: the engine will refuse. */
  readonly tone: 'fact' | 'change' | 'problem';
  readonly text: Localized;
  readonly args: readonly string[];
}

/** Names in one sentence; of more only how many there are. */
const MOST_NAMES = 12;

export const effectWords = {
  imageHere: { en: 'The image {0} is here.', ko: '이미지 {0}이(가) 이미 있습니다.' },
  imagePulled: {
    en: 'The image {0} is not here: it is pulled from its registry first.',
    ko: '이미지 {0}이(가) 없으므로 먼저 레지스트리에서 받습니다.',
  },
  imageMissing: { en: 'There is no image {0} here.', ko: '이미지 {0}이(가) 없습니다.' },
  imageUsed: { en: 'The image {0} is used by {1}.', ko: '이미지 {0}을(를) {1}이(가) 사용하고 있습니다.' },
  imagesGo: { en: 'These images are removed: {0}.', ko: '다음 이미지를 삭제합니다: {0}.' },
  imageMoves: {
    en: 'The name {0} moves from the image that has it now, which may be left without a name.',
    ko: '{0} 이름이 지금 가리키는 이미지에서 떨어져 나옵니다. 그 이미지는 이름 없이 남을 수 있습니다.',
  },
  nameTaken: {
    en: 'The name {0} is taken by a container that is {1}: the engine refuses.',
    ko: '이름 {0}은(는) 다른 컨테이너({1})가 쓰고 있어 엔진이 거부합니다.',
  },
  nameFree: {
    en: 'The container is called {0}; the name is free.',
    ko: '컨테이너 이름은 {0}이며 아직 쓰이지 않는 이름입니다.',
  },
  portTaken: {
    en: 'Port {0} of the host is taken by the container {1}: the engine refuses.',
    ko: '호스트의 {0} 포트를 컨테이너 {1}이(가) 쓰고 있어 엔진이 거부합니다.',
  },
  portFree: {
    en: 'No container publishes port {0} of the host.',
    ko: '호스트의 {0} 포트를 게시한 컨테이너는 없습니다.',
  },
  volumeHere: { en: 'The volume {0} is here, with its data.', ko: '볼륨 {0}이(가) 데이터와 함께 이미 있습니다.' },
  volumeMade: { en: 'The volume {0} is made.', ko: '볼륨 {0}을(를) 새로 만듭니다.' },
  volumeMissing: { en: 'There is no volume {0}.', ko: '볼륨 {0}이(가) 없습니다.' },
  volumeUsed: {
    en: 'The volume {0} is used by {1}: the engine refuses.',
    ko: '볼륨 {0}을(를) {1}이(가) 쓰고 있어 엔진이 거부합니다.',
  },
  volumesGo: {
    en: 'These volumes are removed with their data: {0}.',
    ko: '다음 볼륨을 데이터와 함께 삭제합니다: {0}.',
  },
  networkHere: { en: 'The network {0} is here.', ko: '네트워크 {0}이(가) 있습니다.' },
  networkMissing: {
    en: 'There is no network {0}: the engine refuses.',
    ko: '네트워크 {0}이(가) 없어 엔진이 거부합니다.',
  },
  networkTaken: { en: 'There is a network {0} already.', ko: '네트워크 {0}이(가) 이미 있습니다.' },
  networkUsed: { en: 'The network {0} is used by {1}.', ko: '네트워크 {0}을(를) {1}이(가) 쓰고 있습니다.' },
  networksGo: { en: 'These networks are removed: {0}.', ko: '다음 네트워크를 삭제합니다: {0}.' },
  containerMissing: { en: 'There is no container {0}.', ko: '컨테이너 {0}이(가) 없습니다.' },
  containerIs: { en: 'The container {0} is {1}.', ko: '컨테이너 {0}의 상태는 {1}입니다.' },
  containersGo: { en: 'These containers are removed: {0}.', ko: '다음 컨테이너를 삭제합니다: {0}.' },
  containersListed: {
    en: '{0} lists {1} containers now: {2}.',
    ko: '{0}은(는) 지금 컨테이너 {1}개를 나열합니다: {2}.',
  },
  runs: {
    en: 'The container {0} runs: the engine refuses to remove it without `--force`.',
    ko: '컨테이너 {0}이(가) 실행 중이라 `--force` 없이는 엔진이 삭제를 거부합니다.',
  },
  notRunning: {
    en: 'The container {0} is {1}: nothing can be run in it.',
    ko: '컨테이너 {0}의 상태가 {1}이라 명령을 실행할 수 없습니다.',
  },
  nothing: { en: 'There is nothing to remove.', ko: '삭제할 것이 없습니다.' },
} satisfies Readonly<Record<string, Localized>>;

const effect =
  (tone: Effect['tone']) =>
  (text: Localized, ...args: readonly string[]): Effect => ({ tone, text, args });
export const fact = effect('fact');
export const change = effect('change');
export const problem = effect('problem');

export function names(list: readonly string[]): string {
  const rest = list.length - MOST_NAMES;
  return [...list.slice(0, MOST_NAMES), ...(rest > 0 ? [`+${rest}`] : [])].join(', ');
}

/** A value that the shell fills nothing into. */
export function literal(argument: ArgumentUse | undefined): string[] {
  return argument?.literal === true && argument.text !== '' ? [argument.text] : [];
}

export function has({ flags }: DockerCall, name: string): boolean {
  return flags.some(({ flag, value }) => flag?.name === name && value?.text !== 'false');
}

export function valuesOf({ flags }: DockerCall, name: string): string[] {
  return flags.flatMap(({ flag, value }) => (flag?.name === name && value?.literal === true ? [value.text] : []));
}

export function going(text: Localized, list: readonly string[]): Effect[] {
  return list.length === 0 ? [fact(effectWords.nothing)] : some(text, list);
}

export function some(text: Localized, list: readonly string[]): Effect[] {
  return list.length === 0 ? [] : [change(text, names(list))];
}
