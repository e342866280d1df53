import type { Localized } from '../../contract/localized.ts';
import { DockerfileDocument } from '../document.ts';
import type { Model, ModelSymbol, SymbolKind } from '../model/model.ts';
import { PREDEFINED } from '../model/predefined.ts';
import type { Span } from '../syntax/tree.ts';
import { applyEdits, type Edit } from './edit.ts';

/** Why a name cannot be changed, or not to this. */
export interface RenameProblem {
  readonly problem: Localized;
  /** Fill `{0}`, `{1}` of the problem. */
  readonly arguments: readonly string[];
}

export interface RenameStart {
  readonly span: Span;
  /** The name as it stands there. */
  readonly placeholder: string;
}

/** Edits of one document that do not overlap, in order. */
export interface RenameEdits {
  readonly edits: readonly Edit[];
}

interface NameRule {
  readonly shape: RegExp;
  readonly problem: Localized;
}

const rules: Readonly<Record<SymbolKind, NameRule>> = {
  stage: {
    shape: /^[a-z][a-z0-9._-]*$/i,
    problem: {
      en: '{0} cannot name a stage: a letter first, then letters, digits, ".", "_" and "-".',
      ko: '{0}은(는) 스테이지 이름으로 쓸 수 없습니다. 영문자로 시작하고 영문자, 숫자, ".", "_", "-"만 쓸 수 있습니다.',
    },
  },
  variable: {
    shape: /^[A-Za-z_]\w*$/,
    problem: {
      en: '{0} cannot name a variable: letters, digits and "_" only, no digit first.',
      ko: '{0}은(는) 변수 이름으로 쓸 수 없습니다. 영문자, 숫자, "_"만 쓸 수 있고 숫자로 시작할 수 없습니다.',
    },
  },
  heredoc: {
    shape: /^[\p{L}\p{Nd}_.][\p{L}\p{Nd}_.-]*$/u,
    problem: {
      en: '{0} cannot end a heredoc: letters, digits, "_", "." and "-" only, no "-" first.',
      ko: '{0}은(는) 히어독을 끝내는 이름으로 쓸 수 없습니다. 글자, 숫자, "_", ".", "-"만 쓸 수 있고 "-"로 시작할 수 없습니다.',
    },
  },
};

/** BuildKit, frontend/dockerfile/linter (ReservedStageName). */
const reservedStageNames: readonly string[] = ['scratch', 'context'];

const problems = {
  nothing: {
    en: 'Only names of stages, variables and heredocs can be changed.',
    ko: '스테이지, 변수, 히어독의 이름만 바꿀 수 있습니다.',
  },
  predefined: {
    en: '{0} is a name that BuildKit has given.',
    ko: '{0}은(는) BuildKit이 정해 둔 이름입니다.',
  },
  disguised: {
    en: 'In line {1} the name {0} is written with quotes, escapes or over two lines.',
    ko: '{1}번째 줄에서 이름 {0}이(가) 따옴표나 이스케이프와 함께, 또는 두 줄에 걸쳐 쓰였습니다.',
  },
  unclear: {
    en: 'Only running line {1} would tell whether it means this {0}.',
    ko: '{1}번째 줄의 {0}이(가) 이 변수인지는 실행해 봐야 알 수 있습니다.',
  },
  reserved: {
    en: '{0} is reserved and cannot name a stage.',
    ko: '{0}은(는) 예약된 이름이라 스테이지에 쓸 수 없습니다.',
  },
  taken: {
    en: 'The name {0} would change what line {1} means.',
    ko: '이름을 {0}(으)로 바꾸면 {1}번째 줄의 뜻이 달라집니다.',
  },
} satisfies Record<string, Localized>;

/** Whether the name at the offset can be changed, and what it is. */
export function prepareRename(document: DockerfileDocument, offset: number): RenameStart | RenameProblem {
  const { model, text } = document;
  const found = model.symbolAt(offset);
  if (found === undefined) return refused(problems.nothing);
  const { symbol, occurrence } = found;
  if (symbol.predefined) return refused(problems.predefined, symbol.name);
  const disguised = symbol.occurrences.find(({ start, end }) => !isSameName(symbol, text.slice(start, end)));
  if (disguised !== undefined) return refused(problems.disguised, symbol.name, lineOf(document, disguised.start));
  const [unclear] = symbol.doubts;
  if (unclear !== undefined) return refused(problems.unclear, symbol.name, lineOf(document, unclear.start));
  const { start, end } = occurrence;
  return { span: { start, end }, placeholder: text.slice(start, end) };
}

/** Changes a name in every place where it means the same, unless the file would then mean something else. */
export function rename(document: DockerfileDocument, offset: number, newName: string): RenameEdits | RenameProblem {
  const start = prepareRename(document, offset);
  const symbol = document.model.symbolAt(offset)?.symbol;
  if ('problem' in start) return start;
  if (symbol === undefined) return refused(problems.nothing);
  const rule = rules[symbol.kind];
  if (!rule.shape.test(newName)) return refused(rule.problem, newName);
  if (symbol.kind === 'stage' && reservedStageNames.includes(newName.toLowerCase())) {
    return refused(problems.reserved, newName);
  }
  if (symbol.kind === 'variable' && PREDEFINED.has(newName)) return refused(problems.predefined, newName);
  const edits = symbol.occurrences
    .map(({ start: from, end }) => ({ span: { start: from, end }, text: newName }))
    .sort((one, other) => one.span.start - other.span.start);
  const changed = firstChange(document, symbol, edits, newName);
  return changed === undefined ? { edits } : refused(problems.taken, newName, lineOf(document, changed));
}

function refused(problem: Localized, ...args: readonly string[]): RenameProblem {
  return { problem, arguments: args };
}

function lineOf({ tree }: DockerfileDocument, offset: number): string {
  return String(tree.lines.lineAt(offset) + 1);
}

/** BuildKit compares names of stages without regard to letter case. */
function isSameName({ kind, name }: ModelSymbol, written: string): boolean {
  return kind === 'stage' ? written.toLowerCase() === name.toLowerCase() : written === name;
}

/**
 * Where the file would mean something else with the new name, found by reading it with that name: another name there,
 * a variable of a shell, an image or a line of a heredoc may get in its way.
 */
function firstChange(
  { text, model }: DockerfileDocument,
  { kind }: ModelSymbol,
  edits: RenameEdits['edits'],
  newName: string,
): number | undefined {
  if (kind === 'stage') {
    // Nobody need use the other stage for the name to be refused.
    const own = edits[0]?.span.start;
    const same = model.stages.find(({ name, nameWord }) => name === newName.toLowerCase() && nameWord?.start !== own);
    if (same?.nameWord !== undefined) return same.nameWord.start;
  }
  const renamed = new DockerfileDocument(applyEdits(text, edits)).model;
  const doubt = renamed.symbols.find(({ name, doubts }) => name === newName && doubts.length > 0)?.doubts[0];
  if (doubt !== undefined) return new Shift(edits).back(doubt.start);
  const before = meaningOf(model, new Shift(edits));
  const after = meaningOf(renamed, new Shift([]));
  for (const [place, { meaning, offset }] of before) if (after.get(place)?.meaning !== meaning) return offset;
  for (const [place, { offset }] of after) if (!before.has(place)) return new Shift(edits).back(offset);
  return undefined;
}

/** What each name is a name for: the place where that is first named. And what each stage is built on. */
function meaningOf(
  { symbols, stages }: Model,
  shift: Shift,
): ReadonlyMap<number, { readonly meaning: number; readonly offset: number }> {
  const meanings = new Map<number, { meaning: number; offset: number }>();
  for (const { occurrences } of symbols) {
    const first = occurrences.reduce((least, { start }) => Math.min(least, start), Infinity);
    for (const { start } of occurrences) meanings.set(shift.to(start), { meaning: shift.to(first), offset: start });
  }
  for (const { from, base } of stages) {
    meanings.set(shift.to(from.start), { meaning: shift.to(base?.stage?.from.start ?? -1), offset: from.start });
  }
  return meanings;
}

/** Where offsets go when all edits are made, and back; the edits are in order and change equally many characters. */
class Shift {
  readonly #starts: readonly number[];
  readonly #more: number;

  constructor(edits: RenameEdits['edits']) {
    const [first] = edits;
    this.#starts = edits.map(({ span }) => span.start);
    this.#more = first === undefined ? 0 : first.text.length - (first.span.end - first.span.start);
  }

  to(offset: number): number {
    return offset + this.#more * this.#countBefore((start) => start < offset);
  }

  /** Of an offset that no edit covers. */
  back(offset: number): number {
    return offset - this.#more * this.#countBefore((start, index) => start + this.#more * index < offset);
  }

  #countBefore(isBefore: (start: number, index: number) => boolean): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(this.#starts[middle] ?? Infinity, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
