import type { ViewSpec } from '../contract/view.ts';

/** The views, from top to bottom. */
export const viewTable: readonly ViewSpec[] = [
  {
    id: 'containers',
    kind: 'container',
    topic: 'cli.container.ls',
    title: { en: 'Containers', ko: '컨테이너' },
    icon: 'vm',
    empty: {
      en: 'This engine has no containers. A container is a running instance of an image.\n[Run an Image](command:dockyard.image.run)',
      ko: '이 엔진에는 컨테이너가 없습니다. 컨테이너는 이미지를 실행한 것입니다.\n[이미지 실행](command:dockyard.image.run)',
    },
  },
  {
    id: 'images',
    kind: 'image',
    topic: 'cli.image.ls',
    title: { en: 'Images', ko: '이미지' },
    icon: 'layers',
    empty: {
      en: 'This engine has no images. Pull one from a registry, or build one from a Dockerfile.\n[Pull an Image](command:dockyard.image.pull)\n[Build an Image](command:dockyard.image.build)\n[Search Docker Hub](command:dockyard.image.search)',
      ko: '이 엔진에는 이미지가 없습니다. 레지스트리에서 이미지를 받거나 Dockerfile로 빌드하십시오.\n[이미지 받기](command:dockyard.image.pull)\n[이미지 빌드](command:dockyard.image.build)\n[Docker Hub 검색](command:dockyard.image.search)',
    },
  },
  {
    id: 'volumes',
    kind: 'volume',
    topic: 'cli.volume.ls',
    title: { en: 'Volumes', ko: '볼륨' },
    icon: 'database',
    empty: {
      en: 'This engine has no volumes. A volume keeps data when its container is removed.\n[Create a Volume](command:dockyard.volume.create)',
      ko: '이 엔진에는 볼륨이 없습니다. 볼륨은 컨테이너를 삭제해도 데이터를 보존합니다.\n[볼륨 만들기](command:dockyard.volume.create)',
    },
  },
  {
    id: 'networks',
    kind: 'network',
    topic: 'cli.network.ls',
    title: { en: 'Networks', ko: '네트워크' },
    icon: 'type-hierarchy',
    empty: {
      en: 'This engine has no networks, not even the built-in bridge.\n[Create a Network](command:dockyard.network.create)',
      ko: '이 엔진에는 기본 bridge를 포함해 네트워크가 하나도 없습니다.\n[네트워크 만들기](command:dockyard.network.create)',
    },
  },
  {
    id: 'registries',
    kind: 'registry',
    title: { en: 'Registries', ko: '레지스트리' },
    icon: 'package',
    folded: true,
    empty: {
      en: 'No registry was added. A registry keeps images for others to pull.\n[Add a Registry](command:dockyard.registry.add)\n[Search Docker Hub](command:dockyard.image.search)',
      ko: '추가한 레지스트리가 없습니다. 레지스트리는 다른 사람이 받을 수 있도록 이미지를 보관합니다.\n[레지스트리 추가](command:dockyard.registry.add)\n[Docker Hub 검색](command:dockyard.image.search)',
    },
  },
  {
    id: 'swarm',
    kind: 'swarm',
    when: 'dockyard.swarm',
    title: { en: 'Swarm', ko: '스웜' },
    icon: 'type-hierarchy-sub',
    folded: true,
    empty: { en: 'This engine manages no swarm.', ko: '이 엔진은 스웜을 관리하지 않습니다.' },
  },
  {
    id: 'contexts',
    kind: 'context',
    topic: 'cli.context.ls',
    title: { en: 'Contexts', ko: '컨텍스트' },
    icon: 'server-environment',
    folded: true,
    empty: {
      en: 'No Docker contexts were found. A context is a name for an engine: its address, and certificates if it needs them.\n[Create a Context](command:dockyard.context.create)\n[Choose Engine](command:dockyard.engine.choose)',
      ko: 'Docker 컨텍스트가 없습니다. 컨텍스트는 엔진에 붙인 이름으로, 엔진 주소와 필요한 인증서를 담고 있습니다.\n[컨텍스트 만들기](command:dockyard.context.create)\n[엔진 선택](command:dockyard.engine.choose)',
    },
  },
  {
    id: 'ledger',
    kind: 'ledger',
    title: { en: 'Ledger', ko: '작업 기록' },
    icon: 'history',
    folded: true,
    empty: {
      en: 'Nothing was done in this window yet. Each action is listed here with its docker line: to copy, to run again, to take back.',
      ko: '이 창에서 아직 한 작업이 없습니다. 작업을 하면 docker 명령과 함께 여기에 표시되고, 복사하거나 다시 실행하거나 되돌릴 수 있습니다.',
    },
  },
  {
    id: 'handbook',
    kind: 'page',
    title: { en: 'Handbook', ko: '핸드북' },
    icon: 'book',
    folded: true,
    empty: {
      en: 'No page of the Handbook has these words.\n[Search Again](command:dockyard.handbook.search)\n[Show All Pages](command:dockyard.handbook.showAll)',
      ko: '이 단어가 있는 핸드북 페이지가 없습니다.\n[다시 검색](command:dockyard.handbook.search)\n[모든 페이지 보기](command:dockyard.handbook.showAll)',
    },
  },
];
