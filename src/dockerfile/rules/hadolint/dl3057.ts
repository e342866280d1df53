import type { Stage } from '../../model/model.ts';
import { hadolintRule } from './define.ts';
import { isOutput } from './outputStages.ts';

export const dl3057 = hadolintRule({
  code: 'DL3057',
  title: { en: 'An image has a HEALTHCHECK', ko: '이미지에는 HEALTHCHECK를 둡니다' },
  message: {
    en: 'The image of this stage has no HEALTHCHECK.',
    ko: '이 스테이지의 이미지에 HEALTHCHECK가 없습니다.',
  },
  why: {
    en: 'Without one Docker knows only whether the process is alive, not whether it still answers.',
    ko: 'HEALTHCHECK가 없으면 Docker는 프로세스가 살아 있는지만 알 뿐, 제대로 응답하는지는 알지 못합니다.',
  },
  severity: 'hint',
  off: {
    en: 'Off by default, as in hadolint: tools that run and end need none, and Kubernetes has probes of its own.',
    ko: 'hadolint처럼 기본으로 꺼져 있습니다. 실행하고 끝나는 도구에는 필요 없고, Kubernetes는 자체 프로브를 씁니다.',
  },
  bad: 'FROM nginx:1.29\n',
  good: 'FROM nginx:1.29\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1\n',
  check: {
    file: ({ model }, report) => {
      const checked = new Set<Stage>();
      for (const stage of model.stages) {
        const isInherited = stage.base?.stage !== undefined && checked.has(stage.base.stage);
        if (isInherited || stage.instructions.some(({ keyword }) => keyword === 'HEALTHCHECK')) checked.add(stage);
        else if (isOutput(stage, model)) report({ span: stage.from.keywordSpan });
      }
    },
  },
});
