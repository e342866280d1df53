import type { Word } from '../../syntax/tree.ts';
import { hadolintRule } from './define.ts';

export const dl3002 = hadolintRule({
  code: 'DL3002',
  title: { en: 'The last USER is not root', ko: '마지막 USER는 root가 아니어야 합니다' },
  message: {
    en: 'The last USER of this stage is root: end with one that has fewer rights.',
    ko: '이 스테이지의 마지막 USER가 root입니다. 권한이 적은 사용자로 끝내세요.',
  },
  why: {
    en: 'The container runs as the last USER. As root, who breaks out of the program owns all of the container, and root in it is root on the host wherever something is mounted.',
    ko: '컨테이너는 마지막 USER로 실행됩니다. root라면 프로그램의 허점을 뚫은 사람이 컨테이너 전체를 장악하고, 마운트된 호스트 파일에도 root 권한을 갖습니다.',
  },
  severity: 'warning',
  bad: 'FROM debian:12\nUSER root\nRUN mkdir /data\n',
  good: 'FROM debian:12\nUSER 0\nRUN mkdir /data\nUSER 1000\n',
  check: {
    stage: (stage, _context, report) => {
      let last: Word | undefined;
      let lastOfTriggers: Word | undefined;
      for (const { keyword, words, trigger } of stage.instructions) {
        if (keyword === 'USER') last = words[0];
        else if (trigger?.keyword === 'USER') lastOfTriggers = trigger.words[0];
      }
      for (const word of [last, lastOfTriggers]) {
        if (word !== undefined && /^(?:root|0)(?::|$)/.test(word.text)) report({ span: word });
      }
    },
  },
});
