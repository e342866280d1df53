import { removes, runs } from './commandLine.ts';
import { leftCacheRule } from './leftCache.ts';

const folders = ['/var/cache/dnf', '/var/cache/libdnf5', '/var/cache/yum'];

export const dl3040 = leftCacheRule(
  {
    code: 'DL3040',
    title: { en: 'The RUN that uses dnf cleans its cache', ko: 'dnf를 쓴 RUN에서 캐시를 지웁니다' },
    message: {
      en: '{0} leaves its cache in the layer: run {0} clean all in the same RUN.',
      ko: '{0}이(가) 캐시를 레이어에 남깁니다. 같은 RUN에서 {0} clean all을 실행하세요.',
    },
    why: {
      en: 'What a RUN leaves stays in its layer for ever; a later RUN can only hide it. A cache mount on /var/cache/libdnf5 (dnf 5) or /var/cache/dnf keeps it out as well.',
      ko: 'RUN이 남긴 파일은 그 레이어에 계속 남고, 다음 RUN에서는 가릴 수만 있습니다. /var/cache/libdnf5(dnf 5)나 /var/cache/dnf에 캐시 마운트를 두어도 이미지에 남지 않습니다.',
    },
    severity: 'warning',
    bad: 'FROM fedora:42\nRUN dnf install -y nginx-1.26.3\n',
    good: 'FROM fedora:42\nRUN dnf install -y nginx-1.26.3 && dnf clean all\n',
  },
  {
    programs: ['dnf', 'microdnf'],
    fills: ['install'],
    isCleaned: (command, program) =>
      runs(command, program, ['clean']) || folders.some((folder) => removes(command, folder)),
    mounts: ['/var/cache/dnf', 'cache/libdnf5'],
    clean: (program) => `${program} clean all`,
    onlyUsedStages: false,
  },
);
