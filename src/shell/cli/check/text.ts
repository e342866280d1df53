import type { Localized } from '../../../contract/localized.ts';
import type { ScriptWord } from '../../../dockerfile/syntax/scriptTree.ts';
import type { Span } from '../../../dockerfile/syntax/tree.ts';
import type { CommandLine, DockerCall } from '../../commandLine.ts';
import type { CliFinding, CliFix } from '../contract.ts';
import { type Check, finding, fix, replaceBy, textOf, type Report } from './context.ts';
import { isSurplus, markedRemark, startsShell, withoutMark } from './remarks.ts';

const messages = {
  prompt: { en: 'The prompt {0} is not a part of the command.', ko: '프롬프트 {0}은(는) 명령의 일부가 아닙니다.' },
  rootPrompt: {
    en: 'With the prompt # in front the shell takes the line for a comment.',
    ko: '앞에 프롬프트 #이 있으면 셸이 줄 전체를 주석으로 읽습니다.',
  },
  quotes: {
    en: 'These are typographic quotes; the shell reads them as letters.',
    ko: '둥근 따옴표입니다. 셸은 이것을 따옴표로 읽지 않습니다.',
  },
  slashes: {
    en: 'A comment begins with #; the shell hands // on.',
    ko: '주석은 #으로 시작합니다. 셸은 //를 인자로 넘깁니다.',
  },
  prose: {
    en: 'This is a text and no part of the command.',
    ko: '명령이 아니라 설명입니다. 함께 실행하면 인자로 넘어갑니다.',
  },
  redirect: { en: 'The shell takes < for a file to read.', ko: '셸은 <를 입력 파일로 읽습니다.' },
  continuation: {
    en: 'Behind the backslash is a blank, so the line does not go on.',
    ko: '백슬래시 뒤에 공백이 있어 다음 줄로 이어지지 않습니다.',
  },
  unclosed: { en: 'The quote is not closed.', ko: '따옴표가 닫히지 않았습니다.' },
} satisfies Readonly<Record<string, Localized>>;

/** @param prompt without the blanks behind it. */
export function promptMessage(prompt: string): Localized {
  return prompt === '#' ? messages.rootPrompt : messages.prompt;
}

/** What came along when the line was copied or written down. */
export const textCheck: Check = ({ line, options, calls }, report) => {
  const { prompt, typographic } = line;
  if (prompt !== undefined && options.prompts !== true && options.mention !== true && calls.length > 0) {
    const text = textOf(line, prompt);
    const behind = line.start + line.text.slice(prompt.end - line.start).search(/\S|$/) + prompt.end - line.start;
    const edit = { span: { start: prompt.start, end: behind }, text: '' };
    const fixes = [fix({ en: 'Remove the prompt', ko: '프롬프트 없애기' }, [], edit)];
    report(finding('prompt', 'information', prompt, promptMessage(text), [text], fixes));
  }
  const [quote] = typographic;
  if (quote !== undefined && calls.length > 0) {
    const edits = typographic.map((span) => ({ span, text: '“”„‟'.includes(textOf(line, span)) ? '"' : "'" }));
    report(
      finding(
        'typographic',
        'error',
        quote,
        messages.quotes,
        [],
        [fix({ en: 'Use straight quotes', ko: '곧은 따옴표로 바꾸기' }, [], ...edits)],
      ),
    );
  }
  continuations(line, report);
  if (!/["']/.test(line.text)) return;
  for (const { invocation } of calls) {
    const open = invocation.words.find(
      ({ error }) => error?.code === 'unclosed-double-quote' || error?.code === 'unclosed-single-quote',
    );
    if (open !== undefined && options.mention !== true)
      report(finding('unclosed-quote', 'warning', open, messages.unclosed));
  }
};

function continuations({ text, start, dialect }: CommandLine, report: Report): void {
  if (dialect !== 'posix') return;
  for (const { index, 0: found } of text.matchAll(/\\[ \t]+\r?\n(?=[ \t]*\S)/g)) {
    const span = { start: start + index, end: start + index + found.trimEnd().length };
    const blanks = { start: span.end, end: start + index + found.length - (found.endsWith('\r\n') ? 2 : 1) };
    report(finding('continuation', 'error', span, messages.continuation, [], [replaceBy({ ...blanks }, '')]));
  }
}

/** What is written behind a command to explain it. */
export interface Remark extends Span {
  readonly kind: 'slashes' | 'prose' | 'redirect';
}

const hangul = /[가-힣]/;
/** Most lines have nothing of a remark. */
const mayHaveRemark = /[가-힣←→⇒]|\/\/|\/\*|[=-]>|<-| -- /;
const endsLikeSentence =
  /(?:다|요|죠|함|음|됨|임|때|것|까|기|경우|확인|사용|설정|삭제|검색|지정|실행|등록|공유|출력|연결|해제|저장|조회|변경|복사|생성|중지|정지)[.!)\]>"']*$/;

/** The remark behind a line of one command; undefined when there is none. */
export function remarkOf(line: CommandLine, calls: readonly DockerCall[]): Remark | undefined {
  const { text: all } = line;
  if (!mayHaveRemark.test(all)) return undefined;
  const call = calls.findLast(({ invocation }) => invocation.depth === 0);
  const slashes = slashesOf(line, call);
  if (slashes !== undefined) return slashes;
  const behind = line.placeholders.at(-1);
  if (call === undefined) return undefined;
  const mark = markedRemark(line, call);
  if (mark !== undefined) return mark;
  if (!hangul.test(all)) return undefined;
  const lineEnd = line.start + line.text.trimEnd().length;
  if (behind?.end === lineEnd && textOf(line, behind).startsWith('<') && isRemark(textOf(line, behind), call, behind)) {
    return { kind: 'redirect', start: behind.start, end: lineEnd };
  }
  const words = call.invocation.words;
  // `bash 접속`: a shell would look for a script of that name.
  const inner = new Set(startsShell(call) ? [] : call.inner.slice(1));
  const first = words.findIndex((word) => isKorean(word) && !inner.has(word) && !isValue(call, word));
  const last = words.at(-1);
  if (first === -1 || last === undefined || last.end < lineEnd) return undefined;
  const tail = words.slice(first);
  const start = tail[0]?.start ?? lineEnd;
  const text = textOf(line, { start, end: lineEnd });
  const isSentence = endsLikeSentence.test(text) && (tail.length > 1 || /(?:다|요|죠)[.!]?$/.test(text));
  if (!isSentence && !isSurplus(call, start, text)) return undefined;
  return { kind: 'prose', start, end: lineEnd };
}

function isKorean({ text, quoted }: ScriptWord): boolean {
  return !quoted && /^[\p{Script=Hangul}]/u.test(text);
}

function isValue({ flags }: DockerCall, word: ScriptWord): boolean {
  return flags.some(({ value }) => value?.word === word);
}

/** An object and what is done with it, or the end of a sentence. */
const saysWhat = /[을를]\s+\S+$|(?:다\.?|때|확인|조회|경우|연결|해제|공유)$/;

/** Of `<...>` at the end: a sentence, or something behind a command that is complete without. */
function isRemark(text: string, { arguments: args, command }: DockerCall, span: Span): boolean {
  const inside = text.slice(1, -1);
  const words = inside.split(/\s+/).length;
  if (words >= 2 && saysWhat.test(inside)) return true;
  if (words >= 3 && (endsLikeSentence.test(inside) || words >= 5)) return true;
  const given = args.filter(({ start }) => start < span.start).length;
  const needed = command.arguments.reduce((sum, { min }) => sum + min, 0);
  return (
    words >= 2 &&
    given >= needed &&
    /[\p{Script=Hangul}]/u.test(inside) &&
    (endsLikeSentence.test(inside) || given > 0) &&
    command.children.length === 0 &&
    !/식별자|이름|이미지명|서버|경로|명$/.test(inside)
  );
}

function slashesOf({ script }: CommandLine, call: DockerCall | undefined): Remark | undefined {
  // `//etc` is a path where Windows would make something else of `/etc`.
  const surplus = call?.arguments.find(({ argument }) => argument === undefined)?.word;
  for (const { words, depth } of script.commands) {
    if (depth > 0) continue;
    const found = words.find(
      (word) =>
        !word.quoted &&
        (word.text === '//' ||
          /^\/\/[\p{Script=Hangul}]/u.test(word.text) ||
          (word === surplus && /^\/\/\w+$/.test(word.text))),
    );
    const last = words.at(-1);
    if (found !== undefined && last !== undefined) return { kind: 'slashes', start: found.start, end: last.end };
  }
  return undefined;
}

/** @param line that it stands in, with the offset at which it begins. */
export function remarkFinding(line: Pick<CommandLine, 'text' | 'start'>, remark: Remark): CliFinding {
  const text = line.text.slice(remark.start - line.start, remark.end - line.start);
  const plain = remark.kind === 'redirect' ? text.slice(1, -1).trim() : withoutMark(text);
  const comment = fix({ en: 'Make it a comment', ko: '주석으로 바꾸기' }, [], {
    span: { start: remark.start, end: remark.end },
    text: `# ${plain}`,
  });
  const fixes: CliFix[] = [
    comment,
    fix({ en: 'Remove it', ko: '없애기' }, [], { span: { start: remark.start, end: remark.end }, text: '' }),
  ];
  // A sentence on a line of its own may be what a command printed.
  const severity = remark.kind === 'prose' && remark.start === line.start ? 'information' : 'error';
  return finding(remark.kind === 'slashes' ? 'comment' : 'prose', severity, remark, messages[remark.kind], [], fixes);
}
