import { PREDEFINED } from '../../../dockerfile/model/predefined.ts';
import type { Localized } from '../../../contract/localized.ts';
import type { ValueKind } from '../../cliModel.ts';
import type { CommandLine, DockerCall, ValueUse } from '../../commandLine.ts';
import { findPlaceholders } from '../../documents/placeholders.ts';
import { nearest } from '../nearest.ts';
import { type Check, type CheckContext, finding, replaceBy, type Report } from './context.ts';
import { type ValuePlace, valueProblem } from './values.ts';

const messages = {
  buildArg: {
    en: 'The Dockerfile has no ARG {0}; the value is not used.',
    ko: 'Dockerfile에 ARG {0}이(가) 없어 이 값은 쓰이지 않습니다.',
  },
  alias: {
    en: '--network-alias works only in a network of your own: name one with --network.',
    ko: '--network-alias는 사용자 정의 네트워크에서만 쓸 수 있습니다. --network로 네트워크를 지정하십시오.',
  },
  hostPublish: {
    en: '--network host shares all ports of the host; --publish does nothing.',
    ko: '--network host는 호스트의 포트를 그대로 쓰므로 --publish가 효과를 내지 않습니다.',
  },
  path: {
    en: 'Hardly any system has {0}; {1} is near.',
    ko: '{0}은(는) 거의 없는 경로입니다. {1}을(를) 잘못 쓴 것 같습니다.',
  },
} satisfies Readonly<Record<string, Localized>>;

export const valueCheck: Check = (context, report) => {
  for (const call of context.calls) {
    const { command } = call;
    for (const { flag, value, form, name } of call.flags) {
      // `-volume` with one dash is no cluster with a value; what is wrong is said of the flag.
      if (flag === undefined || value === undefined || (form === 'long' && name === '')) continue;
      ofValue(value, flag.kind, { command, flag, choices: flag.choices }, context, report);
      if (flag.kind === 'volume' || flag.kind === 'mount') ofPath(value, report);
    }
    for (const use of call.arguments) {
      const { argument } = use;
      if (argument === undefined) continue;
      ofValue(use, argument.kind, { command, flag: undefined, choices: argument.choices }, context, report);
      if (command.path.join(' ') === 'container cp') ofPath(use, report);
    }
    ofNetwork(call, report);
  }
  const { buildArgs } = context.options;
  if (buildArgs !== undefined) buildArgCheck(context.calls, buildArgs, report);
};

/** What is wrong with the arguments of builds. @param buildArgs what the Dockerfile takes */
export function buildArgCheck(calls: readonly DockerCall[], buildArgs: readonly string[], report: Report): void {
  for (const { flags } of calls) {
    for (const { flag, value, form, name } of flags) {
      if (flag?.kind !== 'buildArg' || value === undefined || (form === 'long' && name === '')) continue;
      ofBuildArg(value, buildArgs, report);
    }
  }
}

function ofValue(value: ValueUse, kind: ValueKind, place: ValuePlace, { line }: CheckContext, report: Report): void {
  const { text, literal, start, end, at } = value;
  if (!literal) return;
  const found = valueProblem(kind, text, place);
  if (found === undefined || isFilledIn(value, line)) return;
  const { from, to, message, args, right } = found;
  const span =
    text === ''
      ? { start, end }
      : { start: at(from), end: to >= text.length ? at(text.length - 1) + 1 : at(to - 1) + 1 };
  report(finding('value', 'error', span, message, args, right === undefined ? [] : [replaceBy(span, right)]));
}

function ofBuildArg({ text, literal, start, at }: ValueUse, buildArgs: readonly string[], report: Report): void {
  const name = text.split('=', 1)[0] ?? '';
  if (!literal || name === '' || buildArgs.includes(name)) return;
  if (PREDEFINED.has(name) || /^BUILDKIT_|^SOURCE_DATE_EPOCH$/.test(name)) return;
  const span = { start, end: at(name.length - 1) + 1 };
  const right = buildArgs.find((known) => plainName(known) === plainName(name)) ?? nearest(name, buildArgs);
  report(
    finding(
      'build-arg',
      'warning',
      span,
      messages.buildArg,
      [name],
      right === undefined ? [] : [replaceBy(span, right)],
    ),
  );
}

/** `{image}`, `HOST_PORT:80`, `--tail N`: the value is what a person writes there. */
function isFilledIn({ start, end, text }: ValueUse, { text: all, start: origin }: CommandLine): boolean {
  if (/^[A-Z]$/.test(text)) return true;
  const { placeholders } = findPlaceholders(all);
  return placeholders.some((one) => origin + one.start < end && start < origin + one.end);
}

/** Paths that are written as they are spoken; the last piece of each is what is wrong. */
const pathSlips: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/(?<=[:=]|^)\/user(?=\/(?:bin|include|lib|libexec|local|sbin|share|src)(?:[/:,]|$))/, '/usr'],
  [/(?<=\/etc\/nginx\/)nginx\.(?:config|cfg|cnf)(?=[:,]|$)/, 'nginx.conf'],
  [/(?<=\/etc\/)(?:host|hosts\.conf)(?=[:,]|$)/, 'hosts'],
  [/(?<=\/etc\/)resolve\.conf(?=[:,]|$)/, 'resolv.conf'],
  [/(?<=\/etc\/docker\/)(?:deamon|demon)\.json(?=[:,]|$)/, 'daemon.json'],
  [/(?<=\/run\/)docker\.(?:socket|sok)(?=[:,]|$)/, 'docker.sock'],
];

function ofPath({ text, literal, at }: ValueUse, report: Report): void {
  if (!literal) return;
  for (const [wrong, right] of pathSlips) {
    const found = wrong.exec(text);
    if (found === null) continue;
    const span = { start: at(found.index), end: at(found.index + found[0].length - 1) + 1 };
    report(finding('path', 'information', span, messages.path, [found[0], right], [replaceBy(span, right)]));
    return;
  }
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

function ofNetwork({ command, flags }: DockerCall, report: Report): void {
  if (command.path[0] !== 'container') return;
  const network = flags.findLast(({ flag }) => flag?.name === 'network')?.value;
  const alias = flags.find(({ flag }) => flag?.name === 'network-alias');
  const name = network?.literal === false ? undefined : (network?.text ?? 'bridge');
  if (alias !== undefined && /^(?:bridge|default|host|none)$/.test(name ?? '')) {
    report(finding('network-alias', 'error', alias, messages.alias));
  }
  const published = flags.find(({ flag }) => flag?.name === 'publish');
  if (published !== undefined && name === 'host')
    report(finding('host-publish', 'information', published, messages.hostPublish));
}
