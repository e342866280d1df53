import type { Localized } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import { isPosixShell } from '../../syntax/programs.ts';
import { interpreterOf } from '../../syntax/script.ts';
import type { Heredoc } from '../../syntax/tree.ts';
import { type HoverPlace, type HoverProvider, heading, holds, hoverOf, lineOf, linkOf, listOf } from './context.ts';

const page = 'dockerfile.heredocs';

const words = {
  lines: {
    en: 'Text of lines {0} to {1}, up to a line that holds only {2}.',
    ko: '{0}~{1}번째 줄의 내용이며, {2}만 있는 줄에서 끝납니다.',
  },
  line: {
    en: 'Text of line {0}, up to a line that holds only {2}.',
    ko: '{0}번째 줄의 내용이며, {2}만 있는 줄에서 끝납니다.',
  },
  empty: { en: 'Empty, up to a line that holds only {2}.', ko: '내용이 없으며, {2}만 있는 줄에서 끝납니다.' },
  open: {
    en: 'No line holds only {0}: the heredoc swallows the rest of the file, and the build fails.',
    ko: '{0}만 있는 줄이 없어 파일 끝까지 내용이 되고 빌드가 실패합니다.',
  },
  build: {
    en: 'BuildKit fills in variables of the text. Quotes around the name (`<<"EOF"`) leave them as they are.',
    ko: 'BuildKit이 내용의 변수를 값으로 바꿉니다. 이름을 따옴표로 묶으면(`<<"EOF"`) 그대로 둡니다.',
  },
  plain: {
    en: 'The name is in quotes: variables stay as they are written.',
    ko: '이름을 따옴표로 묶었으므로 변수를 바꾸지 않고 그대로 둡니다.',
  },
  script: {
    en: 'The shell runs the text as a script. Only its last exit code counts, unless it has `set -e`.',
    ko: '셸이 내용을 스크립트로 실행합니다. `set -e`가 없으면 마지막 종료 코드만 봅니다.',
  },
  interpreter: {
    en: '{0} runs the text as a script.',
    ko: '{0}이(가) 내용을 스크립트로 실행합니다.',
  },
  input: {
    en: 'The command gets the text; the shell fills in its variables.',
    ko: '명령이 내용을 받으며, 변수는 셸이 바꿉니다.',
  },
  inputPlain: {
    en: 'The command gets the text as it is written: the name is in quotes.',
    ko: '이름을 따옴표로 묶었으므로 명령이 내용을 그대로 받습니다.',
  },
  tabs: { en: '`<<-` drops the tabs in front of each line.', ko: '`<<-`는 각 줄 앞의 탭을 없앱니다.' },
  fd: { en: 'It is file descriptor {0}.', ko: '파일 서술자 {0}번입니다.' },
} satisfies Readonly<Record<string, Localized>>;

/** `<<EOF` and the line that ends it. */
export const heredocHover: HoverProvider = (place) => {
  const { instruction, offset } = place;
  const heredoc = instruction?.heredocs.find(
    ({ mark, closed, endLine }) => holds(mark, offset) || (closed && holds(endLine, offset)),
  );
  if (instruction === undefined || heredoc === undefined) return undefined;
  const { speak } = place;
  const span = holds(heredoc.mark, offset) ? heredoc.mark : heredoc.endLine;
  const isScript = instruction.keyword === 'RUN' && instruction.argument.text.trim() === markText(place, heredoc);
  const lines = [
    extent(place, heredoc),
    isScript ? scriptText(place, heredoc) : speak(reader(instruction.keyword, heredoc.expands)),
    heredoc.stripTabs ? speak(words.tabs) : undefined,
    heredoc.fd > 0 ? speak(words.fd, heredoc.fd) : undefined,
  ];
  return hoverOf(span, heading(markText(place, heredoc)), listOf(lines), linkOf(place, place.pageOf(page)));
};

function reader(keyword: string, expands: boolean): Localized {
  if (keyword !== 'RUN') return expands ? words.build : words.plain;
  return expands ? words.input : words.inputPlain;
}

function scriptText({ document, speak }: HoverPlace, heredoc: Heredoc): string {
  const interpreter = interpreterOf(document.tree, heredoc);
  const isShell = interpreter === undefined || isPosixShell(interpreter);
  return isShell ? speak(words.script) : speak(words.interpreter, code(interpreter.join(' ')));
}

function markText({ document }: HoverPlace, { mark }: Heredoc): string {
  return document.text.slice(mark.start, mark.end);
}

function extent({ document, speak }: HoverPlace, { name, body, closed, endLine }: Heredoc): string {
  if (!closed) return speak(words.open, code(name));
  const first = lineOf(document, body);
  const last = lineOf(document, endLine) - 1;
  if (last < first) return speak(words.empty, first, last, code(name));
  return speak(first === last ? words.line : words.lines, first, last, code(name));
}
