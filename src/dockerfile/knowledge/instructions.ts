import type { Localized } from '../../contract/localized.ts';
import type { Keyword } from './terms.ts';

/** When an instruction has an effect: while building, when a container runs, or in builds based on the image. */
export type Acts = 'build' | 'run' | 'child-build';

/** What an instruction adds: a layer with files, only settings of the image, a new stage, or nothing that stays. */
export type Leaves = 'layer' | 'metadata' | 'stage' | 'nothing';

/** When an instruction stands several times in a stage: each counts, each holds until the next, or the last wins. */
export type Repeats = 'each' | 'until-next' | 'last';

export interface InstructionEntry {
  readonly keyword: Keyword;
  /** Id of the page that explains it. */
  readonly page: string;
  readonly summary: Localized;
  readonly acts: readonly Acts[];
  readonly leaves: Leaves;
  /** What makes its step run again instead of coming from the cache. */
  readonly cache: Localized;
  readonly beforeFrom: boolean;
  readonly repeats: Repeats;
  /** Whether `ONBUILD` may hold it. */
  readonly onbuild: boolean;
}

const entry = (
  keyword: Keyword,
  acts: readonly Acts[],
  leaves: Leaves,
  repeats: Repeats,
  summary: Localized,
  cache: Localized,
): InstructionEntry => ({
  keyword,
  page: `dockerfile.${keyword.toLowerCase()}`,
  summary,
  acts,
  leaves,
  cache,
  beforeFrom: keyword === 'FROM' || keyword === 'ARG',
  repeats,
  onbuild: keyword !== 'FROM' && keyword !== 'MAINTAINER' && keyword !== 'ONBUILD',
});

const settingsOnly: Localized = {
  en: 'Nothing that takes time: only settings change.',
  ko: '설정만 바뀌므로 다시 실행할 것이 없습니다.',
};

/** Source: https://docs.docker.com/reference/dockerfile/; the layers were counted with `docker image inspect`. */
export const instructions: readonly InstructionEntry[] = [
  entry(
    'FROM',
    ['build'],
    'stage',
    'each',
    { en: 'Starts a stage from a base image.', ko: '베이스 이미지에서 스테이지를 시작합니다.' },
    {
      en: 'Another digest behind the tag, another image name, or another platform.',
      ko: '태그가 가리키는 다이제스트, 이미지 이름, 플랫폼이 바뀔 때.',
    },
  ),
  entry(
    'RUN',
    ['build'],
    'layer',
    'each',
    {
      en: 'Runs a command while building and keeps the changed files.',
      ko: '빌드할 때 명령을 실행하고 바뀐 파일을 남깁니다.',
    },
    {
      en: 'Another text of the command, another value of an ARG or ENV above, another file under a bind mount. Not what it downloads.',
      ko: '명령의 글자, 위쪽 ARG·ENV의 값, 바인드 마운트한 파일이 바뀔 때. 무엇을 내려받는지는 보지 않습니다.',
    },
  ),
  entry(
    'COPY',
    ['build'],
    'layer',
    'each',
    {
      en: 'Copies files from the context, a stage or an image.',
      ko: '컨텍스트, 스테이지, 이미지의 파일을 복사합니다.',
    },
    {
      en: 'Other contents, names or permissions of the files. Not their modification times.',
      ko: '파일의 내용, 이름, 권한이 바뀔 때. 수정 시각은 보지 않습니다.',
    },
  ),
  entry(
    'ADD',
    ['build'],
    'layer',
    'each',
    {
      en: 'Like COPY; also takes URLs and Git repositories and unpacks local archives.',
      ko: 'COPY처럼 파일을 넣고, URL과 Git 저장소를 받으며 로컬 아카이브를 풉니다.',
    },
    {
      en: 'Other contents of the files, of the download (it is looked up in each build), or another commit of the repository.',
      ko: '파일이나 내려받은 내용(빌드할 때마다 확인), 저장소의 커밋이 바뀔 때.',
    },
  ),
  entry(
    'WORKDIR',
    ['build', 'run'],
    'layer',
    'until-next',
    {
      en: 'Sets the working directory and creates it when it is missing.',
      ko: '작업 디렉터리를 정하고 없으면 만듭니다.',
    },
    { en: 'Another path.', ko: '경로가 바뀔 때.' },
  ),
  entry(
    'ENV',
    ['build', 'run'],
    'metadata',
    'each',
    { en: 'Sets environment variables for build and container.', ko: '빌드와 컨테이너의 환경 변수를 정합니다.' },
    { en: 'Another value: every RUN below runs again.', ko: '값이 바뀔 때. 아래의 RUN이 모두 다시 실행됩니다.' },
  ),
  entry(
    'ARG',
    ['build'],
    'nothing',
    'each',
    { en: 'Declares a variable of the build.', ko: '빌드에서 쓸 변수를 선언합니다.' },
    {
      en: 'Another value: from its first use on, and every RUN below counts as use.',
      ko: '값이 바뀔 때. 처음 쓰인 곳부터 다시 실행되며, 아래의 RUN은 모두 쓴 것으로 봅니다.',
    },
  ),
  entry(
    'CMD',
    ['run'],
    'metadata',
    'last',
    { en: 'Sets the default command or default arguments.', ko: '기본 명령이나 기본 인자를 정합니다.' },
    settingsOnly,
  ),
  entry(
    'ENTRYPOINT',
    ['run'],
    'metadata',
    'last',
    { en: 'Sets the program that a container runs.', ko: '컨테이너가 실행할 프로그램을 정합니다.' },
    settingsOnly,
  ),
  entry(
    'USER',
    ['build', 'run'],
    'metadata',
    'until-next',
    { en: 'Sets the user of the RUN below and of the container.', ko: '아래 RUN과 컨테이너의 사용자를 정합니다.' },
    { en: 'Another user: the RUN below run again.', ko: '사용자가 바뀔 때. 아래의 RUN이 다시 실행됩니다.' },
  ),
  entry(
    'EXPOSE',
    ['run'],
    'metadata',
    'each',
    { en: 'Documents the ports that the program uses.', ko: '프로그램이 쓰는 포트를 적어 둡니다.' },
    settingsOnly,
  ),
  entry(
    'VOLUME',
    ['run'],
    'metadata',
    'each',
    {
      en: 'Names directories that get a volume in each container.',
      ko: '컨테이너마다 볼륨으로 둘 디렉터리를 정합니다.',
    },
    settingsOnly,
  ),
  entry(
    'LABEL',
    ['build'],
    'metadata',
    'each',
    { en: 'Writes metadata into the image.', ko: '이미지에 메타데이터를 기록합니다.' },
    settingsOnly,
  ),
  entry(
    'HEALTHCHECK',
    ['run'],
    'metadata',
    'last',
    { en: 'Sets the command that tells whether a container works.', ko: '컨테이너가 정상인지 검사할 명령을 정합니다.' },
    settingsOnly,
  ),
  entry(
    'STOPSIGNAL',
    ['run'],
    'metadata',
    'last',
    { en: 'Sets the signal of `docker stop`.', ko: '`docker stop`이 보낼 신호를 정합니다.' },
    settingsOnly,
  ),
  entry(
    'SHELL',
    ['build', 'run'],
    'metadata',
    'until-next',
    { en: 'Sets the shell of shell form.', ko: '셸 형식에 쓸 셸을 정합니다.' },
    {
      en: 'Another shell: the RUN below in shell form run again.',
      ko: '셸이 바뀔 때. 셸 형식으로 쓴 아래의 RUN이 다시 실행됩니다.',
    },
  ),
  entry(
    'ONBUILD',
    ['child-build'],
    'metadata',
    'each',
    {
      en: 'Stores an instruction for builds based on this image.',
      ko: '이 이미지를 바탕으로 한 빌드에서 실행할 명령을 저장합니다.',
    },
    {
      en: 'Nothing here; in the child build what breaks the cache of the stored instruction.',
      ko: '이 빌드에서는 없습니다. 하위 빌드에서는 저장된 명령의 규칙을 따릅니다.',
    },
  ),
  entry(
    'MAINTAINER',
    ['build'],
    'metadata',
    'last',
    {
      en: 'Names the author. Deprecated: write a LABEL.',
      ko: '작성자를 적습니다. 더는 권장하지 않으므로 LABEL을 씁니다.',
    },
    settingsOnly,
  ),
];
