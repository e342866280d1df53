import type { Localized } from '../../../contract/localized.ts';
import type { Dockerfile, Problem, ProblemCode } from '../../syntax/tree.ts';
import { PROBLEM_MESSAGES } from '../../syntax/problems.ts';
import { fix, lineEndOf, replace } from '../edits.ts';
import type { Fix, Rule } from '../rule.ts';
import { reference } from '../sources.ts';

interface Texts {
  readonly title: Localized;
  readonly why: Localized;
  readonly bad: string;
  readonly good: string;
  readonly section: string;
  readonly fixes?: (problem: Problem, tree: Dockerfile) => readonly Fix[];
}

const texts: Readonly<Record<ProblemCode, Texts>> = {
  'empty-file': {
    title: { en: 'A Dockerfile has instructions', ko: 'Dockerfile에는 명령어가 있어야 합니다' },
    why: {
      en: 'BuildKit refuses a file that is empty or has comments only: there is no image to build.',
      ko: '비어 있거나 주석만 있는 파일은 만들 이미지가 없으므로 BuildKit이 거부합니다.',
    },
    bad: '# nothing yet\n',
    good: 'FROM alpine:3.22\n',
    section: 'format',
  },
  'unknown-escape': {
    title: { en: 'The escape character is \\ or `', ko: '이스케이프 문자는 \\ 또는 `입니다' },
    why: {
      en: 'The escape character continues lines. The backtick is there for Windows, where the backslash stands in paths.',
      ko: '이스케이프 문자는 줄을 이을 때 씁니다. 백틱은 경로에 백슬래시를 쓰는 Windows를 위한 것입니다.',
    },
    bad: '# escape=^\nFROM alpine:3.22\n',
    good: '# escape=`\nFROM alpine:3.22\n',
    section: 'escape',
    fixes: (problem) => [replace(problem, '\\'), replace(problem, '`')].map((one) => ({ ...one, preferred: false })),
  },
  'duplicate-directive': {
    title: { en: 'A directive stands once', ko: '지시어는 한 번만 씁니다' },
    why: {
      en: 'Two directives of one name cannot both hold, so BuildKit stops.',
      ko: '같은 이름의 지시어가 둘이면 어느 쪽을 따를지 알 수 없으므로 BuildKit이 멈춥니다.',
    },
    bad: '# check=skip=FromAsCasing\n# check=error=true\nFROM alpine:3.22\n',
    good: '# check=skip=FromAsCasing;error=true\nFROM alpine:3.22\n',
    section: 'parser-directives',
  },
  'unterminated-heredoc': {
    title: { en: 'A heredoc is ended', ko: 'heredoc은 끝나야 합니다' },
    why: {
      en: 'A heredoc ends at the line that consists of its name alone, without blanks in front or behind; only <<- allows tabs in front. Otherwise it takes up the rest of the file.',
      ko: 'heredoc은 이름만 있는 줄에서 끝납니다. 앞뒤에 공백이 있으면 안 되고, <<-일 때만 앞에 탭을 둘 수 있습니다. 그런 줄이 없으면 파일 끝까지 heredoc이 됩니다.',
    },
    bad: 'FROM alpine:3.22\nRUN <<EOF\necho hello\n',
    good: 'FROM alpine:3.22\nRUN <<EOF\necho hello\nEOF\n',
    section: 'here-documents',
    fixes: ({ arguments: [name = ''] }, tree) => {
      const { text } = tree;
      const end = { start: text.length, end: text.length };
      const lineEnd = lineEndOf(tree);
      const edit = { span: end, text: `${text.endsWith('\n') ? '' : lineEnd}${name}${lineEnd}` };
      return [{ ...fix({ en: 'End it with {0}', ko: '{0}(으)로 끝내기' }, [edit], name), preferred: false }];
    },
  },
  'json-not-strings': {
    title: { en: 'Exec form is an array of strings', ko: 'exec 형식은 문자열 배열입니다' },
    why: {
      en: 'Each item becomes one argument of the program, so each is a string in double quotes, numbers too.',
      ko: '항목 하나가 프로그램의 인자 하나가 됩니다. 숫자라도 큰따옴표로 감싼 문자열로 씁니다.',
    },
    bad: 'FROM alpine:3.22\nCMD ["sleep", 60]\n',
    good: 'FROM alpine:3.22\nCMD ["sleep", "60"]\n',
    section: 'shell-and-exec-form',
  },
  'missing-equals': {
    title: { en: 'Each pair has its =', ko: '모든 쌍에 =가 있어야 합니다' },
    why: {
      en: 'Once the first word has a =, every word is a pair of its own. A value with blanks in it needs quotes.',
      ko: '첫 단어에 =가 있으면 뒤의 단어도 모두 이름=값 쌍이어야 합니다. 공백이 있는 값은 따옴표로 감싸세요.',
    },
    bad: 'FROM alpine:3.22\nENV GREETING=hello world\n',
    good: 'FROM alpine:3.22\nENV GREETING="hello world"\n',
    section: 'env',
    fixes: joinWithValue,
  },
  'missing-value': {
    title: { en: 'ENV and LABEL have a value', ko: 'ENV와 LABEL에는 값이 있어야 합니다' },
    why: {
      en: 'Only ARG may stand without a value, which then comes from --build-arg. An empty value is written NAME=.',
      ko: '값 없이 쓸 수 있는 것은 ARG뿐이며, 그 값은 --build-arg로 받습니다. 빈 값은 이름=로 씁니다.',
    },
    bad: 'FROM alpine:3.22\nENV DEBUG\n',
    good: 'FROM alpine:3.22\nENV DEBUG=1\n',
    section: 'env',
  },
};

/** `A= b` is meant to be one pair. */
function joinWithValue({ start }: Problem, { text }: Dockerfile): readonly Fix[] {
  let at = start;
  while (text.charAt(at - 1) === ' ' || text.charAt(at - 1) === '\t') at -= 1;
  if (at === start || text.charAt(at - 1) !== '=') return [];
  return [
    fix({ en: 'Remove the blank behind =', ko: '= 뒤의 공백 없애기' }, [{ span: { start: at, end: start }, text: '' }]),
  ];
}

/** What BuildKit's parser refuses, each under its code. */
export const parserProblemRules: readonly Rule[] = Object.entries(texts).map(
  ([code, { title, why, bad, good, section, fixes }]): Rule => ({
    code,
    aliases: [],
    origin: 'build',
    title,
    message: PROBLEM_MESSAGES[code as ProblemCode],
    why,
    severity: 'error',
    bad,
    good,
    reference: reference(section),
    check: {
      file: ({ tree }, report) => {
        for (const problem of tree.problems) {
          if (problem.code !== code) continue;
          const { start, end } = problem;
          report({
            span: { start, end },
            arguments: problem.arguments,
            fixes: fixes?.(problem, tree) ?? [],
          });
        }
      },
    },
  }),
);
