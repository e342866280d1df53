import { PREDEFINED } from '../../model/predefined.ts';
import { withNested } from '../../syntax/words.ts';
import { meaning, respell } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

export const undefinedArgInFrom: Rule = {
  code: 'UndefinedArgInFrom',
  aliases: [],
  origin: 'buildkit',
  title: { en: 'FROM uses declared arguments', ko: 'FROM에는 선언한 인자만 씁니다' },
  message: {
    en: 'No ARG above the first FROM declares {0}.{1}',
    ko: '첫 FROM 위에 {0}을(를) 선언한 ARG가 없습니다.{1}',
  },
  why: {
    en: 'FROM sees only the arguments above the first FROM and the platform arguments of BuildKit. Anything else is empty, and the image name is another one than meant.',
    ko: 'FROM은 첫 FROM 위에 선언한 인자와 BuildKit의 플랫폼 인자만 볼 수 있습니다. 그 밖의 변수는 빈 값이 되어 의도와 다른 이미지 이름이 됩니다.',
  },
  severity: 'warning',
  bad: 'ARG VARIANT=3.22\nFROM alpine:${VARIENT}\n',
  good: 'ARG VARIANT=3.22\nFROM alpine:${VARIANT}\n',
  reference: buildCheck('undefined-arg-in-from'),
  check: {
    file: ({ model, nearest }, report) => {
      const declared = new Set<string>();
      for (const { keyword, pairs = [] } of model.global) {
        if (keyword === 'ARG') for (const { nameWord } of pairs) declared.add(nameWord.text);
      }
      for (const [name, kind] of PREDEFINED) if (kind === 'platform') declared.add(name);
      for (const { base, platform } of model.stages) {
        for (const variables of [base?.word.variables ?? [], platform?.variables ?? []]) {
          if (variables.length === 0) continue;
          const seen = new Set<string>();
          for (const { name, nameSpan } of withNested(variables)) {
            if (name === '' || declared.has(name) || seen.has(name)) continue;
            seen.add(name);
            const near = nearest(name, declared);
            report({ span: nameSpan, arguments: [name, meaning(near)], fixes: respell(nameSpan, near) });
          }
        }
      }
    },
  },
};
