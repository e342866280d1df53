import type { Word } from '../../syntax/tree.ts';
import { type Edit, replace } from '../edit.ts';
import { insertAtTop } from './directives.ts';
import type { Refactoring, Selection } from './context.ts';

/** Adds the digest that somebody knows to the image of FROM or `--from=`. */
export function pinImage({ document, instruction, target, digestOf }: Selection): Refactoring[] {
  const image = target.keyword === 'FROM' ? baseImage(document, instruction.index) : imageOfFlag(document, target);
  if (image === undefined || image.name.includes('@')) return [];
  const digest = digestOf(image.name);
  if (digest === undefined || !/^[a-z0-9]+:[a-f0-9]{32,}$/.test(digest)) return [];
  const edits = [replace(image.end, image.end, `@${digest}`)];
  const title = { en: `Pin ${image.name} by digest`, ko: `${image.name} 이미지를 다이제스트로 고정하기` };
  return [{ title, kind: 'refactor.rewrite', edits }];
}

interface ImagePlace {
  readonly name: string;
  readonly end: number;
}

function baseImage({ model }: Selection['document'], index: number): ImagePlace | undefined {
  const base = model.stages.find(({ from }) => from.index === index)?.base;
  if (base === undefined || base.stage !== undefined || base.scratch) return undefined;
  return isPlain(base.word) ? { name: base.word.raw, end: base.word.end } : undefined;
}

function isPlain({ raw, text, variables }: Word): boolean {
  return variables.length === 0 && raw === text;
}

function imageOfFlag(
  { model, text }: Selection['document'],
  { keyword, flags }: Selection['target'],
): ImagePlace | undefined {
  if (keyword !== 'COPY') return undefined;
  const flag = flags.find(({ name }) => name === 'from');
  const { value, valueSpan } = flag ?? {};
  if (value === undefined || valueSpan === undefined || value.includes('$') || /^\d+$/.test(value)) return undefined;
  if (model.stageNamed(value) !== undefined || text.slice(valueSpan.start, valueSpan.end) !== value) return undefined;
  return { name: value, end: valueSpan.end };
}

/** Adds the line that says which version of the language the file is written in. */
export function addSyntax({ document, instruction }: Selection): Refactoring[] {
  const { tree } = document;
  if (instruction.index > 0 || tree.directives.some(({ name }) => name === 'syntax')) return [];
  const edits: Edit[] = [insertAtTop(document, '# syntax=docker/dockerfile:1')];
  const title = { en: 'Add # syntax=docker/dockerfile:1', ko: '# syntax=docker/dockerfile:1 추가' };
  return [{ title, kind: 'refactor.rewrite', edits }];
}
