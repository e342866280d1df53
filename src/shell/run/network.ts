import { list, record, text } from '../../model/raw.ts';
import {
  aliasesOf,
  firstEndpoint,
  ipamTexts,
  isAddress,
  isMacAddress,
  isNetworkName,
  isOfUser,
  networkOf,
  networkText,
  putEndpoint,
} from './endpoint.ts';
import { listOption, type RunOption, switchOption, textOption } from './option.ts';

const LINK = /^[\w.-]+(?::[\w.-]+)?$/;
const PORTS = /^\d{1,5}(?:-\d{1,5})?(?:\/(?:tcp|udp|sctp))?$/;

/** `3000-3002/udp` as `3000/udp`, `3001/udp`, `3002/udp`; undefined when it is no port that can be exposed. */
function exposedBy(value: string): string[] | undefined {
  const [ports = '', protocol = 'tcp'] = value.split('/');
  const [first = 0, last = first] = ports.split('-').map(Number);
  if (!PORTS.test(value) || first < 1 || last > 65_535 || last < first) return undefined;
  return Array.from({ length: last - first + 1 }, (_, step) => `${first + step}/${protocol}`);
}

/** docker takes `NAME=ADDRESS` too, and brackets around an address, and sends them as the engine knows them. */
function hostLine(value: string): string {
  const [, name = '', address = ''] = /^([^:=]+)[:=](.*)$/.exec(value) ?? [];
  return `${name}:${address.replace(/^\[(.*)\]$/, '$1')}`;
}

/** An address that the container keeps in its network. */
function addressOption(
  words: Pick<RunOption, 'flag' | 'title' | 'hint'>,
  field: 'IPv4Address' | 'IPv6Address',
): RunOption {
  return {
    ...words,
    takes: 'one',
    fits: (value) => isAddress(value) && value.includes(':') === (field === 'IPv6Address'),
    put: (body, [value = '']) => putEndpoint(body, { IPAMConfig: { [field]: value } }),
    read: (inspected) => ipamTexts(record(firstEndpoint(inspected)?.settings['IPAMConfig']), field),
  };
}

/** Where a container is reached, and what it reaches. */
export const networkOptions = {
  network: {
    flag: '--network',
    takes: 'one',
    title: { en: 'Network', ko: '네트워크' },
    hint: {
      en: 'The name of a network; host, none or bridge; or with more: name=web,alias=db,ip=10.0.0.9',
      ko: '네트워크 이름, 또는 host, none, bridge. 더 지정하려면: name=web,alias=db,ip=10.0.0.9',
    },
    fits: (value) => networkOf(value) !== undefined,
    put: (body, [value = '']) => {
      const given = networkOf(value);
      if (given === undefined) return;
      body.HostConfig['NetworkMode'] = given.network;
      if (Object.keys(given.settings).length > 0) putEndpoint(body, given.settings);
      if (given.macAddress !== '') body['MacAddress'] = given.macAddress;
    },
    read: (inspected) => {
      const mode = text(record(inspected['HostConfig']), 'NetworkMode');
      const first = firstEndpoint(inspected);
      const value = networkText(isOfUser(mode) ? (first?.network ?? mode) : mode, first?.settings ?? {});
      return ['', 'default', 'bridge'].includes(value) ? [] : [value];
    },
  },
  networkAlias: {
    flag: '--network-alias',
    takes: 'many',
    title: { en: 'Alias in the network', ko: '네트워크 별칭' },
    hint: {
      en: 'Another name under which its neighbours find it; only in a network that somebody made',
      ko: '같은 네트워크의 컨테이너가 찾을 수 있는 다른 이름. 사용자가 만든 네트워크에서만 사용 가능',
    },
    fits: isNetworkName,
    put: (body, values) => putEndpoint(body, { Aliases: [...values] }),
    read: (inspected) => {
      const first = firstEndpoint(inspected);
      return first === undefined ? [] : aliasesOf(inspected, first);
    },
  },
  ip: addressOption(
    {
      flag: '--ip',
      title: { en: 'IPv4 address', ko: 'IPv4 주소' },
      hint: {
        en: 'One of the subnet of its network, which somebody made: 10.0.0.9',
        ko: '사용자가 만든 네트워크의 서브넷에 속하는 주소: 10.0.0.9',
      },
    },
    'IPv4Address',
  ),
  ip6: addressOption(
    {
      flag: '--ip6',
      title: { en: 'IPv6 address', ko: 'IPv6 주소' },
      hint: {
        en: 'One of the IPv6 subnet of its network: fd00::9',
        ko: '네트워크의 IPv6 서브넷에 속하는 주소: fd00::9',
      },
    },
    'IPv6Address',
  ),
  macAddress: {
    // Engines of today take it here too, and put it where it belongs.
    ...textOption(
      {
        flag: '--mac-address',
        title: { en: 'MAC address', ko: 'MAC 주소' },
        hint: { en: '02:42:ac:11:00:99', ko: '02:42:ac:11:00:99' },
      },
      'Config',
      'MacAddress',
      isMacAddress,
    ),
    // Engines since 25 show it in the network only, where nothing tells it from one that they made up themselves; but
    // what they make up is marked as such by a bit.
    read: (inspected) => {
      const mac = text(record(inspected['Config']), 'MacAddress');
      const shown = text(firstEndpoint(inspected)?.settings ?? {}, 'MacAddress');
      const isMadeUp = (parseInt(shown.slice(0, 2), 16) & 2) !== 0;
      return mac !== '' ? [mac] : shown === '' || isMadeUp ? [] : [shown];
    },
  },
  link: {
    flag: '--link',
    takes: 'many',
    title: { en: 'Links (legacy)', ko: '링크(옛 방식)' },
    hint: {
      en: 'CONTAINER:ALIAS, a running container on the same network; a network of your own finds it by name without this',
      ko: '컨테이너:별칭. 같은 네트워크에서 실행 중인 컨테이너. 직접 만든 네트워크에서는 이것 없이도 이름으로 찾습니다',
    },
    fits: (value) => LINK.test(value),
    put: (body, values) => {
      const links = values.map((value) => (value.includes(':') ? value : `${value}:${value}`));
      body.HostConfig['Links'] = links;
      const network = body.HostConfig['NetworkMode'];
      if (typeof network === 'string' && isOfUser(network)) putEndpoint(body, { Links: links });
    },
    read: (inspected) => {
      const own = list(firstEndpoint(inspected)?.settings ?? {}, 'Links');
      const links = own.length > 0 ? own : list(record(inspected['HostConfig']), 'Links');
      // On the default bridge the engine writes `/db:/web/alias`.
      return links
        .filter((link): link is string => typeof link === 'string')
        .map((link) =>
          link
            .split(':')
            .map((part) => part.slice(part.lastIndexOf('/') + 1))
            .join(':'),
        );
    },
  },
  publishAll: switchOption(
    {
      flag: '--publish-all',
      title: { en: 'Publish all exposed ports', ko: '노출된 모든 포트 게시' },
      hint: {
        en: 'Each port that the image exposes gets a free port of the host',
        ko: '이미지가 노출하는 포트마다 호스트의 빈 포트를 연결합니다',
      },
    },
    'HostConfig',
    'PublishAllPorts',
  ),
  expose: {
    flag: '--expose',
    takes: 'many',
    title: { en: 'Exposed ports', ko: '노출할 포트' },
    hint: {
      en: 'Noted, not published: 8080, 3000-3005, 53/udp; with --publish-all each is published',
      ko: '게시하지 않고 기록만 합니다: 8080, 3000-3005, 53/udp. --publish-all을 쓰면 모두 게시됩니다',
    },
    fits: (value) => exposedBy(value) !== undefined,
    put: (body, values) => {
      const ports = values.flatMap((value) => exposedBy(value) ?? []);
      body['ExposedPorts'] = {
        ...record(body['ExposedPorts']),
        ...Object.fromEntries(ports.map((port) => [port, {}])),
      };
    },
    read: ({ Config, HostConfig }) => {
      const published = record(record(HostConfig)['PortBindings']);
      const exposed = Object.keys(record(record(Config)['ExposedPorts'])).filter((port) => !(port in published));
      return exposed.map((port) => port.replace(/\/tcp$/, ''));
    },
  },
  hostname: textOption(
    {
      flag: '--hostname',
      title: { en: 'Host name', ko: '호스트 이름' },
      hint: { en: 'Its own idea of its name: web', ko: '컨테이너 안에서 보이는 호스트 이름: web' },
    },
    'Config',
    'Hostname',
    (value) => /^[A-Za-z0-9][\w.-]{0,62}$/.test(value),
  ),
  domainname: textOption(
    {
      flag: '--domainname',
      title: { en: 'Domain name', ko: '도메인 이름' },
      hint: { en: 'What follows the host name: example.com', ko: '호스트 이름 뒤에 오는 부분: example.com' },
    },
    'Config',
    'Domainname',
    (value) => /^[\w.-]+$/.test(value),
  ),
  addHost: {
    ...listOption(
      {
        flag: '--add-host',
        title: { en: 'Hosts', ko: 'hosts 항목 추가' },
        hint: { en: 'NAME:ADDRESS, for example db:10.0.0.5', ko: '이름:주소, 예: db:10.0.0.5' },
      },
      'HostConfig',
      'ExtraHosts',
      (value) => {
        const [, address = ''] = /^[^:]+:(.+)$/.exec(hostLine(value)) ?? [];
        return address === 'host-gateway' || isAddress(address);
      },
    ),
    put: (body, values) => {
      body.HostConfig['ExtraHosts'] = values.map(hostLine);
    },
  },
  dns: listOption(
    {
      flag: '--dns',
      title: { en: 'DNS servers', ko: 'DNS 서버' },
      hint: { en: 'Addresses: 1.1.1.1', ko: '주소: 1.1.1.1' },
    },
    'HostConfig',
    'Dns',
    isAddress,
  ),
  dnsSearch: listOption(
    {
      flag: '--dns-search',
      title: { en: 'DNS search domains', ko: 'DNS 검색 도메인' },
      hint: { en: 'example.com', ko: 'example.com' },
    },
    'HostConfig',
    'DnsSearch',
    isNetworkName,
  ),
  dnsOption: listOption(
    {
      flag: '--dns-option',
      title: { en: 'DNS options', ko: 'DNS 옵션' },
      hint: { en: 'As in resolv.conf: ndots:1 timeout:2', ko: 'resolv.conf의 options와 같은 값: ndots:1 timeout:2' },
    },
    'HostConfig',
    'DnsOptions',
    (value) => /^\S+$/.test(value),
  ),
} as const satisfies Record<string, RunOption>;
