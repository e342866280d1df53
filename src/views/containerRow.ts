import type { Icon, Row, Thing } from '../contract/view.ts';
import type { Localized, Speak } from '../contract/localized.ts';
import type { ContainerRecord, ContainerState, Port } from '../model/records.ts';

export const stateWords: Readonly<Record<ContainerState, Localized>> = {
  created: { en: 'created', ko: '생성됨' },
  running: { en: 'running', ko: '실행 중' },
  paused: { en: 'paused', ko: '일시 중지됨' },
  restarting: { en: 'restarting', ko: '재시작 중' },
  removing: { en: 'removing', ko: '삭제 중' },
  exited: { en: 'exited', ko: '종료됨' },
  dead: { en: 'dead', ko: '비정상 종료(dead)' },
  unknown: { en: 'unknown state', ko: '알 수 없는 상태' },
};

const healthWords = {
  healthy: { en: 'healthy', ko: '정상(healthy)' },
  unhealthy: { en: 'unhealthy', ko: '비정상(unhealthy)' },
  starting: { en: 'health check starting', ko: '헬스 체크 시작 중' },
} as const satisfies Record<string, Localized>;

const stateIcons: Readonly<Record<ContainerState, Icon>> = {
  created: { id: 'circle-large-outline' },
  running: { id: 'play-circle', color: 'charts.green' },
  paused: { id: 'debug-pause', color: 'charts.yellow' },
  restarting: { id: 'sync', color: 'charts.yellow' },
  removing: { id: 'trash' },
  exited: { id: 'stop-circle' },
  dead: { id: 'error', color: 'charts.red' },
  unknown: { id: 'question' },
};

export function containerThing(container: ContainerRecord): Thing {
  return { kind: 'container', id: container.id, name: container.name, state: container.state };
}

export function containerRow(container: ContainerRecord, speak: Speak): Row {
  const status = containerStatus(container, speak);
  const image = shortImage(container.image);
  return {
    id: `container/${container.id}`,
    thing: containerThing(container),
    label: container.name,
    description: [status, image].filter((part) => part !== '').join(' · '),
    icon: containerIcon(container),
    spoken: speak(
      { en: 'Container {0}, {1}, image {2}', ko: '컨테이너 {0}, {1}, 이미지 {2}' },
      container.name,
      status,
      image,
    ),
  };
}

/**
 * The state in words. Without an age: the engine's "Up 5 minutes" is true for a moment only, and a tree that follows
 * events would have to poll to keep it true.
 */
export function containerStatus(container: ContainerRecord, speak: Speak): string {
  const state = speak(stateWords[container.state]);
  // An engine may keep the last health of a container that ended; how it ended is what counts.
  if (container.exitCode !== undefined) return `${state} (${container.exitCode})`;
  return container.health === undefined ? state : `${state}, ${speak(healthWords[container.health])}`;
}

export function containerIcon({ state, health, exitCode }: ContainerRecord): Icon {
  if (state === 'running') {
    if (health === 'healthy') return { id: 'pass-filled', color: 'charts.green' };
    if (health === 'unhealthy') return { id: 'warning', color: 'charts.red' };
  }
  if (state === 'exited' && exitCode !== undefined && exitCode !== 0) return { id: 'error', color: 'charts.red' };
  return stateIcons[state];
}

/** It has a process. */
export function isUp({ state }: ContainerRecord): boolean {
  return state === 'running' || state === 'paused' || state === 'restarting';
}

/** `sha256:4e5d…` says nothing to a reader beyond its first twelve digits. */
export function shortImage(image: string): string {
  return /^(sha256:)?[0-9a-f]{64}$/.test(image) ? image.replace(/^sha256:/, '').slice(0, 12) : image;
}

/** `8080→80/tcp`; IPv4 and IPv6 bindings of one port are one. */
export function portTexts(ports: readonly Port[]): string[] {
  const texts = ports.map(({ hostIp, hostPort, containerPort, protocol }) => {
    if (hostPort === undefined) return `${containerPort}/${protocol}`;
    const anywhere = hostIp === '' || hostIp === '0.0.0.0' || hostIp === '::';
    const host = anywhere ? String(hostPort) : `${hostIp.includes(':') ? `[${hostIp}]` : hostIp}:${hostPort}`;
    return `${host}→${containerPort}/${protocol}`;
  });
  return [...new Set(texts)];
}
