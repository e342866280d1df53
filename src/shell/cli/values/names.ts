import type { Localized } from '../../../contract/localized.ts';
import { readImageName } from '../../../dockerfile/imageName.ts';
import { signals } from '../../../dockerfile/knowledge/signals.ts';
import { part, type ReadParts, splitAt, type ValuePart, whole } from './part.ts';

const words = {
  registry: { en: 'Registry that it is on.', ko: '이미지가 있는 레지스트리입니다.' },
  official: {
    en: 'Image {0} of this engine; one that is not here is the official one of Docker Hub.',
    ko: '이 엔진의 이미지 {0}이며, 여기에 없으면 Docker Hub의 공식 이미지를 뜻합니다.',
  },
  hub: { en: 'Repository {0} on Docker Hub.', ko: 'Docker Hub의 저장소 {0}입니다.' },
  repository: { en: 'Repository {0} on this registry.', ko: '이 레지스트리의 저장소 {0}입니다.' },
  tag: { en: 'Tag, usually a version.', ko: '태그입니다. 보통 버전을 나타냅니다.' },
  latest: {
    en: 'The default tag; it need not be the newest.',
    ko: '기본 태그입니다. 가장 새로운 것이라는 보장은 없습니다.',
  },
  noTag: { en: ' Without a tag it means `latest`.', ko: ' 태그가 없으면 `latest`입니다.' },
  digest: {
    en: 'Digest: exactly this content, whatever the tag.',
    ko: '다이제스트입니다. 태그와 관계없이 바로 이 내용을 가리킵니다.',
  },
  imageId: { en: 'An image by its ID, or the beginning of it.', ko: '이미지 ID, 또는 ID의 앞부분입니다.' },
  containerPath: { en: 'Path in container {0}.', ko: '컨테이너 {0} 안의 경로입니다.' },
  container: { en: 'The container.', ko: '컨테이너입니다.' },
  hostPath: { en: 'Path on the host.', ko: '호스트의 경로입니다.' },
  stream: { en: 'A tar archive over input or output.', ko: '표준 입출력으로 tar를 주고받습니다.' },
  user: {
    en: 'User: a name that the image knows, or a number.',
    ko: '사용자입니다. 이미지에 있는 이름이나 숫자를 씁니다.',
  },
  group: { en: 'Group.', ko: '그룹입니다.' },
  linked: { en: 'The container that is reached.', ko: '접속할 컨테이너입니다.' },
  alias: { en: 'The name that it has in here.', ko: '이 컨테이너 안에서 부를 이름입니다.' },
  os: { en: 'Operating system.', ko: '운영체제입니다.' },
  architecture: { en: 'Architecture.', ko: 'CPU 아키텍처입니다.' },
  variant: { en: 'Variant of the architecture.', ko: '아키텍처의 변형입니다.' },
  hostDevice: { en: 'Device of the host.', ko: '호스트의 장치입니다.' },
  containerDevice: { en: 'Its path in the container.', ko: '컨테이너 안의 경로입니다.' },
  rights: { en: 'r reads, w writes, m makes device files.', ko: 'r은 읽기, w는 쓰기, m은 장치 파일 생성입니다.' },
  rate: { en: 'The limit.', ko: '제한 값입니다.' },
  hostName: { en: 'The name.', ko: '호스트 이름입니다.' },
  hostAddress: { en: 'Its address.', ko: '주소입니다.' },
  gateway: { en: 'The host itself.', ko: '호스트 자신의 주소입니다.' },
  volumesOf: { en: 'The container whose volumes are mounted.', ko: '볼륨을 가져올 컨테이너입니다.' },
  volumesToRead: { en: 'They can only be read here.', ko: '여기서는 읽기만 할 수 있습니다.' },
  volumesToWrite: {
    en: 'They can be read and written here, even where the other container only reads.',
    ko: '여기서 읽고 쓸 수 있습니다. 원래 컨테이너에서 읽기 전용이어도 마찬가지입니다.',
  },
  context: {
    en: 'Build context: the files that COPY and ADD can take.',
    ko: '빌드 컨텍스트입니다. COPY와 ADD가 가져올 수 있는 파일이 있는 곳입니다.',
  },
} satisfies Readonly<Record<string, Localized>>;

export const imageParts: ReadParts = (text) => {
  if (/^(?:sha256:)?[0-9a-f]{12,64}$/.test(text)) return whole(text, words.imageId);
  const { registry, path, tag, digest, familiar, repository } = readImageName(text);
  const start = registry === undefined ? 0 : registry.length + 1;
  const end = start + path.length;
  const meaning =
    registry !== undefined ? words.repository : repository.startsWith('library/') ? words.official : words.hub;
  const parts: ValuePart[] = registry === undefined ? [] : [part(0, registry.length, words.registry)];
  const bare = tag === undefined && digest === undefined;
  const named = bare ? { en: meaning.en + words.noTag.en, ko: meaning.ko + words.noTag.ko } : meaning;
  parts.push(part(start, end, named, registry === undefined ? familiar : path));
  if (tag !== undefined) parts.push(part(end + 1, end + 1 + tag.length, tag === 'latest' ? words.latest : words.tag));
  if (digest !== undefined) parts.push(part(text.length - digest.length, text.length, words.digest));
  return parts.filter(({ from, to }) => to > from);
};

export const sourceOrTargetParts: ReadParts = (text) => {
  if (text === '-') return whole(text, words.stream);
  const colon = text.indexOf(':');
  const isContainer = colon > 1 || (colon === 1 && !/^[A-Za-z]:[\\/]/.test(text));
  if (!isContainer || /^[./~]/.test(text)) return whole(text, words.hostPath);
  return [part(0, colon, words.container), part(colon + 1, text.length, words.containerPath, text.slice(0, colon))];
};

const parted =
  (separator: RegExp, ...meanings: readonly Localized[]) =>
  (text: string): ValuePart[] => {
    const parts: ValuePart[] = [];
    let from = 0;
    for (const [index, meaning] of meanings.entries()) {
      const found = index === meanings.length - 1 ? undefined : separator.exec(text.slice(from));
      const to = found === undefined || found === null ? text.length : from + found.index;
      if (to > from) parts.push(part(from, to, meaning));
      if (to === text.length) break;
      from = to + 1;
    }
    return parts;
  };

export const userParts = parted(/:/, words.user, words.group);
export const linkParts = parted(/:/, words.linked, words.alias);
export const deviceParts = parted(/:/, words.hostDevice, words.containerDevice, words.rights);
export const deviceRateParts = parted(/:/, words.hostDevice, words.rate);

export const platformParts: ReadParts = (text) =>
  splitAt(text, ',').flatMap(({ from, text: one }) =>
    parted(
      /\//,
      words.os,
      words.architecture,
      words.variant,
    )(one).map((each) => ({
      ...each,
      from: from + each.from,
      to: from + each.to,
    })),
  );

export const hostIpParts: ReadParts = (text) => {
  const separator = /[:=]/.exec(text)?.index ?? text.length;
  const address = text.slice(separator + 1);
  const meaning = address === 'host-gateway' ? words.gateway : words.hostAddress;
  const name = part(0, separator, words.hostName);
  return address === '' ? [name] : [name, part(separator + 1, text.length, meaning)];
};

export const signalParts: ReadParts = (text) => {
  const upper = text.toUpperCase();
  const found = signals.find(({ name, number }) => name === upper || name === `SIG${upper}` || String(number) === text);
  if (found === undefined) return [];
  const { en, ko } = found.summary;
  const head = `${found.name} (${found.number}): `;
  return [{ from: 0, to: text.length, meaning: { en: head + en, ko: head + ko } }];
};

export const pathParts: ReadParts = (text, { path, flag }) => {
  const isContext = path.join(' ') === 'image build' && flag === undefined;
  return isContext ? whole(text, words.context) : [];
};

/** A name alone is what its flag or its command says of it. */
export const containerParts: ReadParts = (text, { flag }) => {
  const colon = text.indexOf(':');
  if (flag !== 'volumes-from' || colon === -1) return [];
  const mode = text.slice(colon + 1);
  const meaning = mode === 'ro' ? words.volumesToRead : mode === 'rw' ? words.volumesToWrite : undefined;
  return [part(0, colon, words.volumesOf), ...(meaning === undefined ? [] : [part(colon + 1, text.length, meaning)])];
};
