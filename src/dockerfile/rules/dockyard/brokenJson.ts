import type { Localized } from '../../../contract/localized.ts';
import type { BrokenJson, BrokenJsonReason, Dockerfile, Instruction } from '../../syntax/tree.ts';
import { fix, isUnbroken } from '../edits.ts';
import type { Edit } from '../../features/edit.ts';
import type { Fix, Rule } from '../rule.ts';
import { reference } from '../sources.ts';
import { doubleBackslashes } from './backslashes.ts';

const reasons: Readonly<Record<BrokenJsonReason, Localized>> = {
  'missing-comma': { en: 'a comma is missing', ko: '쉼표가 빠졌습니다' },
  'trailing-comma': { en: 'a comma stands behind the last item', ko: '마지막 항목 뒤에 쉼표가 있습니다' },
  'single-quotes': { en: 'items need double quotes', ko: '항목은 큰따옴표로 감싸야 합니다' },
  'unclosed-string': { en: 'a double quote is not closed', ko: '큰따옴표가 닫히지 않았습니다' },
  'unclosed-bracket': { en: 'the bracket is not closed', ko: '대괄호가 닫히지 않았습니다' },
  'bad-escape': { en: 'a backslash stands doubled in JSON', ko: 'JSON에서는 백슬래시를 두 번 써야 합니다' },
  'control-character': { en: 'a tab or the like stands in a string', ko: '문자열 안에 탭 같은 제어 문자가 있습니다' },
  'text-behind': { en: 'text stands behind the bracket', ko: '닫는 대괄호 뒤에 글자가 있습니다' },
  unquoted: { en: 'items need double quotes', ko: '항목은 큰따옴표로 감싸야 합니다' },
};

const becomes: Readonly<Record<'command' | 'paths', Localized>> = {
  command: { en: 'the whole text goes to a shell', ko: '텍스트 전체가 셸에서 실행됩니다' },
  paths: { en: 'the words are taken for paths, brackets and all', ko: '대괄호까지 포함해 단어가 그대로 경로가 됩니다' },
};

export const brokenJson: Rule = {
  code: 'broken-json',
  aliases: [],
  origin: 'dockyard',
  title: { en: 'Exec form is written as JSON', ko: 'exec 형식은 JSON으로 씁니다' },
  message: { en: 'This is no exec form, because {0}: {1}.', ko: 'exec 형식이 아닙니다. {0}. 그래서 {1}.' },
  why: {
    en: 'Exec form is a JSON array of strings. With one slip it is none, and BuildKit takes the line as shell form without saying so: a shell then looks for a program whose name begins with a bracket.',
    ko: 'exec 형식은 문자열의 JSON 배열입니다. 하나만 틀려도 BuildKit은 알리지 않고 셸 형식으로 읽으며, 셸은 대괄호로 시작하는 이름의 프로그램을 찾게 됩니다.',
  },
  severity: 'warning',
  bad: "FROM alpine:3.22\nCMD ['sleep', '60']\n",
  good: 'FROM alpine:3.22\nCMD ["sleep", "60"]\nRUN [ -d /tmp ] && echo there\n',
  reference: reference('shell-and-exec-form'),
  check: {
    instructions: {
      // SHELL in shell form is refused, which another rule says.
      keywords: ['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN', 'VOLUME'],
      visit(instruction, { tree }, report) {
        if (!instruction.line.text.includes('[')) return;
        const { brokenJson: broken, keyword } = instruction;
        if (broken === undefined) return;
        const words = ['ADD', 'COPY', 'VOLUME'].includes(keyword);
        const text = words ? instruction.argument.text : (instruction.words.at(-1)?.raw ?? '');
        if (!words && isTest(text)) return;
        report({
          span: broken.at.end > broken.at.start ? broken.at : instruction.argument.span,
          arguments: [reasons[broken.reason], words ? becomes.paths : becomes.command],
          fixes: fixesOf(broken, instruction, tree),
        });
      },
    },
  },
};

/** `[ -f x ]` and `[[ x ]]` are commands of a shell. */
function isTest(text: string): boolean {
  return /^\[(?:\s|\[)/.test(text) && !text.includes(',');
}

function fixesOf({ reason, at }: BrokenJson, { argument }: Instruction, tree: Dockerfile): readonly Fix[] {
  const { start, end } = argument.span;
  const insert = (offset: number, text: string): Edit => ({ span: { start: offset, end: offset }, text });
  switch (reason) {
    case 'missing-comma': {
      // Behind the item before, not in front of the one that follows.
      let offset = at.start;
      while (/\s/.test(tree.text.charAt(offset - 1))) offset -= 1;
      return tree.text.charAt(at.start) === '"' && isUnbroken(tree, { start: offset, end: at.start })
        ? [fix({ en: 'Insert the comma', ko: '쉼표 넣기' }, [insert(offset, ',')])]
        : [];
    }
    case 'trailing-comma':
      return [fix({ en: 'Remove the comma', ko: '쉼표 없애기' }, [{ span: at, text: '' }])];
    case 'unclosed-bracket':
      return isUnbroken(tree, { start, end })
        ? [fix({ en: 'Close the bracket', ko: '대괄호 닫기' }, [insert(end, ']')])]
        : [];
    case 'bad-escape':
      return doubleBackslashes(argument.slice(argument.text.indexOf('['), argument.text.length));
    case 'single-quotes':
      return doubleQuotes(argument.span, tree);
    case 'unclosed-string': {
      // The last item, which took the bracket along.
      const isLast = /^"[^",\\\n]*\]$/.test(tree.text.slice(at.start, at.end));
      return isLast ? [fix({ en: 'Close the quote', ko: '따옴표 닫기' }, [insert(at.end - 1, '"')])] : [];
    }
    default:
      return [];
  }
}

/** Of an array whose items stand in single quotes. */
export function doubleQuotes({ start, end }: Instruction['argument']['span'], tree: Dockerfile): readonly Fix[] {
  const text = tree.text.slice(start, end);
  // Quotes of the other kind inside a string would need more than that.
  if (/["\\$]/.test(text) || !/^\[\s*'[^']*'(?:\s*,\s*'[^']*')*\s*\]$/.test(text)) return [];
  const edits: Edit[] = [];
  for (let quote = text.indexOf("'"); quote !== -1; quote = text.indexOf("'", quote + 1)) {
    edits.push({ span: { start: start + quote, end: start + quote + 1 }, text: '"' });
  }
  return [fix({ en: 'Write double quotes', ko: '큰따옴표로 쓰기' }, edits)];
}
