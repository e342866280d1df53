import type { DockerContext } from '../contract/context.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Choice } from '../contract/operation.ts';
import type { Speak } from '../contract/localized.ts';
import { contextInUse } from '../model/contextList.ts';
import { marksOf } from './contextRow.ts';

/** What the setting becomes; `ask` for an address that is typed. */
export type EngineChoiceValue = { readonly setting: string } | 'ask';

export interface KnownEngines {
  readonly contexts: readonly DockerContext[];
  /** What the window uses now. */
  readonly endpoint: Endpoint | undefined;
  /** Addresses of sockets at the usual places. */
  readonly found: readonly string[];
}

/** Every engine that this window could use, each once. What cannot be used, a damaged context, is not offered. */
export function engineChoices({ contexts, endpoint, found }: KnownEngines, speak: Speak): Choice<EngineChoiceValue>[] {
  const follows = endpoint !== undefined && endpoint.source !== 'setting';
  const inUse = endpoint === undefined ? undefined : contextInUse(endpoint, contexts);
  return [
    {
      value: { setting: '' },
      icon: follows ? 'check' : 'sync',
      label: speak({ en: 'The one that the docker command uses', ko: 'docker 명령이 사용하는 엔진' }),
      ...(follows ? { description: endpoint.address } : {}),
      detail: speak({
        en: 'DOCKER_HOST, DOCKER_CONTEXT, the current context, or the default socket',
        ko: 'DOCKER_HOST, DOCKER_CONTEXT, 현재 컨텍스트, 기본 소켓 순서',
      }),
    },
    ...contexts
      .filter(({ problem }) => problem === undefined)
      .map((context): Choice<EngineChoiceValue> => {
        const isInUse = context.name === inUse;
        return {
          value: { setting: `context:${context.name}` },
          icon: isInUse && !follows ? 'check' : 'server-environment',
          label: context.name,
          description: [context.address, ...marksOf(context, isInUse, speak)].join(' · '),
          ...(context.description === '' ? {} : { detail: context.description }),
        };
      }),
    ...found
      .filter((address) => contexts.every((context) => context.address !== address))
      .map((address): Choice<EngineChoiceValue> => {
        const isInUse = endpoint?.source === 'setting' && endpoint.address === address;
        return {
          value: { setting: address },
          icon: isInUse ? 'check' : 'plug',
          label: address,
          description: speak({ en: 'found on this machine', ko: '이 컴퓨터에서 찾음' }),
        };
      }),
    {
      value: 'ask',
      icon: 'edit',
      label: speak({ en: 'Enter an address…', ko: '주소 입력…' }),
      detail: 'unix:///var/run/docker.sock, tcp://host:2376, ssh://user@host',
    },
  ];
}
