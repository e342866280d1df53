import { list, type Raw, record, text } from '../../model/raw.ts';
import { type CreateBody, listOption, type RunOption, switchOption, textOption } from './option.ts';
import { csvFields, csvLine, keyValue } from './values.ts';

const NAME = /^[\w.:@/-]+$/;
const LINK = /^[\w.-]+(?::[\w.-]+)?$/;
const isAddress = (value: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(value) || (value.includes(':') && URL.canParse(`http://[${value}]/`));

/** Fields of `--mount`, as docker takes them, and where each goes. */
interface MountSpec {
  Type: string;
  Source?: string;
  Target: string;
  ReadOnly?: boolean;
  TmpfsOptions?: { SizeBytes: number };
}

/** Undefined for what docker would refuse, and for fields that are not known here. */
function mountOf(value: string): MountSpec | undefined {
  const spec: MountSpec = { Type: 'volume', Target: '' };
  for (const field of csvFields(value)) {
    const [key, given] = keyValue(field);
    if (key === 'type') spec.Type = given;
    else if (key === 'source' || key === 'src') spec.Source = given;
    else if (key === 'target' || key === 'destination' || key === 'dst') spec.Target = given;
    else if (key === 'readonly' || key === 'ro') spec.ReadOnly = given !== 'false' && given !== '0';
    else return undefined;
  }
  const fits =
    /^(?:bind|volume|tmpfs)$/.test(spec.Type) &&
    /^(?:[A-Za-z]:)?[/\\]/.test(spec.Target) &&
    (spec.Type !== 'bind' || /^(?:[A-Za-z]:)?[/\\]/.test(spec.Source ?? '')) &&
    (spec.Type !== 'tmpfs' || spec.Source === undefined);
  return fits ? spec : undefined;
}

/** Whether somebody made it: the engine knows the others by these names. */
const isOfUser = (network: string): boolean => !/^(?:default|bridge|host|none|container:.*)$/.test(network);

/** What the container is told of its network; options add to it one after the other. */
function putEndpoint(body: CreateBody, fields: Raw): void {
  const network = body.HostConfig['NetworkMode'];
  const name = typeof network === 'string' ? network : 'default';
  const before = record(record(record(body['NetworkingConfig'])['EndpointsConfig'])[name]);
  body['NetworkingConfig'] = { EndpointsConfig: { [name]: { ...before, ...fields } } };
}

function endpointOf(inspected: Raw): Raw {
  const network = text(record(inspected['HostConfig']), 'NetworkMode');
  return record(record(record(inspected['NetworkSettings'])['Networks'])[network]);
}

/** Where a container is reached, what it reaches, and what is mounted into it. */
export const networkOptions = {
  network: {
    ...textOption(
      {
        flag: '--network',
        title: { en: 'Network', ko: '네트워크' },
        hint: { en: 'The name of a network; host, none or bridge', ko: '네트워크 이름, 또는 host, none, bridge' },
      },
      'HostConfig',
      'NetworkMode',
      (value) => NAME.test(value),
      ['default', 'bridge'],
    ),
  },
  networkAlias: {
    flag: '--network-alias',
    takes: 'many',
    title: { en: 'Alias in the network', ko: '네트워크 별칭' },
    hint: {
      en: 'Another name under which its neighbours find it; only in a network that somebody made',
      ko: '같은 네트워크의 컨테이너가 찾을 수 있는 다른 이름. 사용자가 만든 네트워크에서만 사용 가능',
    },
    fits: (value) => NAME.test(value),
    put: (body, values) => putEndpoint(body, { Aliases: [...values] }),
    read: (inspected) => {
      // Engines before 25 add the short id by themselves.
      const own = [text(inspected, 'Id').slice(0, 12), text(record(inspected['Config']), 'Hostname')];
      return list(endpointOf(inspected), 'Aliases').filter(
        (alias): alias is string => typeof alias === 'string' && !own.includes(alias),
      );
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
      const own = list(endpointOf(inspected), 'Links');
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
  addHost: listOption(
    {
      flag: '--add-host',
      title: { en: 'Hosts', ko: 'hosts 항목 추가' },
      hint: { en: 'NAME:ADDRESS, for example db:10.0.0.5', ko: '이름:주소, 예: db:10.0.0.5' },
    },
    'HostConfig',
    'ExtraHosts',
    (value) => {
      const at = value.indexOf(':');
      const address = value.slice(at + 1);
      return at > 0 && (address === 'host-gateway' || isAddress(address));
    },
  ),
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
    (value) => NAME.test(value),
  ),
  mount: {
    flag: '--mount',
    takes: 'many',
    title: { en: 'Mounts', ko: '마운트' },
    hint: {
      en: 'type=bind,source=/host/path,target=/path,readonly or type=volume,source=NAME,target=/path',
      ko: 'type=bind,source=/호스트/경로,target=/경로,readonly 또는 type=volume,source=이름,target=/경로',
    },
    fits: (value) => mountOf(value) !== undefined,
    put: (body, values) => {
      body.HostConfig['Mounts'] = values.map(mountOf);
    },
    read: ({ HostConfig }) =>
      list(record(HostConfig), 'Mounts').map((entry) => {
        const mount = record(entry);
        const source = text(mount, 'Source');
        return csvLine([
          `type=${text(mount, 'Type') || 'volume'}`,
          ...(source === '' ? [] : [`source=${source}`]),
          `target=${text(mount, 'Target')}`,
          ...(mount['ReadOnly'] === true ? ['readonly'] : []),
        ]);
      }),
  },
  volumesFrom: listOption(
    {
      flag: '--volumes-from',
      title: { en: 'Volumes of another container', ko: '다른 컨테이너의 볼륨' },
      hint: { en: 'CONTAINER, or CONTAINER:ro to read only', ko: '컨테이너, 읽기만 하려면 컨테이너:ro' },
    },
    'HostConfig',
    'VolumesFrom',
    (value) => /^[\w.-]+(?::r[ow])?$/.test(value),
  ),
  tmpfs: {
    flag: '--tmpfs',
    takes: 'many',
    title: { en: 'Folders in memory (tmpfs)', ko: '메모리에 두는 폴더(tmpfs)' },
    hint: { en: '/path or /path:size=64m', ko: '/경로 또는 /경로:size=64m' },
    fits: (value) => /^\/[^:]*(?::[\w=,.%-]+)?$/.test(value),
    put: (body, values) => {
      const entries = values.map((value) => {
        const [target = '', options = ''] = value.split(':');
        return [target, options] as const;
      });
      body.HostConfig['Tmpfs'] = Object.fromEntries(entries);
    },
    read: ({ HostConfig }) =>
      Object.entries(record(record(HostConfig)['Tmpfs'])).map(([target, options]) =>
        typeof options === 'string' && options !== '' ? `${target}:${options}` : target,
      ),
  },
} as const satisfies Record<string, RunOption>;
