import type { ErrorEntry } from './errorEntry.ts';

/** Containers that cannot be made, started, reached or removed. */
export const containerErrors: readonly ErrorEntry[] = [
  {
    id: 'name-in-use',
    pattern: /The container name "\/?([^"\n]{1,100})" is already in use by container "?(\w{1,80})/,
    example:
      'Error response from daemon: Conflict. The container name "/api" is already in use by container "7c0f7a3d9b2e". You have to remove (or rename) that container to be able to reuse that name.',
    meaning: {
      en: 'There is a container {0} already; a stopped one keeps its name too.',
      ko: '{0}이라는 이름의 컨테이너가 이미 있습니다. 중지된 컨테이너도 이름을 차지합니다.',
    },
    help: {
      en: 'Start the one that is there (`docker start {0}`), remove it, or take another name.',
      ko: '있는 컨테이너를 시작하거나(`docker start {0}`), 삭제하거나, 다른 이름을 쓰십시오.',
    },
    line: 'docker rm {0}',
    topic: 'container.identity',
  },
  {
    id: 'port-allocated',
    pattern: /Bind for ([\d.:[\]a-f]{1,60}):(\d{1,5}) failed: port is already allocated/,
    example:
      'Error response from daemon: driver failed programming external connectivity on endpoint api (1c9e): Bind for 0.0.0.0:8080 failed: port is already allocated',
    meaning: {
      en: 'Port {1} of this machine is published by another container.',
      ko: '다른 컨테이너가 호스트의 {1} 포트를 게시하고 있습니다.',
    },
    help: {
      en: 'See whose it is and stop that container, or publish on another port: the number in front of the colon.',
      ko: '어느 컨테이너인지 확인해 중지하거나, 콜론 앞의 호스트 포트를 다른 번호로 바꾸십시오.',
    },
    line: 'docker ps --filter publish={1}',
    topic: 'container.publish',
  },
  {
    id: 'port-forbidden',
    pattern:
      /listen (?:tcp|udp)[46]? \S{0,60}?:(\d{1,5}): bind: (?:permission denied|An attempt was made to access a socket in a way forbidden)/,
    example:
      'Error response from daemon: Ports are not available: exposing port TCP 0.0.0.0:80 -> 127.0.0.1:0: listen tcp 0.0.0.0:80: bind: permission denied',
    meaning: {
      en: 'The system does not let the engine have port {0}: those below 1024 may need more rights, and Windows keeps ranges for itself.',
      ko: '운영체제가 엔진에 {0} 포트를 내주지 않습니다. 1024보다 작은 포트는 더 높은 권한이 필요할 수 있고, Windows는 일부 대역을 예약해 둡니다.',
    },
    help: {
      en: 'Publish on another port. On Windows `netsh interface ipv4 show excludedportrange protocol=tcp` lists the ranges.',
      ko: '다른 포트로 게시하십시오. Windows에서는 `netsh interface ipv4 show excludedportrange protocol=tcp`로 예약된 대역을 볼 수 있습니다.',
    },
    topic: 'container.publish',
  },
  {
    id: 'port-taken',
    // Engines from 28 on say what they would have bound, with the address of the container or without it.
    pattern:
      /listen (?:tcp|udp)[46]? [^\s]{1,60}?:(\d{1,5}): bind: (?:address already in use|Only one usage)|failed to bind host port (?:for )?(?:\[[\da-f:.]{1,45}\]|[\d.]{7,15})?:(\d{1,5})\S{0,80}: address already in use|Ports are not available: .{0,120}?:(\d{1,5})/,
    example:
      'Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint api: failed to bind host port for 0.0.0.0:5432: listen tcp4 0.0.0.0:5432: bind: address already in use',
    meaning: {
      en: 'A program of this machine, not a container, already listens on the port.',
      ko: '컨테이너가 아닌 호스트의 다른 프로그램이 이 포트를 쓰고 있습니다.',
    },
    help: {
      en: 'Stop that program (`sudo ss -ltnp` shows it), or publish on another port.',
      ko: '그 프로그램을 종료하거나(`sudo ss -ltnp`로 확인) 다른 포트로 게시하십시오.',
    },
    topic: 'container.publish',
  },
  {
    id: 'privileged-port',
    pattern: /cannot expose privileged port (\d{1,5})/,
    example:
      'Error response from daemon: driver failed programming external connectivity on endpoint api: cannot expose privileged port 80',
    meaning: {
      en: 'A rootless engine may not use port {0}: those below 1024 belong to root.',
      ko: 'rootless 엔진은 {0} 포트를 쓸 수 없습니다. 1024보다 작은 포트는 root만 쓸 수 있습니다.',
    },
    help: {
      en: 'Publish on a higher port, 8080 for example.',
      ko: '8080처럼 더 높은 포트로 게시하십시오.',
    },
    topic: 'container.publish',
  },
  {
    id: 'container-missing',
    pattern: /No such container: (\S{1,200})|No such object: (\S{1,200})/i,
    example: 'Error response from daemon: No such container: wbe',
    meaning: {
      en: 'The engine has no container of this name or id.',
      ko: '엔진에 이 이름이나 ID의 컨테이너가 없습니다.',
    },
    help: {
      en: 'Look for it among all containers, the stopped ones too. One that was started with `--rm` is gone when it ends.',
      ko: '중지된 것까지 모든 컨테이너 목록에서 찾아보십시오. `--rm`으로 실행한 컨테이너는 종료되면 사라집니다.',
    },
    line: 'docker ps -a',
    topic: 'container.ls',
  },
  {
    id: 'kill-stopped',
    pattern: /[Cc]annot kill container: ([\w.-]{1,100})/,
    example: 'Error response from daemon: cannot kill container: api: container 5b6f0f3d2c1a is not running',
    meaning: {
      en: '{0} has ended already: there is no process that could get a signal.',
      ko: '{0}은(는) 이미 종료되어 신호를 받을 프로세스가 없습니다.',
    },
    help: {
      en: 'Nothing is left to do; `docker start` starts it again.',
      ko: '더 할 일은 없습니다. 다시 시작하려면 `docker start`를 쓰십시오.',
    },
    line: 'docker ps -a',
    topic: 'container.start-stop',
  },
  {
    id: 'container-not-running',
    pattern:
      /[Cc]ontainer ([\w.-]{1,100}) is not running|You cannot attach to a stopped container|cannot exec in a stopped (?:container|state)/,
    example: 'Error response from daemon: container 5b6f0f3d2c1a is not running',
    meaning: {
      en: 'The container is there, but no program runs in it.',
      ko: '컨테이너는 있지만 실행 중이 아닙니다.',
    },
    help: {
      en: 'Start it, and look into its log when it ends at once.',
      ko: '컨테이너를 시작하십시오. 바로 종료된다면 로그를 확인하십시오.',
    },
    line: 'docker start {0}',
    topic: 'container.lifecycle',
  },
  {
    id: 'container-paused',
    pattern: /[Cc]ontainer ([\w.-]{1,100}) is paused|cannot (?:attach|exec) (?:to|in) a paused container/,
    example: 'Error response from daemon: Container 5b6f0f3d2c1a is paused, unpause the container before exec',
    meaning: {
      en: 'The programs of the container are halted.',
      ko: '컨테이너의 프로세스가 일시 중지되어 있습니다.',
    },
    help: { en: 'Let them go on first.', ko: '먼저 일시 중지를 해제하십시오.' },
    line: 'docker unpause {0}',
    topic: 'container.pause',
  },
  {
    id: 'remove-running',
    pattern: /cannot remove (?:a running container|container "?\/?([^\s":]{1,100})"?: container is running)/i,
    example:
      'Error response from daemon: cannot remove container "api": container is running: stop the container before removing or force remove',
    meaning: {
      en: 'A running container is not removed unasked.',
      ko: '실행 중인 컨테이너는 그냥 삭제할 수 없습니다.',
    },
    help: {
      en: 'Stop it first. `docker rm -f` kills it instead, without time to finish its work.',
      ko: '먼저 중지하십시오. `docker rm -f`는 정리할 시간을 주지 않고 강제 종료한 뒤 삭제합니다.',
    },
    line: 'docker stop {0}',
    topic: 'container.rm',
  },
  {
    id: 'program-missing',
    pattern:
      /exec: "([^"\n]{1,200})": (?:executable file not found in \$PATH|stat [^\n]{1,200}: no such file or directory)/,
    example:
      'Error response from daemon: failed to create task for container: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "bash": executable file not found in $PATH: unknown',
    meaning: {
      en: 'The image has no program {0}.',
      ko: '이미지에 {0} 프로그램이 없습니다.',
    },
    help: {
      en: 'Options of docker stand before the image; what stands behind it is the program. Small images have `sh` and no `bash`.',
      ko: 'docker 옵션은 이미지 이름 앞에 씁니다. 이미지 뒤는 실행할 프로그램입니다. 작은 이미지에는 `bash` 없이 `sh`만 있습니다.',
    },
    topic: 'container.run',
  },
  {
    id: 'program-not-executable',
    pattern: /exec: "([^"\n]{1,200})": permission denied/,
    example:
      'Error response from daemon: OCI runtime create failed: unable to start container process: exec: "/start.sh": permission denied: unknown',
    meaning: {
      en: '{0} is in the image but may not be executed.',
      ko: '{0} 파일은 있지만 실행 권한이 없습니다.',
    },
    help: {
      en: 'Make it executable: `chmod +x` before the build, or `COPY --chmod=755`.',
      ko: '빌드 전에 `chmod +x`로 실행 권한을 주거나 `COPY --chmod=755`를 쓰십시오.',
    },
    topic: 'dockerfile.entrypoint-cmd',
  },
  {
    id: 'exec-format',
    pattern: /exec format error/,
    example: 'exec /usr/local/bin/app: exec format error',
    meaning: {
      en: 'The program was built for another processor, or a script has no `#!` line.',
      ko: '다른 CPU 아키텍처용 프로그램이거나, 스크립트에 `#!` 줄이 없습니다.',
    },
    help: {
      en: 'Build or pull for the platform of this machine (`--platform`), or begin the script with `#!/bin/sh`.',
      ko: '이 컴퓨터의 플랫폼에 맞게 빌드하거나 받으십시오(`--platform`). 스크립트라면 첫 줄에 `#!/bin/sh`를 쓰십시오.',
    },
    topic: 'images.pull',
  },
  {
    id: 'script-interpreter',
    pattern: /exec \/\S{1,200}: no such file or directory|exec user process caused:? "?no such file or directory/,
    example: 'exec /entry.sh: no such file or directory',
    meaning: {
      en: 'The file that is started, or what its first line names, is not there. Windows line ends make `sh` into `sh\\r`, which does not exist.',
      ko: '실행할 파일이나 그 첫 줄에 적힌 프로그램이 없습니다. Windows 줄바꿈이면 `sh`가 `sh\\r`로 읽혀 찾지 못합니다.',
    },
    help: {
      en: 'Save the script with LF line ends, and check that the program of its `#!` line is in the image.',
      ko: '스크립트를 LF 줄바꿈으로 저장하고, `#!` 줄의 프로그램이 이미지에 있는지 확인하십시오.',
    },
    topic: 'dockerfile.entrypoint-cmd',
  },
  {
    id: 'mount-kind',
    pattern: /Are you trying to mount a directory onto a file \(or vice-versa\)/,
    example:
      'error mounting "/srv/app.conf" to rootfs at "/etc/app.conf": not a directory: unknown: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type',
    meaning: {
      en: 'One side of the mount is a file and the other a folder. A host path that did not exist was made a folder by `-v`.',
      ko: '한쪽은 파일인데 다른 쪽은 디렉터리입니다. 없던 호스트 경로는 `-v`가 디렉터리로 만듭니다.',
    },
    help: {
      en: 'Check the path on the host, remove the folder that was made by mistake, and use `--mount`, which refuses paths that are missing.',
      ko: '호스트 경로를 확인하고 잘못 생긴 디렉터리를 지우십시오. `--mount`를 쓰면 없는 경로를 거부합니다.',
    },
    topic: 'volumes.bind',
  },
  {
    id: 'no-tty',
    pattern: /the input device is not a TTY/,
    example: 'the input device is not a TTY',
    meaning: {
      en: '`-t` wants a terminal, and the input is a pipe or a script.',
      ko: '`-t`는 터미널이 필요한데 입력이 파이프나 스크립트입니다.',
    },
    help: {
      en: 'Leave out `-t` (keep `-i` for the input). In Git Bash put `winpty` in front.',
      ko: '`-t`를 빼고 입력이 필요하면 `-i`만 쓰십시오. Git Bash에서는 앞에 `winpty`를 붙입니다.',
    },
    topic: 'container.terminal',
  },
  {
    id: 'memory-too-small',
    pattern: /Minimum memory limit allowed is (\w{1,10})/,
    example: 'Error response from daemon: Minimum memory limit allowed is 6MB',
    meaning: {
      en: 'The memory limit is smaller than {0}, the least that the engine allows.',
      ko: '메모리 제한이 엔진이 허용하는 최솟값 {0}보다 작습니다.',
    },
    help: {
      en: 'Give it more: `--memory 64m`. The units are b, k, m and g.',
      ko: '`--memory 64m`처럼 더 크게 지정하십시오. 단위는 b, k, m, g입니다.',
    },
    topic: 'container.memory',
  },
  {
    id: 'cpu-range',
    pattern: /range of CPUs is from ([\d.]{1,8}) to ([\d.]{1,8})/i,
    example: 'Error response from daemon: range of CPUs is from 0.01 to 4.00, as there are only 4 CPUs available',
    meaning: {
      en: 'The engine’s machine has {1} processors; `--cpus` may be {0} to {1}.',
      ko: '엔진이 실행 중인 컴퓨터의 CPU는 {1}개입니다. `--cpus`는 {0}에서 {1} 사이여야 합니다.',
    },
    help: { en: 'Choose a smaller number.', ko: '더 작은 값을 지정하십시오.' },
    topic: 'container.cpu',
  },
  {
    id: 'gpu-missing',
    pattern: /could not select device driver "[^"\n]{0,60}" with capabilities: \[\[gpu/,
    example: 'Error response from daemon: could not select device driver "" with capabilities: [[gpu]]',
    meaning: {
      en: '`--gpus` needs the container toolkit of the card’s maker, which the engine does not have.',
      ko: '`--gpus`에는 GPU 제조사의 컨테이너 툴킷이 필요한데 엔진에 없습니다.',
    },
    help: {
      en: 'Install it (for NVIDIA nvidia-container-toolkit), restart the engine, or leave out `--gpus`.',
      ko: '툴킷(NVIDIA라면 nvidia-container-toolkit)을 설치하고 엔진을 다시 시작하거나 `--gpus`를 빼십시오.',
    },
    topic: 'container.resources',
  },
  {
    id: 'conflicting-options',
    pattern: /conflicting options: ([^\n.]{1,160})/i,
    example: 'docker: conflicting options: cannot specify both --restart and --rm',
    meaning: {
      en: 'Two options contradict each other: {0}.',
      ko: '함께 쓸 수 없는 옵션입니다: {0}.',
    },
    help: {
      en: 'Keep one of them. `--rm` removes at the end what `--restart` would start again; a shared or the host’s network publishes no ports.',
      ko: '하나만 쓰십시오. `--rm`은 종료되면 삭제하므로 `--restart`와 맞지 않고, 다른 컨테이너의 네트워크를 공유하면 포트를 게시할 수 없습니다.',
    },
    topic: 'container.run',
  },
  {
    id: 'logs-unreadable',
    pattern: /configured logging driver does not support reading/,
    example: 'Error response from daemon: configured logging driver does not support reading',
    meaning: {
      en: 'The logs of this container go where the engine cannot read them back, or nowhere.',
      ko: '이 컨테이너의 로그는 엔진이 다시 읽을 수 없는 곳으로 보내지거나 아예 남지 않습니다.',
    },
    help: {
      en: 'Look where its driver writes, or make the container anew with `--log-driver local` or `json-file`. Engines from 20.10 on keep a copy to read, unless the driver is `none` or `cache-disabled` is set.',
      ko: '로그 드라이버가 보내는 곳을 확인하거나 `--log-driver local`이나 `json-file`로 컨테이너를 다시 만드십시오. 20.10부터는 엔진이 읽기용 사본을 남기지만, 드라이버가 `none`이거나 `cache-disabled`를 설정했다면 남기지 않습니다.',
    },
    topic: 'container.log-drivers',
  },
  {
    id: 'device-missing',
    pattern: /error gathering device information while adding custom device "([^"\n]{1,200})"/,
    example:
      'docker: Error response from daemon: error gathering device information while adding custom device "/dev/ttyUSB0": no such file or directory',
    meaning: {
      en: 'The engine’s machine has no device {0}.',
      ko: '엔진이 실행 중인 컴퓨터에 {0} 장치가 없습니다.',
    },
    help: {
      en: 'Check that it is plugged in and what it is called. Docker Desktop’s virtual machine does not see the devices of the host.',
      ko: '장치가 연결되어 있는지, 이름이 맞는지 확인하십시오. Docker Desktop의 가상 머신에서는 호스트의 장치가 보이지 않습니다.',
    },
    topic: 'container.resources',
  },
];
