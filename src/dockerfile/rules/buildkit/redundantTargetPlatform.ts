import { removeFlag } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

export const redundantTargetPlatform: Rule = {
  code: 'RedundantTargetPlatform',
  aliases: ['DL3065'],
  origin: 'buildkit',
  title: { en: '--platform=$TARGETPLATFORM says nothing', ko: '--platform=$TARGETPLATFORM은 쓸 필요가 없습니다' },
  message: {
    en: '{0} is the platform of FROM anyway.',
    ko: 'FROM은 원래 {0}을(를) 씁니다.',
  },
  why: {
    en: 'Without --platform FROM takes the image for the platform that is built for, which is just what $TARGETPLATFORM holds.',
    ko: '--platform이 없으면 FROM은 빌드 대상 플랫폼의 이미지를 쓰며, 그것이 바로 $TARGETPLATFORM의 값입니다.',
  },
  severity: 'warning',
  bad: 'FROM --platform=$TARGETPLATFORM alpine:3.22\n',
  good: 'FROM alpine:3.22\n',
  reference: buildCheck('redundant-target-platform'),
  check: {
    stage: ({ platform }, { tree }, report) => {
      const [variable, ...others] = platform?.variables ?? [];
      if (platform === undefined || variable === undefined || others.length > 0) return;
      const isWhole = variable.end - variable.start === platform.value?.length;
      const keepsValue = variable.modifier === undefined || /^:?[-?]$/.test(variable.modifier);
      if (variable.name !== 'TARGETPLATFORM' || !isWhole || !keepsValue) return;
      report({
        span: platform,
        arguments: [platform.value],
        fixes: [removeFlag(tree, platform)],
        tags: ['unnecessary'],
      });
    },
  },
};
