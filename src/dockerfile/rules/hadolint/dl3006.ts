import { readImageName } from '../../imageName.ts';
import { hadolintRule } from './define.ts';

export const dl3006 = hadolintRule({
  code: 'DL3006',
  title: { en: 'A base image has a tag', ko: '베이스 이미지에는 태그를 붙입니다' },
  message: {
    en: '{0} has no tag, so it means {0}:latest.',
    ko: '{0}에 태그가 없어 {0}:latest를 뜻합니다.',
  },
  why: {
    en: 'latest is whatever was pushed last: the build changes, or breaks, when somebody else publishes a release. A tag such as debian:12 says what you build on, a digest says it exactly.',
    ko: 'latest는 마지막에 올라온 이미지를 가리킵니다. 남이 새 릴리스를 올리면 빌드 결과가 바뀌거나 깨집니다. debian:12 같은 태그는 무엇 위에 빌드하는지 밝히고, 다이제스트는 정확히 고정합니다.',
  },
  severity: 'warning',
  bad: 'FROM debian\n',
  good: 'FROM debian:12\n',
  check: {
    stage: ({ base }, _context, report) => {
      if (base === undefined || base.stage !== undefined || base.scratch) return;
      const { text, variables } = base.word;
      // A variable may hold the tag.
      if (variables.length > 0 || text === '') return;
      const { tag, digest } = readImageName(text);
      if (tag === undefined && digest === undefined) report({ span: base.word, arguments: [text] });
    },
  },
});
