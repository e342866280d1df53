import type { Localized } from '../../../contract/localized.ts';
import type { FlagEntry } from '../../knowledge/flags.ts';
import type { Model } from '../../model/model.ts';
import { PREDEFINED } from '../../model/predefined.ts';
import type { Flag, Instruction } from '../../syntax/tree.ts';
import { respell } from '../edits.ts';
import { parsePlatform } from '../platformNames.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { reference } from '../sources.ts';
import { checksumFault } from './checksums.ts';
import { entryOf, flagsOf } from './flags.ts';

const expected = {
  value: { en: 'it needs a value', ko: '값이 필요합니다' },
  boolean: { en: 'it takes true or false', ko: 'true나 false만 쓸 수 있습니다' },
  count: { en: 'it takes a number that is not negative', ko: '음수가 아닌 숫자만 쓸 수 있습니다' },
  mode: {
    en: 'it takes octal permissions such as 755, or u=rwX,go=rX',
    ko: '755 같은 8진수 권한이나 u=rwX,go=rX처럼 씁니다',
  },
  platform: { en: 'it takes a platform such as linux/amd64', ko: 'linux/amd64 같은 플랫폼을 씁니다' },
} satisfies Record<string, Localized>;

export const badFlagValue: Rule = {
  code: 'bad-flag-value',
  aliases: [],
  origin: 'build',
  title: { en: 'The value fits the flag', ko: '플래그에 맞는 값을 씁니다' },
  message: { en: 'The value of --{0} is wrong: {1}.', ko: '--{0}의 값이 잘못되었습니다: {1}.' },
  why: {
    en: 'BuildKit reads the value before it builds anything, and stops when it is not of the right kind.',
    ko: 'BuildKit은 빌드를 시작하기 전에 값을 확인하고, 맞지 않으면 멈춥니다.',
  },
  severity: 'error',
  bad: 'FROM alpine:3.22\nRUN --network=nome apk add --no-cache curl\n',
  good: 'FROM alpine:3.22\nRUN --network=none echo offline\n',
  reference: reference('overview'),
  check: {
    instructions: {
      keywords: 'all',
      visit(instruction, context, report) {
        const { nearest } = context;
        for (const flag of flagsOf(instruction)) {
          const entry = entryOf(instruction, flag);
          const fault =
            entry &&
            (faultOf(flag, entry) ??
              platformFault(flag, instruction, context) ??
              checksumFault(flag, instruction, context));
          if (entry === undefined || fault === undefined) continue;
          const span = flag.valueSpan ?? flag;
          const near = nearest(
            flag.value ?? '',
            entry.choices.map(({ value }) => value),
          );
          report({
            span: span.end > span.start ? span : flag,
            arguments: [flag.name, fault],
            fixes: respell(span, near),
          });
        }
      },
    },
  },
};

function faultOf({ value, variables }: Flag, entry: FlagEntry): Localized | undefined {
  if (entry.value === 'boolean')
    return value === undefined || /^(?:true|false)$/i.test(value) ? undefined : expected.boolean;
  if (value === undefined) return expected.value;
  if (variables.length > 0) return undefined;
  switch (entry.value) {
    case 'count':
      return value === '' || (/^\+?[0-9]+$/.test(value) && Number(value) < 2 ** 31) ? undefined : expected.count;
    case 'mode':
      return isMode(value) ? undefined : expected.mode;
    case 'platform':
      return value === '' || parsePlatform(value) !== undefined ? undefined : expected.platform;
    case 'choice':
      return value === '' || entry.choices.some((choice) => choice.value === value) ? undefined : choices(entry);
    default:
      return undefined;
  }
}

/** What no ARG declares is empty, whatever arguments the build is given. */
function platformFault(
  { name, value = '', variables }: Flag,
  { keyword }: Instruction,
  { model }: RuleContext,
): Localized | undefined {
  const isFrom = keyword === 'FROM' && name === 'platform';
  if (!isFrom || variables.length === 0 || variables.some(({ modifier }) => modifier !== undefined)) return undefined;
  const filledIn = value.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_whole, braced?: string, plain?: string) => {
    const variable = braced ?? plain ?? '';
    return PREDEFINED.get(variable) === 'platform' || isDeclared(variable, model) ? variable : '';
  });
  return filledIn.split('/').includes('') ? expected.platform : undefined;
}

function isDeclared(name: string, { global }: Model): boolean {
  return global.some(({ pairs }) => pairs?.some(({ nameWord }) => nameWord.text === name) === true);
}

function choices(entry: FlagEntry): Localized {
  const values = entry.choices.map(({ value }) => value).join(', ');
  return { en: `it takes one of ${values}`, ko: `${values} 중 하나를 씁니다` };
}

/** Octal, or clauses of chmod. */
function isMode(value: string): boolean {
  if (value === '' || /^0*[0-7]{1,4}$/.test(value)) return true;
  return value.split(',').every((clause) => /^[ugoa]*(?:[-+=][rwxXstugo]*)+$/.test(clause));
}
