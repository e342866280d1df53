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

const p = (label: string, doc: Localized): Parameter => ({ label, doc });

const options = p('OPTIONS', { en: 'Flags that begin with `--`.', ko: '`--`로 시작하는 옵션입니다.' });
const command = p('COMMAND', {
  en: 'A line for the shell, until the end of the instruction.',
  ko: '셸에 넘길 명령으로, 줄 끝까지입니다.',
});
const program = p('"PROGRAM"', {
  en: 'The program, with its path or found in PATH.',
  ko: '실행할 프로그램입니다. 경로를 쓰거나 PATH에서 찾습니다.',
});
const argument = p('"ARGUMENT"', { en: 'An argument, passed on as it stands.', ko: '그대로 전달되는 인자입니다.' });
const source = p('SOURCE', { en: 'A file, directory or pattern.', ko: '파일, 디렉터리, 패턴입니다.' });
const target = p('TARGET', {
  en: 'Where it goes; a relative path starts at WORKDIR, a directory ends in `/`.',
  ko: '복사할 위치입니다. 상대 경로는 WORKDIR 기준이고, 디렉터리는 `/`로 끝냅니다.',
});
const key = p('KEY', { en: 'Name of the pair.', ko: '쌍의 이름입니다.' });
const value = p('VALUE', {
  en: 'Its value; quotes hold spaces together.',
  ko: '쌍의 값입니다. 공백이 있으면 따옴표로 묶습니다.',
});
const quotedSource = p('"SOURCE"', {
  en: 'A source; this form allows spaces in it.',
  ko: '원본입니다. 이 형식에서는 공백을 쓸 수 있습니다.',
});
const quotedTarget = p('"TARGET"', { en: 'Where it goes: the last element.', ko: '복사할 위치로, 마지막 요소입니다.' });

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
        p('NAME', {
          en: 'Name of the variable; `--build-arg NAME=...` sets it.',
          ko: '변수 이름입니다. `--build-arg 이름=값`으로 줍니다.',
        }),
        p('DEFAULT', { en: 'Its value when the build gives none.', ko: '빌드에서 값을 주지 않을 때의 값입니다.' }),
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
        p('PORT', {
          en: 'A port in the container or a range such as 8000-8010.',
          ko: '컨테이너의 포트나 8000-8010 같은 범위입니다.',
        }),
        p('PROTOCOL', {
          en: '`tcp` (default), `udp` or `sctp`.',
          ko: '`tcp`(기본값), `udp`, `sctp` 가운데 하나입니다.',
        }),
      ],
    },
  ],
  FROM: [
    {
      label: 'FROM [--platform=PLATFORM] IMAGE [AS NAME]',
      parameters: [
        p('PLATFORM', {
          en: 'Platform of the image, `linux/arm64` for example.',
          ko: '이미지의 플랫폼입니다(예: `linux/arm64`).',
        }),
        p('IMAGE', { en: 'An image, `scratch` or an earlier stage.', ko: '이미지, `scratch`, 앞의 스테이지입니다.' }),
        p('NAME', { en: 'Name of the stage, in lower case.', ko: '스테이지 이름이며 소문자로 씁니다.' }),
      ],
    },
  ],
  HEALTHCHECK: [
    {
      label: 'HEALTHCHECK [OPTIONS] CMD COMMAND',
      parameters: [
        options,
        p('COMMAND', {
          en: 'Runs in the container: 0 is healthy, 1 unhealthy.',
          ko: '컨테이너 안에서 실행되며, 종료 코드 0은 정상, 1은 비정상입니다.',
        }),
      ],
    },
    {
      label: 'HEALTHCHECK NONE',
      parameters: [p('NONE', { en: 'Switches off an inherited check.', ko: '물려받은 헬스 체크를 끕니다.' })],
    },
  ],
  LABEL: [{ label: 'LABEL KEY=VALUE ...', parameters: [key, value] }],
  MAINTAINER: [
    {
      label: 'MAINTAINER NAME',
      parameters: [
        p('NAME', { en: 'Name of the author, until the end of the line.', ko: '작성자 이름으로, 줄 끝까지입니다.' }),
      ],
    },
  ],
  ONBUILD: [
    {
      label: 'ONBUILD INSTRUCTION',
      parameters: [
        p('INSTRUCTION', {
          en: 'Any instruction but FROM, MAINTAINER and ONBUILD.',
          ko: 'FROM, MAINTAINER, ONBUILD를 제외한 명령입니다.',
        }),
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
        p('DELIMITER', {
          en: 'The word on the line that ends the script.',
          ko: '스크립트를 끝내는 줄에 쓸 단어입니다.',
        }),
      ],
    },
  ],
  SHELL: [execForm('SHELL')],
  STOPSIGNAL: [
    {
      label: 'STOPSIGNAL SIGNAL',
      parameters: [
        p('SIGNAL', { en: 'A name such as SIGQUIT, or a number.', ko: 'SIGQUIT 같은 이름이나 번호입니다.' }),
      ],
    },
  ],
  USER: [
    {
      label: 'USER NAME[:GROUP]',
      parameters: [
        p('NAME', { en: 'Name or number of the user.', ko: '사용자 이름이나 번호입니다.' }),
        p('GROUP', {
          en: 'Name or number of the group; then it is the only one.',
          ko: '그룹 이름이나 번호입니다. 지정하면 그 그룹만 적용됩니다.',
        }),
      ],
    },
  ],
  VOLUME: [
    {
      label: 'VOLUME PATH ...',
      parameters: [p('PATH', { en: 'A directory in the container.', ko: '컨테이너 안의 디렉터리입니다.' })],
    },
    {
      label: 'VOLUME ["PATH", ...]',
      parameters: [p('"PATH"', { en: 'A directory in the container.', ko: '컨테이너 안의 디렉터리입니다.' })],
    },
  ],
  WORKDIR: [
    {
      label: 'WORKDIR PATH',
      parameters: [
        p('PATH', {
          en: 'A directory; a relative one continues the one before.',
          ko: '디렉터리입니다. 상대 경로는 앞의 WORKDIR에 이어집니다.',
        }),
      ],
    },
  ],
};
