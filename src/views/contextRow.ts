import { DEFAULT_CONTEXT, type DockerContext } from '../contract/context.ts';
import { explain } from '../contract/failureTable.ts';
import type { Localized, Speak } from '../contract/localized.ts';
import { code, escaped } from '../contract/markdown.ts';
import type { Icon, Row, Thing } from '../contract/view.ts';
import { type Line, page } from './tooltips.ts';

const contextWords = {
  inUse: { en: 'in use here', ko: '이 창에서 사용 중' },
  current: { en: 'current', ko: '현재 컨텍스트' },
  tls: { en: 'TLS', ko: 'TLS' },
  unverified: { en: 'TLS, server not verified', ko: 'TLS, 서버 인증서 확인 안 함' },
} as const satisfies Record<string, Localized>;

const tooltipWords = {
  address: { en: 'Address', ko: '주소' },
  description: { en: 'Description', ko: '설명' },
  tls: { en: 'TLS', ko: 'TLS' },
  verified: { en: 'yes, the server is verified', ko: '사용, 서버 인증서를 확인함' },
  unverified: { en: 'yes, any server certificate is accepted', ko: '사용, 서버 인증서를 확인하지 않음' },
  none: { en: 'none', ko: '없음' },
  docker: { en: 'The docker command', ko: 'docker 명령' },
  isCurrent: { en: 'uses this context (current)', ko: '이 컨텍스트를 사용(현재 컨텍스트)' },
  isNotCurrent: { en: 'uses another context', ko: '다른 컨텍스트를 사용' },
  window: { en: 'This window', ko: '이 창' },
  isInUse: { en: 'uses this context', ko: '이 컨텍스트를 사용' },
  isNotInUse: { en: 'uses another engine', ko: '다른 엔진을 사용' },
  problem: { en: 'Problem', ko: '문제' },
} as const satisfies Record<string, Localized>;

/** What `when` clauses look at. Removing the current one takes more than removing another. */
export function contextThing(context: DockerContext): Thing<'context'> {
  const { name, current, problem } = context;
  const base = problem === undefined ? 'other' : 'damaged';
  const currently = problem === undefined ? 'current' : 'damagedCurrent';
  const state = name === DEFAULT_CONTEXT ? 'default' : current ? currently : base;
  return { kind: 'context', id: name, name, state };
}

/** @param inUse this window uses it. */
export function contextRow(context: DockerContext, inUse: boolean, speak: Speak): Row {
  const { name, address, problem } = context;
  const reason = problem === undefined ? [] : [explain(problem, speak)];
  const marks = marksOf(context, inUse, speak);
  const facts = [...reason, ...(address === '' ? [] : [address]), ...marks];
  return {
    id: `context/${name}`,
    thing: contextThing(context),
    label: name,
    description: facts.join(' · '),
    icon: iconOf(context, inUse),
    spoken: speak({ en: 'Context {0}, {1}', ko: '컨텍스트 {0}, {1}' }, name, [...marks, ...reason, address].join(', ')),
  };
}

/** All that is known of it, as Markdown. */
export function contextTooltip(context: DockerContext, inUse: boolean, speak: Speak): string {
  const { name, address, description, tls, skipVerify, current, problem } = context;
  const secure = skipVerify ? tooltipWords.unverified : tls ? tooltipWords.verified : tooltipWords.none;
  const lines: Line[] = [];
  if (problem !== undefined) lines.push([tooltipWords.problem, escaped(explain(problem, speak))]);
  if (address !== '') lines.push([tooltipWords.address, code(address)]);
  if (description !== '') lines.push([tooltipWords.description, escaped(description)]);
  lines.push(
    [tooltipWords.tls, speak(secure)],
    [tooltipWords.window, speak(inUse ? tooltipWords.isInUse : tooltipWords.isNotInUse)],
    [tooltipWords.docker, speak(current ? tooltipWords.isCurrent : tooltipWords.isNotCurrent)],
  );
  return page(name, '', lines, speak);
}

/** What is special about a context, in words. */
export function marksOf({ tls, skipVerify, current }: DockerContext, inUse: boolean, speak: Speak): string[] {
  return [
    ...(inUse ? [speak(contextWords.inUse)] : []),
    ...(current ? [speak(contextWords.current)] : []),
    ...(skipVerify ? [speak(contextWords.unverified)] : tls ? [speak(contextWords.tls)] : []),
  ];
}

function iconOf({ problem }: DockerContext, inUse: boolean): Icon {
  if (problem !== undefined) return { id: 'question', color: 'charts.yellow' };
  return inUse ? { id: 'check', color: 'charts.green' } : { id: 'server-environment' };
}
