import type { ErrorEntry } from './errorEntry.ts';

/** Lines that the docker command itself refuses. */
export const commandLineErrors: readonly ErrorEntry[] = [
  {
    id: 'unknown-command',
    pattern: /docker: '([^'\n]{1,60})' is not a docker command|unknown (?:docker )?command: "?docker ([\w-]{1,60})/,
    example: 'docker: unknown command: docker iamges',
    meaning: { en: 'docker has no such command.', ko: 'docker에 그런 명령은 없습니다.' },
    help: {
      en: 'Check the spelling. `compose` and `buildx` are plug-ins that may not be installed.',
      ko: '철자를 확인하십시오. `compose`와 `buildx`는 플러그인이라 설치되지 않았을 수 있습니다.',
    },
    line: 'docker --help',
    topic: 'concepts.components',
  },
  {
    id: 'unknown-flag',
    pattern: /unknown (?:shorthand )?flag: '?(-{0,2}\w[\w-]{0,60})/,
    example: 'unknown flag: --monut',
    meaning: { en: 'This command has no option {0}.', ko: '이 명령에 {0} 옵션은 없습니다.' },
    help: {
      en: 'Check the spelling; long options have two dashes. An option of a plug-in that is not installed is unknown too.',
      ko: '철자를 확인하십시오. 긴 옵션에는 하이픈이 두 개 필요합니다. 설치되지 않은 플러그인의 옵션도 알 수 없다고 나옵니다.',
    },
    topic: 'container.run',
  },
  {
    id: 'flag-needs-value',
    pattern: /flag needs an argument: (?:'\w' in )?(-{1,2}[\w-]{1,60})/,
    example: 'flag needs an argument: --name',
    meaning: { en: 'Nothing stands behind {0}.', ko: '{0} 뒤에 값이 없습니다.' },
    help: { en: 'Write the value behind it, parted by a blank or `=`.', ko: '공백이나 `=` 뒤에 값을 쓰십시오.' },
    topic: 'container.run',
  },
  {
    id: 'flag-value',
    pattern: /invalid argument "([^"\n]{0,100})" for "([^"\n]{1,60})" flag/,
    example: 'invalid argument "80:web" for "-p, --publish" flag: invalid containerPort: web',
    meaning: { en: '{1} cannot be {0}.', ko: '{1}의 값으로 {0}을(를) 쓸 수 없습니다.' },
    help: {
      en: 'The end of the message says what is expected; hover over the value for its form.',
      ko: '메시지의 끝에 무엇이 잘못되었는지 나옵니다. 값의 형식은 호버로 볼 수 있습니다.',
    },
    topic: 'container.run',
  },
  {
    id: 'port-format',
    pattern: /invalid (?:hostPort|containerPort|proto): ([^\s,]{1,60})|invalid port specification: "?([^\s"]{1,60})/i,
    example: 'docker: invalid hostPort: web',
    meaning: { en: '{0} is no port.', ko: '{0}은(는) 포트가 아닙니다.' },
    help: {
      en: 'The value of `-p` is `8080:80`: the port of the host, a colon, that of the container, with `/udp` behind it if need be.',
      ko: '`-p`의 값은 `8080:80`처럼 호스트 포트, 콜론, 컨테이너 포트 순서로 씁니다. 필요하면 뒤에 `/udp`를 붙입니다.',
    },
    topic: 'container.publish',
  },
  {
    id: 'argument-count',
    pattern:
      /['"]?docker ([\w -]{1,60}?)['"]? (?:requires|accepts) (?:(?:exactly|at least|at most|between) )?(?:\d{1,2}|no)(?: and (?:at most )?\d{1,2})? argument/,
    example: "docker: 'docker rm' requires at least 1 argument\n\nUsage:  docker rm [OPTIONS] CONTAINER [CONTAINER...]",
    meaning: {
      en: 'The number of arguments is wrong for `docker {0}`.',
      ko: '`docker {0}`의 인수 개수가 맞지 않습니다.',
    },
    help: {
      en: 'A value with blanks needs quotes. `docker build` needs its context, mostly a `.` at the end.',
      ko: '공백이 있는 값은 따옴표로 묶습니다. `docker build`에는 컨텍스트(보통 마지막의 `.`)가 필요합니다.',
    },
    line: 'docker {0} --help',
    topic: 'container.run',
  },
  {
    id: 'invalid-reference',
    pattern: /invalid reference format(?:: (repository name[^\n]{0,80}))?/,
    example: 'docker: invalid reference format: repository name (library/Shop) must be lowercase',
    meaning: {
      en: 'What stands where the image is expected is no image name.',
      ko: '이미지 이름이 올 자리에 있는 단어가 이미지 이름 형식이 아닙니다.',
    },
    help: {
      en: 'Names are lower case and have one tag. A variable that is empty, or a path with blanks and no quotes in front of it, shifts the words.',
      ko: '이름은 소문자이고 태그는 하나입니다. 빈 변수나 따옴표로 묶지 않은 공백 있는 경로 때문에 단어가 밀렸을 수도 있습니다.',
    },
    topic: 'dockerfile.image-names',
  },
  {
    id: 'volume-format',
    pattern: /invalid (?:volume specification|spec): ?'?:?([^\s':]{0,100}[^\n']{0,100})/,
    example: "docker: Error response from daemon: invalid volume specification: '/srv:data:rx'",
    meaning: { en: 'The value of `-v` cannot be read.', ko: '`-v`의 값을 해석할 수 없습니다.' },
    help: {
      en: 'It is `source:/path` or `source:/path:ro`. An empty variable in front leaves only the colon.',
      ko: '`원본:/경로` 또는 `원본:/경로:ro` 형식입니다. 앞의 변수가 비어 있으면 콜론만 남습니다.',
    },
    topic: 'container.mounts',
  },
  {
    id: 'container-name-format',
    pattern: /Invalid container name \(([^)\n]{1,100})\)/,
    example: 'Error response from daemon: Invalid container name (my api), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed',
    meaning: {
      en: '{0} cannot be a name: letters, digits, `_`, `.` and `-` can be in it.',
      ko: '{0}은(는) 이름으로 쓸 수 없습니다. 영문자, 숫자, `_`, `.`, `-`만 쓸 수 있습니다.',
    },
    help: { en: 'Choose another name, without blanks.', ko: '공백 없는 다른 이름을 쓰십시오.' },
    topic: 'container.identity',
  },
];
