import type { Localized } from '../../contract/localized.ts';
import type { Keyword } from './terms.ts';

export interface Parameter {
  /** As it stands in the label of its form. */
  readonly label: string;
  readonly doc: Localized;
}

/** One way to write an instruction, for signature help. */
export interface Form {
  readonly label: string;
  /** In the order of the label; optional parts keep their brackets in the label only. */
  readonly parameters: readonly Parameter[];
}

const p = (label: string, en: string, ko: string): Parameter => ({ label, doc: { en, ko } });

const options = p('OPTIONS', 'Flags that begin with `--`.', '`--`로 시작하는 옵션입니다.');
const command = p(
  'COMMAND',
  'A line for the shell, until the end of the instruction.',
  '셸에 넘길 명령으로, 줄 끝까지입니다.',
);
const program = p(
  '"PROGRAM"',
  'The program, with its path or found in PATH.',
  '실행할 프로그램입니다. 경로를 쓰거나 PATH에서 찾습니다.',
);
const argument = p('"ARGUMENT"', 'An argument, passed on as it stands.', '그대로 전달되는 인자입니다.');
const source = p('SOURCE', 'A file, directory or pattern.', '파일, 디렉터리, 패턴입니다.');
const target = p(
  'TARGET',
  'Where it goes; a relative path starts at WORKDIR, a directory ends in `/`.',
  '복사할 위치입니다. 상대 경로는 WORKDIR 기준이고, 디렉터리는 `/`로 끝냅니다.',
);
const key = p('KEY', 'Name of the pair.', '쌍의 이름입니다.');
const value = p('VALUE', 'Its value; quotes hold spaces together.', '쌍의 값입니다. 공백이 있으면 따옴표로 묶습니다.');
const quotedSource = p(
  '"SOURCE"',
  'A source; this form allows spaces in it.',
  '원본입니다. 이 형식에서는 공백을 쓸 수 있습니다.',
);
const quotedTarget = p('"TARGET"', 'Where it goes: the last element.', '복사할 위치로, 마지막 요소입니다.');

const shellForm = (keyword: string): Form => ({ label: `${keyword} COMMAND`, parameters: [command] });
const execForm = (keyword: string): Form => ({
  label: `${keyword} ["PROGRAM", "ARGUMENT", ...]`,
  parameters: [program, argument],
});
const copyForms = (keyword: string): Form[] => [
  { label: `${keyword} [OPTIONS] SOURCE ... TARGET`, parameters: [options, source, target] },
  {
    label: `${keyword} [OPTIONS] ["SOURCE", ... "TARGET"]`,
    parameters: [options, quotedSource, quotedTarget],
  },
];

/** Source: https://docs.docker.com/reference/dockerfile/ */
export const forms: Readonly<Record<Keyword, readonly Form[]>> = {
  ADD: copyForms('ADD'),
  ARG: [
    {
      label: 'ARG NAME[=DEFAULT] ...',
      parameters: [
        p(
          'NAME',
          'Name of the variable; `--build-arg NAME=...` sets it.',
          '변수 이름입니다. `--build-arg 이름=값`으로 줍니다.',
        ),
        p('DEFAULT', 'Its value when the build gives none.', '빌드에서 값을 주지 않을 때의 값입니다.'),
      ],
    },
  ],
  CMD: [execForm('CMD'), shellForm('CMD')],
  COPY: copyForms('COPY'),
  ENTRYPOINT: [execForm('ENTRYPOINT'), shellForm('ENTRYPOINT')],
  ENV: [{ label: 'ENV KEY=VALUE ...', parameters: [key, value] }],
  EXPOSE: [
    {
      label: 'EXPOSE PORT[/PROTOCOL] ...',
      parameters: [
        p(
          'PORT',
          'A port in the container or a range such as 8000-8010.',
          '컨테이너의 포트나 8000-8010 같은 범위입니다.',
        ),
        p('PROTOCOL', '`tcp` (default), `udp` or `sctp`.', '`tcp`(기본값), `udp`, `sctp` 가운데 하나입니다.'),
      ],
    },
  ],
  FROM: [
    {
      label: 'FROM [--platform=PLATFORM] IMAGE [AS NAME]',
      parameters: [
        p('PLATFORM', 'Platform of the image, `linux/arm64` for example.', '이미지의 플랫폼입니다(예: `linux/arm64`).'),
        p('IMAGE', 'An image, `scratch` or an earlier stage.', '이미지, `scratch`, 앞의 스테이지입니다.'),
        p('NAME', 'Name of the stage, in lower case.', '스테이지 이름이며 소문자로 씁니다.'),
      ],
    },
  ],
  HEALTHCHECK: [
    {
      label: 'HEALTHCHECK [OPTIONS] CMD COMMAND',
      parameters: [
        options,
        p(
          'COMMAND',
          'Runs in the container: 0 is healthy, 1 unhealthy.',
          '컨테이너 안에서 실행되며, 종료 코드 0은 정상, 1은 비정상입니다.',
        ),
      ],
    },
    {
      label: 'HEALTHCHECK NONE',
      parameters: [p('NONE', 'Switches off an inherited check.', '물려받은 헬스 체크를 끕니다.')],
    },
  ],
  LABEL: [{ label: 'LABEL KEY=VALUE ...', parameters: [key, value] }],
  MAINTAINER: [
    {
      label: 'MAINTAINER NAME',
      parameters: [p('NAME', 'Name of the author, until the end of the line.', '작성자 이름으로, 줄 끝까지입니다.')],
    },
  ],
  ONBUILD: [
    {
      label: 'ONBUILD INSTRUCTION',
      parameters: [
        p(
          'INSTRUCTION',
          'Any instruction but FROM, MAINTAINER and ONBUILD.',
          'FROM, MAINTAINER, ONBUILD를 제외한 명령입니다.',
        ),
      ],
    },
  ],
  RUN: [
    { label: 'RUN [OPTIONS] COMMAND', parameters: [options, command] },
    { label: 'RUN [OPTIONS] ["PROGRAM", "ARGUMENT", ...]', parameters: [options, program, argument] },
    {
      label: 'RUN [OPTIONS] <<DELIMITER',
      parameters: [
        options,
        p('DELIMITER', 'The word on the line that ends the script.', '스크립트를 끝내는 줄에 쓸 단어입니다.'),
      ],
    },
  ],
  SHELL: [execForm('SHELL')],
  STOPSIGNAL: [
    {
      label: 'STOPSIGNAL SIGNAL',
      parameters: [p('SIGNAL', 'A name such as SIGQUIT, or a number.', 'SIGQUIT 같은 이름이나 번호입니다.')],
    },
  ],
  USER: [
    {
      label: 'USER NAME[:GROUP]',
      parameters: [
        p('NAME', 'Name or number of the user.', '사용자 이름이나 번호입니다.'),
        p(
          'GROUP',
          'Name or number of the group; then it is the only one.',
          '그룹 이름이나 번호입니다. 지정하면 그 그룹만 적용됩니다.',
        ),
      ],
    },
  ],
  VOLUME: [
    {
      label: 'VOLUME PATH ...',
      parameters: [p('PATH', 'A directory in the container.', '컨테이너 안의 디렉터리입니다.')],
    },
    {
      label: 'VOLUME ["PATH", ...]',
      parameters: [p('"PATH"', 'A directory in the container.', '컨테이너 안의 디렉터리입니다.')],
    },
  ],
  WORKDIR: [
    {
      label: 'WORKDIR PATH',
      parameters: [
        p(
          'PATH',
          'A directory; a relative one continues the one before.',
          '디렉터리입니다. 상대 경로는 앞의 WORKDIR에 이어집니다.',
        ),
      ],
    },
  ],
};
