import { type MountKeyEntry, mountKeys, mountTypes } from '../../knowledge/mounts.ts';
import type { Flag, FlagField, Instruction, Span } from '../../syntax/tree.ts';
import { respell } from '../edits.ts';
import type { Localized } from '../../../contract/localized.ts';
import type { Fix, Rule, RuleContext } from '../rule.ts';
import { hasPlainBase } from '../plainImages.ts';
import { reference } from '../sources.ts';
import { flagsOf } from './flags.ts';

const keys = new Map(mountKeys.flatMap((entry) => [entry.key, ...entry.aliases].map((name) => [name, entry])));
const types: readonly string[] = mountTypes.map(({ type }) => type);

export const badMount: Rule = {
  code: 'bad-mount',
  aliases: [],
  origin: 'build',
  title: { en: 'A mount has keys that its type knows', ko: '마운트에는 종류에 맞는 키를 씁니다' },
  message: { en: 'The mount is wrong: {0}.', ko: '마운트가 잘못되었습니다: {0}.' },
  why: {
    en: '--mount is a list of key=value with commas in between and no blanks. Which keys there are depends on the type, and bind is the type when none is given.',
    ko: '--mount는 키=값을 공백 없이 쉼표로 이은 목록입니다. 쓸 수 있는 키는 종류(type)에 따라 다르고, 종류를 쓰지 않으면 bind입니다.',
  },
  severity: 'error',
  bad: 'FROM node:24\nRUN --mount=type=cahce,target=/root/.npm npm ci\n',
  good: 'FROM node:24\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
  reference: reference('run---mount'),
  check: {
    instructions: {
      keywords: ['RUN'],
      visit(instruction, context, report) {
        for (const flag of flagsOf(instruction)) {
          if (flag.name !== 'mount' || flag.fields === undefined) continue;
          for (const { span, fault, fixes = [] } of faultsOf(flag, flag.fields, instruction, context)) {
            report({ span, arguments: [fault], fixes });
          }
        }
      },
    },
  },
};

interface Fault {
  readonly span: Span;
  readonly fault: Localized;
  readonly fixes?: readonly Fix[];
}

function* faultsOf(
  flag: Flag,
  fields: readonly FlagField[],
  instruction: Instruction,
  context: RuleContext,
): Generator<Fault> {
  const type = typeOf(fields);
  // Without its type nothing can be said of the other keys.
  const isKnown = types.includes(type);
  for (const field of fields) {
    const fault = faultOf(field, isKnown ? type : undefined, context);
    if (fault !== undefined) yield fault;
  }
  if (!isKnown || fields.some(({ key }) => !keys.has(key))) return;
  const given = new Set(fields.map(({ key }) => keys.get(key)));
  const isPlaced = given.has(keys.get('target')) || !needsTarget.includes(type);
  if (!isPlaced && worksAtRoot(instruction, context)) {
    const fault = {
      en: `${type} needs target=, or a WORKDIR other than /`,
      ko: `${type}에는 target=이나 /가 아닌 WORKDIR이 필요합니다`,
    };
    yield { span: flag, fault };
  }
  if (type === 'secret' && !['id', 'source', 'target', 'env'].some((key) => given.has(keys.get(key)))) {
    yield { span: flag, fault: { en: 'secret needs id=', ko: 'secret에는 id=가 필요합니다' } };
  }
}

/** Without a target these are mounted on the working directory, which cannot be `/`. */
const needsTarget: readonly string[] = ['bind', 'cache', 'tmpfs'];

/** Surely: an image may have a working directory of its own. */
function worksAtRoot(instruction: Instruction, { model }: RuleContext): boolean {
  const { stage, workdir } = model.stateAt(instruction);
  if (workdir !== undefined) return workdir.value.path === '/';
  let lowest = stage;
  while (lowest?.base?.stage !== undefined) lowest = lowest.base.stage;
  return lowest !== undefined && hasPlainBase(lowest);
}

function typeOf(fields: readonly FlagField[]): string {
  return fields.findLast(({ key }) => key === 'type')?.value?.toLowerCase() ?? 'bind';
}

function faultOf(field: FlagField, type: string | undefined, { nearest }: RuleContext): Fault | undefined {
  const { key, keySpan, value, valueSpan } = field;
  const entry = keys.get(key);
  const spanOf = (span: Span): Span => (span.end > span.start ? span : field);
  if (entry === undefined) {
    const near = nearest(key, keys.keys());
    const fault =
      near === undefined
        ? { en: `there is no key ${key}`, ko: `${key}(이)라는 키가 없습니다` }
        : {
            en: `there is no key ${key}, but there is ${near}`,
            ko: `${key}(이)라는 키는 없고, 비슷한 키로 ${near}이(가) 있습니다`,
          };
    return { span: spanOf(keySpan), fault, fixes: respell(keySpan, near) };
  }
  if (type !== undefined && (entry.refusedBy as readonly string[]).includes(type)) {
    return {
      span: spanOf(keySpan),
      fault: { en: `${type} has no ${key}`, ko: `${type}에는 ${key}을(를) 쓸 수 없습니다` },
    };
  }
  if (value === undefined || valueSpan === undefined) {
    if (entry.value === 'flag') return undefined;
    return { span: field, fault: { en: `${key} needs a value`, ko: `${key}에 값이 필요합니다` } };
  }
  if (value.includes('$')) {
    if (entry.key !== 'from' || !/\$./.test(value)) return undefined;
    const fault = {
      en: 'variables are not filled in behind from=, name a stage instead',
      ko: 'from=에는 변수가 채워지지 않습니다. 스테이지에 이름을 붙여 쓰세요',
    };
    return { span: spanOf(valueSpan), fault };
  }
  if (isValue(entry, value)) return undefined;
  const choices = entry.choices.map((choice) => choice.value);
  const near = nearest(value.toLowerCase(), choices);
  return {
    span: spanOf(valueSpan),
    fault: {
      en: `${key} cannot be ${value === '' ? 'empty' : value}${choices.length > 0 ? `, only ${choices.join(', ')}` : ''}`,
      ko: `${key}에 ${value === '' ? '빈 값' : value}을(를) 쓸 수 없습니다${choices.length > 0 ? `(${choices.join(', ')})` : ''}`,
    },
    fixes: respell(valueSpan, near),
  };
}

function isValue(entry: MountKeyEntry, value: string): boolean {
  switch (entry.value) {
    case 'type':
    case 'choice':
      return entry.choices.some((choice) => choice.value === value.toLowerCase());
    case 'flag':
      return /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value);
    case 'octal':
      return /^[0-7]{1,11}$/.test(value);
    case 'number':
      return /^[0-9]{1,10}$/.test(value);
    case 'size':
      return /^[0-9]+(?:\.[0-9]+)? ?(?:[kmgtp]i?b?|b)?$/i.test(value);
    default:
      return true;
  }
}
