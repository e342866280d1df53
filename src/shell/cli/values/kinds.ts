import type { Localized } from '../../../contract/localized.ts';
import type { ValueKind } from '../../cliModel.ts';
import { capabilityParts } from './capabilities.ts';
import {
  csvParts,
  envParts,
  filterParts,
  formatParts,
  keyValueParts,
  logOptionParts,
  namespaceParts,
  networkModeParts,
} from './keys.ts';
import { mountParts, tmpfsParts, volumeParts } from './mounts.ts';
import {
  containerParts,
  deviceParts,
  deviceRateParts,
  hostIpParts,
  imageParts,
  linkParts,
  pathParts,
  platformParts,
  signalParts,
  sourceOrTargetParts,
  userParts,
} from './names.ts';
import {
  bytesParts,
  cpuSetParts,
  decimalParts,
  durationParts,
  restartParts,
  timeParts,
  ulimitParts,
} from './numbers.ts';
import { exposedPortParts, portParts } from './ports.ts';
import { oneOf, type ReadParts, type ValueHost, type ValuePart } from './part.ts';

const logDrivers = oneOf({
  'json-file': {
    en: 'Files of the engine, which docker logs reads; the default.',
    ko: '엔진의 JSON 파일에 남기며 docker logs로 볼 수 있습니다. 기본값입니다.',
  },
  local: {
    en: 'Compact files of the engine that rotate by themselves.',
    ko: '엔진의 파일에 압축된 형식으로 남기고 자동으로 순환합니다.',
  },
  none: { en: 'Nowhere; docker logs shows nothing.', ko: '남기지 않습니다. docker logs로 볼 수 없습니다.' },
  syslog: { en: 'The syslog of the host, or of another machine.', ko: '호스트나 다른 서버의 syslog로 보냅니다.' },
  journald: { en: 'The journal of systemd.', ko: 'systemd 저널로 보냅니다.' },
  fluentd: { en: 'A fluentd server.', ko: 'fluentd 서버로 보냅니다.' },
  gelf: { en: 'A GELF server such as Graylog or Logstash.', ko: 'Graylog나 Logstash 같은 GELF 서버로 보냅니다.' },
  awslogs: { en: 'Amazon CloudWatch Logs.', ko: 'Amazon CloudWatch Logs로 보냅니다.' },
  splunk: { en: 'Splunk.', ko: 'Splunk로 보냅니다.' },
  gcplogs: { en: 'Google Cloud Logging.', ko: 'Google Cloud Logging으로 보냅니다.' },
  etwlogs: { en: 'Event tracing of Windows.', ko: 'Windows 이벤트 추적으로 보냅니다.' },
});

const networkDrivers = oneOf({
  bridge: { en: 'A network of this host.', ko: '이 호스트 안의 브리지 네트워크입니다.' },
  overlay: { en: 'A network over all nodes of a swarm.', ko: 'swarm의 여러 노드에 걸친 네트워크입니다.' },
  macvlan: {
    en: 'Containers stand in the network of the host with a MAC address of their own.',
    ko: '컨테이너가 자기 MAC 주소로 호스트의 네트워크에 직접 연결됩니다.',
  },
  ipvlan: {
    en: 'Containers stand in the network of the host with its MAC address.',
    ko: '컨테이너가 호스트의 MAC 주소로 호스트의 네트워크에 직접 연결됩니다.',
  },
  host: { en: 'That of the host; there is only one.', ko: '호스트의 네트워크입니다. 하나만 있습니다.' },
});

/** What each kind of value is made of; kinds that mean nothing more than their flag are left out. */
const readers: Readonly<Partial<Record<ValueKind, ReadParts>>> = {
  buildArg: envParts,
  bytes: bytesParts,
  capability: capabilityParts,
  cache: csvParts,
  config: csvParts,
  container: containerParts,
  cpuSet: cpuSetParts,
  decimal: decimalParts,
  device: deviceParts,
  deviceRate: deviceRateParts,
  duration: durationParts,
  env: envParts,
  exposedPort: exposedPortParts,
  filter: filterParts,
  format: formatParts,
  hostIp: hostIpParts,
  image: imageParts,
  keyValue: keyValueParts,
  link: linkParts,
  logDriver: logDrivers,
  logOption: logOptionParts,
  mount: mountParts,
  namespace: namespaceParts,
  networkDriver: networkDrivers,
  networkMode: networkModeParts,
  output: csvParts,
  path: pathParts,
  platform: platformParts,
  port: portParts,
  restart: restartParts,
  secret: csvParts,
  secretSource: csvParts,
  signal: signalParts,
  sourceOrTarget: sourceOrTargetParts,
  time: timeParts,
  tmpfs: tmpfsParts,
  ulimit: ulimitParts,
  user: userParts,
  volume: volumeParts,
};

export function partsOfValue(kind: ValueKind, text: string, host: ValueHost): readonly ValuePart[] {
  return readers[kind]?.(text, host) ?? [];
}

/** What a value or an argument of a kind is, said when its parts say nothing. */
export const kindTexts: Readonly<Partial<Record<ValueKind, Localized>>> = {
  address: { en: 'An address: a host, mostly with a port.', ko: '주소입니다. 호스트와 보통 포트를 함께 씁니다.' },
  builder: { en: 'A builder.', ko: '빌더입니다.' },
  command: { en: 'The program that runs in the container.', ko: '컨테이너에서 실행할 프로그램입니다.' },
  config: { en: 'A config of the swarm.', ko: 'swarm의 config입니다.' },
  container: {
    en: 'A container: its name, or the beginning of its ID.',
    ko: '컨테이너입니다. 이름이나 ID의 앞부분을 씁니다.',
  },
  context: { en: 'A context.', ko: '컨텍스트입니다.' },
  image: { en: 'An image.', ko: '이미지입니다.' },
  name: { en: 'A name that you choose.', ko: '직접 정하는 이름입니다.' },
  network: { en: 'A network.', ko: '네트워크입니다.' },
  node: { en: 'A node of the swarm.', ko: 'swarm의 노드입니다.' },
  object: {
    en: 'Name or ID of a container, image, network or volume.',
    ko: '컨테이너, 이미지, 네트워크, 볼륨의 이름이나 ID입니다.',
  },
  path: { en: 'A file or folder of this machine.', ko: '이 컴퓨터의 파일이나 디렉터리입니다.' },
  repository: { en: 'A repository.', ko: '저장소입니다.' },
  secret: { en: 'A secret of the swarm.', ko: 'swarm의 시크릿입니다.' },
  server: { en: 'Address of a registry.', ko: '레지스트리의 주소입니다.' },
  service: { en: 'A service.', ko: '서비스입니다.' },
  stack: { en: 'A stack.', ko: '스택입니다.' },
  text: { en: 'A text.', ko: '텍스트입니다.' },
  volumeName: { en: 'A volume.', ko: '볼륨입니다.' },
};
