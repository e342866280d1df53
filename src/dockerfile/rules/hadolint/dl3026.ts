import type { Span } from '../../syntax/tree.ts';
import type { RuleContext, Report } from '../rule.ts';
import { readImageName } from '../../imageName.ts';
import { hadolintRule } from './define.ts';

const dockerHub: readonly string[] = ['docker.io', 'hub.docker.com', 'index.docker.io'];

export const dl3026 = hadolintRule({
  code: 'DL3026',
  title: { en: 'Images come from the allowed registries', ko: '이미지는 허용된 레지스트리에서만 가져옵니다' },
  message: {
    en: 'trustedRegistries does not allow images from {0}.',
    ko: 'trustedRegistries에서 {0}의 이미지를 허용하지 않습니다.',
  },
  why: {
    en: 'The configuration of hadolint names the registries that this project may take images from. Without trustedRegistries in it every registry is allowed.',
    ko: 'hadolint 설정에 이 프로젝트가 이미지를 가져와도 되는 레지스트리가 적혀 있습니다. trustedRegistries가 없으면 모든 레지스트리가 허용됩니다.',
  },
  severity: 'error',
  exampleOptions: { trustedRegistries: ['registry.example.com'] },
  bad: 'FROM quay.io/team/app:1.0\n',
  good: 'FROM registry.example.com/team/app:1.0\n',
  check: {
    stage: ({ base }, context, report) => {
      if (base === undefined || base.stage !== undefined || base.scratch || base.name === undefined) return;
      checkImage(base.name, base.word, context, report);
    },
    instructions: {
      keywords: ['COPY', 'RUN'],
      visit: (instruction, context, report) => {
        if (context.options.trustedRegistries.length === 0 || instruction.parent !== undefined) return;
        for (const { name, value, valueSpan, fields } of instruction.flags) {
          const from = name === 'mount' ? fields?.find(({ key }) => key === 'from') : { value, valueSpan };
          if ((name !== 'from' && name !== 'mount') || from?.value === undefined || from.valueSpan === undefined)
            continue;
          if (from.value === '' || from.value === 'scratch' || from.value.includes('$')) continue;
          if (context.model.stageNamed(from.value) === undefined)
            checkImage(from.value, from.valueSpan, context, report);
        }
      },
    },
  },
});

function checkImage(image: string, span: Span, { options }: RuleContext, report: Report): void {
  const { trustedRegistries } = options;
  const { registry } = readImageName(image);
  const names = registry === undefined ? dockerHub : [registry];
  if (
    trustedRegistries.length === 0 ||
    names.some((name) => trustedRegistries.some((pattern) => matches(pattern, name)))
  ) {
    return;
  }
  const [name = ''] = names;
  report({ span, arguments: [name] });
}

/** `*` stands for anything at one end. */
function matches(pattern: string, registry: string): boolean {
  if (pattern.startsWith('*')) return registry.endsWith(pattern.slice(1));
  return pattern.endsWith('*') ? registry.startsWith(pattern.slice(0, -1)) : registry === pattern;
}
