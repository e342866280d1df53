import { proposal, removal } from '../edits.ts';
import { parsePlatform } from '../platformNames.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

export const fromPlatformFlagConstDisallowed: Rule = {
  code: 'FromPlatformFlagConstDisallowed',
  aliases: ['DL3029'],
  origin: 'buildkit',
  title: { en: 'FROM --platform is no constant', ko: 'FROM --platform에 고정된 값을 쓰지 않습니다' },
  message: {
    en: 'The platform {0} is fixed, so this file cannot be built for another.',
    ko: '플랫폼이 {0}(으)로 고정되어 있어 다른 플랫폼용으로 빌드할 수 없습니다.',
  },
  why: {
    en: 'Which platform is built for is said with docker build --platform. A constant in FROM overrides that, and the image then runs by emulation or not at all elsewhere. A stage that is meant for one platform shows it in its name, such as AS build-amd64.',
    ko: '어느 플랫폼용으로 빌드할지는 docker build --platform으로 정합니다. FROM에 고정하면 그 선택을 무시하므로, 다른 곳에서는 에뮬레이션으로 돌거나 실행되지 않습니다. 한 플랫폼 전용 스테이지라면 AS build-amd64처럼 이름에 드러내세요.',
  },
  severity: 'warning',
  bad: 'FROM --platform=linux/amd64 alpine:3.22\n',
  good: 'FROM --platform=$BUILDPLATFORM golang:1.25 AS build\nFROM alpine:3.22\n',
  reference: buildCheck('from-platform-flag-const-disallowed'),
  check: {
    stage: ({ platform, name = '' }, { tree }, report) => {
      if (platform?.value === undefined || platform.variables.length > 0) return;
      const parsed = parsePlatform(platform.value);
      if (parsed === undefined) return;
      const { os = 'linux', architecture } = parsed;
      if (name.includes(os) || (architecture !== undefined && name.includes(architecture))) return;
      report({
        span: platform,
        arguments: [platform.value],
        fixes: [proposal({ en: 'Remove --platform', ko: '--platform 없애기' }, [removal(tree, platform)])],
      });
    },
  },
};
