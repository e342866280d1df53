import type { ThingKind } from '../contract/engine.ts';
import type { OneContextOperation, OneOperation } from '../contract/operation.ts';

/**
 * The same for every kind of thing: its JSON, read-only.
 * @param button its place among the buttons of a row; undefined: it is none of them
 */
function inspectOf(on: ThingKind, button?: `inline@${number}`): OneOperation {
  return {
    kind: 'one',
    id: `${on}.inspect`,
    title: { en: 'Inspect', ko: '상세 정보(inspect)' },
    icon: 'json',
    topic: `cli.${on}.inspect`,
    on,
    placements: [...(button === undefined ? [] : [{ group: button }]), { group: '3_look@1' }],
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
export const inspectImage = inspectOf('image', 'inline@2');
export const inspectVolume = inspectOf('volume', 'inline@1');
export const inspectNetwork = inspectOf('network', 'inline@2');
