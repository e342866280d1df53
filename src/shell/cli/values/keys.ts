import type { Localized } from '../../../contract/localized.ts';
import { readCsv } from '../../../dockerfile/syntax/csv.ts';
import { bytesParts } from './numbers.ts';
import { keyParts, keyValue, oneOf, part, type ReadParts, splitAt, type ValuePart, whole } from './part.ts';

type Table = Readonly<Record<string, Localized>>;

const words = {
  name: { en: 'Name of the variable.', ko: '변수의 이름입니다.' },
  value: { en: 'Its value.', ko: '변수의 값입니다.' },
  taken: {
    en: 'The value is taken from the shell that docker runs in.',
    ko: 'docker를 실행하는 셸에서 값을 가져옵니다.',
  },
  key: { en: 'The key.', ko: '키입니다.' },
  itsValue: { en: 'Its value.', ko: '값입니다.' },
  field: { en: 'The field {0}.', ko: '{0} 필드입니다.' },
  action: { en: 'Computed by the template: {0}.', ko: '템플릿이 계산하는 부분입니다: {0}.' },
  table: { en: 'A table with headings.', ko: '제목이 있는 표로 출력합니다.' },
  json: { en: 'JSON, one line for each.', ko: '한 줄에 하나씩 JSON으로 출력합니다.' },
  network: { en: 'Network {0}.', ko: '네트워크 {0}입니다.' },
  shares: {
    en: 'Shares the network of container {0}: address, ports, localhost.',
    ko: '컨테이너 {0}의 네트워크를 함께 씁니다. 주소, 포트, localhost가 같아집니다.',
  },
  sharesOther: { en: 'Shares that of container {0}.', ko: '컨테이너 {0}의 것을 함께 씁니다.' },
} satisfies Readonly<Record<string, Localized>>;

const pair =
  (name: Localized, value: Localized, alone: Localized | undefined): ReadParts =>
  (text) => {
    const equals = text.indexOf('=');
    if (equals === -1) return whole(text, alone);
    const parts = equals === 0 ? [] : [part(0, equals, name)];
    return equals === text.length - 1 ? parts : [...parts, part(equals + 1, text.length, value)];
  };

export const envParts = pair(words.name, words.value, words.taken);
export const keyValueParts = pair(words.key, words.itsValue, undefined);

const containerStates: Localized = {
  en: 'created, restarting, running, removing, paused, exited or dead.',
  ko: 'created, restarting, running, removing, paused, exited, dead 중 하나입니다.',
};

/** Keys of --filter, whatever is listed. Source: the reference of the commands. */
export const filterKeys: Table = {
  ancestor: {
    en: 'Made from this image, or from one that is built on it.',
    ko: '이 이미지나 이를 기반으로 한 이미지로 만든 컨테이너입니다.',
  },
  before: { en: 'Created before this one.', ko: '이것보다 먼저 만든 것입니다.' },
  capability: { en: 'Plugins that can do this.', ko: '이 기능을 가진 플러그인입니다.' },
  container: { en: 'Of this container.', ko: '이 컨테이너에 관한 것입니다.' },
  dangling: {
    en: 'Images without a name, volumes without a container.',
    ko: '이름이 없는 이미지, 또는 컨테이너가 쓰지 않는 볼륨·네트워크입니다.',
  },
  driver: { en: 'With this driver.', ko: '드라이버가 이것인 것입니다.' },
  'desired-state': { en: 'running, shutdown or accepted.', ko: 'running, shutdown, accepted 중 하나입니다.' },
  enabled: { en: 'Switched on.', ko: '켜져 있는 것입니다.' },
  event: { en: 'This event: start, die, pull.', ko: '이 이벤트입니다. 예: start, die, pull.' },
  exited: { en: 'Ended with this exit code; together with -a.', ko: '이 종료 코드로 끝난 것입니다. -a와 함께 씁니다.' },
  expose: { en: 'Exposes this port.', ko: '이 포트를 노출한 것입니다.' },
  health: { en: 'starting, healthy, unhealthy or none.', ko: 'starting, healthy, unhealthy, none 중 하나입니다.' },
  id: { en: 'By its ID.', ko: 'ID가 맞는 것입니다.' },
  image: { en: 'Of this image.', ko: '이 이미지에 관한 것입니다.' },
  'is-automated': {
    en: 'Built automatically; it matches nothing today.',
    ko: '자동으로 빌드한 이미지입니다. 지금은 맞는 것이 없습니다.',
  },
  'is-official': { en: 'Official images.', ko: '공식 이미지입니다.' },
  'is-task': { en: 'Containers of a service.', ko: '서비스의 컨테이너입니다.' },
  isolation: { en: 'Kept apart this way (Windows).', ko: '격리 방식이 이것인 것입니다(Windows).' },
  label: { en: 'With this label: KEY or KEY=VALUE.', ko: '이 레이블이 붙은 것입니다. 키 또는 키=값으로 씁니다.' },
  'label!': { en: 'Without this label.', ko: '이 레이블이 없는 것입니다.' },
  membership: { en: 'accepted or pending.', ko: 'accepted나 pending입니다.' },
  mode: { en: 'replicated or global.', ko: 'replicated나 global입니다.' },
  name: { en: 'Whose name contains this.', ko: '이름에 이 글자가 들어 있는 것입니다.' },
  network: { en: 'In this network.', ko: '이 네트워크에 연결된 것입니다.' },
  node: { en: 'On this node.', ko: '이 노드에 있는 것입니다.' },
  'node.label': { en: 'Nodes with this label.', ko: '이 레이블이 붙은 노드입니다.' },
  plugin: { en: 'Of this plugin.', ko: '이 플러그인에 관한 것입니다.' },
  publish: { en: 'Publishes this port.', ko: '이 포트를 게시한 것입니다.' },
  reference: {
    en: 'Whose name fits this pattern: */nginx:1.*.',
    ko: '이름이 이 패턴에 맞는 것입니다. 예: */nginx:1.*.',
  },
  role: { en: 'manager or worker.', ko: 'manager나 worker입니다.' },
  scope: { en: 'swarm, global or local.', ko: 'swarm, global, local 중 하나입니다.' },
  service: { en: 'Of this service.', ko: '이 서비스에 관한 것입니다.' },
  since: { en: 'Created after this one.', ko: '이것보다 나중에 만든 것입니다.' },
  stars: { en: 'At least so many stars.', ko: '별이 이 수 이상인 이미지입니다.' },
  status: containerStates,
  type: {
    en: 'Of this kind; of networks builtin or custom.',
    ko: '이 종류의 것입니다. 네트워크는 builtin이나 custom입니다.',
  },
  until: {
    en: 'Created before a time, or more than 24h ago.',
    ko: '이 시각 이전, 또는 24h처럼 그보다 오래전에 만든 것입니다.',
  },
  volume: { en: 'With this volume.', ko: '이 볼륨을 쓰는 것입니다.' },
  // Of docker buildx du and prune.
  description: { en: 'Whose description contains this.', ko: '설명에 이 글자가 들어 있는 것입니다.' },
  inuse: { en: 'Used by something.', ko: '쓰이고 있는 것입니다.' },
  immutable: { en: 'Records that do not change.', ko: '바뀌지 않는 레코드입니다.' },
  mutable: { en: 'Records that may change.', ko: '바뀔 수 있는 레코드입니다.' },
  parents: { en: 'With this parent.', ko: '상위 레코드가 이것인 것입니다.' },
  private: { en: 'Records of the builder alone.', ko: '빌더만 쓰는 레코드입니다.' },
  shared: { en: 'Records that images share.', ko: '이미지와 공유하는 레코드입니다.' },
};

export const filterParts: ReadParts = (text, host) =>
  keyParts(keyValue({ from: 0, to: text.length, text }), filterKeys, host);

const logKeys: Table = {
  'max-size': { en: 'A file of the log grows to this size: 10m.', ko: '로그 파일 하나의 최대 크기입니다. 예: 10m.' },
  'max-file': {
    en: 'So many files are kept; together with max-size.',
    ko: '보관할 로그 파일의 개수입니다. max-size와 함께 씁니다.',
  },
  compress: { en: 'Compresses older files.', ko: '지난 로그 파일을 압축합니다.' },
  mode: {
    en: '`non-blocking` loses lines rather than wait.',
    ko: '`non-blocking`이면 기다리는 대신 로그를 버릴 수 있습니다.',
  },
  'max-buffer-size': { en: 'Buffer of non-blocking mode.', ko: 'non-blocking 모드의 버퍼 크기입니다.' },
  tag: { en: 'Name of the container in the log.', ko: '로그에 남길 태그입니다.' },
  labels: { en: 'Labels that are added to each line.', ko: '로그에 함께 남길 레이블입니다.' },
  env: { en: 'Variables that are added to each line.', ko: '로그에 함께 남길 환경 변수입니다.' },
  'syslog-address': {
    en: 'Where syslog listens: udp://host:514.',
    ko: 'syslog 서버의 주소입니다. 예: udp://호스트:514.',
  },
  'syslog-facility': { en: 'Facility of syslog.', ko: 'syslog facility입니다.' },
  'syslog-format': { en: 'Format of the lines.', ko: '로그 줄의 형식입니다.' },
  'fluentd-address': { en: 'Where fluentd listens.', ko: 'fluentd의 주소입니다.' },
  'gelf-address': { en: 'Where a GELF server listens.', ko: 'GELF 서버의 주소입니다.' },
  'awslogs-group': { en: 'Log group of CloudWatch.', ko: 'CloudWatch 로그 그룹입니다.' },
  'awslogs-stream': { en: 'Log stream of CloudWatch.', ko: 'CloudWatch 로그 스트림입니다.' },
  'awslogs-region': { en: 'Region of CloudWatch.', ko: 'CloudWatch 리전입니다.' },
};

const logModes: Table = {
  blocking: {
    en: 'The program waits until a line is written; the default.',
    ko: '로그를 쓸 때까지 프로그램이 기다립니다. 기본값입니다.',
  },
  'non-blocking': {
    en: 'The program never waits, and lines are lost when the buffer is full.',
    ko: '프로그램이 기다리지 않으며, 버퍼가 가득 차면 로그가 사라집니다.',
  },
};

export const logOptionParts: ReadParts = (text, host) =>
  keyParts(keyValue({ from: 0, to: text.length, text }), logKeys, host, {
    'max-size': bytesParts,
    'max-buffer-size': bytesParts,
    mode: oneOf(logModes),
  });

const outputKeys: Table = {
  type: { en: 'The kind.', ko: '종류입니다.' },
  dest: { en: 'Where it is written.', ko: '저장할 곳입니다.' },
  src: { en: 'Where it is read.', ko: '읽어 올 곳입니다.' },
  source: { en: 'Where it is read.', ko: '읽어 올 곳입니다.' },
  target: { en: 'Where the containers see it.', ko: '컨테이너에서 보일 경로입니다.' },
  ref: { en: 'Name of an image.', ko: '이미지의 이름입니다.' },
  name: { en: 'Name of the image.', ko: '이미지의 이름입니다.' },
  mode: {
    en: 'Of a cache: min for the result, max for every stage; of a file its permissions.',
    ko: '캐시라면 min은 결과만, max는 모든 스테이지입니다. 파일이라면 권한입니다.',
  },
  push: { en: 'Uploads the image.', ko: '이미지를 올립니다.' },
  id: { en: 'The name that RUN --mount=type=secret uses.', ko: 'RUN --mount=type=secret이 쓰는 이름입니다.' },
  env: { en: 'The variable here that holds it.', ko: '값이 든 환경 변수입니다.' },
  uid: { en: 'Owner of the file.', ko: '파일의 소유자입니다.' },
  gid: { en: 'Group of the file.', ko: '파일의 그룹입니다.' },
};

/** Of --output, --cache-to, --secret and others that are key=value pairs. */
export const csvParts: ReadParts = (text, host) =>
  text.includes('=')
    ? readCsv(text).flatMap(({ start, end }) =>
        keyParts(keyValue({ from: start, to: end, text: text.slice(start, end) }), outputKeys, host),
      )
    : [];

export const formatParts: ReadParts = (text) => {
  if (text === 'json') return whole(text, words.json);
  const parts: ValuePart[] = /^table(?: |\\t|$)/.test(text) ? [part(0, 5, words.table)] : [];
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', open + 2)) {
    const close = text.indexOf('}}', open);
    if (close === -1) break;
    const inside = text
      .slice(open + 2, close)
      .replace(/^-|-$/g, '')
      .trim();
    const isField = /^\.[\w.]*$/.test(inside);
    parts.push(part(open, close + 2, isField ? words.field : words.action, inside));
  }
  return parts;
};

const modes: Table = {
  bridge: {
    en: 'The default bridge, where containers do not find each other by name.',
    ko: '기본 브리지 네트워크입니다. 여기서는 컨테이너를 이름으로 찾을 수 없습니다.',
  },
  default: { en: 'The default network.', ko: '기본 네트워크입니다.' },
  host: {
    en: 'That of the host; -p does nothing then.',
    ko: '호스트의 것을 그대로 씁니다. 이때 -p는 효과가 없습니다.',
  },
  none: { en: 'None at all.', ko: '네트워크를 쓰지 않습니다.' },
};

export const networkModeParts: ReadParts = (text, host) => {
  const known = Object.hasOwn(modes, text) ? modes[text] : undefined;
  if (known !== undefined) return whole(text, known);
  if (text.startsWith('container:')) return whole(text, words.shares, text.slice('container:'.length));
  return text.includes('=')
    ? splitAt(text, ',').flatMap((field) => keyParts(keyValue(field), networkKeys, host))
    : whole(text, words.network, text);
};

/** What `host` shares, by flag. */
const ofHost: Table = {
  pid: {
    en: 'The processes of the host: it sees them all, and may send them signals.',
    ko: '호스트의 프로세스를 모두 볼 수 있고 신호도 보낼 수 있습니다.',
  },
  ipc: {
    en: 'The shared memory, semaphores and message queues of the host.',
    ko: '호스트의 공유 메모리, 세마포어, 메시지 큐를 함께 씁니다.',
  },
  uts: { en: 'The host name of the host.', ko: '호스트의 호스트 이름을 함께 씁니다.' },
  userns: {
    en: 'No mapping of users: root in the container is root of the host.',
    ko: '사용자 매핑을 쓰지 않습니다. 컨테이너의 root가 곧 호스트의 root입니다.',
  },
};

const ipcModes: Table = {
  private: { en: 'Shared memory of its own.', ko: '자기만의 공유 메모리를 씁니다.' },
  shareable: {
    en: 'Shared memory of its own, which other containers may use as well.',
    ko: '자기 공유 메모리를 쓰되 다른 컨테이너도 함께 쓸 수 있습니다.',
  },
  none: {
    en: 'Its own, without `/dev/shm` in it.',
    ko: '자기 것을 쓰지만 `/dev/shm`은 마운트하지 않습니다.',
  },
};

export const namespaceParts: ReadParts = (text, { flag = '' }) => {
  if (text === 'host') return whole(text, Object.hasOwn(ofHost, flag) ? ofHost[flag] : undefined);
  if (flag === 'ipc' && Object.hasOwn(ipcModes, text)) return whole(text, ipcModes[text]);
  return text.startsWith('container:') ? whole(text, words.sharesOther, text.slice('container:'.length)) : [];
};

const networkKeys: Table = {
  name: { en: 'Name of the network.', ko: '네트워크의 이름입니다.' },
  alias: { en: 'Another name of the container in it.', ko: '네트워크 안에서 쓸 다른 이름입니다.' },
  ip: { en: 'IPv4 address.', ko: 'IPv4 주소입니다.' },
  ip6: { en: 'IPv6 address.', ko: 'IPv6 주소입니다.' },
  'mac-address': { en: 'MAC address.', ko: 'MAC 주소입니다.' },
  'driver-opt': { en: 'Option of the driver.', ko: '드라이버의 옵션입니다.' },
  'gw-priority': { en: 'The highest gives the default gateway.', ko: '값이 가장 큰 것이 기본 게이트웨이가 됩니다.' },
};
