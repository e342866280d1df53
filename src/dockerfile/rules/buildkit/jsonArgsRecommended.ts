import { wordsAsJson } from '../json.ts';
import { proposal } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

export const jsonArgsRecommended: Rule = {
  code: 'JSONArgsRecommended',
  aliases: ['DL3025'],
  origin: 'buildkit',
  title: { en: 'CMD and ENTRYPOINT are in exec form', ko: 'CMD와 ENTRYPOINT는 exec 형식으로 씁니다' },
  message: {
    en: '{0} is in shell form, so a shell is process 1 and receives the signals. Exec form starts the program itself.',
    ko: '{0}이(가) 셸 형식이라 셸이 1번 프로세스가 되어 신호를 받습니다. exec 형식은 프로그램을 직접 실행합니다.',
  },
  why: {
    en: 'In shell form /bin/sh -c starts the program. Many shells do not pass the signal of `docker stop` on, so the program is killed after the grace period without having tidied up. Whoever wants a shell says so with SHELL, or names it in exec form.',
    ko: '셸 형식에서는 /bin/sh -c가 프로그램을 실행합니다. 많은 셸은 `docker stop`의 신호를 넘겨주지 않으므로, 프로그램은 정리할 틈 없이 유예 시간 뒤에 강제로 종료됩니다. 셸이 필요하면 SHELL로 지정하거나 exec 형식에 셸을 직접 쓰세요.',
  },
  severity: 'warning',
  bad: 'FROM alpine:3.22\nCMD sleep 60\n',
  good: 'FROM alpine:3.22\nCMD ["sleep", "60"]\n',
  reference: buildCheck('json-args-recommended'),
  check: {
    instructions: {
      keywords: ['CMD', 'ENTRYPOINT'],
      visit(instruction, { document, model }, report) {
        const { json, parent, keyword, keywordSpan, argument } = instruction;
        if (json !== undefined || parent !== undefined || model.stateAt(instruction).shell !== undefined) return;
        const edits = wordsAsJson(document.scripts(instruction)[0]);
        report({
          span: argument.text === '' ? keywordSpan : argument.span,
          arguments: [keyword],
          fixes: edits === undefined ? [] : [proposal({ en: 'Write in exec form', ko: 'exec 형식으로 쓰기' }, edits)],
        });
      },
    },
  },
};
