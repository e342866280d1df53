import { readImageName } from '../../imageName.ts';
import { hadolintRule } from './define.ts';

export const dl3007 = hadolintRule({
  code: 'DL3007',
  title: { en: 'A base image has another tag than latest', ko: '베이스 이미지에는 latest가 아닌 태그를 씁니다' },
  message: {
    en: '{0} changes with every release: name a version.',
    ko: '{0}은(는) 릴리스마다 바뀝니다. 버전을 지정하세요.',
  },
  why: {
    en: 'latest is no version but the tag that a push without one moves. Two builds of the same Dockerfile can get different images, and which one you have cannot be told from its name.',
    ko: 'latest는 버전이 아니라 태그 없이 올릴 때마다 옮겨 가는 이름입니다. 같은 Dockerfile로 빌드해도 다른 이미지를 받을 수 있고, 지금 쓰는 것이 무엇인지 이름으로는 알 수 없습니다.',
  },
  severity: 'warning',
  bad: 'FROM debian:latest\n',
  good: 'FROM debian:12\n',
  check: {
    stage: ({ base }, _context, report) => {
      if (base === undefined || base.stage !== undefined) return;
      const { tag, digest } = readImageName(base.word.text);
      if (tag === 'latest' && digest === undefined) report({ span: base.word, arguments: [base.word.text] });
    },
  },
});
