import type { Flag, Instruction, Span, Word } from '../syntax/tree.ts';
import type { Base, Stage, StageUse } from './model.ts';

/** A stage while its instructions and users are still being found. */
export interface GrowingStage extends Stage {
  end: number;
  readonly instructions: Instruction[];
  readonly users: StageUse[];
}

export function newStage(from: Instruction, index: number, base: Base | undefined): GrowingStage {
  const nameWord = nameOf(from);
  return {
    start: from.start,
    end: from.end,
    index,
    from,
    name: nameWord?.text.toLowerCase(),
    nameWord,
    base,
    platform: from.flags.find(({ name }) => name === 'platform'),
    instructions: [from],
    users: [],
  };
}

/** `FROM image AS name`. */
function nameOf({ words }: Instruction): Word | undefined {
  const [, as, name] = words;
  return as?.raw.toLowerCase() === 'as' ? name : undefined;
}

/** Where an instruction names the stage or image that it takes files from. */
export interface SourceName extends Span {
  readonly kind: 'copy' | 'mount';
  readonly name: string;
}

const mayNameSource = /from/i;
const none: readonly SourceName[] = [];

export function sourceNames(instruction: Instruction): readonly SourceName[] {
  const { keyword, line } = instruction;
  if ((keyword !== 'COPY' && keyword !== 'RUN') || !mayNameSource.test(line.text)) return none;
  const names: SourceName[] = [];
  const add = (kind: SourceName['kind'], name: string | undefined, span: Span | undefined): void => {
    if (name !== undefined && name !== '' && span !== undefined)
      names.push({ kind, name, start: span.start, end: span.end });
  };
  for (const flag of instruction.flags) {
    if (keyword === 'COPY' && flag.name === 'from') add('copy', flag.value, withoutQuotes(flag));
    if (keyword !== 'RUN' || flag.name !== 'mount') continue;
    for (const { key, value, valueSpan } of flag.fields ?? []) if (key === 'from') add('mount', value, valueSpan);
  }
  return names;
}

function withoutQuotes({ value, valueSpan }: Flag): Span | undefined {
  if (value === undefined || valueSpan === undefined) return undefined;
  const { start, end } = valueSpan;
  return end - start === value.length + 2 ? { start: start + 1, end: end - 1 } : valueSpan;
}
