import type { Localized } from '../../../contract/localized.ts';
import { has } from '../effect.ts';
import { by, does, type FactTable, flagged, looks, named } from './fact.ts';
import { countBefore, gone, none, settingsBefore } from './sentences.ts';

const rolledBack: Localized = {
  en: 'Take it back with {0}, which returns to the settings before the last change.',
  ko: '마지막 변경 전의 설정으로 되돌리려면 다음을 실행합니다: {0}',
};
const deployedAgain: Localized = {
  en: 'Deploy it again with {0}. Volumes stay, with their data.',
  ko: '다음으로 다시 배포할 수 있습니다. 볼륨과 그 데이터는 남아 있습니다: {0}',
};
const stackRemoved: Localized = {
  en: 'A stack that is new is removed with {0}. One that was there is taken back by deploying the older file.',
  ko: '새로 만든 스택은 {0}(으)로 삭제합니다. 이미 있던 스택은 이전 파일을 다시 배포해 되돌립니다.',
};
const valueGone: Localized = {
  en: 'It cannot be taken back, and the engine does not tell the value of a secret: it has to be created again from where it came.',
  ko: '되돌릴 수 없습니다. 엔진은 시크릿의 값을 알려 주지 않으므로 원래의 값으로 다시 만들어야 합니다.',
};
const joinsAgain: Localized = {
  en: 'The node joins again with `docker swarm join`, run on it.',
  ko: '그 노드에서 `docker swarm join`을 실행하면 다시 참여합니다.',
};
const oldInvalid: Localized = {
  en: 'The older one is no longer valid and cannot be brought back; nodes that are in the swarm stay in it.',
  ko: '이전 값은 더 이상 쓸 수 없고 되살릴 수도 없습니다. 이미 스웜에 있는 노드는 그대로 남습니다.',
};
const locksAgain: Localized = {
  en: 'The manager locks again when its engine restarts.',
  ko: '엔진을 다시 시작하면 매니저가 다시 잠깁니다.',
};

const SWARM = 'GET /swarm';
const UPDATE = 'POST /swarm/update';
const SERVICE = 'GET /services/{id}';
const NODE = 'GET /nodes/{id}';

const rotating = (command: string): FactTable[string] =>
  does(
    (call) => (has(call, 'rotate') ? [SWARM, UPDATE] : [command === 'unlock-key' ? 'GET /swarm/unlockkey' : SWARM]),
    (call) => ({ text: has(call, 'rotate') ? oldInvalid : none }),
  );
const serviceUpdate = does([SERVICE, 'POST /services/{id}/update'], by('service rollback', named(), rolledBack));
const nodeUpdate = [NODE, 'POST /nodes/{id}/update'];

export const swarmFacts: FactTable = {
  'swarm init': does(['POST /swarm/init'], by('swarm leave --force')),
  'swarm join': does(['POST /swarm/join', 'GET /info'], by('swarm leave')),
  'swarm leave': does(['POST /swarm/leave'], by('swarm join')),
  'swarm ca': rotating('ca'),
  'swarm join-token': rotating('join-token'),
  'swarm unlock-key': rotating('unlock-key'),
  'swarm unlock': does(['GET /info', 'POST /swarm/unlock'], locksAgain),
  'swarm update': does([SWARM, UPDATE], by('swarm update', undefined, settingsBefore)),
  'node ls': looks('GET /nodes'),
  'node ps': looks(NODE, 'GET /tasks'),
  'node inspect': looks(NODE),
  'node promote': does(nodeUpdate, by('node demote', named())),
  'node demote': does(nodeUpdate, by('node promote', named())),
  'node update': does(nodeUpdate, by('node update', named(), settingsBefore)),
  'node rm': does(['DELETE /nodes/{id}'], joinsAgain),
  'service create': does(['GET /distribution/{name}/json', 'POST /services/create'], by('service rm', flagged('name'))),
  'service rm': does(['DELETE /services/{id}'], gone),
  'service ls': looks('GET /services'),
  'service ps': looks('GET /services', 'GET /tasks'),
  'service inspect': looks(SERVICE),
  'service logs': looks(SERVICE, 'GET /services/{id}/logs'),
  'service rollback': serviceUpdate,
  'service update': serviceUpdate,
  'service scale': does([SERVICE, 'POST /services/{id}/update'], (call) => {
    const names = named()(call).map((text) => text.split('=')[0] ?? '');
    return by('service scale', () => names.map((name) => `${name}=N`), countBefore)(call);
  }),
  'stack config': looks(),
  'stack deploy': does(
    [
      'GET /info',
      'POST /networks/create',
      'POST /secrets/create',
      'POST /configs/create',
      'POST /services/create',
      'POST /services/{id}/update',
    ],
    by('stack rm', named(), stackRemoved),
  ),
  'stack ls': looks('GET /services'),
  'stack ps': looks('GET /tasks'),
  'stack rm': does(
    ['DELETE /services/{id}', 'DELETE /secrets/{id}', 'DELETE /configs/{id}', 'DELETE /networks/{id}'],
    by('stack deploy -c compose.yaml', named(), deployedAgain),
  ),
  'stack services': looks('GET /services'),
  'secret create': does(['POST /secrets/create'], by('secret rm', named(0))),
  'secret inspect': looks('GET /secrets/{id}'),
  'secret ls': looks('GET /secrets'),
  'secret rm': does(['DELETE /secrets/{id}'], valueGone),
  'config create': does(['POST /configs/create'], by('config rm', named(0))),
  'config inspect': looks('GET /configs/{id}'),
  'config ls': looks('GET /configs'),
  'config rm': does(['DELETE /configs/{id}'], gone),
};
