import { CONTEXT_NAME, type ContextSpec, DEFAULT_CONTEXT, type DockerContext } from '../contract/context.ts';
import type { Localized } from '../contract/localized.ts';

/** What is wrong with the name of a new context; undefined when nothing is. */
export function contextNameProblem(name: string): Localized | undefined {
  if (name === DEFAULT_CONTEXT) {
    return {
      en: 'docker keeps the name “default” for itself.',
      ko: '“default”는 docker가 예약한 이름이라 사용할 수 없습니다.',
    };
  }
  if (CONTEXT_NAME.test(name)) return undefined;
  return {
    en: 'At least two letters, digits, or . _ + -, with a letter or a digit first.',
    ko: '영문자, 숫자, . _ + - 로 두 글자 이상이어야 하며 첫 글자는 영문자나 숫자여야 합니다.',
  };
}

/** docker wants the scheme of a context's address written out, and something behind it. */
export function contextAddressProblem(address: string): Localized | undefined {
  if (/^(unix|npipe|tcp|http|https|ssh):\/\/[^\s]/i.test(address)) return undefined;
  return {
    en: 'An address begins with unix://, tcp://, ssh:// or npipe://.',
    ko: '주소는 unix://, tcp://, ssh://, npipe:// 중 하나로 시작해야 합니다.',
  };
}

/** Whether certificates mean anything for an address: only TCP is encrypted by them. */
export function takesCertificates(address: string): boolean {
  return /^(tcp|https?):\/\//i.test(address);
}

/** Arguments of docker that make the context. */
export function createContextLine(spec: ContextSpec): string[] {
  return ['context', 'create', ...descriptionFlag(spec.description, ''), '--docker', endpointValue(spec), spec.name];
}

/** Arguments of docker that make the same changes; only what changes is named, as docker does with the rest. */
export function updateContextLine(before: DockerContext, spec: ContextSpec): string[] {
  const endpoint = spec.address === before.address ? [] : ['--docker', endpointValue(spec)];
  return ['context', 'update', ...descriptionFlag(spec.description, before.description), ...endpoint, spec.name];
}

function descriptionFlag(description: string, before: string): string[] {
  return description === before ? [] : ['--description', description];
}

/** `host=…,ca=…`; docker reads it as one record of a CSV file. */
function endpointValue({ address, ca, cert, key, skipVerify }: ContextSpec): string {
  const fields: [string, string | undefined][] = [
    ['host', address],
    ['ca', ca],
    ['cert', cert],
    ['key', key],
    ['skip-tls-verify', skipVerify ? 'true' : undefined],
  ];
  return fields.flatMap(([name, value]) => (value === undefined ? [] : [csvField(`${name}=${value}`)])).join(',');
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
