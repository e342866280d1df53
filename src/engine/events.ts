import type { EngineEvent } from '../contract/engine.ts';

/**
 * The events that change something a view shows. Asked of the engine, so that it sends nothing else: each health check
 * alone makes three exec events.
 */
export const eventFilters = {
  type: ['container', 'image', 'volume', 'network'],
  event: [
    ...['create', 'start', 'restart', 'die', 'stop', 'kill', 'oom', 'pause', 'unpause', 'rename', 'update', 'destroy'],
    ...['health_status', 'connect', 'disconnect', 'mount', 'unmount', 'remove', 'prune'],
    ...['pull', 'tag', 'untag', 'delete', 'import', 'load', 'commit'],
  ],
};

/** Reads one line; undefined when it is not an event that names a thing. Newer engines dropped `status` and `id`. */
export function readEvent(line: string): EngineEvent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const raw = value as { Type?: unknown; Action?: unknown; status?: unknown; id?: unknown; Actor?: unknown };
  const actor = (typeof raw.Actor === 'object' && raw.Actor !== null ? raw.Actor : {}) as {
    ID?: unknown;
    Attributes?: unknown;
  };
  const action = firstText(raw.Action, raw.status);
  // Pruning is about no thing in particular: the engine leaves its id empty.
  const id = firstText(actor.ID, raw.id) ?? (action === 'prune' ? '' : undefined);
  if (action === undefined || id === undefined) return undefined;
  return {
    type: firstText(raw.Type) ?? 'container',
    action: action.split(':', 1)[0] ?? action,
    detail: /:\s*(.*)$/.exec(action)?.[1] ?? '',
    id,
    attributes: texts(actor.Attributes),
  };
}

function firstText(...candidates: readonly unknown[]): string | undefined {
  return candidates.find((value): value is string => typeof value === 'string' && value !== '');
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
