import { IgnoredFiles } from '../dockerignore.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';
import { valueAt } from '../values.ts';

export const copyIgnoredFile: Rule = {
  code: 'CopyIgnoredFile',
  aliases: [],
  origin: 'buildkit',
  title: { en: 'COPY and ADD take no ignored files', ko: 'COPY와 ADD는 제외된 파일을 복사하지 않습니다' },
  message: {
    en: '{0} is excluded by .dockerignore, so it is not in the build context.',
    ko: '{0}은(는) .dockerignore에서 제외되어 빌드 컨텍스트에 없습니다.',
  },
  why: {
    en: 'What .dockerignore excludes is never sent to the builder. The build then stops with "not found" although the file is there.',
    ko: '.dockerignore에서 제외한 파일은 빌더로 보내지 않습니다. 파일이 있는데도 빌드가 “not found”로 멈춥니다.',
  },
  severity: 'warning',
  off: {
    en: 'BuildKit calls this check experimental; # check=experimental=CopyIgnoredFile turns it on.',
    ko: 'BuildKit이 실험 기능으로 분류한 검사입니다. # check=experimental=CopyIgnoredFile로 켭니다.',
  },
  experimental: true,
  bad: 'FROM alpine:3.22\nCOPY secrets.env /app/\n',
  good: 'FROM alpine:3.22\nCOPY server.js /app/\n',
  reference: buildCheck('copy-ignored-file'),
  check: {
    file: (context, report) => {
      const ignored = new IgnoredFiles(context.options.dockerignore ?? '');
      // A pattern that takes files back can do so for a file inside an ignored folder.
      if (ignored.isEmpty || ignored.hasExceptions) return;
      for (const instruction of context.tree.instructions) {
        const { keyword, words, flags } = instruction;
        if ((keyword !== 'COPY' && keyword !== 'ADD') || flags.some(({ name }) => name === 'from')) continue;
        for (const word of words.slice(0, -1)) {
          const path = valueAt(word, instruction, context);
          if (path === undefined || path.startsWith('<<') || /^(?:https?:|git@|git:)/.test(path)) continue;
          if (ignored.matches(path)) report({ span: word, arguments: [word.text] });
        }
      }
    },
  },
};
