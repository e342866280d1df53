import type { Script, ScriptCommand } from '../../syntax/scriptTree.ts';
import { baseName, isPosixShell } from '../../syntax/programs.ts';
import { hadolintRule } from './define.ts';

export const dl4006 = hadolintRule({
  code: 'DL4006',
  title: { en: 'A pipe runs with pipefail', ko: '파이프는 pipefail과 함께 씁니다' },
  message: {
    en: 'Only the last command of this pipe decides whether RUN fails: set pipefail with SHELL.',
    ko: '이 파이프에서는 마지막 명령만 RUN의 실패를 결정합니다. SHELL로 pipefail을 설정하세요.',
  },
  why: {
    en: 'In curl ... | tar x a failed download goes unnoticed when tar is content. With SHELL ["/bin/bash", "-o", "pipefail", "-c"] (on Alpine /bin/ash) every part counts. Name a shell that knows the option: not every sh does.',
    ko: 'curl ... | tar x에서는 tar가 성공하면 내려받기에 실패해도 드러나지 않습니다. SHELL ["/bin/bash", "-o", "pipefail", "-c"](Alpine은 /bin/ash)로 설정하면 모든 명령의 결과가 반영됩니다. 이 옵션을 지원하지 않는 sh도 있으므로 지원하는 셸을 지정하세요.',
  },
  severity: 'warning',
  strict: true,
  bad: 'FROM debian:12\nRUN curl -fsSL https://example.com/a.txt | sort > /a.txt\n',
  good: 'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -fsSL https://example.com/a.txt | sort > /a.txt\n',
  check: {
    instructions: {
      keywords: ['RUN'],
      visit: (instruction, context, report) => {
        for (const script of context.document.scripts(instruction)) {
          const pipe = firstPipe(script);
          if (pipe === undefined || script.commands.some(setsPipefail)) continue;
          const shell = context.shellOf(instruction);
          if (!isPosixShell(shell) || isPipefailShell(shell)) return;
          report({ span: pipe });
          return;
        }
      },
    },
  },
});

/** `|` also stands between the patterns of a `case`, where there is no command in front of it. */
function firstPipe({ commands }: Script): ScriptCommand['after'] {
  return commands.find(
    ({ after, before, words: [first] }) =>
      (after?.operator === '|' || after?.operator === '|&') && before?.operator !== ';;' && first?.text !== 'case',
  )?.after;
}

function setsPipefail({ words: [program, ...args] }: ScriptCommand): boolean {
  return program?.text === 'set' && args.some(({ text }) => text === 'pipefail');
}

function isPipefailShell([program = '', ...options]: readonly string[]): boolean {
  // Only these know the option everywhere.
  const knows = ['bash', 'zsh', 'ash', 'ksh'].includes(baseName(program));
  return knows && options.includes('pipefail') && options.some((option) => /^-\w*o$/.test(option));
}
