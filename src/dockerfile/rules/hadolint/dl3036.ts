import { removes, runs } from './commandLine.ts';
import { leftCacheRule } from './leftCache.ts';

export const dl3036 = leftCacheRule(
  {
    code: 'DL3036',
    title: { en: 'The RUN that uses zypper cleans its cache', ko: 'zypper를 쓴 RUN에서 캐시를 지웁니다' },
    message: {
      en: 'zypper leaves its cache in the layer: run zypper clean in the same RUN.',
      ko: 'zypper가 캐시를 레이어에 남깁니다. 같은 RUN에서 zypper clean을 실행하세요.',
    },
    why: {
      en: 'What a RUN leaves stays in its layer for ever; a later RUN can only hide it. A cache mount on /var/cache/zypp keeps it out as well.',
      ko: 'RUN이 남긴 파일은 그 레이어에 계속 남고, 다음 RUN에서는 가릴 수만 있습니다. /var/cache/zypp에 캐시 마운트를 두어도 이미지에 남지 않습니다.',
    },
    severity: 'warning',
    bad: 'FROM opensuse/leap:15.6\nRUN zypper install -y nginx=1.21.5\n',
    good: 'FROM opensuse/leap:15.6\nRUN zypper install -y nginx=1.21.5 && zypper clean\n',
  },
  {
    programs: ['zypper'],
    fills: ['install', 'in'],
    isCleaned: (command) => runs(command, 'zypper', ['clean', 'cc']) || removes(command, '/var/cache/zypp'),
    mounts: ['/var/cache/zypp'],
    clean: () => 'zypper clean --all',
    onlyUsedStages: false,
  },
);
