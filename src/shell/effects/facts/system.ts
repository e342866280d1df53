import type { Localized } from '../../../contract/localized.ts';
import { has, valuesOf } from '../effect.ts';
import { by, does, type FactTable, looks, named, namedIfAny } from './fact.ts';
import { fileOverwritten, gone, none, pushed, settingsBefore } from './sentences.ts';

const sameOptions: Localized = {
  en: 'Make it again with {0} and the options that it had.',
  ko: '이전과 같은 옵션으로 다시 만듭니다: {0}',
};
const contextBefore: Localized = {
  en: 'Take it back with {0}, or with the context that was in use before.',
  ko: '되돌리려면 다음을 실행하거나 이전에 쓰던 컨텍스트로 바꿉니다: {0}',
};
const pluginGone: Localized = {
  en: 'Install it again with {0}; its settings and data are lost.',
  ko: '다음으로 다시 설치할 수 있지만 설정과 데이터는 사라집니다: {0}',
};
const pluginOlder: Localized = {
  en: 'The older version has to be installed again, after {0}.',
  ko: '다음을 실행한 뒤 이전 버전을 다시 설치해야 합니다: {0}',
};

/** In the order in which the docker command looks for a name among all kinds. */
const inspected: Readonly<Record<string, string>> = {
  container: 'GET /containers/{id}/json',
  image: 'GET /images/{name}/json',
  network: 'GET /networks/{id}',
  volume: 'GET /volumes/{name}',
  service: 'GET /services/{id}',
  task: 'GET /tasks/{id}',
  node: 'GET /nodes/{id}',
  plugin: 'GET /plugins/{name}/json',
  secret: 'GET /secrets/{id}',
  config: 'GET /configs/{id}',
};
const untilFound: Localized = { en: 'when nothing before had the name', ko: '앞의 요청에서 찾지 못했을 때' };

export const systemFacts: FactTable = {
  inspect: does((call) => {
    const type = valuesOf(call, 'type').at(-1) ?? '';
    const one = Object.hasOwn(inspected, type) ? inspected[type] : undefined;
    if (one !== undefined) return [one];
    return Object.entries(inspected)
      .filter(([kind]) => kind !== 'config')
      .map(([, request], index) => (index === 0 ? { request } : { request, when: untilFound }));
  }, none),
  'volume ls': looks('GET /volumes'),
  'volume inspect': looks('GET /volumes/{name}'),
  'volume create': does(['POST /volumes/create'], by('volume rm', named())),
  'volume rm': does(['DELETE /volumes/{name}'], gone),
  'volume prune': does(['POST /volumes/prune'], gone),
  'volume update': does(['GET /volumes/{name}', 'PUT /volumes/{name}'], by('volume update', named(), settingsBefore)),
  'network ls': looks('GET /networks'),
  'network inspect': looks('GET /networks/{id}'),
  'network create': does(['POST /networks/create'], by('network rm', named())),
  'network rm': does(['GET /networks/{id}', 'DELETE /networks/{id}'], (call) =>
    by('network create', call.arguments.length === 1 ? named() : () => [], sameOptions)(call),
  ),
  'network prune': does(
    ['POST /networks/prune'],
    by('network create', () => [], sameOptions),
  ),
  'network connect': does(['POST /networks/{id}/connect'], by('network disconnect', named())),
  'network disconnect': does(['POST /networks/{id}/disconnect'], by('network connect', named())),
  'system df': looks('GET /system/df'),
  'system info': looks('GET /info'),
  'system events': looks('GET /events'),
  'system dial-stdio': looks(),
  'system prune': does(
    (call) => [
      'POST /containers/prune',
      'POST /networks/prune',
      ...(has(call, 'volumes') ? ['POST /volumes/prune'] : []),
      'POST /images/prune',
      'POST /build/prune',
    ],
    gone,
  ),
  version: looks('GET /version'),
  login: does(['POST /auth'], by('logout', namedIfAny)),
  logout: does([], by('login', namedIfAny)),
  'context create': does([], by('context rm', named())),
  'context export': does([], fileOverwritten),
  'context import': does([], by('context rm', named(0))),
  'context inspect': looks(),
  'context ls': looks(),
  'context rm': does([], gone),
  'context show': looks(),
  'context update': does([], by('context update', named(), settingsBefore)),
  'context use': does([], by('context use default', undefined, contextBefore)),
  'plugin create': does(['POST /plugins/create'], by('plugin rm', named(0))),
  'plugin disable': does(['POST /plugins/{name}/disable'], by('plugin enable', named())),
  'plugin enable': does(['POST /plugins/{name}/enable'], by('plugin disable', named())),
  'plugin inspect': looks('GET /plugins/{name}/json'),
  'plugin install': does(
    (call) => [
      'GET /plugins/privileges',
      'POST /plugins/pull',
      ...(has(call, 'disable') ? [] : ['POST /plugins/{name}/enable']),
    ],
    (call) => by('plugin rm -f', (one) => aliasOr(valuesOf(one, 'alias'), named(0)(one)))(call),
  ),
  'plugin ls': looks('GET /plugins'),
  'plugin push': does(['POST /plugins/{name}/push'], pushed),
  'plugin rm': does(['DELETE /plugins/{name}'], by('plugin install', named(), pluginGone)),
  'plugin set': does(['POST /plugins/{name}/set'], by('plugin set', named(0), settingsBefore)),
  'plugin upgrade': does(
    ['GET /plugins/{name}/json', 'GET /plugins/privileges', 'POST /plugins/{name}/upgrade'],
    by('plugin rm', named(0), pluginOlder),
  ),
  'completion bash': looks(),
  'completion fish': looks(),
  'completion powershell': looks(),
  'completion zsh': looks(),
  help: looks(),
};

function aliasOr(alias: readonly string[], name: readonly string[]): readonly string[] {
  return alias.length > 0 ? alias.slice(-1) : name;
}
