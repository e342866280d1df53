import { runs } from './commandLine.ts';
import { leftCacheRule } from './leftCache.ts';

export const dl3060 = leftCacheRule(
  {
    code: 'DL3060',
    title: { en: 'The RUN that uses yarn cleans its cache', ko: 'yarn을 쓴 RUN에서 캐시를 지웁니다' },
    message: {
      en: 'yarn install leaves its cache in the layer: run yarn cache clean in the same RUN.',
      ko: 'yarn install이 캐시를 레이어에 남깁니다. 같은 RUN에서 yarn cache clean을 실행하세요.',
    },
    why: {
      en: 'The cache holds every package a second time, and nothing in the image uses it. A cache mount on /root/.cache/yarn keeps it out and makes the next build faster.',
      ko: '캐시에는 모든 패키지가 한 벌 더 들어 있고 이미지에서는 쓸 일이 없습니다. /root/.cache/yarn에 캐시 마운트를 두면 이미지에 남지 않고 다음 빌드도 빨라집니다.',
    },
    severity: 'information',
    bad: 'FROM node:22\nRUN yarn install\n',
    good: 'FROM node:22\nRUN yarn install && yarn cache clean\n',
  },
  {
    programs: ['yarn'],
    fills: ['install'],
    isCleaned: (command) => runs(command, 'yarn', ['clean']),
    mounts: ['.cache/yarn'],
    clean: () => 'yarn cache clean',
    onlyUsedStages: true,
  },
);
