import { hadolintRule } from './define.ts';

export const dl3066 = hadolintRule({
  code: 'DL3066',
  title: { en: 'USER has a numeric id', ko: 'USER에는 숫자 ID를 씁니다' },
  message: {
    en: '{0} is a name: a numeric user id can be read without the image.',
    ko: '{0}은(는) 이름입니다. 숫자 ID는 이미지를 열지 않고도 알 수 있습니다.',
  },
  why: {
    en: 'The name is looked up in /etc/passwd of the image. Kubernetes with runAsNonRoot refuses to start such a container, because it cannot tell from a name whether it is root.',
    ko: '이름은 이미지의 /etc/passwd에서 찾습니다. runAsNonRoot를 쓰는 쿠버네티스는 이름만으로 root인지 알 수 없어 이런 컨테이너를 시작하지 않습니다.',
  },
  severity: 'information',
  strict: true,
  bad: 'FROM debian:12\nUSER www-data\n',
  good: 'FROM debian:12\nUSER 33:33\n',
  check: {
    instructions: {
      keywords: ['USER'],
      visit: ({ words: [word] }, _context, report) => {
        const user = word?.text.split(':')[0] ?? '';
        if (word === undefined || word.variables.length > 0 || /^\d*$/.test(user)) return;
        report({ span: word, arguments: [user] });
      },
    },
  },
});
