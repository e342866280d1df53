import type { Instruction } from '../../syntax/tree.ts';
import { runCommands } from '../commands.ts';
import type { Report, RuleContext } from '../rule.ts';
import { hadolintRule } from './define.ts';

const tools: readonly string[] = ['curl', 'wget'];
const mayDownload = /curl|wget/;
const mayRun: readonly string[] = ['RUN', 'ONBUILD'];

export const dl4001 = hadolintRule({
  code: 'DL4001',
  title: { en: 'A stage uses curl or wget, not both', ko: 'curl과 wget은 하나만 씁니다' },
  message: {
    en: 'This stage uses {0} as well: one of curl and wget is enough.',
    ko: '이 스테이지에서 {0}도 사용합니다. curl과 wget 중 하나면 충분합니다.',
  },
  why: {
    en: 'Both fetch files. The second one is one more package in the image, and one more that needs security updates.',
    ko: '둘 다 파일을 내려받는 도구입니다. 하나가 더 있으면 이미지에 패키지가 늘고 보안 업데이트를 챙길 것도 늘어납니다.',
  },
  severity: 'warning',
  bad: 'FROM debian:12\nRUN curl -fsSLO https://example.com/a\nRUN wget -q https://example.com/b\n',
  good: 'FROM debian:12\nRUN curl -fsSLO https://example.com/a && curl -fsSLO https://example.com/b\n',
  check: {
    stage: (stage, context, report) => {
      const { text } = context.document;
      // Reading a script costs more than a look at the text.
      const runs = stage.instructions.filter(
        ({ keyword, start, end }) => mayRun.includes(keyword) && mayDownload.test(text.slice(start, end)),
      );
      if (runs.length === 0) return;
      reportOthers(runs, context, report);
      // Triggers run in another build than the stage.
      const triggers = runs.flatMap(({ trigger }) => trigger ?? []);
      reportOthers(triggers, context, report);
    },
  },
});

function reportOthers(instructions: readonly Instruction[], context: RuleContext, report: Report): void {
  const seen = new Set<string>();
  for (const run of instructions) {
    if (run.keyword !== 'RUN') continue;
    for (const { program, programWord } of runCommands(run, context, (name) => tools.includes(name))) {
      const other = tools.find((tool) => tool !== program && seen.has(tool));
      if (other !== undefined && !seen.has(program)) report({ span: programWord, arguments: [other] });
      seen.add(program);
    }
  }
}
