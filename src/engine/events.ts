import type { EngineEvent } from '../contract/engine.ts';

/**
 * The events that change something a view shows. Asked of the engine, so that it sends nothing else: each health check
 * alone makes three exec events.
 */
export const eventFilters = {
  // The last three are a swarm's; `update` and `remove` below are theirs too.
  type: ['container', 'image', 'volume', 'network', 'service', 'node', 'secret'],
  event: [
    // `died` is what Podman calls it.
    ...[
      'create',
      'start',
      'restart',
      'die',
      'died',
      'stop',
      'kill',
      'oom',
      'pause',
      'unpause',
      'rename',
      'update',
      'destroy',
    ],
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
  const attributes = texts(actor.Attributes);
  // Podman names a volume among the attributes only. Pruning is about no thing in particular: the id is empty.
  const id = firstText(actor.ID, raw.id, attributes['name']) ?? (action === 'prune' ? '' : undefined);
  if (action === undefined || id === undefined) return undefined;
  const kind = action.split(':', 1)[0] ?? action;
  return {
    type: firstText(raw.Type) ?? 'container',
    action: kind === 'died' ? 'die' : kind,
    detail: /:\s*(.*)$/.exec(action)?.[1] ?? '',
    id,
    attributes: kind === 'died' ? { ...attributes, exitCode: attributes['containerExitCode'] ?? '' } : attributes,
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
