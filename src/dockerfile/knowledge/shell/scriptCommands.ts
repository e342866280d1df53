import { command, type ShellCommand, word } from './command.ts';

const forms = 'dockerfile.forms';
const layers = 'dockerfile.layers';

/** Words of the shell itself, and programs that work on text. Sources: POSIX, their manual pages. */
export const scriptCommands: readonly ShellCommand[] = [
  command(
    forms,
    'set',
    { en: 'Sets how the shell behaves until the end of this RUN.', ko: '이 RUN이 끝날 때까지 셸의 동작을 정합니다.' },
    [
      word('-e', { en: 'Ends at the first command that fails.', ko: '명령이 하나라도 실패하면 끝냅니다.' }),
      word('-u', { en: 'An unset variable is an error.', ko: '없는 변수를 쓰면 오류로 봅니다.' }),
      word('-x', {
        en: 'Shows each command before it runs; secrets too.',
        ko: '실행할 명령을 먼저 보여 줍니다. 비밀 값도 드러납니다.',
      }),
      word('-ex', {
        en: 'Ends at the first failure and shows each command.',
        ko: '실패하면 끝내고 명령을 보여 줍니다.',
      }),
      word('-eu', {
        en: 'Ends at the first failure or unset variable.',
        ko: '명령이 실패하거나 없는 변수를 쓰면 끝냅니다.',
      }),
      word('-eux', {
        en: 'All three of them; usual at the start of a script.',
        ko: '셋을 모두 켭니다. 스크립트 첫머리에 흔히 씁니다.',
      }),
      word('-o', { en: 'Sets an option by its name.', ko: '이름으로 옵션을 켭니다.' }),
      word('pipefail', {
        en: 'A pipe fails when any of its commands fails (bash, busybox, not every dash).',
        ko: '파이프의 어느 명령이 실패해도 실패로 봅니다(bash, busybox에서 되고 dash에서는 안 될 수 있음).',
      }),
    ],
  ),
  command(forms, 'cd', {
    en: 'Changes the directory until the end of this RUN; WORKDIR keeps it.',
    ko: '이 RUN이 끝날 때까지만 디렉터리를 옮깁니다. 계속 적용하려면 WORKDIR을 씁니다.',
  }),
  command(forms, 'export', {
    en: 'Sets a variable until the end of this RUN; ENV keeps it.',
    ko: '이 RUN이 끝날 때까지만 변수를 정합니다. 계속 적용하려면 ENV를 씁니다.',
  }),
  command(
    forms,
    'exec',
    {
      en: 'Puts the program in the place of the shell, so that it gets the signals.',
      ko: '셸을 프로그램으로 바꿔 프로그램이 신호를 직접 받게 합니다.',
    },
    [
      word('"$@"', {
        en: 'All arguments, each as it stands: the last line of a start script.',
        ko: '모든 인자를 그대로 넘깁니다. 시작 스크립트의 마지막 줄에 씁니다.',
      }),
    ],
  ),
  command(forms, 'sh', { en: 'Runs a shell.', ko: '셸을 실행합니다.' }, [
    word('-c', { en: 'Takes the script from the next argument.', ko: '다음 인자를 스크립트로 실행합니다.' }),
    word('-e', { en: 'Ends at the first command that fails.', ko: '명령이 하나라도 실패하면 끝냅니다.' }),
  ]),
  command(
    forms,
    'bash',
    { en: 'Runs bash, which alpine and busybox do not have.', ko: 'bash를 실행합니다. alpine과 busybox에는 없습니다.' },
    [
      word('-c', { en: 'Takes the script from the next argument.', ko: '다음 인자를 스크립트로 실행합니다.' }),
      word('-l', { en: 'Reads the settings of a login shell.', ko: '로그인 셸의 설정을 읽습니다.' }),
    ],
  ),
  command(forms, 'source', {
    en: 'Runs a file in this shell (bash); other shells write `.`. What it sets ends with the RUN.',
    ko: '파일을 현재 셸에서 실행합니다(bash). 다른 셸에서는 `.`을 씁니다. 정한 값은 RUN과 함께 사라집니다.',
  }),
  command(
    forms,
    'echo',
    {
      en: 'Writes its arguments. Shells treat `\\n` differently; printf does not vary.',
      ko: '인자를 출력합니다. `\\n` 처리는 셸마다 다르므로 printf가 확실합니다.',
    },
    [
      word('-n', { en: 'Without a line end.', ko: '줄바꿈 없이 출력합니다.' }),
      word('-e', {
        en: 'Reads backslash sequences; dash writes `-e` itself.',
        ko: '백슬래시 표현을 해석합니다. dash는 `-e`를 그대로 출력합니다.',
      }),
    ],
  ),
  command(forms, 'printf', {
    en: 'Writes by a format, the same in every shell.',
    ko: '형식에 맞춰 출력하며 어느 셸에서나 같습니다.',
  }),
  command(forms, 'cat', {
    en: 'Writes files out; for a new file `COPY <<EOF` is shorter.',
    ko: '파일 내용을 출력합니다. 새 파일은 `COPY <<EOF`가 더 짧습니다.',
  }),
  command(layers, 'tee', { en: 'Writes its input to a file and on.', ko: '입력을 파일에 쓰면서 그대로 출력합니다.' }, [
    word('-a', { en: 'Appends.', ko: '덧붙입니다.' }),
  ]),
  command(
    layers,
    'sed',
    {
      en: 'Edits text line by line. Of a file from an earlier layer the whole file is stored again.',
      ko: '줄 단위로 글을 고칩니다. 앞 레이어의 파일을 고치면 파일 전체가 다시 저장됩니다.',
    },
    [
      word('-i', { en: 'Changes the file itself.', ko: '파일을 직접 고칩니다.' }),
      word('-e', { en: 'One more editing command.', ko: '편집 명령을 추가합니다.' }),
      word('-E', { en: 'Extended regular expressions.', ko: '확장 정규식을 씁니다.' }),
      word('-n', { en: 'Writes only what is asked for.', ko: '지정한 것만 출력합니다.' }),
    ],
  ),
  command(
    layers,
    'grep',
    {
      en: 'Finds lines. It fails when there are none, and so does a RUN that ends in it.',
      ko: '줄을 찾습니다. 없으면 실패하므로, grep으로 끝나는 RUN도 실패합니다.',
    },
    [
      word('-q', { en: 'Says nothing, only succeeds or fails.', ko: '출력 없이 성공 여부만 알립니다.' }),
      word('-r', { en: 'Whole directories.', ko: '디렉터리 전체를 찾습니다.' }),
      word('-E', { en: 'Extended regular expressions.', ko: '확장 정규식을 씁니다.' }),
      word('-v', { en: 'Lines that do not match.', ko: '일치하지 않는 줄을 찾습니다.' }),
    ],
  ),
  command(layers, 'find', { en: 'Finds files by rules.', ko: '조건에 맞는 파일을 찾습니다.' }, [
    word('-name', { en: 'Whose name matches the pattern.', ko: '이름이 패턴과 일치하는 것입니다.' }),
    word('-type', { en: '`f` files, `d` directories.', ko: '`f`는 파일, `d`는 디렉터리입니다.' }),
    word('-delete', {
      en: 'Deletes them; gains room only for files of this RUN.',
      ko: '찾은 파일을 지웁니다. 같은 RUN에서 만든 파일일 때만 크기가 줄어듭니다.',
    }),
    word('-exec', { en: 'Runs a command for them.', ko: '찾은 파일마다 명령을 실행합니다.' }),
  ]),
  command(layers, 'xargs', { en: 'Makes arguments of its input.', ko: '입력을 인자로 바꿔 명령을 실행합니다.' }, [
    word('-r', { en: 'Nothing for empty input.', ko: '입력이 없으면 실행하지 않습니다.' }),
    word('-0', { en: 'Input separated by zero bytes.', ko: '입력을 널 문자로 나눕니다.' }),
  ]),
  command(
    layers,
    'make',
    {
      en: 'Builds by a Makefile. In a stage of its own the compilers stay out of the image.',
      ko: 'Makefile대로 빌드합니다. 별도 스테이지에서 하면 컴파일러가 이미지에 남지 않습니다.',
    },
    [
      word('-j', {
        en: 'So many jobs at once; "$(nproc)" for each processor.',
        ko: '동시에 실행할 작업 수입니다. "$(nproc)"은 프로세서 수입니다.',
      }),
      word('install', { en: 'Copies what was built to its place.', ko: '빌드한 것을 설치합니다.' }),
    ],
  ),
  command(layers, 'touch', {
    en: 'Makes an empty file or renews its time.',
    ko: '빈 파일을 만들거나 시각을 갱신합니다.',
  }),
];
