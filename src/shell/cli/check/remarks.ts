import { baseName } from '../../../dockerfile/syntax/programs.ts';
import type { Span } from '../../../dockerfile/syntax/tree.ts';
import type { CommandLine, DockerCall } from '../../commandLine.ts';

/** `=> starts it`, `← in the background`, `(목록)`: what stands between a command and its remark, with a blank in front. */
const marks = /(?<=\s)(?:(?<arrow>=+>|-+>|[←→⇒]|<-+(?=\s))|(?<star>\/\*)|(?<dash>:|--?)(?=\s)|(?<round>\())/g;

/** A remark that a mark parts from the command; undefined when there is none, or one that may be an argument. */
export function markedRemark(line: CommandLine, call: DockerCall): (Span & { readonly kind: 'prose' }) | undefined {
  const { text, start } = line;
  const end = text.trimEnd().length;
  if (text.includes('\n')) return undefined;
  for (const { 0: mark, index, groups = {} } of text.matchAll(marks)) {
    const at = start + index;
    if (at < call.invocation.program.end || isInside(line, at)) continue;
    const rest = text.slice(index + mark.length, end);
    const says =
      (groups['arrow'] !== undefined && /\p{L}/u.test(rest)) ||
      (groups['star'] !== undefined && rest.endsWith('*/')) ||
      (groups['dash'] !== undefined && isExplained(mark, rest, call)) ||
      (groups['round'] !== undefined && /^[^()]*[가-힣][^()]*\)$/.test(rest) && isComplete(call, at));
    if (says) return { kind: 'prose', start: at, end: start + end };
  }
  return undefined;
}

/** In quotes, in a comment, or in what is substituted. */
function isInside({ script, placeholders }: CommandLine, at: number): boolean {
  const holds = (span: Span): boolean => span.start <= at && at < span.end;
  return (
    script.comments.some(holds) ||
    placeholders.some(holds) ||
    script.commands.some(({ words }) => words.some((word) => holds(word) && (word.quoted || !word.literal)))
  );
}

/** `: 목록`, and `-- list` where docker takes no arguments. */
function isExplained(mark: string, rest: string, { command }: DockerCall): boolean {
  if (/^\s+[가-힣]/.test(rest)) return true;
  return mark === '--' && command.children.length === 0 && command.arguments.length === 0 && /^\s+\p{L}/u.test(rest);
}

/** Whether all that docker needs stands in front of an offset. */
function isComplete({ command, arguments: args, inner, flags }: DockerCall, at: number): boolean {
  const needed = command.arguments.reduce((sum, { min }) => sum + min, 0);
  const given = [...args, ...inner].filter(({ end }) => end <= at).length;
  return command.children.length === 0 && given >= needed && flags.every(({ flag }) => flag !== undefined);
}

/** What is done with something, by itself: no name that docker takes ends like this. */
const action =
  /(?:시작|접속|진입|종료|중지|정지|삭제|제거|생성|만들기|실행|목록|리스트|조회|확인|출력|보기|하기|로그인|로그아웃|백그라운드|다운로드|업로드)$/;

/** Korean words behind a command that takes no more, or that end in what is done. */
export function isSurplus(call: DockerCall, start: number, text: string): boolean {
  const { command, arguments: args } = call;
  if (!isComplete(call, start) || /(?:^|\s)-/.test(text)) return false;
  const most = command.arguments.reduce((sum, { max }) => sum + max, 0);
  return action.test(text) || args.filter(({ end }) => end <= start).length >= most;
}

/** The program in the container is a shell that is given a file to read, and no command. */
export function startsShell({ inner: [program, next] }: DockerCall): boolean {
  return (
    program !== undefined && /^(?:ba|da|a|z)?sh$/.test(baseName(program.text)) && next?.text.startsWith('-') !== true
  );
}

/** A remark as a comment has it. */
export function withoutMark(text: string): string {
  const plain = text.replace(/^(?:\/\/|\/\*|=+>|-+>|<-+|[←→⇒]|:|--?(?=\s)|\((?=.*\)$))\s*/, '');
  if (plain.length === text.length) return text;
  return text.startsWith('(') ? plain.slice(0, -1) : plain.replace(/\s*\*\/$/, '');
}
