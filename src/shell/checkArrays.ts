import type { Localized } from '../contract/localized.ts';
import type { Edit } from '../dockerfile/features/edit.ts';
import { finding, fix, type Report } from './cli/check/context.ts';

const messages = {
  quote: {
    en: 'This quote is never closed: an instruction stands without quotes around it.',
    ko: '닫히지 않은 따옴표입니다. 명령어 전체를 따옴표로 묶지 않습니다.',
  },
  comma: {
    en: 'Behind the last comma an element is missing; this is no JSON array, and Docker hands it to a shell.',
    ko: '마지막 쉼표 뒤에 항목이 없습니다. JSON 배열이 아니므로 Docker는 셸 형식으로 읽습니다.',
  },
  element: {
    en: 'In exec form each element stands in double quotes; {0} does not.',
    ko: 'exec 형식에서는 각 항목을 큰따옴표로 묶습니다. {0}에는 따옴표가 없습니다.',
  },
} satisfies Readonly<Record<string, Localized>>;

const KEYWORD = '(?:RUN|CMD|ENTRYPOINT|ADD|COPY|VOLUME|SHELL)';
const mentions = new RegExp(`\\b${KEYWORD}\\b`);
const quotedInstruction = new RegExp(`(?<![\\w"'\`])(["'])${KEYWORD} ?\\[`, 'g');

/** Longer ones are no form that a sentence shows, in characters. */
const LONGEST = 200;

/** Exec form in a sentence about an instruction, as it may not be written. */
export function mentionedArrays(text: string, report: Report): void {
  if (!text.includes('[') || !text.includes('"')) return;
  let start = 0;
  for (const line of text.split('\n')) {
    if (mentions.test(line)) {
      strayQuotes(line, start, report);
      arrays(line, start, report);
    }
    start += line.length + 1;
  }
}

/** `"RUN ["a", "b"]`: the first quote belongs to nothing. */
function strayQuotes(line: string, origin: number, report: Report): void {
  for (const { 0: found, 1: quote = '"', index } of line.matchAll(quotedInstruction)) {
    const close = line.indexOf(']', index + found.length);
    if (close === -1 || close - index > LONGEST || line.charAt(close + 1) === quote) continue;
    const span = { start: origin + index, end: origin + index + 1 };
    const title: Localized = { en: 'Remove {0}', ko: '{0} 없애기' };
    report(finding('exec-form', 'information', span, messages.quote, [], [fix(title, [quote], { span, text: '' })]));
  }
}

interface Element {
  readonly start: number;
  readonly text: string;
}

function arrays(line: string, origin: number, report: Report): void {
  for (let open = line.indexOf('['); open !== -1; open = line.indexOf('[', open + 1)) {
    const close = line.indexOf(']', open);
    // Behind `]( )` is an address.
    if (close === -1 || close - open > LONGEST || line.charAt(close + 1) === '(') continue;
    const elements = elementsOf(line.slice(open + 1, close), open + 1);
    if (elements.length < 2 || !elements.some(({ text }) => /^"[^"]*"$/.test(text))) continue;
    if (elements.some(({ text }) => text.includes('[') || /[^"]"[^"]/.test(text))) continue;
    const bare = elements.filter(
      ({ text }) => /^[\p{L}/.][^"']*$/u.test(text) && !/^(?:\.{2,}|…|true|false|null)$/.test(text),
    );
    const last = elements.at(-1);
    const hasComma = last?.text === '';
    const [first] = bare;
    if (first === undefined && !hasComma) continue;
    const edits: Edit[] = bare.flatMap(({ start, text }) =>
      [start, start + text.length].map((at) => ({ span: { start: origin + at, end: origin + at }, text: '"' })),
    );
    const comma = hasComma ? line.lastIndexOf(',', close) : -1;
    if (hasComma) edits.push({ span: { start: origin + comma, end: origin + close }, text: '' });
    // Quotes around it all would make a text of the array.
    if (line.charAt(open - 1) === '"' && line.charAt(close + 1) === '"')
      for (const at of [open - 1, close + 1])
        edits.push({ span: { start: origin + at, end: origin + at + 1 }, text: '' });
    const [from, to] = first === undefined ? [comma, comma + 1] : [first.start, first.start + first.text.length];
    const span = { start: origin + from, end: origin + to };
    const message = first === undefined ? messages.comma : messages.element;
    const title: Localized = { en: 'Write it as a JSON array', ko: 'JSON 배열로 쓰기' };
    const args = first === undefined ? [] : [first.text];
    report(finding('exec-form', 'information', span, message, args, [fix(title, [], ...edits)]));
  }
}

/** What stands between commas outside of quotes, without the blanks around it. */
function elementsOf(inside: string, origin: number): readonly Element[] {
  const elements: Element[] = [];
  for (const { 0: piece, index } of inside.matchAll(/(?:"[^"]*"|[^,"])+|(?<=,|^)(?=,|$)/g)) {
    const text = piece.trim();
    elements.push({ start: origin + index + piece.length - piece.trimStart().length, text });
  }
  return elements;
}
