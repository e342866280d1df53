import { hadolintRule } from './define.ts';

export const dl3023 = hadolintRule({
  code: 'DL3023',
  title: { en: '--from names another stage than its own', ko: '--from에는 자기 스테이지를 쓸 수 없습니다' },
  message: {
    en: '{0} is the stage of this line itself: nothing can be copied from it.',
    ko: '{0}은(는) 이 줄이 속한 스테이지 자신이라 복사해 올 수 없습니다.',
  },
  why: {
    en: 'A stage that needs itself is never done. The build refuses it as a circular dependency.',
    ko: '자기 자신이 필요한 스테이지는 끝날 수 없습니다. 빌드가 순환 의존으로 거부합니다.',
  },
  severity: 'error',
  bad: 'FROM debian:12 AS base\nCOPY --from=base /etc/motd /motd\n',
  good: 'FROM debian:12 AS base\nFROM debian:12\nCOPY --from=base /etc/motd /motd\n',
  check: {
    instructions: {
      keywords: ['COPY'],
      visit: (instruction, { model }, report) => {
        if (instruction.parent !== undefined) return;
        const flag = instruction.flags.find(({ name }) => name === 'from');
        const name = flag?.value;
        const own = model.stageOf(instruction);
        if (flag === undefined || name === undefined || own === undefined) return;
        if (own.name !== name.toLowerCase() && String(own.index) !== name) return;
        report({ span: flag.valueSpan ?? flag, arguments: [name] });
      },
    },
  },
});
