import type { ErrorEntry } from './errorEntry.ts';

/** Networks, volumes, mounts and the disk. */
export const resourceErrors: readonly ErrorEntry[] = [
  {
    id: 'network-missing',
    pattern: /network ([\w.-]{1,100}) not found|No such network: (\S{1,100})/i,
    example: 'Error response from daemon: network shop-net not found',
    meaning: { en: 'The engine has no network of this name.', ko: '엔진에 이 이름의 네트워크가 없습니다.' },
    help: {
      en: 'Create it, or look how it is really called: compose puts the project’s name in front.',
      ko: '네트워크를 만들거나 실제 이름을 확인하십시오. compose는 앞에 프로젝트 이름을 붙입니다.',
    },
    line: 'docker network ls',
    topic: 'networks.list',
  },
  {
    id: 'network-exists',
    pattern: /network with name ([\w.-]{1,100}) already exists/,
    example: 'Error response from daemon: network with name shop-net already exists',
    meaning: { en: 'There is a network {0} already.', ko: '{0} 네트워크가 이미 있습니다.' },
    help: { en: 'Use it as it is, or take another name.', ko: '있는 네트워크를 쓰거나 다른 이름을 쓰십시오.' },
    line: 'docker network inspect {0}',
    topic: 'networks.create',
  },
  {
    id: 'network-in-use',
    pattern:
      /(?:network ([\w.-]{1,100}) (?:id \w{1,80} )?has active endpoints|error while removing network: network ([\w.-]{1,100}))/,
    example: 'Error response from daemon: error while removing network: network shop-net has active endpoints',
    meaning: { en: 'Containers are still connected to the network.', ko: '아직 연결된 컨테이너가 있습니다.' },
    help: {
      en: 'Disconnect or remove them first; `docker network inspect` lists them.',
      ko: '연결을 끊거나 컨테이너를 먼저 삭제하십시오. `docker network inspect`로 목록을 볼 수 있습니다.',
    },
    line: 'docker network inspect {0}',
    topic: 'networks.list',
  },
  {
    id: 'subnet-overlaps',
    pattern:
      /Pool overlaps with other one on this address space|could not find an available, non-overlapping IPv4 address pool|all predefined address pools have been fully subnetted/,
    example: 'Error response from daemon: invalid pool request: Pool overlaps with other one on this address space',
    meaning: {
      en: 'The addresses are those of another network, or all ranges of the engine are used up.',
      ko: '다른 네트워크와 주소 대역이 겹치거나, 엔진이 쓸 수 있는 대역을 모두 사용했습니다.',
    },
    help: {
      en: 'Remove networks that nobody uses, or choose another `--subnet`.',
      ko: '쓰지 않는 네트워크를 삭제하거나 다른 `--subnet`을 지정하십시오.',
    },
    line: 'docker network ls',
    topic: 'networks.create',
  },
  {
    id: 'static-ip',
    pattern: /user specified IP address is supported only when connecting to networks with user configured subnets/i,
    example:
      'Error response from daemon: invalid config for network shop-net: user specified IP address is supported only when connecting to networks with user configured subnets',
    meaning: {
      en: '`--ip` needs a network that was created with its own `--subnet`.',
      ko: '`--ip`는 `--subnet`을 지정해 만든 네트워크에서만 쓸 수 있습니다.',
    },
    help: {
      en: 'Create a network with `--subnet`, or leave the address to the engine and use names.',
      ko: '`--subnet`으로 네트워크를 만들거나, 주소는 엔진에 맡기고 이름으로 접속하십시오.',
    },
    topic: 'networks.create',
  },
  {
    id: 'alias-default-bridge',
    pattern:
      /network-scoped alias(?:es)? (?:is|are) (?:only )?supported (?:only )?for (?:containers in )?user[- ]defined networks/,
    example: 'Error response from daemon: network-scoped aliases are only supported for user-defined networks',
    meaning: {
      en: 'The default bridge knows no names: `--network-alias` works in networks of your own.',
      ko: '기본 bridge에는 DNS 이름이 없어서 `--network-alias`는 직접 만든 네트워크에서만 동작합니다.',
    },
    help: {
      en: 'Create a network and start the container in it with `--network`.',
      ko: '네트워크를 만들고 `--network`로 그 안에서 컨테이너를 실행하십시오.',
    },
    line: 'docker network create app-net',
    topic: 'networks.dns',
  },
  {
    id: 'volume-in-use',
    pattern: /remove ([\w.-]{1,100}): volume is in use/,
    example: 'Error response from daemon: remove shop-data: volume is in use - [5b6f0f3d2c1a]',
    meaning: {
      en: 'A container uses the volume {0}; a stopped one counts too.',
      ko: '{0} 볼륨을 쓰는 컨테이너가 있습니다. 중지된 컨테이너도 해당됩니다.',
    },
    help: { en: 'Remove the container first.', ko: '컨테이너를 먼저 삭제하십시오.' },
    line: 'docker ps -a --filter volume={0}',
    topic: 'volumes.commands',
  },
  {
    id: 'volume-missing',
    pattern: /get ([\w.-]{1,100}): no such volume|No such volume: (\S{1,100})/i,
    example: 'Error response from daemon: get shop-data: no such volume',
    meaning: { en: 'The engine has no volume of this name.', ko: '엔진에 이 이름의 볼륨이 없습니다.' },
    help: {
      en: 'Look how it is really called: compose puts the project’s name in front.',
      ko: '실제 이름을 확인하십시오. compose는 앞에 프로젝트 이름을 붙입니다.',
    },
    line: 'docker volume ls',
    topic: 'volumes.commands',
  },
  {
    id: 'volume-name',
    pattern: /"([^"\n]{1,100})" includes invalid characters for a local volume name/,
    example:
      'Error response from daemon: create ./data: "./data" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path',
    meaning: {
      en: 'Docker took {0} for the name of a volume, as it is no absolute path.',
      ko: '{0}은(는) 절대 경로가 아니어서 볼륨 이름으로 해석되었습니다.',
    },
    help: {
      en: 'Write the whole path: `-v "$PWD/data:/data"`.',
      ko: '`-v "$PWD/data:/data"`처럼 전체 경로를 쓰십시오.',
    },
    topic: 'volumes.bind',
  },
  {
    id: 'bind-missing',
    pattern: /bind source path does not exist: (\S{1,300})/,
    example:
      'Error response from daemon: invalid mount config for type "bind": bind source path does not exist: /srv/missing',
    meaning: {
      en: 'The engine’s machine has no {0}.',
      ko: '엔진이 실행 중인 컴퓨터에 {0} 경로가 없습니다.',
    },
    help: {
      en: 'Create it first. With a remote engine it is that machine’s path which counts.',
      ko: '먼저 만드십시오. 원격 엔진이라면 그 컴퓨터의 경로를 써야 합니다.',
    },
    topic: 'volumes.bind',
  },
  {
    id: 'mount-path',
    pattern:
      /invalid mount config for type "[a-z]{1,10}": (?:invalid mount path: '([^'\n]{1,200})' mount path must be absolute|(field [^\n]{1,100}))/,
    example:
      'Error response from daemon: invalid mount config for type "volume": invalid mount path: \'data\' mount path must be absolute',
    meaning: {
      en: 'The path in the container has to begin with `/`.',
      ko: '컨테이너 안의 경로는 `/`로 시작해야 합니다.',
    },
    help: { en: 'Write `source:/data` or `target=/data`.', ko: '`원본:/data` 또는 `target=/data`처럼 쓰십시오.' },
    topic: 'container.mounts',
  },
  {
    id: 'disk-full',
    pattern: /no space left on device/i,
    example: 'Error response from daemon: write /var/lib/docker/tmp/GetImageBlob123: no space left on device',
    meaning: { en: 'The disk of the engine is full.', ko: '엔진의 디스크가 가득 찼습니다.' },
    help: {
      en: 'See what takes the space, then remove what is not needed; `docker system prune` does it for all that is unused.',
      ko: '무엇이 공간을 차지하는지 보고 필요 없는 것을 삭제하십시오. `docker system prune`은 사용하지 않는 것을 모두 삭제합니다.',
    },
    line: 'docker system df',
    topic: 'system.disk',
  },
  {
    id: 'iptables',
    pattern: /iptables[^\n]{0,200}No chain\/target\/match by that name/,
    example:
      'Error response from daemon: driver failed programming external connectivity on endpoint api: (iptables failed: iptables --wait -t nat -A DOCKER: iptables: No chain/target/match by that name.)',
    meaning: {
      en: 'Somebody reset the firewall, and the engine’s own chains are gone.',
      ko: '방화벽이 초기화되어 엔진이 만든 체인이 사라졌습니다.',
    },
    help: {
      en: 'Restart the engine, which makes them anew: `sudo systemctl restart docker`.',
      ko: '엔진을 다시 시작하면 체인을 새로 만듭니다: `sudo systemctl restart docker`.',
    },
    topic: 'networks.bridge',
  },
  {
    id: 'network-predefined',
    pattern: /(\w{1,60}) is a pre-defined network and cannot be (?:removed|created)/,
    example: 'Error response from daemon: bridge is a pre-defined network and cannot be removed',
    meaning: {
      en: 'The network {0} is the engine’s own.',
      ko: '{0} 네트워크는 엔진이 처음부터 가지고 있는 것입니다.',
    },
    help: {
      en: '`bridge`, `host` and `none` can neither be removed nor made anew. Take another name for a network of your own.',
      ko: '`bridge`, `host`, `none`은 삭제하거나 새로 만들 수 없습니다. 직접 만드는 네트워크에는 다른 이름을 쓰십시오.',
    },
    line: 'docker network ls',
    topic: 'networks.list',
  },
  {
    id: 'volume-name-short',
    pattern: /create ([^\s:]{1,10}): volume name is too short/,
    example:
      'Error response from daemon: create a: volume name is too short, names should be at least two alphanumeric characters',
    meaning: {
      en: '{0} is too short for the name of a volume, which has two characters at least.',
      ko: '볼륨 이름은 두 글자 이상이어야 하므로 {0}은(는) 쓸 수 없습니다.',
    },
    help: {
      en: 'Take a longer name. A folder of the host is written with its whole path.',
      ko: '더 긴 이름을 쓰십시오. 호스트의 디렉터리라면 전체 경로를 씁니다.',
    },
    topic: 'volumes.named',
  },
  {
    id: 'prune-runs',
    pattern: /a prune operation is already running/,
    example: 'Error response from daemon: a prune operation is already running',
    meaning: {
      en: 'The engine is cleaning up already, for another terminal or program.',
      ko: '다른 터미널이나 프로그램의 요청으로 이미 정리 작업이 진행 중입니다.',
    },
    help: { en: 'Wait until it is done.', ko: '끝날 때까지 기다리십시오.' },
    topic: 'system.prune',
  },
];
