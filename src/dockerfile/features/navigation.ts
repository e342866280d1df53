import type { DockerfileDocument } from '../document.ts';
import type { Binding, Model, ModelSymbol, Occurrence, Stage, StageUse } from '../model/model.ts';
import type { Span } from '../syntax/tree.ts';

/** Where a name is defined. */
export interface Definition {
  /** The name that was asked for. */
  readonly origin: Span;
  /** The name where it is defined; the whole FROM of a stage without a name. */
  readonly name: Span;
  /** The instruction that defines it. */
  readonly whole: Span;
}

export interface Highlight extends Span {
  readonly kind: 'read' | 'write';
}

/** Where the stage, variable or heredoc at the offset is defined; at a definition, that one or what it takes over. */
export function definition({ model }: DockerfileDocument, offset: number): Definition | undefined {
  const found = model.symbolAt(offset);
  if (found === undefined) {
    const numbered = numberedUseAt(model, offset);
    return numbered && { origin: spanOf(numbered.use), ...placeOfStage(numbered.stage) };
  }
  const place = definitionOf(model, found.symbol, found.occurrence);
  return place && { origin: spanOf(found.occurrence), name: spanOf(place), whole: spanOf(place.instruction) };
}

/** Every place that names what is named at the offset, in order; stages also where their number stands for them. */
export function references({ model }: DockerfileDocument, offset: number, includeDefinition: boolean): readonly Span[] {
  return placesAt(model, offset)
    .filter(({ role }) => includeDefinition || role === 'use')
    .map(spanOf);
}

/** The same places, as those that set the name and those that read it. */
export function highlights({ model }: DockerfileDocument, offset: number): readonly Highlight[] {
  return placesAt(model, offset).map(({ start, end, role }) => ({
    start,
    end,
    kind: role === 'definition' ? 'write' : 'read',
  }));
}

type Place = Pick<Occurrence, 'start' | 'end' | 'role'>;

function placesAt(model: Model, offset: number): readonly Place[] {
  const symbol = model.symbolAt(offset)?.symbol;
  const stage = symbol === undefined ? numberedUseAt(model, offset)?.stage : stageNamedBy(model, symbol);
  const places: Place[] = [...((symbol ?? symbolOf(model, stage))?.occurrences ?? [])];
  for (const { byNumber, start, end } of stage?.users ?? []) if (byNumber) places.push({ start, end, role: 'use' });
  return places.sort((one, other) => one.start - other.start);
}

function definitionOf(model: Model, symbol: ModelSymbol, occurrence: Occurrence): Occurrence | undefined {
  const definitions = symbol.occurrences.filter(({ role }) => role === 'definition');
  const binding = symbol.kind === 'variable' ? bindingOf(model, symbol, occurrence) : undefined;
  const at = binding?.pair.nameSpan.start;
  return definitions.find(({ start }) => start === at) ?? definitions[0];
}

/** What gives a variable its value at one of its places. */
function bindingOf(
  model: Model,
  { name, occurrences }: ModelSymbol,
  { role, start, instruction }: Occurrence,
): Binding | undefined {
  if (role === 'definition') {
    const own = model.stateAfter(instruction).variable(name);
    return own?.takenFrom ?? own;
  }
  // An ARG sees what it sets itself in front of that.
  const sameLine =
    instruction.keyword === 'ARG' &&
    occurrences.some(
      (other) => other.role === 'definition' && other.instruction === instruction && other.start < start,
    );
  return sameLine ? model.stateAfter(instruction).variable(name) : model.bindingAt(name, instruction);
}

function numberedUseAt({ stages }: Model, offset: number): { stage: Stage; use: StageUse } | undefined {
  for (const stage of stages) {
    const use = stage.users.find(({ byNumber, start, end }) => byNumber && start <= offset && offset <= end);
    if (use !== undefined) return { stage, use };
  }
  return undefined;
}

function placeOfStage({ nameWord, from }: Stage): { name: Span; whole: Span } {
  return { name: spanOf(nameWord ?? from), whole: spanOf(from) };
}

function stageNamedBy({ stages }: Model, { kind, occurrences: [first] }: ModelSymbol): Stage | undefined {
  return kind === 'stage' ? stages.find(({ nameWord }) => nameWord?.start === first?.start) : undefined;
}

function symbolOf(model: Model, stage: Stage | undefined): ModelSymbol | undefined {
  return stage?.nameWord && model.symbolAt(stage.nameWord.start)?.symbol;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
