import { hadolintRule } from './define.ts';

export const dl3045 = hadolintRule({
  code: 'DL3045',
  title: { en: 'A relative destination needs a WORKDIR', ko: '상대 경로로 복사하려면 WORKDIR이 필요합니다' },
  message: {
    en: '{0} is relative, and no WORKDIR says to what: set one, or write an absolute path.',
    ko: '{0}은(는) 상대 경로인데 기준이 될 WORKDIR이 없습니다. WORKDIR을 설정하거나 절대 경로를 쓰세요.',
  },
  why: {
    en: 'Where the files go then depends on the working directory of the base image, which may change with its next version.',
    ko: '이때 파일이 놓이는 곳은 베이스 이미지의 작업 디렉터리에 달려 있고, 그 값은 다음 버전에서 바뀔 수 있습니다.',
  },
  severity: 'warning',
  strict: true,
  bad: 'FROM debian:12\nCOPY app.conf conf/\n',
  good: 'FROM debian:12\nWORKDIR /srv\nCOPY app.conf conf/\n',
  check: {
    stage: ({ instructions }, { model }, report) => {
      // Triggers run in their order, behind what the stage itself sets.
      let hasTriggerWorkdir = false;
      for (const instruction of instructions) {
        const { keyword, words } = instruction.trigger ?? instruction;
        if (keyword === 'WORKDIR' && instruction.trigger !== undefined) hasTriggerWorkdir = true;
        const target = keyword === 'COPY' && words.length > 1 ? words.at(-1) : undefined;
        if (target === undefined || /^(?:\/|\\|\$|[A-Za-z]:[/\\])/.test(target.text)) continue;
        if (model.stateAt(instruction).workdir !== undefined) continue;
        if (instruction.trigger !== undefined && hasTriggerWorkdir) continue;
        report({ span: target, arguments: [target.text] });
      }
    },
  },
});
