import type { DockerfileDocument } from '../document.ts';
import type { Model, Stage } from '../model/model.ts';
import { readImageName } from '../imageName.ts';
import { defaultTag } from '../knowledge/baseImages.ts';
import { normalized } from '../model/values.ts';
import { withTrigger } from '../syntax/find.ts';
import type { Instruction, Span, Word } from '../syntax/tree.ts';
import { preview } from './preview.ts';

export type InlayHintKind = 'variable' | 'baseImage' | 'workdir';

/** Text that is shown behind an offset and is not in the file. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly kind: InlayHintKind;
}

export interface InlayHintOptions {
  /** What a word with variables is worth. */
  readonly variables: boolean;
  /** What image a stage is built on in the end, and the tag that is left out. */
  readonly baseImages: boolean;
  /** Where a relative path leads. */
  readonly workdirs: boolean;
}

/** Characters of a label. */
const LONGEST = 60;

/** Instructions whose words BuildKit fills in and whose outcome is worth seeing. */
const filledIn: ReadonlySet<string> = new Set([
  ...['ADD', 'ARG', 'COPY', 'ENV', 'EXPOSE', 'FROM', 'LABEL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
]);

/** The hints of a part of the document, in order. */
export function inlayHints(document: DockerfileDocument, range: Span, options: InlayHintOptions): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  const view: View = { model: document.model, roots: rootsOf(document.model), options };
  for (const instruction of document.tree.instructions) {
    if (instruction.end < range.start) continue;
    if (instruction.start > range.end) break;
    for (const part of withTrigger(instruction)) addHints(hints, view, part);
  }
  return hints.filter(({ offset }) => offset >= range.start && offset <= range.end);
}

interface View {
  readonly model: Model;
  /** By number of a stage: the stage that is on an image, below it. */
  readonly roots: readonly Stage[];
  readonly options: InlayHintOptions;
}

function rootsOf({ stages }: Model): readonly Stage[] {
  const roots: Stage[] = [];
  for (const stage of stages) roots.push((stage.base?.stage && roots[stage.base.stage.index]) ?? stage);
  return roots;
}

function addHints(hints: InlayHint[], view: View, instruction: Instruction): void {
  const { model, options } = view;
  const { keyword, words, pairs } = instruction;
  if (!filledIn.has(keyword)) return;
  const add = (offset: number, kind: InlayHintKind, label: string | undefined): void => {
    if (label !== undefined) hints.push({ offset, kind, label: preview(label, LONGEST) });
  };
  const pathWord = keyword === 'WORKDIR' ? words[0] : isCopy(instruction) ? words.at(-1) : undefined;
  const path = options.workdirs && pathWord !== undefined ? pathOf(view, pathWord, instruction) : undefined;
  for (const word of pairs?.flatMap(({ valueWord }) => valueWord ?? []) ?? words) {
    if (word === pathWord && path !== undefined) add(word.end, 'workdir', `→ ${path}`);
    else if (options.variables && word.variables.length > 0)
      add(word.end, 'variable', valueLabel(model, word, instruction));
  }
  if (keyword === 'FROM' && options.baseImages) {
    const stage = model.stageOf(instruction);
    const word = stage?.base?.word;
    if (word !== undefined && stage !== undefined) add(word.end, 'baseImage', baseLabel(stage, view.roots));
  }
}

function valueLabel(model: Model, word: Word, instruction: Instruction): string | undefined {
  const { value } = model.valueOf(word, instruction);
  return value === undefined ? undefined : `= ${value === '' ? '""' : value}`;
}

function isCopy({ keyword, words }: Instruction): boolean {
  return (keyword === 'COPY' || keyword === 'ADD') && words.length > 1;
}

/** Undefined for an absolute path, and where the folder that it counts from is the image's. */
function pathOf({ model, roots }: View, word: Word, instruction: Instruction): string | undefined {
  const { value } = model.valueOf(word, instruction);
  if (value === undefined || value === '' || value.startsWith('/')) return undefined;
  const state = model.stateAt(instruction);
  const base =
    state.workdir?.value.path ?? (state.workdir === undefined && isOnScratch(state.stage, roots) ? '/' : undefined);
  if (base === undefined) return undefined;
  const path = normalized(`${base}/${value}`);
  return path !== undefined && instruction.keyword !== 'WORKDIR' && value.endsWith('/') && path !== '/'
    ? `${path}/`
    : path;
}

function isOnScratch(stage: Stage | undefined, roots: readonly Stage[]): boolean {
  return stage !== undefined && roots[stage.index]?.base?.scratch === true;
}

/** `FROM build` leads to build's own base, and so on. */
function baseLabel(stage: Stage, roots: readonly Stage[]): string | undefined {
  const { base } = stage;
  if (base?.stage !== undefined) {
    const name = roots[stage.index]?.base?.name;
    return name === undefined ? undefined : `→ ${name}`;
  }
  if (base?.name === undefined || base.scratch) return undefined;
  const { tag, digest, path } = readImageName(base.name);
  return tag === undefined && digest === undefined && path !== '' ? `:${defaultTag}` : undefined;
}
