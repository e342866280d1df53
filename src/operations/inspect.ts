import type { ThingKind } from '../contract/engine.ts';
import type { OneContextOperation, OneOperation } from '../contract/operation.ts';

/** The same for every kind of thing: its JSON, read-only. */
function inspectOf(on: ThingKind): OneOperation {
  return {
    kind: 'one',
    id: `${on}.inspect`,
    title: { en: 'Inspect', ko: '상세 정보(inspect)' },
    icon: 'json',
    topic: `cli.${on}.inspect`,
    on,
    placements: [{ group: '3_look@1' }],
    run: ({ ui }, thing) => ui.openInspect(thing),
  };
}

/** A context is asked for without an engine. */
export const inspectContext: OneContextOperation = {
  kind: 'one',
  id: 'context.inspect',
  title: { en: 'Inspect', ko: '상세 정보(inspect)' },
  icon: 'json',
  topic: 'cli.context.inspect',
  on: 'context',
  placements: [{ group: '3_look@1' }],
  run: ({ ui }, thing) => ui.openInspect(thing),
};

export const inspectContainer = inspectOf('container');
export const inspectImage = inspectOf('image');
export const inspectVolume = inspectOf('volume');
export const inspectNetwork = inspectOf('network');
