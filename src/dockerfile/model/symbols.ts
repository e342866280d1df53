import type { Instruction, Span } from '../syntax/tree.ts';
import type { ModelSymbol, Occurrence, SymbolKind } from './model.ts';

/** A symbol while its occurrences are still being found. */
export interface GrowingSymbol extends ModelSymbol {
  occurrences: Occurrence[];
  doubts: Span[];
}

/** Of almost all symbols. */
const none: Span[] = [];

export class SymbolTable {
  readonly #symbols: GrowingSymbol[] = [];
  #places: readonly { symbol: ModelSymbol; occurrence: Occurrence }[] | undefined;

  get symbols(): readonly ModelSymbol[] {
    return this.#symbols;
  }

  add(kind: SymbolKind, name: string, predefined = false): GrowingSymbol {
    const symbol: GrowingSymbol = { kind, name, predefined, occurrences: [], doubts: none };
    this.#symbols.push(symbol);
    return symbol;
  }

  /** Found by halving: names do not overlap. */
  at(offset: number): { symbol: ModelSymbol; occurrence: Occurrence } | undefined {
    this.#places ??= this.#placesInOrder();
    let low = 0;
    let high = this.#places.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#places[middle]?.occurrence.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const place = this.#places[low];
    return place !== undefined && place.occurrence.start <= offset && offset <= place.occurrence.end
      ? place
      : undefined;
  }

  #placesInOrder(): { symbol: ModelSymbol; occurrence: Occurrence }[] {
    const places: { symbol: ModelSymbol; occurrence: Occurrence }[] = [];
    for (const symbol of this.#symbols)
      for (const occurrence of symbol.occurrences) places.push({ symbol, occurrence });
    return places.sort((one, other) => one.occurrence.start - other.occurrence.start);
  }
}

export function occur(
  symbol: ModelSymbol,
  role: Occurrence['role'],
  { start, end }: Span,
  instruction: Instruction,
): void {
  const growing = symbol as GrowingSymbol;
  const occurrence: Occurrence = { start, end, role, instruction };
  // A list that begins with an item takes no more room than that; most have one or two.
  if (growing.occurrences.length === 0) growing.occurrences = [occurrence];
  else growing.occurrences.push(occurrence);
}

export function doubt(symbol: ModelSymbol, span: Span): void {
  const growing = symbol as GrowingSymbol;
  if (growing.doubts === none) growing.doubts = [span];
  else growing.doubts.push(span);
}
