import type { Localized } from '../../../contract/localized.ts';
import { fill } from '../../../contract/localized.ts';
import { ExpansionError } from '../../expand/expansionError.ts';
import { expandWord } from '../../expand/expandWord.ts';
import { grammarOf } from '../../syntax/grammar.ts';
import type { Flag, Instruction, Span, Word } from '../../syntax/tree.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';
import { reference } from '../sources.ts';

/** Errors that depend on a value, which only the build may know. */
const ofValues: readonly string[] = ['unset', 'empty', 'required'];

export const badVariable: Rule = {
  code: 'bad-variable',
  aliases: [],
  origin: 'build',
  title: { en: 'Variables and quotes are complete', ko: '변수와 따옴표가 완전해야 합니다' },
  message: { en: 'BuildKit cannot fill this in: {0}', ko: 'BuildKit이 값을 채울 수 없습니다. {0}' },
  why: {
    en: 'BuildKit fills in variables before it runs an instruction: $NAME, ${NAME}, and ${NAME:-default} with its relatives. Quotes come in pairs. $$ or an escaped \\$ stands for a dollar sign only where no name follows.',
    ko: 'BuildKit은 명령어를 실행하기 전에 $이름, ${이름}, ${이름:-기본값} 같은 변수를 채웁니다. 따옴표는 짝이 맞아야 합니다. 달러 기호 자체를 쓰려면 \\$로 쓰세요.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nENV HOME=/root\nWORKDIR ${HOME/app\n',
  good: 'FROM alpine:3.22\nENV HOME=/root\nWORKDIR ${HOME}/app\n',
  reference: reference('environment-replacement'),
  check: {
    instructions: {
      keywords: 'all',
      visit(instruction, context, report) {
        if (!/["'$\\`]/.test(instruction.line.text)) return;
        const { keyword, words, pairs, flags } = instruction;
        const { variables, flagsWithVariables } = grammarOf(keyword);
        if (variables === 'build') {
          for (const word of words) if (pairs === undefined) expand(word, instruction, context, report);
          for (const { nameWord, valueWord } of pairs ?? []) {
            expand(nameWord, instruction, context, report);
            if (valueWord !== undefined) expand(valueWord, instruction, context, report);
          }
        }
        for (const flag of flags) {
          // A mount is read field by field.
          if (flagsWithVariables.includes(flag.name) && flag.fields === undefined)
            expand(flag, instruction, context, report);
        }
      },
    },
  },
};

function expand(part: Word | Flag, instruction: Instruction, { tree, model }: RuleContext, report: Report): void {
  const error = 'source' in part ? part.error : undefined;
  if (error !== undefined && 'source' in part) {
    const text = part.source.text.slice(error.start, error.end);
    report({ span: spanOf(part, error), arguments: [messageOf(new ExpansionError(error.code, error, text))] });
    return;
  }
  // Without one of these every value will do.
  if ('source' in part && !part.variables.some(({ modifier = '' }) => /[?#%/]/.test(modifier))) return;
  const text = 'source' in part ? part.source.text : (part.value ?? '');
  if (!/["'$\\`]/.test(text)) return;
  const get = (name: string): string | undefined => model.bindingAt(name, instruction)?.value;
  try {
    expandWord(text, { get }, { escape: tree.escape });
  } catch (failure) {
    if (!(failure instanceof ExpansionError)) throw failure;
    // BuildKit goes on where we do not.
    if (failure.code === 'too-long') return;
    if (!ofValues.includes(failure.code) || isCertain(part, instruction, model)) {
      report({ span: spanOf(part, failure.span), arguments: [messageOf(failure)] });
    }
  }
}

/** Nothing outside the file can give the variables a value: every one of them is an ENV with a value. */
function isCertain({ variables }: Word | Flag, instruction: Instruction, model: RuleContext['model']): boolean {
  return variables.every(({ name }) => {
    const binding = model.bindingAt(name, instruction);
    return binding?.kind === 'env' && binding.state === 'known';
  });
}

function spanOf(part: Word | Flag, { start, end }: Span): Span {
  if ('source' in part) {
    const span = part.source.spanOf(start, end);
    return span.end > span.start ? span : { start: part.start, end: part.end };
  }
  return part.valueSpan ?? part;
}

function messageOf({ localized: { en, ko }, arguments: args }: ExpansionError): Localized {
  return { en: fill(en, args), ko: fill(ko, args) };
}
