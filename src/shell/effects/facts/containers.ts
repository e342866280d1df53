import type { Localized } from '../../../contract/localized.ts';
import type { ArgumentUse } from '../../commandLine.ts';
import { has, valuesOf } from '../effect.ts';
import { by, does, type FactTable, flagged, IMAGE, looks, named, pullsOf, writesFile } from './fact.ts';
import { attached, changesStay, fileOverwritten, gone, none, processGone } from './sentences.ts';

/** What the command does besides is seen in the requests of docker 28 against an engine. */
const ATTACH = 'POST /containers/{id}/attach';
const WAIT = 'POST /containers/{id}/wait';
const LOOK = 'GET /containers/{id}/json';

const removedItself: Localized = {
  en: 'It is removed by itself when it ends. Until then {0} ends it.',
  ko: '종료되면 스스로 삭제됩니다. 그 전에 끝내려면 다음을 실행합니다: {0}',
};
const signalSent: Localized = {
  en: 'A signal cannot be taken back. A container that it ended is started again with {0}.',
  ko: '보낸 신호는 되돌릴 수 없습니다. 그 때문에 종료된 컨테이너를 다시 시작하려면 다음을 실행합니다: {0}',
};
const valuesBefore: Localized = {
  en: 'Take it back with {0} and the values that were there before.',
  ko: '되돌리려면 이전 값으로 다음을 실행합니다: {0}',
};
const inContainerOverwritten: Localized = {
  en: 'A file in the container that was overwritten is gone; {0} lists what was changed.',
  ko: '컨테이너에서 덮어쓴 파일은 되살릴 수 없습니다. 바뀐 파일은 다음으로 볼 수 있습니다: {0}',
};
const checkpointed: Localized = {
  en: 'Take it back with {0}. Without `--leave-running` the container has stopped.',
  ko: '되돌리려면 {0}을(를) 실행합니다. `--leave-running` 없이 만들었다면 컨테이너는 중지되어 있습니다.',
};

export const containerFacts: FactTable = {
  'container run': does(
    (call, picture) => [
      ...pullsOf(call, picture),
      'POST /containers/create',
      ...(has(call, 'detach') ? [] : [ATTACH]),
      WAIT,
      'POST /containers/{id}/start',
    ],
    (call) => (has(call, 'rm') ? by('stop', flagged('name'), removedItself)(call) : by('rm -f', flagged('name'))(call)),
  ),
  'container create': does(
    (call, picture) => [...pullsOf(call, picture), 'POST /containers/create'],
    by('rm', flagged('name')),
  ),
  'container start': does(
    (call) => {
      const isAttached = has(call, 'attach') || has(call, 'interactive');
      return [...(isAttached ? [LOOK, ATTACH, WAIT] : []), 'POST /containers/{id}/start'];
    },
    by('stop', named()),
  ),
  'container stop': does(['POST /containers/{id}/stop'], by('start', named())),
  'container kill': does(['POST /containers/{id}/kill'], (call) =>
    valuesOf(call, 'signal').length > 0 ? by('start', named(), signalSent)(call) : by('start', named())(call),
  ),
  'container restart': does(['POST /containers/{id}/restart'], processGone),
  'container pause': does(['POST /containers/{id}/pause'], by('unpause', named())),
  'container unpause': does(['POST /containers/{id}/unpause'], by('pause', named())),
  'container rename': does(['POST /containers/{id}/rename'], by('rename', named(1, 0))),
  'container rm': does(['DELETE /containers/{id}'], gone),
  'container prune': does(['POST /containers/prune'], gone),
  'container update': does(['POST /containers/{id}/update'], by('update', named(), valuesBefore)),
  'container ls': looks('GET /containers/json'),
  'container logs': looks(LOOK, 'GET /containers/{id}/logs'),
  'container top': looks('GET /containers/{id}/top'),
  'container stats': looks('GET /containers/json', 'GET /containers/{id}/stats'),
  'container port': looks(LOOK),
  'container inspect': looks(LOOK),
  'container diff': looks('GET /containers/{id}/changes'),
  'container wait': looks(WAIT),
  'container export': does(['GET /containers/{id}/export'], (call) => ({
    text: writesFile(call) ? fileOverwritten : none,
  })),
  'container attach': does([LOOK, ATTACH, WAIT], attached),
  'container exec': does(
    (call) => [
      LOOK,
      'POST /containers/{id}/exec',
      'POST /exec/{id}/start',
      ...(has(call, 'detach') ? [] : ['GET /exec/{id}/json']),
    ],
    changesStay,
  ),
  'container cp': does(
    (call) =>
      isInContainer(call.arguments[0])
        ? ['GET /containers/{id}/archive']
        : ['HEAD /containers/{id}/archive', 'PUT /containers/{id}/archive'],
    (call) =>
      isInContainer(call.arguments[0])
        ? { text: call.arguments[1]?.text === '-' ? none : fileOverwritten }
        : by('diff', () => containerOf(call.arguments[1]), inContainerOverwritten)(call),
  ),
  'container commit': does(['POST /commit'], by('rmi', named(1), undefined, IMAGE)),
  'checkpoint create': does(['POST /containers/{id}/checkpoints'], by('checkpoint rm', named(), checkpointed)),
  'checkpoint ls': looks('GET /containers/{id}/checkpoints'),
  'checkpoint rm': does(['DELETE /containers/{id}/checkpoints/{checkpoint}'], gone),
};

/** `CONTAINER:PATH`; a path of this machine begins with `/`, `.` or a drive. */
function isInContainer(argument: ArgumentUse | undefined): boolean {
  const text = argument?.text ?? '';
  return /^[^./~\\-][^/\\]*:/.test(text) && !/^[A-Za-z]:[\\/]/.test(text);
}

function containerOf(argument: ArgumentUse | undefined): string[] {
  return argument?.literal === true ? [argument.text.slice(0, argument.text.indexOf(':'))] : [];
}
