import { matches } from '../../dockerignore/match.ts';
import { parse } from '../../dockerignore/parse.ts';
import { DockerfileDocument } from '../document.ts';
import { PREDEFINED } from '../model/predefined.ts';
import type { Model, Stage } from '../model/model.ts';
import type { Instruction } from '../syntax/tree.ts';

/** An ARG that a build can be given a value for. */
export interface BuildArgument {
  readonly name: string;
  /** As written; undefined when there is none, and the value comes from the command line alone. */
  readonly initial: string | undefined;
}

/** An instruction as docker's messages name it. */
export interface BuildStep {
  /** Counted from 1. */
  readonly line: number;
  /** On one line: `RUN make all`. */
  readonly text: string;
}

/** What a build needs to know of a Dockerfile. */
export interface BuildFile {
  /** The names, or numbers, by which `--target` can be told a stage. */
  readonly targets: readonly string[];
  readonly steps: readonly BuildStep[];
  /** The ARGs that count for a target; empty for the last stage. */
  argumentsFor(target: string): readonly BuildArgument[];
}

export function readBuildFile(text: string): BuildFile {
  const { tree, model } = new DockerfileDocument(text);
  return {
    targets: model.stages.map(({ nameWord, index }) => nameWord?.text ?? String(index)),
    steps: instructionsOf(model).map((instruction) => ({
      line: tree.lines.positionAt(instruction.start).line + 1,
      text: instruction.line.text,
    })),
    argumentsFor: (target) => argumentsFor(model, target),
  };
}

/** What of a build context is sent. */
export interface ContextFilter {
  /** @param path relative to the context, with `/` */
  readonly leavesOut: (path: string) => boolean;
  /** Nothing below a folder that stays out comes in. */
  readonly wholeFolders: boolean;
}

/** @param ignore the text of a `.dockerignore` @param kept what is sent anyway: the builder reads it */
export function contextFilter(ignore: string, kept: readonly string[]): ContextFilter {
  const { patterns } = parse(ignore);
  return {
    leavesOut: (path) => !kept.includes(path) && matches(patterns, path),
    wholeFolders: !patterns.some(({ isException }) => isException) && !kept.some((path) => path.includes('/')),
  };
}

const namesOf = new WeakMap<DockerfileDocument, readonly string[]>();

/** Every name that an ARG of the file declares. */
export function argumentNames(document: DockerfileDocument): readonly string[] {
  const known = namesOf.get(document);
  if (known !== undefined) return known;
  const names: string[] = [];
  for (const { keyword, pairs = [] } of document.tree.instructions)
    if (keyword === 'ARG') for (const { name } of pairs) names.push(name);
  namesOf.set(document, names);
  return names;
}

/** The instructions in front of the first FROM, and those of some stages; of all without. */
function instructionsOf(model: Model, stages: readonly Stage[] = model.stages): readonly Instruction[] {
  return [...model.global, ...stages.flatMap((stage) => stage.instructions)];
}

/** Those in front of the first FROM, and those of the stages that it is built of. */
function argumentsFor(model: Model, target: string): readonly BuildArgument[] {
  const found = new Map<string, BuildArgument>();
  for (const { keyword, pairs } of instructionsOf(model, stagesFor(model, target))) {
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
