import type { DockerfileDocument } from '../document.ts';
import { PREDEFINED } from '../model/predefined.ts';
import type { Model, Stage } from '../model/model.ts';

/** An ARG that a build can be given a value for. */
export interface BuildArgument {
  readonly name: string;
  /** As written; undefined when there is none, and the value comes from the command line alone. */
  readonly initial: string | undefined;
}

/** The ARGs that count for a target: those in front of the first FROM, and those of the stages that it is built of. */
export function buildArguments({ model }: DockerfileDocument, target: string): readonly BuildArgument[] {
  const stages = stagesFor(model, target);
  const instructions = [...model.global, ...stages.flatMap((stage) => stage.instructions)];
  const found = new Map<string, BuildArgument>();
  for (const { keyword, pairs } of instructions) {
    if (keyword !== 'ARG') continue;
    for (const { name, value } of pairs ?? []) {
      if (name === '' || PREDEFINED.has(name)) continue;
      // `ARG NAME` in a stage takes what was said in front of the first FROM.
      const initial = value ?? found.get(name)?.initial;
      found.set(name, { name, initial });
    }
  }
  return [...found.values()];
}

/** The names, or numbers, by which `--target` can be told a stage; the last one needs none. */
export function targets({ model }: DockerfileDocument): readonly string[] {
  return model.stages.map(({ nameWord, index }) => nameWord?.text ?? String(index));
}

/** A stage and what it is made of, in the order of the file. */
function stagesFor(model: Model, target: string): readonly Stage[] {
  const last = target === '' ? model.stages.at(-1) : model.stageNamed(target);
  if (last === undefined) return model.stages;
  const needed = new Set([last]);
  // Only an earlier stage can be used, so one look from the end to the beginning finds all.
  for (const stage of model.stages.toReversed()) {
    if (stage.users.some(({ user }) => user !== undefined && needed.has(user))) needed.add(stage);
  }
  return model.stages.filter((stage) => needed.has(stage));
}
