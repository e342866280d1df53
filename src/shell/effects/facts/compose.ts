import type { Localized } from '../../../contract/localized.ts';
import { has } from '../effect.ts';
import {
  type ApiRequest,
  by,
  does,
  type FactTable,
  flagged,
  IMAGE,
  looks,
  named,
  namedIfAny,
  writesFile,
} from './fact.ts';
import { attached, changesStay, countBefore, fileOverwritten, none, processGone, pushed } from './sentences.ts';

const madeAnew: Localized = {
  en: 'Make them anew with {0}. What was written inside the containers, outside of volumes, is lost.',
  ko: '다음으로 새로 만들 수 있지만, 볼륨이 아닌 컨테이너 안에 기록된 내용은 사라집니다: {0}',
};
const dataLost: Localized = {
  en: 'The data of the volumes cannot be brought back. Everything else is made anew with {0}.',
  ko: '볼륨의 데이터는 되살릴 수 없습니다. 나머지는 다음으로 새로 만들 수 있습니다: {0}',
};
const unnamed: Localized = {
  en: 'The images that had the names before stay, without a name, and can be given theirs back with `docker tag`.',
  ko: '이전 이미지는 이름 없이 남으므로 `docker tag`로 이름을 되돌려 줄 수 있습니다.',
};
const copied: Localized = {
  en: 'A file that was overwritten is gone.',
  ko: '덮어쓴 파일은 되살릴 수 없습니다.',
};
const removedItself: Localized = {
  en: 'The container is removed by itself when it ends; what else was started ends with {0}.',
  ko: '컨테이너는 종료되면 스스로 삭제됩니다. 함께 시작된 것은 다음으로 내립니다: {0}',
};

const whenMissing: Localized = { en: 'when an image is not here', ko: '이미지가 없을 때' };
const whenNew: Localized = { en: 'for what is not there yet', ko: '아직 없는 것일 때' };

const LIST = 'GET /containers/json';
const build: readonly ApiRequest[] = [{ request: 'POST /session' }, { request: 'POST /grpc' }];
const make: readonly (string | ApiRequest)[] = [
  LIST,
  { request: 'POST /images/create', when: whenMissing },
  { request: 'POST /networks/create', when: whenNew },
  { request: 'POST /volumes/create', when: whenNew },
  'POST /containers/create',
];
const START = 'POST /containers/{id}/start';
const STOP = 'POST /containers/{id}/stop';
const REMOVE = 'DELETE /containers/{id}';

/** Everything about the project as a whole, or about the services that the line names. */
const acts = (request: string, undo: string): FactTable[string] =>
  does([LIST, request], by(`compose ${undo}`, namedIfAny));

export const composeFacts: FactTable = {
  'compose attach': does([LIST, 'POST /containers/{id}/attach'], attached),
  'compose build': does(build, unnamed),
  'compose commit': does([LIST, 'POST /commit'], by('rmi', named(1), undefined, IMAGE)),
  'compose config': looks(),
  'compose cp': does([LIST, 'GET /containers/{id}/archive', 'PUT /containers/{id}/archive'], copied),
  'compose create': does(make, by('compose down')),
  'compose down': does(
    (call) => [
      LIST,
      STOP,
      REMOVE,
      'DELETE /networks/{id}',
      ...(has(call, 'volumes') ? ['DELETE /volumes/{name}'] : []),
      ...(has(call, 'rmi') ? ['DELETE /images/{name}'] : []),
    ],
    (call) => by('compose up -d', undefined, has(call, 'volumes') ? dataLost : madeAnew)(call),
  ),
  'compose events': looks('GET /events'),
  'compose exec': does(
    [LIST, 'POST /containers/{id}/exec', 'POST /exec/{id}/start', 'GET /exec/{id}/json'],
    changesStay,
  ),
  'compose export': does([LIST, 'GET /containers/{id}/export'], (call) => ({
    text: writesFile(call) ? fileOverwritten : none,
  })),
  'compose images': looks(LIST, 'GET /images/{name}/json'),
  'compose kill': acts('POST /containers/{id}/kill', 'start'),
  'compose logs': looks(LIST, 'GET /containers/{id}/logs'),
  'compose ls': looks(LIST),
  'compose pause': acts('POST /containers/{id}/pause', 'unpause'),
  'compose port': looks(LIST),
  'compose ps': looks(LIST),
  'compose publish': does([], pushed),
  'compose pull': does(['POST /images/create'], unnamed),
  'compose push': does(['POST /images/{name}/push'], pushed),
  'compose restart': does([LIST, 'POST /containers/{id}/restart'], processGone),
  'compose rm': does(
    (call) => [LIST, ...(has(call, 'stop') ? [STOP] : []), REMOVE],
    by('compose up -d', namedIfAny, madeAnew),
  ),
  'compose run': does(
    (call) => [...make, ...(has(call, 'detach') ? [] : ['POST /containers/{id}/attach']), START],
    (call) =>
      has(call, 'rm') ? by('compose down', undefined, removedItself)(call) : by('rm -f', flagged('name'))(call),
  ),
  'compose scale': does([LIST, 'POST /containers/create', START, STOP, REMOVE], (call) => {
    const names = named()(call).map((text) => `${text.split('=')[0] ?? ''}=N`);
    return by('compose scale', () => names, countBefore)(call);
  }),
  'compose start': acts(START, 'stop'),
  'compose stats': looks(LIST, 'GET /containers/{id}/stats'),
  'compose stop': acts(STOP, 'start'),
  'compose top': looks(LIST, 'GET /containers/{id}/top'),
  'compose unpause': acts('POST /containers/{id}/unpause', 'pause'),
  'compose up': does(
    (call) => [...make, ...(has(call, 'detach') ? [] : ['POST /containers/{id}/attach']), START],
    (call) => (call.arguments.length > 0 ? by('compose rm -sf', named())(call) : by('compose down')(call)),
  ),
  'compose version': looks(),
  'compose volumes': looks('GET /volumes'),
  'compose wait': does(
    (call) => [LIST, 'POST /containers/{id}/wait', ...(has(call, 'down-project') ? [REMOVE] : [])],
    (call) => (has(call, 'down-project') ? by('compose up -d', undefined, madeAnew)(call) : { text: none }),
  ),
  'compose watch': does([LIST, 'POST /containers/{id}/exec', 'PUT /containers/{id}/archive', ...build], {
    en: 'What it copied or built stays; it stops with Ctrl+C.',
    ko: 'Ctrl+C로 멈춥니다. 그때까지 복사하거나 빌드한 것은 남습니다.',
  }),
};
