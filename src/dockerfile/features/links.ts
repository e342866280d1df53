import type { DockerfileDocument } from '../document.ts';
import { normalized } from '../model/values.ts';
import { sourceNames } from '../model/stages.ts';
import { withTrigger } from '../syntax/find.ts';
import type { Instruction, Span, Word } from '../syntax/tree.ts';
import { imagePage } from './registryPages.ts';

/** A place that leads to a web page or to a file of the build context. */
export interface DocumentLink {
  readonly span: Span;
  readonly target: { readonly url: string } | { /** Relative to the context, with `/`. */ readonly file: string };
}

/** Images, URLs and files that a Dockerfile names; none where the name depends on what is not in the file. */
export function documentLinks(document: DockerfileDocument): readonly DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const { name, value, valueSpan } of document.tree.directives) {
    if (name === 'syntax') addImage(links, valueSpan, value);
  }
  for (const { base } of document.model.stages) {
    if (base?.name !== undefined && base.stage === undefined && !base.scratch) addImage(links, base.word, base.name);
  }
  for (const instruction of document.tree.instructions) {
    for (const part of withTrigger(instruction)) {
      addSourceImages(links, document, part);
      if (part.keyword === 'ADD' || part.keyword === 'COPY') addSources(links, document, part);
    }
  }
  return links;
}

function addImage(links: DocumentLink[], { start, end }: Span, image: string): void {
  const url = imagePage(image);
  if (url !== undefined) links.push({ span: { start, end }, target: { url } });
}

function addSourceImages(links: DocumentLink[], { model }: DockerfileDocument, instruction: Instruction): void {
  for (const source of sourceNames(instruction)) {
    const { name } = source;
    // A number names a stage, also one that is not there. BuildKit fills in no variables here.
    if (/^\d+$/.test(name) || name === 'scratch' || name.includes('$') || model.stageNamed(name) !== undefined)
      continue;
    addImage(links, source, name);
  }
}

function addSources(links: DocumentLink[], document: DockerfileDocument, instruction: Instruction): void {
  const fromElsewhere = instruction.flags.some(({ name }) => name === 'from');
  if (fromElsewhere) return;
  for (const word of instruction.words.slice(0, -1)) {
    if (word.raw.startsWith('<<')) continue;
    const { value } = document.model.valueOf(word, instruction);
    const target = value === undefined ? undefined : targetOf(value, instruction.keyword);
    if (target !== undefined) links.push({ span: insideQuotes(word, instruction), target });
  }
}

const url = /^https?:\/\/[^\s]+$/i;
/** git@host:path and its like, which no browser opens. */
const otherUrl = /^[a-z][a-z0-9+.-]*:\/\/|^[^/]+@[^/]+:/i;

function targetOf(source: string, keyword: string): DocumentLink['target'] | undefined {
  if (url.test(source)) return keyword === 'ADD' ? { url: source } : undefined;
  if (keyword === 'ADD' && otherUrl.test(source)) return undefined;
  // Patterns name many files, and a folder does not open.
  if (/[*?[]/.test(source) || source.endsWith('/')) return undefined;
  const file = normalized(source)?.slice(1);
  return file === undefined || file === '' ? undefined : { file };
}

function insideQuotes({ start, end }: Word, { json }: Instruction): Span {
  return json === undefined ? { start, end } : { start: start + 1, end: end - 1 };
}
