import type { Localized } from '../../contract/localized.ts';
import type { Keyword } from './terms.ts';

/** A completion that writes a whole instruction. */
export interface Snippet {
  readonly keyword: Keyword;
  readonly label: string;
  /** In the snippet syntax of LSP; what stands in `${1:...}` is an example, `\$` a dollar sign. */
  readonly body: string;
  readonly doc: Localized;
}

const s = (keyword: Keyword, label: string, body: string, doc: Localized): Snippet => ({
  keyword,
  label,
  body,
  doc,
});

export const snippets: readonly Snippet[] = [
  s('FROM', 'FROM image', 'FROM ${1:image}:${2:tag}', {
    en: 'A stage from an image',
    ko: '이미지에서 시작하는 스테이지',
  }),
  s('FROM', 'FROM image AS stage', 'FROM ${1:image}:${2:tag} AS ${3:build}', {
    en: 'A stage with a name',
    ko: '이름 있는 스테이지',
  }),
  s('FROM', 'FROM --platform=$BUILDPLATFORM', 'FROM --platform=\\$BUILDPLATFORM ${1:image}:${2:tag} AS ${3:build}', {
    en: 'A stage that runs on the machine that builds, for cross-compiling',
    ko: '빌드하는 컴퓨터의 플랫폼에서 실행하는 교차 컴파일용 스테이지',
  }),
  s('RUN', 'RUN command', 'RUN ${1:command}', { en: 'A command in shell form', ko: '셸 형식의 명령' }),
  s('RUN', 'RUN <<EOF', 'RUN <<EOF\nset -e\n${1:commands}\nEOF', {
    en: 'A script of several lines',
    ko: '여러 줄 스크립트',
  }),
  s(
    'RUN',
    'RUN apt-get install',
    'RUN apt-get update \\\\\n && apt-get install -y --no-install-recommends ${1:curl} \\\\\n && rm -rf /var/lib/apt/lists/*',
    { en: 'Packages of Debian or Ubuntu without leftovers', ko: '데비안·우분투 패키지를 설치하고 목록을 지움' },
  ),
  s('RUN', 'RUN apk add', 'RUN apk add --no-cache ${1:curl}', { en: 'Packages of Alpine', ko: '알파인 패키지 설치' }),
  s('RUN', 'RUN --mount=type=cache', 'RUN --mount=type=cache,target=${1:/root/.cache} ${2:command}', {
    en: 'A command with a directory that stays between builds',
    ko: '빌드 사이에 유지되는 디렉터리를 쓰는 명령',
  }),
  s('RUN', 'RUN --mount=type=secret', 'RUN --mount=type=secret,id=${1:token},env=${2:TOKEN} ${3:command}', {
    en: 'A command with a secret that leaves no trace in the image',
    ko: '이미지에 흔적이 남지 않는 비밀 값을 쓰는 명령',
  }),
  s('CMD', 'CMD ["program"]', 'CMD ["${1:program}", "${2:argument}"]', {
    en: 'Default command in exec form',
    ko: 'exec 형식의 기본 명령',
  }),
  s('CMD', 'CMD command', 'CMD ${1:command}', { en: 'Default command in shell form', ko: '셸 형식의 기본 명령' }),
  s('ENTRYPOINT', 'ENTRYPOINT ["program"]', 'ENTRYPOINT ["${1:program}"]', {
    en: 'The program of the container, in exec form',
    ko: '컨테이너가 실행할 프로그램(exec 형식)',
  }),
  s('COPY', 'COPY source target', 'COPY ${1:source} ${2:target}', {
    en: 'Files of the context',
    ko: '컨텍스트의 파일',
  }),
  s('COPY', 'COPY --from=stage', 'COPY --from=${1:build} ${2:/source} ${3:/target}', {
    en: 'Files of a stage or image',
    ko: '스테이지나 이미지의 파일',
  }),
  s('COPY', 'COPY <<EOF', 'COPY <<EOF ${1:/path}\n${2:text}\nEOF', {
    en: 'A file written here',
    ko: '여기에 내용을 쓰는 파일',
  }),
  s('ADD', 'ADD source target', 'ADD ${1:source} ${2:target}', {
    en: 'Files or a local archive',
    ko: '파일이나 로컬 아카이브',
  }),
  s('ADD', 'ADD --checksum', 'ADD --checksum=sha256:${1:hash} ${2:https://example.com/file.tar.gz} ${3:/target/}', {
    en: 'A download that is verified',
    ko: '체크섬으로 검증하는 다운로드',
  }),
  s('WORKDIR', 'WORKDIR path', 'WORKDIR ${1:/srv/app}', { en: 'The working directory', ko: '작업 디렉터리' }),
  s('ENV', 'ENV key=value', 'ENV ${1:KEY}=${2:value}', { en: 'An environment variable', ko: '환경 변수' }),
  s('ARG', 'ARG name', 'ARG ${1:NAME}', { en: 'A variable that the build sets', ko: '빌드에서 값을 주는 변수' }),
  s('ARG', 'ARG name=default', 'ARG ${1:NAME}=${2:default}', {
    en: 'The same with a default',
    ko: '기본값이 있는 빌드 변수',
  }),
  s('USER', 'USER name', 'USER ${1:app}', { en: 'The user from here on', ko: '이후의 사용자' }),
  s('EXPOSE', 'EXPOSE port', 'EXPOSE ${1:8080}', { en: 'A port that the program uses', ko: '프로그램이 쓰는 포트' }),
  s('VOLUME', 'VOLUME ["path"]', 'VOLUME ["${1:/data}"]', {
    en: 'A directory that becomes a volume',
    ko: '볼륨으로 둘 디렉터리',
  }),
  s('LABEL', 'LABEL key=value', 'LABEL ${1:key}="${2:value}"', { en: 'Metadata', ko: '메타데이터' }),
  s(
    'HEALTHCHECK',
    'HEALTHCHECK CMD',
    'HEALTHCHECK --interval=${1:30s} --timeout=${2:3s} --start-period=${3:10s} \\\\\n  CMD ${4:command} || exit 1',
    { en: 'A check of the running program', ko: '실행 중인 프로그램의 헬스 체크' },
  ),
  s('HEALTHCHECK', 'HEALTHCHECK NONE', 'HEALTHCHECK NONE', {
    en: 'No check, not even an inherited one',
    ko: '물려받은 헬스 체크도 끔',
  }),
  s('STOPSIGNAL', 'STOPSIGNAL signal', 'STOPSIGNAL ${1:SIGQUIT}', {
    en: 'The signal of docker stop',
    ko: 'docker stop이 보낼 신호',
  }),
  s('SHELL', 'SHELL bash with pipefail', 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]', {
    en: 'bash that fails when any command of a pipe fails',
    ko: '파이프의 어느 명령이 실패해도 실패하는 bash',
  }),
  s('ONBUILD', 'ONBUILD instruction', 'ONBUILD ${1:COPY . .}', {
    en: 'An instruction for child builds',
    ko: '하위 빌드에서 실행할 명령',
  }),
  s('MAINTAINER', 'MAINTAINER name', 'MAINTAINER ${1:name}', {
    en: 'Deprecated: write a LABEL',
    ko: '권장하지 않음: LABEL을 씀',
  }),
];
