import type { ErrorEntry } from './errorEntry.ts';

/** Files and archives between this machine and an engine. */
export const fileErrors: readonly ErrorEntry[] = [
  {
    id: 'archive-to-terminal',
    pattern: /cowardly refusing to (?:save|export) to a terminal/,
    example: 'cowardly refusing to save to a terminal. Use the -o flag or redirect',
    meaning: {
      en: 'The archive would be printed into the terminal.',
      ko: '아카이브가 터미널에 그대로 출력될 상황이라 거부했습니다.',
    },
    help: {
      en: 'Name a file: `docker save -o shop.tar IMAGE`, `docker export -o api.tar CONTAINER`; or lead the output into one with `>`.',
      ko: '`docker save -o shop.tar 이미지`나 `docker export -o api.tar 컨테이너`처럼 파일을 지정하거나 `>`로 출력을 파일에 보내십시오.',
    },
    topic: 'images.save-export',
  },
  {
    id: 'load-nothing',
    pattern: /requested load from stdin, but stdin is empty/,
    example: 'requested load from stdin, but stdin is empty',
    meaning: {
      en: '`docker load` reads its input, and nothing comes from there.',
      ko: '`docker load`는 표준 입력에서 읽는데 들어오는 데이터가 없습니다.',
    },
    help: {
      en: 'Name the archive: `docker load -i shop.tar`.',
      ko: '`docker load -i shop.tar`처럼 아카이브를 지정하십시오.',
    },
    topic: 'images.save-load',
  },
  {
    id: 'load-wrong-archive',
    pattern: /invalid tar header|open \S{1,200}docker-import-\d{1,20}\S{1,100}: no such file or directory/,
    example: 'Error response from daemon: archive/tar: invalid tar header',
    meaning: {
      en: 'The file is no archive of the kind that the command reads.',
      ko: '이 명령이 읽을 수 있는 형식의 아카이브가 아닙니다.',
    },
    help: {
      en: '`docker load` takes what `docker save` wrote; what `docker export` wrote is for `docker import`.',
      ko: '`docker load`는 `docker save`로 만든 파일을, `docker import`는 `docker export`로 만든 파일을 읽습니다.',
    },
    topic: 'images.save-export',
  },
  {
    id: 'copy-sides',
    pattern: /must specify at least one container source|copying between containers is not supported/,
    example: 'must specify at least one container source',
    meaning: {
      en: '`docker cp` copies between this machine and a container: one side, and only one, is `CONTAINER:PATH`.',
      ko: '`docker cp`는 이 컴퓨터와 컨테이너 사이에서 복사합니다. 둘 중 한쪽만 `컨테이너:경로`로 써야 합니다.',
    },
    help: {
      en: 'Write `docker cp api:/etc/hosts .` or `docker cp app.conf api:/etc/`.',
      ko: '`docker cp api:/etc/hosts .`나 `docker cp app.conf api:/etc/`처럼 쓰십시오.',
    },
    topic: 'container.cp',
  },
  {
    id: 'copy-no-file',
    pattern: /Could not find the file (\S{1,300}) in container (\S{1,100})/,
    example: 'Error response from daemon: Could not find the file /etc/app.conf in container api',
    meaning: {
      en: 'The container {1} has no {0}.',
      ko: '{1} 컨테이너에 {0} 파일이 없습니다.',
    },
    help: {
      en: 'Paths in a container begin at its root, whatever its working directory, and a folder that is copied into has to be there.',
      ko: '컨테이너의 경로는 작업 디렉터리와 관계없이 최상위(/)부터 시작합니다. 복사해 넣을 디렉터리도 미리 있어야 합니다.',
    },
    topic: 'container.cp',
  },
  {
    id: 'mount-source',
    pattern: /error while creating mount source path '([^'\n]{1,300})': ([^\n]{1,120})/,
    example:
      "docker: Error response from daemon: error while creating mount source path '/srv/app': mkdir /srv/app: read-only file system",
    meaning: {
      en: '{0} is not on the engine’s machine, and the engine cannot make it there.',
      ko: '엔진이 실행 중인 컴퓨터에 {0} 경로가 없고, 엔진이 만들 수도 없습니다.',
    },
    help: {
      en: 'Make the folder first, or take one that the engine may write to; an engine from a snap sees only some folders.',
      ko: '디렉터리를 먼저 만들거나 엔진이 쓸 수 있는 경로를 쓰십시오. snap으로 설치한 엔진은 일부 디렉터리만 볼 수 있습니다.',
    },
    topic: 'volumes.bind',
  },
  {
    id: 'mount-not-shared',
    pattern: /Mounts denied/,
    example:
      'docker: Error response from daemon: Mounts denied: \nThe path /srv/app is not shared from the host and is not known to Docker.',
    meaning: {
      en: 'Docker Desktop shares only some folders with its virtual machine, and this one is not among them.',
      ko: 'Docker Desktop은 정해진 디렉터리만 가상 머신과 공유하는데, 이 경로는 여기에 들어 있지 않습니다.',
    },
    help: {
      en: 'Add it in the settings (Resources, File sharing), or take a folder below your home.',
      ko: '설정의 Resources → File sharing에 추가하거나 홈 디렉터리 아래의 경로를 쓰십시오.',
    },
    topic: 'volumes.bind',
  },
  {
    id: 'file-missing',
    // Of the docker command alone: programs in containers say it in the middle of a sentence.
    pattern: /(?:^|\n)(?:docker: )?open ([^\s:]{1,200}): (?:no such file or directory|The system cannot find the file)/,
    example: 'docker: open app.env: no such file or directory',
    meaning: {
      en: 'There is no file {0} here.',
      ko: '현재 위치에 {0} 파일이 없습니다.',
    },
    help: {
      en: 'Check the name, and the folder that the terminal is in; paths without a `/` in front begin there.',
      ko: '파일 이름과 터미널의 현재 디렉터리를 확인하십시오. `/`로 시작하지 않는 경로는 현재 디렉터리가 기준입니다.',
    },
    topic: 'container.run',
  },
];
