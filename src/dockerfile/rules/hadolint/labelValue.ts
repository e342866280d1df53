import type { LabelType } from '../hadolintConfig.ts';
import type { Rule } from '../rule.ts';
import { hadolintRule } from './define.ts';

type Texts = Pick<Rule, 'code' | 'title' | 'message' | 'why' | 'exampleOptions' | 'bad' | 'good'>;

/** A rule for the values of the labels that the schema gives a type to. */
export function labelValueRule(texts: Texts, type: LabelType, isValid: (value: string) => boolean): Rule {
  return hadolintRule({
    ...texts,
    severity: 'warning',
    check: {
      instructions: {
        keywords: ['LABEL'],
        visit: ({ pairs = [] }, { options: { labelSchema } }, report) => {
          for (const { nameWord, valueWord } of pairs) {
            const name = nameWord.text;
            if (!Object.hasOwn(labelSchema, name) || labelSchema[name] !== type || valueWord === undefined) continue;
            // What a variable gives is known when the image is built; an empty value is DL3051's.
            if (valueWord.variables.length > 0 || valueWord.text === '' || isValid(valueWord.text)) continue;
            report({ span: valueWord, arguments: [name, valueWord.text] });
          }
        },
      },
    },
  });
}
