import { hadolintRule } from './define.ts';

export const dl3022 = hadolintRule({
  code: 'DL3022',
  title: { en: '--from names a stage further up', ko: '--from에는 앞에 있는 스테이지를 씁니다' },
  message: {
    en: 'No stage above is named {0}, so --from takes an image of that name.',
    ko: '앞에 {0}(이)라는 스테이지가 없어 --from은 그 이름의 이미지를 가져옵니다.',
  },
  why: {
    en: 'A name that is no stage is an image, and it is pulled from a registry. Often it is a slip in the name; if an image is meant, a tag says so and says which one.',
    ko: '스테이지가 아닌 이름은 이미지로 보고 레지스트리에서 가져옵니다. 이름을 잘못 쓴 경우가 많습니다. 이미지를 뜻한다면 태그를 붙여 분명히 하세요.',
  },
  severity: 'warning',
  bad: 'FROM golang:1.25 AS build\nFROM debian:12\nCOPY --from=biuld /app /app\n',
  good: 'FROM golang:1.25 AS build\nFROM debian:12\nCOPY --from=build /app /app\n',
  check: {
    instructions: {
      keywords: ['COPY'],
      visit: (instruction, { model }, report) => {
        // The stages of a trigger are those of another file.
        if (instruction.parent !== undefined) return;
        const flag = instruction.flags.find(({ name }) => name === 'from');
        const name = flag?.value;
        if (flag === undefined || name === undefined || name === '' || name.includes(':')) return;
        const stage = model.stageNamed(name);
        const current = model.stageOf(instruction);
        if (stage !== undefined && (current === undefined || stage.index <= current.index)) return;
        report({ span: flag.valueSpan ?? flag, arguments: [name] });
      },
    },
  },
});
