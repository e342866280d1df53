import type { Localized } from '../../../contract/localized.ts';
import { ports } from '../../../dockerfile/knowledge/ports.ts';
import { keyParts, keyValue, oneOf, part, type Piece, type ReadParts, splitAt, type ValuePart } from './part.ts';

const words = {
  everyAddress: { en: 'All addresses of the host.', ko: '호스트의 모든 주소입니다.' },
  loopback: { en: 'Only this machine can reach the port.', ko: '이 컴퓨터에서만 접속할 수 있습니다.' },
  address: {
    en: 'Address of the host: only calls to it are taken.',
    ko: '호스트의 주소입니다. 이 주소로 들어온 연결만 받습니다.',
  },
  host: {
    en: 'Port of the host: where calls arrive.',
    ko: '호스트의 포트입니다. 연결이 들어오는 곳입니다.',
  },
  hostRange: { en: 'Ports of the host, one for each of the container.', ko: '호스트의 포트 범위입니다.' },
  container: {
    en: 'Port in the container: where the program has to listen.',
    ko: '컨테이너의 포트입니다. 프로그램이 이 포트에서 연결을 기다려야 합니다.',
  },
  alone: {
    en: 'Port in the container; Docker picks a free port of the host.',
    ko: '컨테이너의 포트입니다. 호스트의 포트는 빈 것을 Docker가 고릅니다.',
  },
  containerRange: { en: 'Ports in the container.', ko: '컨테이너의 포트 범위입니다.' },
  usual: { en: ' Usual for {0}.', ko: ' 보통 {0}에 씁니다.' },
  tcp: { en: 'Protocol TCP, the default.', ko: 'TCP 프로토콜입니다. 기본값입니다.' },
  udp: { en: 'Protocol UDP.', ko: 'UDP 프로토콜입니다.' },
  sctp: { en: 'Protocol SCTP.', ko: 'SCTP 프로토콜입니다.' },
  exposed: { en: 'Port of the container.', ko: '컨테이너의 포트입니다.' },
} satisfies Readonly<Record<string, Localized>>;

const protocols: Readonly<Record<string, Localized>> = { tcp: words.tcp, udp: words.udp, sctp: words.sctp };

export interface PortPieces {
  /** Of the host; undefined when left out. */
  readonly address: Piece | undefined;
  readonly host: Piece | undefined;
  readonly container: Piece;
  readonly protocol: Piece | undefined;
}

/** `[address:][host:]container[/protocol]`, of any text; an IPv6 address stands in brackets. */
export function portPieces(text: string): PortPieces {
  const slash = text.lastIndexOf('/');
  const end = slash === -1 ? text.length : slash;
  const protocol = slash === -1 ? undefined : piece(text, slash + 1, text.length);
  const close = text.startsWith('[') ? text.indexOf(']:') : -1;
  const colons = [...text.slice(0, end).matchAll(/:/g)].map(({ index }) => index).filter((index) => index > close);
  const last = colons.at(-1);
  if (last === undefined) return { address: undefined, host: undefined, container: piece(text, 0, end), protocol };
  const before = colons.at(-2);
  const host = piece(text, before === undefined ? 0 : before + 1, last);
  const address = before === undefined ? undefined : piece(text, 0, before);
  return { address, host, container: piece(text, last + 1, end), protocol };
}

function piece(text: string, from: number, to: number): Piece {
  return { from, to, text: text.slice(from, to) };
}

export const portParts: ReadParts = (text, of) => {
  if (text.includes('=')) {
    return splitAt(text, ',').flatMap((field) =>
      keyParts(keyValue(field), longKeys, of, { protocol: oneOf(protocols) }),
    );
  }
  const { address, host, container, protocol } = portPieces(text);
  const parts: ValuePart[] = [];
  if (address !== undefined && address.text !== '')
    parts.push(part(address.from, address.to, addressMeaning(address.text)));
  if (host !== undefined && host.text !== '') {
    parts.push(part(host.from, host.to, host.text.includes('-') ? words.hostRange : words.host));
  }
  const alone = host === undefined || host.text === '';
  const meaning = container.text.includes('-') ? words.containerRange : alone ? words.alone : words.container;
  parts.push(part(container.from, container.to, withUse(meaning, container.text)));
  return [...parts, ...protocolPart(protocol)];
};

export const exposedPortParts: ReadParts = (text) => {
  const { container, protocol } = portPieces(text);
  return [part(container.from, container.to, withUse(words.exposed, container.text)), ...protocolPart(protocol)];
};

function protocolPart(protocol: Piece | undefined): ValuePart[] {
  const meaning = protocol === undefined ? undefined : protocols[protocol.text.toLowerCase()];
  return protocol === undefined || meaning === undefined ? [] : [part(protocol.from, protocol.to, meaning)];
}

function addressMeaning(address: string): Localized {
  if (address === '0.0.0.0' || address === '[::]') return words.everyAddress;
  return /^127\.|^\[::1\]$/.test(address) ? words.loopback : words.address;
}

/** With what usually listens there. */
function withUse(meaning: Localized, port: string): Localized {
  const known = /^\d{1,5}$/.test(port) ? ports.find((entry) => entry.port === Number(port)) : undefined;
  if (known === undefined) return meaning;
  return {
    en: meaning.en + words.usual.en.replace('{0}', known.name.en),
    ko: meaning.ko + words.usual.ko.replace('{0}', known.name.ko),
  };
}

/** Of a service: `published=8080,target=80`. */
const longKeys: Readonly<Record<string, Localized>> = {
  published: words.host,
  target: words.container,
  protocol: { en: 'The protocol.', ko: '프로토콜입니다.' },
  mode: {
    en: '`ingress` on every node, `host` only where a container runs.',
    ko: '`ingress`는 모든 노드, `host`는 컨테이너가 실행되는 노드에만 게시합니다.',
  },
};
