import { hadolintRule } from './define.ts';

const reserved: readonly string[] = ['com.docker.', 'io.docker.', 'org.dockerproject.'];

export const dl3048 = hadolintRule({
  code: 'DL3048',
  title: { en: 'A label key has the usual form', ko: '레이블 키는 관례를 따릅니다' },
  message: {
    en: 'Label key {0} is not in the usual form: small letters, digits, single dots and dashes.',
    ko: '레이블 키 {0}이(가) 관례에 맞지 않습니다. 소문자, 숫자, 연속되지 않는 점과 하이픈을 쓰세요.',
  },
  why: {
    en: 'Docker recommends keys such as com.example.team: they begin with a small letter and end with one or a digit. com.docker., io.docker. and org.dockerproject. belong to Docker. Any key works, but tools expect these.',
    ko: 'Docker는 com.example.team처럼 소문자로 시작해 소문자나 숫자로 끝나는 키를 권장합니다. com.docker., io.docker., org.dockerproject.는 Docker가 쓰는 이름입니다. 어떤 키든 동작하지만 도구는 이런 형식을 기대합니다.',
  },
  severity: 'hint',
  bad: 'FROM debian:12\nLABEL Team_Name=shop\n',
  good: 'FROM debian:12\nLABEL com.example.team=shop\n',
  check: {
    instructions: {
      keywords: ['LABEL'],
      visit: ({ pairs = [] }, _context, report) => {
        for (const { nameWord } of pairs) {
          const key = nameWord.text;
          if (nameWord.variables.length === 0 && !isUsual(key)) report({ span: nameWord, arguments: [key] });
        }
      },
    },
  },
});

function isUsual(key: string): boolean {
  if (reserved.some((prefix) => key.startsWith(prefix)) || /\.\.|--/.test(key)) return false;
  return /^[a-z][a-z0-9.-]*$/.test(key) && /[a-z0-9]$/.test(key);
}
