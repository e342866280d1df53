import type { Localized } from '../../contract/localized.ts';

const component = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagShape = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digestShape = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const host =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*(?::[0-9]+)?$/;
const ipv6Host = /^\[[A-Fa-f0-9:]+\](?::[0-9]+)?$/;

const errors = {
  empty: { en: 'it is empty', ko: '비어 있습니다' },
  id: { en: '64 hexadecimal digits are an image ID', ko: '16진수 64자리는 이미지 ID입니다' },
  host: { en: 'the registry is no host name', ko: '레지스트리가 호스트 이름이 아닙니다' },
  upper: { en: 'the name has to be in lower case', ko: '이름은 소문자로 써야 합니다' },
  name: { en: 'the name has a character that is not allowed', ko: '이름에 쓸 수 없는 문자가 있습니다' },
  tags: { en: 'it has two tags', ko: '태그가 두 개입니다' },
  tag: {
    en: 'the tag is empty or has a character that is not allowed',
    ko: '태그가 비었거나 쓸 수 없는 문자가 있습니다',
  },
  digest: { en: 'the digest is no sha256: and 64 digits', ko: '다이제스트가 sha256:과 64자리가 아닙니다' },
  long: { en: 'the name is longer than 255 characters', ko: '이름이 255자를 넘습니다' },
} satisfies Record<string, Localized>;

/** What is wrong with the name of an image; undefined when nothing is. Rules: distribution/reference, ParseNormalizedNamed. */
export function referenceError(reference: string): Localized | undefined {
  if (reference === '') return errors.empty;
  if (/^[a-f0-9]{64}$/.test(reference)) return errors.id;
  const at = reference.indexOf('@');
  const named = at === -1 ? reference : reference.slice(0, at);
  if (at !== -1 && !digestShape.test(reference.slice(at + 1))) return errors.digest;
  const slash = named.indexOf('/');
  const first = named.slice(0, Math.max(slash, 0));
  // Only what looks like a host is one; else it is the namespace of Docker Hub.
  const hasHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  if (hasHost && !host.test(first) && !ipv6Host.test(first)) return errors.host;
  const rest = hasHost ? named.slice(slash + 1) : named;
  const colon = rest.indexOf(':');
  const path = colon === -1 ? rest : rest.slice(0, colon);
  if (path.split('/').some((part) => !component.test(part)))
    return path === path.toLowerCase() ? errors.name : errors.upper;
  if (path.length > 255) return errors.long;
  if (colon === -1) return undefined;
  const tag = rest.slice(colon + 1);
  if (/:./.test(tag)) return errors.tags;
  return tagShape.test(tag) ? undefined : errors.tag;
}
