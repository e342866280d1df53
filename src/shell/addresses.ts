import type { Localized } from '../contract/localized.ts';

/** An address as a number, and how many bits it has. */
interface Address {
  readonly value: bigint;
  readonly bits: 32 | 128;
}

interface Subnet extends Address {
  readonly prefix: number;
}

/** What is wrong with `10.1.0.0/16` as a subnet; undefined when nothing is. */
export function subnetProblem(text: string): Localized | undefined {
  const subnet = readSubnet(text);
  if (subnet === undefined) {
    return {
      en: 'A subnet is an address, a slash and the length of its prefix, for example 10.1.0.0/16 or fd00:1::/64.',
      ko: '서브넷은 주소와 프리픽스 길이를 슬래시로 잇습니다. 예: 10.1.0.0/16, fd00:1::/64',
    };
  }
  const rest = BigInt(subnet.bits - subnet.prefix);
  if ((subnet.value >> rest) << rest !== subnet.value) {
    return {
      en: 'The address has bits behind the prefix: the first address of the subnet is meant.',
      ko: '프리픽스 뒤의 비트가 0이 아닙니다. 서브넷의 첫 주소를 쓰십시오.',
    };
  }
  return undefined;
}

/** What is wrong with an address, or with a range, that has to lie in a subnet; undefined when nothing is. */
export function withinProblem(text: string, subnetText: string, what: 'address' | 'range'): Localized | undefined {
  if (what === 'range') {
    const problem = subnetProblem(text);
    if (problem !== undefined) return problem;
  }
  const inner = what === 'range' ? readSubnet(text) : readAddress(text);
  if (inner === undefined) {
    return { en: 'That is not an IP address.', ko: 'IP 주소가 아닙니다.' };
  }
  const subnet = readSubnet(subnetText);
  if (subnet === undefined || !contains(subnet, inner)) {
    return { en: 'It lies outside the subnet.', ko: '서브넷 밖에 있습니다.' };
  }
  return undefined;
}

function contains(subnet: Subnet, inner: Address & { readonly prefix?: number }): boolean {
  if (subnet.bits !== inner.bits || (inner.prefix ?? inner.bits) < subnet.prefix) return false;
  const rest = BigInt(subnet.bits - subnet.prefix);
  return subnet.value >> rest === inner.value >> rest;
}

function readSubnet(text: string): Subnet | undefined {
  const [address = '', prefix = '', ...more] = text.split('/');
  const read = readAddress(address);
  if (read === undefined || more.length > 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > read.bits)
    return undefined;
  return { ...read, prefix: Number(prefix) };
}

function readAddress(text: string): Address | undefined {
  return text.includes(':') ? readIPv6(text) : readIPv4(text);
}

function readIPv4(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255)) {
    return undefined;
  }
  return { value: parts.reduce((value, part) => value * 256n + BigInt(part), 0n), bits: 32 };
}

function readIPv6(text: string): Address | undefined {
  // The browser's own reader of addresses writes them in one way.
  if (!/^[0-9a-fA-F:.]{2,45}$/.test(text) || !URL.canParse(`http://[${text}]/`)) return undefined;
  const [head = '', tail] = new URL(`http://[${text}]/`).hostname.slice(1, -1).split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...front, ...Array.from({ length: 8 - front.length - back.length }, () => '0'), ...back];
  return { value: groups.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n), bits: 128 };
}
