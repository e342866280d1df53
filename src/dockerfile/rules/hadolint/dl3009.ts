import { removes, runs } from './commandLine.ts';
import { leftCacheRule } from './leftCache.ts';

const programs: readonly string[] = ['apt-get', 'apt', 'aptitude'];

export const dl3009 = leftCacheRule(
  {
    code: 'DL3009',
    title: { en: 'The RUN that fetches the lists of apt removes them', ko: 'apt 목록은 받은 RUN에서 지웁니다' },
    message: {
      en: '{0} update leaves the package lists in the layer: remove /var/lib/apt/lists/* in the same RUN.',
      ko: '{0} update가 패키지 목록을 레이어에 남깁니다. 같은 RUN에서 /var/lib/apt/lists/*를 지우세요.',
    },
    why: {
      en: 'The lists are tens of megabytes and grow old. A later RUN that removes them only hides them: the layer below still holds them. A cache mount on /var/lib/apt/lists keeps them out as well.',
      ko: '패키지 목록은 수십 MB이고 금방 낡습니다. 다음 RUN에서 지우면 가려지기만 할 뿐 아래 레이어에는 그대로 남습니다. /var/lib/apt/lists에 캐시 마운트를 두어도 이미지에 남지 않습니다.',
    },
    severity: 'information',
    bad: 'FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.*\n',
    good: 'FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.* && rm -rf /var/lib/apt/lists/*\n',
  },
  {
    programs,
    fills: ['update'],
    isCleaned: (command) =>
      removes(command, '/var/lib/apt') ||
      programs.some((program) => runs(command, program, ['dist-clean', 'distclean'])),
    mounts: ['/var/lib/apt'],
    clean: () => 'rm -rf /var/lib/apt/lists/*',
    onlyUsedStages: true,
  },
);
