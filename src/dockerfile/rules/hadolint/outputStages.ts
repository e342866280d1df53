import type { Model, Stage } from '../../model/model.ts';

/** An image comes of it: it is the last one, or no other stage uses it. */
export function isOutput(stage: Stage, { stages }: Model): boolean {
  return stage === stages.at(-1) || stage.users.length === 0;
}
