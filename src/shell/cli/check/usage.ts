import type { Localized } from '../../../contract/localized.ts';
import { type Check, type CheckContext, finding, fix, insertAt, replaceBy, type Report, textOf } from './context.ts';

const messages = {
  pipe: {
    en: 'The shell pipes into a program called -. Of what the line offers, one is typed.',
    ko: '셸은 |를 파이프로 읽어 -라는 프로그램을 찾습니다. 나열한 것 가운데 하나만 써야 합니다.',
  },
  blank: {
    en: '{0} and {1} are one word here; a blank is missing.',
    ko: '{0}과(와) {1}이(가) 한 단어로 붙어 있습니다. 띄어쓰기가 빠졌습니다.',
  },
  colon: {
    en: 'When {0} is left out, its colon stays. It belongs into the brackets.',
    ko: '{0}을(를) 생략해도 콜론이 남습니다. 콜론까지 대괄호 안에 써야 합니다.',
  },
} satisfies Readonly<Record<string, Localized>>;

/** How the form of a command is written down: what breaks even when each gap is filled in rightly. */
export const usageCheck: Check = (context, report) => {
  if (context.calls.length === 0) return;
  pipes(context, report);
  blanks(context, report);
  colons(context, report);
};

/** `FILE | - NAME`: a bar that parts what one may choose from, with blanks around it. */
function pipes({ line }: CheckContext, report: Report): void {
  for (const { words, depth } of line.script.commands) {
    const [program] = words;
    if (program === undefined || depth > 0 || program.text !== '-') continue;
    // `FILE|-`, with no blanks, is how reference pages write a choice.
    const front = /\s+\|\s+$/.exec(line.text.slice(0, program.start - line.start))?.[0];
    if (front === undefined) continue;
    const span = { start: program.start - front.trimStart().length, end: program.end };
    const edit = { span: { start: program.start - front.length, end: program.end }, text: '' };
    const title: Localized = { en: 'Remove {0}', ko: '{0} 없애기' };
    report(finding('usage', 'warning', span, messages.pipe, [], [fix(title, [textOf(line, span)], edit)]));
  }
}

/** `IMAGE[:TAG][COMMAND]`: what belongs to the name, and what is an argument by itself. */
function blanks({ line }: CheckContext, report: Report): void {
  for (const [index, next] of line.placeholders.entries()) {
    const before = line.placeholders[index - 1];
    if (before?.end !== next.start) continue;
    const [one, other] = [textOf(line, before), textOf(line, next)];
    if (!/^\[(?:[:@]|.*(?:option|flags|옵션|플래그))/i.test(one) || !/^\[\p{L}/u.test(other)) continue;
    report(finding('usage', 'warning', next, messages.blank, [one, other], [insertAt(next.start, ' ')]));
  }
}

/** `IMAGE:[TAG]`; where the name stands in brackets of its own, brackets are what many write for any name. */
const bareColon = /(?<=[\p{L}\d_>]):\[((?:tag|태[그크])[\p{L}\d_ ]*)\]/giu;

function colons({ line }: CheckContext, report: Report): void {
  if (!line.text.includes(':[')) return;
  for (const { 0: whole, 1: label = '', index } of line.text.matchAll(bareColon)) {
    const start = line.start + index;
    const span = { start, end: start + whole.length };
    report(finding('usage', 'information', span, messages.colon, [label], [replaceBy(span, `[:${label}]`)]));
  }
}
