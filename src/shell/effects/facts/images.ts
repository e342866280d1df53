import type { Localized } from '../../../contract/localized.ts';
import { has, valuesOf } from '../effect.ts';
import { type ApiRequest, by, does, type FactTable, flagged, IMAGE, looks, named, writesFile } from './fact.ts';
import { fileOverwritten, gone, none, pushed } from './sentences.ts';

const pulledAgain: Localized = {
  en: 'An image that came from a registry can be pulled again; one that was built here has to be built again.',
  ko: '레지스트리에서 받은 이미지는 다시 받을 수 있고, 직접 빌드한 이미지는 다시 빌드해야 합니다.',
};
const builtAgain: Localized = {
  en: 'It cannot be taken back: the next builds fill the cache again.',
  ko: '되돌릴 수 없습니다. 다음 빌드가 캐시를 다시 채웁니다.',
};
const builderGone: Localized = {
  en: 'It cannot be taken back: the builder has to be created again, and its cache is gone unless `--keep-state` was given.',
  ko: '되돌릴 수 없습니다. 빌더를 다시 만들어야 하고, `--keep-state`를 쓰지 않았다면 캐시도 사라집니다.',
};
const startsAgain: Localized = {
  en: 'The next build starts it again.',
  ko: '다음 빌드가 빌더를 다시 시작합니다.',
};
const imageWritten: Localized = {
  en: 'Only the registry can remove it; a tag that was there before now leads to the new image.',
  ko: '레지스트리에서만 삭제할 수 있습니다. 이미 있던 태그는 이제 새 이미지를 가리킵니다.',
};
const previousManifest: Localized = {
  en: 'Take it back with {0}, which removes the list of this machine.',
  ko: '이 컴퓨터에 만든 목록을 지우려면 다음을 실행합니다: {0}',
};
const keyStays: Localized = {
  en: 'The key is a file below ~/.docker/trust; removing it takes it back.',
  ko: '키는 ~/.docker/trust 아래의 파일이며, 이 파일을 지우면 되돌아갑니다.',
};

const withBuildKit: Localized = { en: 'with BuildKit, through buildx', ko: 'buildx로 BuildKit을 쓸 때' };
const withoutBuildKit: Localized = { en: 'with the older builder', ko: '이전 빌더를 쓸 때' };
const inEngine: Localized = { en: 'to the builder that is in the engine', ko: '엔진에 내장된 빌더일 때' };
const inContainer: Localized = { en: 'to a builder in a container', ko: '컨테이너로 실행한 빌더일 때' };

/** A builder speaks gRPC: through the engine, or through a program in its container. */
const builder: readonly ApiRequest[] = [
  { request: 'POST /grpc', when: inEngine },
  { request: 'POST /containers/{id}/exec', when: inContainer },
];
const buildRequests: readonly ApiRequest[] = [
  { request: 'POST /session', when: withBuildKit },
  { request: 'POST /grpc', when: withBuildKit },
  { request: 'POST /build', when: withoutBuildKit },
];

export const imageFacts: FactTable = {
  'image ls': looks('GET /images/json'),
  'image pull': does(['POST /images/create'], by('rmi', named(), undefined, IMAGE)),
  'image push': does(['POST /images/{name}/push'], pushed),
  'image build': does(buildRequests, (call) =>
    has(call, 'push') ? { text: pushed } : by('rmi', (one) => valuesOf(one, 'tag'), undefined, IMAGE)(call),
  ),
  'image tag': does(['POST /images/{name}/tag'], by('rmi', named(1), undefined, IMAGE)),
  'image rm': does(['DELETE /images/{name}'], pulledAgain),
  'image prune': does(['POST /images/prune'], pulledAgain),
  'image history': looks('GET /images/{name}/history'),
  'image inspect': looks('GET /images/{name}/json'),
  'image save': does(['GET /images/get'], (call) => ({ text: writesFile(call) ? fileOverwritten : none })),
  'image load': does(
    ['POST /images/load'],
    by('rmi', () => [], undefined, IMAGE),
  ),
  'image import': does(['POST /images/create'], by('rmi', named(1), undefined, IMAGE)),
  search: looks('GET /images/search'),
  'builder prune': does(
    [
      { request: 'POST /grpc', when: withBuildKit },
      { request: 'POST /build/prune', when: withoutBuildKit },
    ],
    builtAgain,
  ),
  'buildx bake': does(
    buildRequests.slice(0, 2),
    by('rmi', () => [], undefined, IMAGE),
  ),
  'buildx create': does(
    (call) =>
      has(call, 'bootstrap') ? ['POST /images/create', 'POST /containers/create', 'POST /containers/{id}/start'] : [],
    by('buildx rm', flagged('name')),
  ),
  'buildx dial-stdio': looks(...builder),
  'buildx du': looks(...builder),
  'buildx history export': does(builder, (call) => ({ text: writesFile(call) ? fileOverwritten : none })),
  'buildx history import': does(
    [],
    by('buildx history rm', () => []),
  ),
  'buildx history inspect': looks(...builder),
  'buildx history inspect attachment': looks(...builder),
  'buildx history logs': looks(...builder),
  'buildx history ls': looks(...builder),
  'buildx history open': looks(...builder),
  'buildx history rm': does(builder, gone),
  'buildx history trace': looks(...builder),
  'buildx imagetools create': does([], imageWritten),
  'buildx imagetools inspect': looks(),
  'buildx inspect': looks(...builder),
  'buildx install': does([], by('buildx uninstall')),
  'buildx ls': looks(...builder),
  'buildx prune': does(builder, builtAgain),
  'buildx rm': does(['DELETE /containers/{id}', 'DELETE /volumes/{name}'], builderGone),
  'buildx stop': does(['POST /containers/{id}/stop'], startsAgain),
  'buildx uninstall': does([], by('buildx install')),
  'buildx use': does([], by('buildx use default')),
  'buildx version': looks(),
  'manifest annotate': does([], by('manifest rm', named(0), previousManifest)),
  'manifest create': does([], by('manifest rm', named(0), previousManifest)),
  'manifest inspect': looks(),
  'manifest push': does([], pushed),
  'manifest rm': does([], gone),
  'trust inspect': looks(),
  'trust key generate': does([], keyStays),
  'trust key load': does([], keyStays),
  'trust revoke': does([], by('trust sign', named(), undefined, IMAGE)),
  'trust sign': does(['POST /images/{name}/push'], by('trust revoke', named(), undefined, IMAGE)),
  'trust signer add': does([], by('trust signer remove', named())),
  'trust signer remove': does([], by('trust signer add --key cert.pem', named())),
};
