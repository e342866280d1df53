import { removes, runs } from './commandLine.ts';
import { leftCacheRule } from './leftCache.ts';

export const dl3032 = leftCacheRule(
  {
    code: 'DL3032',
    title: { en: 'The RUN that uses yum cleans its cache', ko: 'yum을 쓴 RUN에서 캐시를 지웁니다' },
    message: {
      en: 'yum leaves its cache in the layer: run yum clean all in the same RUN.',
      ko: 'yum이 캐시를 레이어에 남깁니다. 같은 RUN에서 yum clean all을 실행하세요.',
    },
    why: {
      en: 'What a RUN leaves stays in its layer for ever; a later RUN can only hide it. A cache mount on /var/cache/yum keeps it out as well.',
      ko: 'RUN이 남긴 파일은 그 레이어에 계속 남고, 다음 RUN에서는 가릴 수만 있습니다. /var/cache/yum에 캐시 마운트를 두어도 이미지에 남지 않습니다.',
    },
    severity: 'warning',
    bad: 'FROM almalinux:8\nRUN yum install -y httpd-2.4.37\n',
    good: 'FROM almalinux:8\nRUN yum install -y httpd-2.4.37 && yum clean all\n',
  },
  {
    programs: ['yum'],
    fills: ['install'],
    isCleaned: (command) => runs(command, 'yum', ['clean']) || removes(command, '/var/cache/yum'),
    mounts: ['/var/cache/yum'],
    clean: () => 'yum clean all',
    onlyUsedStages: false,
  },
);
