import type { Localized } from '../../contract/localized.ts';

/** What a command asks the engine for, and how it is taken back. */
interface CommandFact {
  /** In order, as in the Engine API's reference; empty when none is made. */
  readonly api: readonly string[];
  readonly undo: Localized;
}

const none: Localized = {
  en: 'Nothing to take back: it only looks.',
  ko: '조회만 하므로 되돌릴 것이 없습니다.',
};
const gone: Localized = {
  en: 'It cannot be taken back. What was removed has to be made again.',
  ko: '되돌릴 수 없습니다. 삭제한 것은 다시 만들어야 합니다.',
};
const pulledAgain: Localized = {
  en: 'An image that came from a registry can be pulled again; one that was built here has to be built again.',
  ko: '레지스트리에서 받은 이미지는 다시 받을 수 있고, 직접 빌드한 이미지는 다시 빌드해야 합니다.',
};
const by = (en: string, ko = en): Localized => ({
  en: `Take it back with ${en}.`,
  ko: `되돌리려면 ${ko}을(를) 실행합니다.`,
});

/** By the path in the CLI model. API: https://docs.docker.com/reference/api/engine/ */
const facts: Readonly<Record<string, CommandFact>> = {
  'container run': {
    api: [
      'POST /images/create',
      'POST /containers/create',
      'POST /containers/{id}/start',
      'POST /containers/{id}/attach',
    ],
    undo: by('`docker rm -f NAME`', '`docker rm -f 이름`'),
  },
  'container create': { api: ['POST /containers/create'], undo: by('`docker rm NAME`', '`docker rm 이름`') },
  'container start': { api: ['POST /containers/{id}/start'], undo: by('`docker stop NAME`', '`docker stop 이름`') },
  'container stop': { api: ['POST /containers/{id}/stop'], undo: by('`docker start NAME`', '`docker start 이름`') },
  'container kill': { api: ['POST /containers/{id}/kill'], undo: by('`docker start NAME`', '`docker start 이름`') },
  'container restart': {
    api: ['POST /containers/{id}/restart'],
    undo: {
      en: 'The process that ran before is gone; the container and its files stay.',
      ko: '이전 프로세스는 사라지지만 컨테이너와 파일은 그대로입니다.',
    },
  },
  'container pause': {
    api: ['POST /containers/{id}/pause'],
    undo: by('`docker unpause NAME`', '`docker unpause 이름`'),
  },
  'container unpause': {
    api: ['POST /containers/{id}/unpause'],
    undo: by('`docker pause NAME`', '`docker pause 이름`'),
  },
  'container rename': { api: ['POST /containers/{id}/rename'], undo: by('`docker rename`') },
  'container rm': { api: ['DELETE /containers/{id}'], undo: gone },
  'container prune': { api: ['POST /containers/prune'], undo: gone },
  'container update': { api: ['POST /containers/{id}/update'], undo: by('`docker update`') },
  'container ls': { api: ['GET /containers/json'], undo: none },
  'container logs': { api: ['GET /containers/{id}/logs'], undo: none },
  'container top': { api: ['GET /containers/{id}/top'], undo: none },
  'container stats': { api: ['GET /containers/{id}/stats'], undo: none },
  'container port': { api: ['GET /containers/{id}/json'], undo: none },
  'container inspect': { api: ['GET /containers/{id}/json'], undo: none },
  'container diff': { api: ['GET /containers/{id}/changes'], undo: none },
  'container wait': { api: ['POST /containers/{id}/wait'], undo: none },
  'container export': { api: ['GET /containers/{id}/export'], undo: none },
  'container attach': { api: ['POST /containers/{id}/attach'], undo: none },
  'container exec': {
    api: ['POST /containers/{id}/exec', 'POST /exec/{id}/start'],
    undo: {
      en: 'What the program changes in the container stays until the container is removed.',
      ko: '프로그램이 컨테이너 안에서 바꾼 내용은 컨테이너를 삭제할 때까지 남습니다.',
    },
  },
  'container cp': {
    api: ['GET /containers/{id}/archive', 'PUT /containers/{id}/archive'],
    undo: {
      en: 'A file that was overwritten is gone.',
      ko: '덮어쓴 파일은 되살릴 수 없습니다.',
    },
  },
  'container commit': { api: ['POST /commit'], undo: by('`docker rmi NAME`', '`docker rmi 이름`') },
  'image ls': { api: ['GET /images/json'], undo: none },
  'image pull': { api: ['POST /images/create'], undo: by('`docker rmi NAME`', '`docker rmi 이름`') },
  'image push': {
    api: ['POST /images/{name}/push'],
    undo: {
      en: 'Only the registry can remove what was pushed.',
      ko: '푸시한 이미지는 레지스트리에서만 삭제할 수 있습니다.',
    },
  },
  'image build': { api: ['POST /build'], undo: by('`docker rmi NAME`', '`docker rmi 이름`') },
  'buildx build': { api: ['POST /session', 'POST /build'], undo: by('`docker rmi NAME`', '`docker rmi 이름`') },
  'image tag': { api: ['POST /images/{name}/tag'], undo: by('`docker rmi NAME`', '`docker rmi 이름`') },
  'image rm': { api: ['DELETE /images/{name}'], undo: pulledAgain },
  'image prune': { api: ['POST /images/prune'], undo: pulledAgain },
  'image history': { api: ['GET /images/{name}/history'], undo: none },
  'image inspect': { api: ['GET /images/{name}/json'], undo: none },
  'image save': { api: ['GET /images/get'], undo: none },
  'image load': { api: ['POST /images/load'], undo: by('`docker rmi NAME`', '`docker rmi 이름`') },
  'image import': { api: ['POST /images/create'], undo: by('`docker rmi NAME`', '`docker rmi 이름`') },
  'volume ls': { api: ['GET /volumes'], undo: none },
  'volume inspect': { api: ['GET /volumes/{name}'], undo: none },
  'volume create': { api: ['POST /volumes/create'], undo: by('`docker volume rm NAME`', '`docker volume rm 이름`') },
  'volume rm': { api: ['DELETE /volumes/{name}'], undo: gone },
  'volume prune': { api: ['POST /volumes/prune'], undo: gone },
  'network ls': { api: ['GET /networks'], undo: none },
  'network inspect': { api: ['GET /networks/{id}'], undo: none },
  'network create': {
    api: ['POST /networks/create'],
    undo: by('`docker network rm NAME`', '`docker network rm 이름`'),
  },
  'network rm': { api: ['DELETE /networks/{id}'], undo: by('`docker network create`') },
  'network prune': { api: ['POST /networks/prune'], undo: by('`docker network create`') },
  'network connect': { api: ['POST /networks/{id}/connect'], undo: by('`docker network disconnect`') },
  'network disconnect': { api: ['POST /networks/{id}/disconnect'], undo: by('`docker network connect`') },
  'system df': { api: ['GET /system/df'], undo: none },
  'system info': { api: ['GET /info'], undo: none },
  'system events': { api: ['GET /events'], undo: none },
  'system prune': {
    api: ['POST /containers/prune', 'POST /networks/prune', 'POST /images/prune', 'POST /build/prune'],
    undo: gone,
  },
  version: { api: ['GET /version'], undo: none },
  search: { api: ['GET /images/search'], undo: none },
  login: { api: ['POST /auth'], undo: by('`docker logout`') },
  logout: { api: [], undo: by('`docker login`') },
  'swarm init': { api: ['POST /swarm/init'], undo: by('`docker swarm leave --force`') },
  'swarm join': { api: ['POST /swarm/join'], undo: by('`docker swarm leave`') },
  'swarm leave': { api: ['POST /swarm/leave'], undo: by('`docker swarm join`') },
  'service create': {
    api: ['POST /services/create'],
    undo: by('`docker service rm NAME`', '`docker service rm 이름`'),
  },
  'service rm': { api: ['DELETE /services/{id}'], undo: gone },
  'compose up': {
    api: ['POST /networks/create', 'POST /volumes/create', 'POST /containers/create', 'POST /containers/{id}/start'],
    undo: by('`docker compose down`'),
  },
  'compose down': {
    api: ['POST /containers/{id}/stop', 'DELETE /containers/{id}', 'DELETE /networks/{id}'],
    undo: by('`docker compose up -d`'),
  },
};

/** What is known of the command at this path of the CLI model; undefined when nothing is. */
export function factsOf(path: readonly string[]): CommandFact | undefined {
  return facts[path.join(' ')];
}
