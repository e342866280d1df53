import type { Localized } from '../../contract/localized.ts';
import type { DockerCall } from '../commandLine.ts';

/** What stands between commands, and in front of them. Source: POSIX, Shell Command Language. */
export const operatorTexts: Readonly<Record<string, Localized>> = {
  '&&': {
    en: 'The next command runs only when this one succeeded.',
    ko: '앞의 명령이 성공해야 다음 명령을 실행합니다.',
  },
  '||': { en: 'The next command runs only when this one failed.', ko: '앞의 명령이 실패해야 다음 명령을 실행합니다.' },
  '|': {
    en: 'What this command prints is the input of the next.',
    ko: '앞 명령의 출력을 다음 명령의 입력으로 넘깁니다.',
  },
  '|&': { en: 'Output and errors are the input of the next.', ko: '출력과 오류를 다음 명령의 입력으로 넘깁니다.' },
  ';': { en: 'The next command runs then, whatever happened.', ko: '결과와 관계없이 이어서 다음 명령을 실행합니다.' },
  '&': { en: 'Runs in the background of the shell.', ko: '셸의 백그라운드에서 실행합니다.' },
  '>': { en: 'Writes the output to a file, in place of what is in it.', ko: '출력을 파일에 덮어씁니다.' },
  '>>': { en: 'Appends the output to a file.', ko: '출력을 파일 끝에 덧붙입니다.' },
  '<': { en: 'The file is the input.', ko: '파일을 입력으로 씁니다.' },
  '<<': { en: 'The lines that follow are the input.', ko: '이어지는 줄들을 입력으로 씁니다.' },
  '<<-': { en: 'The lines that follow are the input.', ko: '이어지는 줄들을 입력으로 씁니다.' },
  '<<<': { en: 'The text is the input.', ko: '텍스트를 입력으로 씁니다.' },
  '>&': { en: 'Sends one output where the other goes.', ko: '한 출력을 다른 출력과 같은 곳으로 보냅니다.' },
  '&>': { en: 'Writes output and errors to a file.', ko: '출력과 오류를 파일에 씁니다.' },
};

export const wrapperTexts: Readonly<Record<string, Localized>> = {
  sudo: { en: 'Runs the command as root.', ko: '명령을 root 권한으로 실행합니다.' },
  time: { en: 'Measures how long the command takes.', ko: '명령에 걸리는 시간을 잽니다.' },
  env: { en: 'Sets variables for the command.', ko: '명령의 환경 변수를 설정합니다.' },
  xargs: { en: 'Appends what it reads to the command.', ko: '입력으로 읽은 내용을 명령의 인자로 덧붙입니다.' },
  nohup: { en: 'The command goes on when the terminal closes.', ko: '터미널을 닫아도 명령을 계속 실행합니다.' },
  winpty: { en: 'Gives the command a terminal on Windows.', ko: 'Windows에서 명령에 터미널을 줍니다.' },
  watch: { en: 'Repeats the command every two seconds.', ko: '명령을 2초마다 반복합니다.' },
};

/** Variables that docker, buildx and compose read. Source: the reference of their command lines. */
export const variableTexts: Readonly<Record<string, Localized>> = {
  BUILDKIT_PROGRESS: {
    en: 'How a build shows what it does: auto, plain, tty, rawjson or quiet.',
    ko: '빌드 과정을 표시하는 방식입니다. auto, plain, tty, rawjson, quiet 중 하나입니다.',
  },
  BUILDX_BUILDER: { en: 'The builder that builds.', ko: '빌드에 쓸 빌더입니다.' },
  COMPOSE_FILE: { en: 'The Compose file, or several.', ko: 'Compose 파일입니다. 여러 개를 쓸 수 있습니다.' },
  COMPOSE_PROFILES: { en: 'The profiles that are switched on.', ko: '사용할 프로필입니다.' },
  COMPOSE_PROJECT_NAME: { en: 'Name of the project.', ko: '프로젝트의 이름입니다.' },
  DOCKER_API_VERSION: {
    en: 'The version of the API that is spoken, in place of one that both agree on.',
    ko: '자동으로 맞추는 대신 사용할 API 버전입니다.',
  },
  DOCKER_BUILDKIT: {
    en: '1 builds with BuildKit, which is the default since Docker 23; 0 with the older builder.',
    ko: '1이면 BuildKit으로 빌드하며 Docker 23부터는 이것이 기본입니다. 0이면 이전 빌더를 씁니다.',
  },
  DOCKER_CERT_PATH: { en: 'Folder of the certificates for TLS.', ko: 'TLS 인증서가 있는 디렉터리입니다.' },
  DOCKER_CONFIG: {
    en: 'Folder of the settings of docker, instead of `~/.docker`.',
    ko: '`~/.docker` 대신 쓸 docker 설정 디렉터리입니다.',
  },
  DOCKER_CONTEXT: { en: 'The context, and so the engine, that is used.', ko: '사용할 컨텍스트, 즉 엔진입니다.' },
  DOCKER_DEFAULT_PLATFORM: {
    en: 'The platform where none is written: linux/amd64.',
    ko: '플랫폼을 쓰지 않았을 때의 플랫폼입니다. 예: linux/amd64.',
  },
  DOCKER_HOST: {
    en: 'Address of the engine; it goes before the context.',
    ko: '엔진의 주소입니다. 컨텍스트보다 우선합니다.',
  },
  DOCKER_TLS_VERIFY: {
    en: 'Speaks TLS with the engine and checks its certificate.',
    ko: '엔진과 TLS로 통신하고 인증서를 확인합니다.',
  },
};

export const shellTexts = {
  assignment: { en: 'Sets a variable for this command alone.', ko: '이 명령에만 적용되는 환경 변수입니다.' },
  prompt: { en: 'Prompt of the shell. It is not typed.', ko: '셸 프롬프트입니다. 입력하지 않습니다.' },
  rootPrompt: {
    en: 'Prompt of the root shell. Copied along, it makes the line a comment.',
    ko: 'root 셸의 프롬프트입니다. 함께 복사하면 줄 전체가 주석이 됩니다.',
  },
  comment: { en: 'A comment: the shell leaves it out.', ko: '주석입니다. 셸이 무시합니다.' },
  placeholder: { en: 'To be filled in.', ko: '직접 채워 넣는 자리입니다.' },
  otherProgram: { en: 'Another program.', ko: '다른 프로그램입니다.' },
  variable: { en: 'The shell fills in the variable.', ko: '셸이 변수의 값으로 바꿉니다.' },
  folder: { en: ' `{0}` is the current folder.', ko: ' `{0}`: 현재 디렉터리입니다.' },
  inner: {
    en: 'The program that starts in the container; nothing behind it belongs to docker.',
    ko: '컨테이너 안에서 실행할 프로그램입니다. 이 뒤의 인자는 docker가 아니라 이 프로그램의 것입니다.',
  },
  innerArgument: { en: 'Argument of {0} in the container.', ko: '컨테이너에서 실행되는 {0}의 인자입니다.' },
  innerOption: { en: 'Argument of the program that the image starts.', ko: '이미지가 실행하는 프로그램의 인자입니다.' },
  unknownCommand: { en: 'docker has no command {0}.', ko: 'docker에 {0} 명령은 없습니다.' },
  unknownFlag: { en: '{0} has no such flag.', ko: '{0} 명령에는 이런 플래그가 없습니다.' },
  surplus: { en: '{0} takes no such argument.', ko: '{0} 명령은 이 인자를 받지 않습니다.' },
  usage: { en: 'Usage', ko: '사용법' },
  same: { en: 'Here written {0}.', ko: '여기서는 {0}(으)로 썼습니다.' },
  defaultValue: { en: 'Without it: {0}.', ko: '생략하면 {0}입니다.' },
  since: { en: 'Since Docker {0}.', ko: 'Docker {0}부터 쓸 수 있습니다.' },
  until: { en: 'Gone with Docker {0}.', ko: 'Docker {0}에서 없어졌습니다.' },
  choices: { en: 'One of {0}.', ko: '{0} 중 하나입니다.' },
  several: { en: 'May be given several times.', ko: '여러 번 쓸 수 있습니다.' },
  off: { en: 'Switched off.', ko: '끕니다.' },
  on: { en: 'Switched on.', ko: '켭니다.' },
  output: { en: 'What {0} prints.', ko: '{0}의 출력입니다.' },
  compose1: {
    en: 'Version 1 of Compose; today `docker compose`.',
    ko: 'Compose 버전 1의 명령입니다. 지금은 `docker compose`를 씁니다.',
  },
} satisfies Readonly<Record<string, Localized>>;

const yields = {
  allContainers: { en: 'The IDs of all containers.', ko: '모든 컨테이너의 ID입니다.' },
  runningContainers: { en: 'The IDs of the containers that run.', ko: '실행 중인 컨테이너의 ID입니다.' },
  someContainers: { en: 'The IDs of the containers that fit the filter.', ko: '조건에 맞는 컨테이너의 ID입니다.' },
  images: { en: 'The IDs of the images.', ko: '이미지의 ID입니다.' },
  someImages: { en: 'The IDs of the images that fit the filter.', ko: '조건에 맞는 이미지의 ID입니다.' },
  volumes: { en: 'The names of the volumes.', ko: '볼륨의 이름입니다.' },
  networks: { en: 'The IDs of the networks.', ko: '네트워크의 ID입니다.' },
  newContainer: { en: 'The ID of the new container.', ko: '새 컨테이너의 ID입니다.' },
} satisfies Readonly<Record<string, Localized>>;

/** What a command prints when it stands in `$( )`; undefined when that is not one thing. */
export function yieldOf({ command, flags }: DockerCall): Localized | undefined {
  const has = (name: string): boolean => flags.some(({ flag }) => flag?.name === name);
  const quiet = has('quiet');
  switch (command.path.join(' ')) {
    case 'container ls':
      if (!quiet) return undefined;
      return has('filter') ? yields.someContainers : has('all') ? yields.allContainers : yields.runningContainers;
    case 'image ls':
      return quiet ? (has('filter') ? yields.someImages : yields.images) : undefined;
    case 'volume ls':
      return quiet ? yields.volumes : undefined;
    case 'network ls':
      return quiet ? yields.networks : undefined;
    case 'container create':
      return yields.newContainer;
    case 'container run':
      return has('detach') ? yields.newContainer : undefined;
    default:
      return undefined;
  }
}
