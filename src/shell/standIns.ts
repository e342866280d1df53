import type { ValueKind } from './cliModel.ts';
import { kindOf, type Placeholder, type PlaceholderKind } from './documents/placeholders.ts';
import { kindIn, type Slot } from './slots.ts';

/** What stands there has letters of ASCII in it, and nothing else. */
const ASCII_ONLY: ReadonlySet<ValueKind> = new Set<ValueKind>([
  ...(['container', 'image', 'repository', 'network', 'networkMode', 'networkDriver', 'volumeName', 'name'] as const),
  ...(['service', 'stack', 'node', 'secret', 'config', 'context', 'object', 'builder', 'logDriver'] as const),
  ...(['port', 'exposedPort', 'number', 'bytes', 'decimal', 'duration', 'time', 'cpuSet', 'gpus'] as const),
  ...(['signal', 'restart', 'choice', 'capability', 'platform', 'ip', 'cidr', 'hostIp', 'mac', 'address'] as const),
]);
const NUMBERS: ReadonlySet<ValueKind> = new Set<ValueKind>([
  ...(['number', 'bytes', 'decimal', 'duration', 'time', 'port', 'exposedPort', 'cpuSet'] as const),
]);
/** Things that are there already, so that nobody would have called one that. */
const THINGS: ReadonlySet<ValueKind> = new Set<ValueKind>([
  ...(['container', 'image', 'network', 'networkMode', 'volumeName', 'service', 'node', 'object'] as const),
]);
const PAIRS: ReadonlySet<ValueKind> = new Set<ValueKind>(['env', 'keyValue', 'buildArg', 'logOption', 'filter']);

const hangul = /[가-힣]/;
const exemplary = /^(?:[xX]{3,}|(?:container|image|volume|network|service|node)[_-](?:name|id))$/i;
const pair = /^(?:[가-힣_]+=[가-힣_]*값|(?:KEY|NAME|VAR)=(?:VALUE|VAL))$/;

/**
 * What stands for something else by the place it has: letters where a number belongs, Korean where docker knows none,
 * `...`. The text alone would not tell.
 */
export function standInsAt(text: string, slot: Slot): Placeholder[] {
  const { start, end, kind } = slot;
  const written = text.slice(start, end);
  const whole = (as: PlaceholderKind, optional = false): Placeholder[] => [
    { start, end, label: plain(written), kind: as, optional },
  ];
  if (/^(?:\.{3}|…)$/.test(written)) return whole('optional', !slot.needed);
  if (kind === undefined) return [];
  if (PAIRS.has(kind)) return pair.test(written) ? whole('text') : [];
  if (THINGS.has(kind) && !slot.isNew && exemplary.test(written)) return whole(kindIn(slot) ?? 'text');
  if (NUMBERS.has(kind) && /^[A-Z][A-Z_]*$/.test(written)) return whole('text');
  if (!hangul.test(written) || !(ASCII_ONLY.has(kind) || slot.isSearch)) return [];
  if (/^(["'])[^"'$]*\1$/.test(written)) return whole(kindIn(slot) ?? 'text');
  return Array.from(written.matchAll(/[^:/@,=[\]<>{}()"'`\\|;&\s]+/g), ({ 0: piece, index }) => {
    const isWhole = piece.length === written.length;
    const label = plain(piece);
    const as = (isWhole ? kindIn(slot) : undefined) ?? (slot.isNew ? 'text' : kindOf(label));
    return { start: start + index, end: start + index + piece.length, label, kind: as, optional: false };
  }).filter(({ label }) => hangul.test(label));
}

/** Without quotes, and without the mark of a variable that no shell has by such a name. */
function plain(text: string): string {
  return text.replace(/^["']|["']$/g, '').replace(/^\$/, '');
}
