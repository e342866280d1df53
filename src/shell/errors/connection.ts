import type { ErrorEntry } from './errorEntry.ts';

/** The docker command does not come through to an engine. */
export const connectionErrors: readonly ErrorEntry[] = [
  {
    id: 'engine-not-running',
    pattern: /(?:Cannot|failed to) connect to the [Dd]ocker (?:daemon|API) at (\S{1,200}?)[.;,]?(?:\s|$)/,
    example: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    meaning: {
      en: 'Nothing answers at {0}: the engine is not running, or it listens elsewhere.',
      ko: '{0}에서 응답이 없습니다. 엔진이 실행 중이 아니거나 다른 주소에서 대기하고 있습니다.',
    },
    help: {
      en: 'Start the engine (Docker Desktop, or `sudo systemctl start docker` on Linux), and look which address is used: `docker context ls`.',
      ko: '엔진을 시작하십시오(Docker Desktop, Linux에서는 `sudo systemctl start docker`). 어느 주소를 쓰는지는 `docker context ls`로 확인합니다.',
    },
    line: 'docker context ls',
    topic: 'help.engine.start',
  },
  {
    id: 'socket-permission',
    pattern:
      /permission denied while trying to connect to the [Dd]ocker (?:daemon socket|API) at (\S{1,200}?):?(?:\s|$)/,
    example:
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.47/containers/json": dial unix /var/run/docker.sock: connect: permission denied',
    meaning: {
      en: 'The engine is there, but this user may not open its socket {0}.',
      ko: '엔진은 있지만 현재 사용자에게 소켓 {0}을(를) 열 권한이 없습니다.',
    },
    help: {
      en: 'Join the group docker (`sudo usermod -aG docker $USER`) and log in again. Who is in that group can do all that root can.',
      ko: 'docker 그룹에 사용자를 추가하고(`sudo usermod -aG docker $USER`) 다시 로그인하십시오. 이 그룹의 사용자는 root와 같은 권한을 갖게 됩니다.',
    },
    topic: 'help.engine.permission',
  },
  {
    id: 'pipe-missing',
    pattern: /open \/\/\.\/pipe\/(\w{1,60}): The system cannot find the file specified/,
    example:
      'error during connect: Get "http://%2F%2F.%2Fpipe%2FdockerDesktopLinuxEngine/v1.47/info": open //./pipe/dockerDesktopLinuxEngine: The system cannot find the file specified.',
    meaning: {
      en: 'Docker Desktop is not running: its pipe {0} is not there.',
      ko: 'Docker Desktop이 실행 중이 아닙니다. 파이프 {0}이(가) 없습니다.',
    },
    help: {
      en: 'Start Docker Desktop and wait until it says that the engine is running.',
      ko: 'Docker Desktop을 시작하고 엔진이 실행 중이라고 표시될 때까지 기다리십시오.',
    },
    topic: 'help.engine.start',
  },
  {
    id: 'client-too-new',
    pattern: /client version ([\d.]{1,9}) is too new\. Maximum supported API version is ([\d.]{1,9})/,
    example: 'Error response from daemon: client version 1.51 is too new. Maximum supported API version is 1.41',
    meaning: {
      en: 'The docker command speaks API {0}, the engine knows it up to {1}.',
      ko: 'docker 명령은 API {0}을(를) 쓰지만 엔진은 {1}까지만 지원합니다.',
    },
    help: {
      en: 'Unset DOCKER_API_VERSION so that both agree on one by themselves, or set it to {1}.',
      ko: 'DOCKER_API_VERSION 환경 변수를 지워 자동으로 맞추게 하거나 {1}(으)로 설정하십시오.',
    },
    line: 'docker version',
    topic: 'system.version',
  },
  {
    id: 'client-too-old',
    pattern: /client version ([\d.]{1,9}) is too old\. Minimum supported API version is ([\d.]{1,9})/,
    example:
      'Error response from daemon: client version 1.38 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version',
    meaning: {
      en: 'The docker command speaks API {0}, the engine wants {1} or newer.',
      ko: 'docker 명령은 API {0}을(를) 쓰지만 엔진은 {1} 이상을 요구합니다.',
    },
    help: {
      en: 'Upgrade the docker command, or unset DOCKER_API_VERSION when it is set.',
      ko: 'docker 명령을 업그레이드하십시오. DOCKER_API_VERSION이 설정되어 있다면 지우십시오.',
    },
    line: 'docker version',
    topic: 'system.version',
  },
  {
    id: 'context-missing',
    pattern:
      /(?:current )?context "([^"\n]{1,100})"(?: is not found on the file system| does not exist|: context not found)/,
    example:
      'Current context "staging" is not found on the file system, please check your config file at /home/me/.docker/config.json',
    meaning: {
      en: 'There is no context {0} on this machine.',
      ko: '이 컴퓨터에 {0} 컨텍스트가 없습니다.',
    },
    help: {
      en: 'Look which ones there are and turn to one of them: `docker context use default`.',
      ko: '어떤 컨텍스트가 있는지 확인하고 그중 하나로 바꾸십시오. 예: `docker context use default`.',
    },
    line: 'docker context ls',
    topic: 'system.not-running',
  },
  {
    id: 'host-unknown',
    pattern: /dial tcp: lookup (\S{1,200}?)(?: on \S{1,60})?: (?:no such host|Temporary failure in name resolution)/,
    example: 'error during connect: Get "http://builder:2375/v1.47/info": dial tcp: lookup builder: no such host',
    meaning: {
      en: 'The name {0} leads nowhere: it is misspelt, or there is no network.',
      ko: '{0}이라는 이름의 호스트를 찾을 수 없습니다. 이름이 틀렸거나 네트워크가 끊겨 있습니다.',
    },
    help: {
      en: 'Check the name, DNS, and a proxy if one is needed. For an image it is the name of the registry.',
      ko: '이름과 DNS 설정, 필요하다면 프록시 설정을 확인하십시오. 이미지를 받을 때라면 레지스트리의 이름입니다.',
    },
    topic: 'system.not-running',
  },
  {
    id: 'docker-not-found',
    pattern: /docker: (?:command )?not found|'docker' is not recognized|The term 'docker' is not recognized/,
    example: 'bash: docker: command not found',
    meaning: {
      en: 'There is no docker command on this machine, or not on PATH.',
      ko: '이 컴퓨터에 docker 명령이 없거나 PATH에 없습니다.',
    },
    help: {
      en: 'Install Docker Desktop or Docker Engine, and open a new terminal.',
      ko: 'Docker Desktop이나 Docker Engine을 설치하고 터미널을 새로 여십시오.',
    },
    topic: 'help.engine.start',
  },
  {
    id: 'swarm-inactive',
    pattern: /This node is not a swarm manager/,
    example:
      'Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
    meaning: {
      en: 'Services, stacks and nodes need Swarm mode, and this engine is no manager of a swarm.',
      ko: '서비스, 스택, 노드 명령에는 Swarm 모드가 필요한데 이 엔진은 스웜 매니저가 아닙니다.',
    },
    help: {
      en: 'Make it one with `docker swarm init`, or run the command on a manager.',
      ko: '`docker swarm init`으로 스웜을 만들거나 매니저 노드에서 명령을 실행하십시오.',
    },
    line: 'docker swarm init',
    topic: 'swarm.init',
  },
  {
    id: 'swarm-member',
    pattern: /This node is already part of a swarm/,
    example:
      'Error response from daemon: This node is already part of a swarm. Use "docker swarm leave" to leave this swarm and join another one.',
    meaning: {
      en: 'This engine belongs to a swarm already.',
      ko: '이 엔진은 이미 스웜에 속해 있습니다.',
    },
    help: {
      en: 'Use that swarm, or leave it first: `docker swarm leave`, on the last manager with `--force`, which ends its services.',
      ko: '그 스웜을 그대로 쓰거나 `docker swarm leave`로 먼저 나가십시오. 마지막 매니저에서는 `--force`가 필요하며, 이때 서비스도 모두 사라집니다.',
    },
    line: 'docker info',
    topic: 'swarm.init',
  },
  {
    id: 'swarm-address',
    pattern: /could not choose an IP address to advertise since this system has multiple addresses/,
    example:
      'Error response from daemon: could not choose an IP address to advertise since this system has multiple addresses on different interfaces (10.0.0.5 on eth0 and 192.168.0.5 on eth1) - specify one with --advertise-addr',
    meaning: {
      en: 'This machine has several addresses, and the engine does not know under which one other nodes reach it.',
      ko: '이 컴퓨터에 주소가 여러 개라, 다른 노드가 어느 주소로 접속할지 엔진이 정할 수 없습니다.',
    },
    help: {
      en: 'Name one: `docker swarm init --advertise-addr 10.0.0.5`.',
      ko: '`docker swarm init --advertise-addr 10.0.0.5`처럼 주소를 지정하십시오.',
    },
    topic: 'swarm.init',
  },
  {
    id: 'credentials-helper',
    pattern: /error (?:getting|storing|erasing|listing) credentials - err: exec: "(docker-credential-[\w-]{1,60})/,
    example:
      'error getting credentials - err: exec: "docker-credential-desktop": executable file not found in $PATH, out: ``',
    meaning: {
      en: 'The docker command is set to keep passwords with {0}, which is not on this machine.',
      ko: 'docker 명령이 비밀번호를 {0}에 저장하도록 설정되어 있는데 이 컴퓨터에 그 프로그램이 없습니다.',
    },
    help: {
      en: 'Take `credsStore` out of ~/.docker/config.json, or install the program; under WSL start Docker Desktop.',
      ko: '~/.docker/config.json에서 `credsStore`를 지우거나 그 프로그램을 설치하십시오. WSL이라면 Docker Desktop을 시작하십시오.',
    },
    topic: 'system.login',
  },
];
