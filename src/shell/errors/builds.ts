import type { ErrorEntry } from './errorEntry.ts';

/** Builds and compose projects. */
export const buildErrors: readonly ErrorEntry[] = [
  {
    id: 'dockerfile-missing',
    pattern:
      /failed to read dockerfile: open ([^\s:]{1,200}): no such file or directory|unable to evaluate symlinks in Dockerfile path/,
    example: 'ERROR: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
    meaning: {
      en: 'There is no Dockerfile where the build looks: in the root of the context.',
      ko: '빌드가 찾는 곳, 즉 컨텍스트의 최상위에 Dockerfile이 없습니다.',
    },
    help: {
      en: 'Go to its folder, or name it: `docker build -f path/to/Dockerfile .`',
      ko: '그 디렉터리로 이동하거나 파일을 지정하십시오: `docker build -f 경로/Dockerfile .`',
    },
    topic: 'images.build',
  },
  {
    id: 'copy-missing',
    pattern:
      /failed to (?:compute cache key|calculate checksum)[^\n]{0,200}"\/?([^"\n]{1,200})": not found|COPY failed: (?:file not found in build context|forbidden path outside the build context|stat [^\n]{1,200}: no such file)/,
    example:
      'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "/package.json": not found',
    meaning: {
      en: 'What COPY or ADD names is not in the build context.',
      ko: 'COPY나 ADD가 가리키는 파일이 빌드 컨텍스트에 없습니다.',
    },
    help: {
      en: 'Paths begin at the context (the last argument of build), nothing above it can be copied, and .dockerignore may leave it out.',
      ko: '경로는 컨텍스트(build의 마지막 인수)부터 시작합니다. 그 위의 파일은 복사할 수 없고, .dockerignore가 제외했을 수도 있습니다.',
    },
    topic: 'dockerfile.context',
  },
  {
    id: 'run-failed',
    pattern:
      /process "([^"\n]{1,200})[^\n]{0,2000}did not complete successfully: exit code: (\d{1,3})|The command '([^'\n]{1,200})[^\n]{0,2000}returned a non-zero code: (\d{1,3})/,
    example: 'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 1',
    meaning: {
      en: 'A RUN instruction failed; its own message stands above.',
      ko: 'RUN 명령이 실패했습니다. 원인은 그 위의 출력에 있습니다.',
    },
    help: {
      en: 'Build with `--progress=plain` to see all of it. 127 means that the program is missing, 137 that memory ran out.',
      ko: '`--progress=plain`으로 빌드하면 출력을 모두 볼 수 있습니다. 127은 프로그램이 없다는 뜻이고 137은 메모리가 부족했다는 뜻입니다.',
    },
    topic: 'images.build',
  },
  {
    id: 'dockerfile-syntax',
    pattern: /dockerfile parse error(?: on)? line (\d{1,6}): ([^\n]{1,120})/i,
    example: 'ERROR: failed to solve: dockerfile parse error on line 7: unknown instruction: RNU (did you mean RUN?)',
    meaning: {
      en: 'Line {0} of the Dockerfile cannot be read: {1}.',
      ko: 'Dockerfile의 {0}번째 줄을 해석할 수 없습니다: {1}.',
    },
    help: {
      en: 'Open the Dockerfile in the editor: the line is marked, with a fix.',
      ko: '편집기에서 Dockerfile을 여십시오. 그 줄에 문제와 수정 방법이 표시됩니다.',
    },
    topic: 'dockerfile.forms',
  },
  {
    id: 'build-context-missing',
    pattern: /unable to prepare context: path "([^"\n]{1,200})" not found/,
    example: 'ERROR: unable to prepare context: path "./app" not found',
    meaning: { en: 'There is no folder {0} to build from.', ko: '빌드 컨텍스트로 쓸 {0} 디렉터리가 없습니다.' },
    help: {
      en: 'The last argument of build is a folder or an address, mostly `.`.',
      ko: 'build의 마지막 인수는 디렉터리나 주소이며 보통 `.`입니다.',
    },
    topic: 'dockerfile.context',
  },
  {
    id: 'compose-file-missing',
    pattern: /no configuration file provided: not found/,
    example: 'no configuration file provided: not found',
    meaning: {
      en: 'There is no compose.yaml here or in a folder above.',
      ko: '현재 디렉터리나 상위 디렉터리에 compose.yaml이 없습니다.',
    },
    help: {
      en: 'Go to the project’s folder, or name the file: `docker compose -f path/compose.yaml up`.',
      ko: '프로젝트 디렉터리로 이동하거나 파일을 지정하십시오: `docker compose -f 경로/compose.yaml up`.',
    },
    topic: 'compose.overview',
  },
  {
    id: 'dependency-unhealthy',
    pattern: /dependency failed to start: container ([\w.-]{1,100}) (?:is unhealthy|exited \(\d{1,3}\))/,
    example: 'dependency failed to start: container shop-db-1 is unhealthy',
    meaning: {
      en: 'A service waits for {0}, which did not become healthy.',
      ko: '다른 서비스가 기다리는 {0} 컨테이너가 정상 상태가 되지 않았습니다.',
    },
    help: {
      en: 'Look into its log, and whether its health check fits.',
      ko: '그 컨테이너의 로그와 헬스 체크 설정을 확인하십시오.',
    },
    line: 'docker logs {0}',
    topic: 'compose.commands',
  },
  {
    id: 'compose-no-service',
    pattern: /no such service: ([\w.-]{1,100})/i,
    example: 'no such service: wbe',
    meaning: { en: 'The compose file has no service {0}.', ko: 'compose 파일에 {0} 서비스가 없습니다.' },
    help: {
      en: 'Services have the names of the file, not those of their containers.',
      ko: '컨테이너 이름이 아니라 compose 파일에 적힌 서비스 이름을 써야 합니다.',
    },
    line: 'docker compose config --services',
    topic: 'compose.commands',
  },
  {
    id: 'compose-depends',
    pattern:
      /service "([\w.-]{1,100})" (?:depends on|refers to) undefined (service|network|volume|config|secret) "?([\w.-]{1,100})/,
    example: 'service "web" depends on undefined service "bd": invalid compose project',
    meaning: {
      en: 'The service {0} names the {1} {2}, which the compose file does not have.',
      ko: '{0} 서비스가 가리키는 {2}({1})이(가) compose 파일에 없습니다.',
    },
    help: {
      en: 'Check the spelling. Volumes, networks, configs and secrets with names have to stand at the top level too.',
      ko: '철자를 확인하십시오. 이름 있는 볼륨, 네트워크, config, 시크릿은 파일의 최상위에도 선언해야 합니다.',
    },
    line: 'docker compose config',
    topic: 'compose.file',
  },
  {
    id: 'compose-no-image',
    pattern: /service "([\w.-]{1,100})" has neither an image nor a build context specified/,
    example: 'service "web" has neither an image nor a build context specified: invalid compose project',
    meaning: {
      en: 'The compose file does not say what the service {0} is made from.',
      ko: 'compose 파일에 {0} 서비스의 이미지가 정해져 있지 않습니다.',
    },
    help: {
      en: 'Give it `image:` or `build:`, indented below its name.',
      ko: '서비스 이름 아래에 들여써서 `image:`나 `build:`를 추가하십시오.',
    },
    topic: 'compose.file',
  },
  {
    id: 'compose-key',
    pattern:
      /((?:services|networks|volumes|configs|secrets)(?:\.[\w-]{1,60}){0,6}):? [Aa]dditional propert(?:y|ies) '?([\w-]{1,60})'?,? (?:is |are )?not allowed|\(root\):? [Aa]dditional propert(?:y|ies) '?([\w-]{1,60})/,
    example: "validating /srv/compose.yaml: services.web additional properties 'prots' not allowed",
    meaning: {
      en: 'The compose file has a key that is not known there.',
      ko: 'compose 파일에 그 자리에서 쓸 수 없는 키가 있습니다.',
    },
    help: {
      en: 'It is misspelt, or indented so that it belongs to something else.',
      ko: '철자가 틀렸거나, 들여쓰기 때문에 다른 항목에 속해 있습니다.',
    },
    topic: 'compose.file',
  },
  {
    id: 'compose-kind',
    pattern: /((?:services|networks|volumes|configs|secrets)(?:\.[\w-]{1,60}){0,6}) must be an? ([\w ]{1,40})/,
    example: 'services.web.ports must be a list',
    meaning: {
      en: '{0} in the compose file has to be a {1}.',
      ko: 'compose 파일의 {0} 값은 {1} 형식이어야 합니다.',
    },
    help: {
      en: 'A list has a `-` in front of each of its items; a mapping has `key: value`. A blank behind the `-` and the colon is needed.',
      ko: '목록(list)은 항목마다 앞에 `-`를 붙이고, 매핑(mapping)은 `키: 값`으로 씁니다. `-`와 콜론 뒤에는 공백이 필요합니다.',
    },
    topic: 'compose.file',
  },
  {
    id: 'compose-yaml',
    pattern: /yaml: (?:unmarshal errors:\s{1,20})?line (\d{1,6}):(?: column \d{1,5}:)? ([^\n]{1,120})/,
    example: 'parsing /srv/compose.yaml: yaml: line 3: mapping values are not allowed in this context',
    meaning: {
      en: 'Around line {0} the file is no valid YAML: {1}.',
      ko: '파일의 {0}번째 줄 근처가 YAML 형식에 맞지 않습니다: {1}.',
    },
    help: {
      en: 'Indent with blanks, never with tabs, put a blank behind each colon, and quote values that have a `: ` or begin with a mark.',
      ko: '들여쓰기는 탭이 아니라 공백으로 하고, 콜론 뒤에 공백을 두십시오. `: `가 들어 있거나 기호로 시작하는 값은 따옴표로 묶습니다.',
    },
    topic: 'compose.file',
  },
];
