import type { Language, Localized, Speak } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import type { Page } from '../../../notes/page.ts';
import { sectionOf } from '../../../notes/section.ts';
import type { DockerfileDocument } from '../../document.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Since } from '../../knowledge/terms.ts';
import type { Instruction, Span } from '../../syntax/tree.ts';

export interface Hover {
  /** Markdown. */
  readonly markdown: string;
  readonly span: Span;
}

/** What comments may name: a rule, looked up by code or alias. */
export type RuleLookup = (name: string) => Pick<Rule, 'code' | 'title' | 'why'> | undefined;

/** What a hover is asked about. */
export interface HoverPlace {
  readonly document: DockerfileDocument;
  readonly offset: number;
  /** The innermost instruction: the trigger where there is one. */
  readonly instruction: Instruction | undefined;
  readonly language: Language;
  readonly speak: Speak;
  readonly pageOf: (id: string) => Page | undefined;
  readonly ruleNamed: RuleLookup;
  /** Names of the images that the engine has; undefined when nobody asked it. */
  readonly images: readonly string[] | undefined;
  readonly pageLink: PageLink | undefined;
}

/** The address of a page, or of a part of it by heading or number, in an editor that can show pages. */
export type PageLink = (id: string, at?: string | number) => string;

/** Explains one kind of thing; undefined when something else is under the offset. */
export type HoverProvider = (place: HoverPlace) => Hover | undefined;

export function holds(span: Span | undefined, offset: number): span is Span {
  return span !== undefined && span.start <= offset && offset <= span.end;
}

/** A hover of paragraphs; empty ones are left out. */
export function hoverOf(span: Span, ...paragraphs: readonly (string | undefined)[]): Hover {
  const markdown = paragraphs.filter((paragraph) => paragraph !== undefined && paragraph !== '').join('\n\n');
  return { markdown, span: { start: span.start, end: span.end } };
}

/** Lines of a list; those that are undefined are left out. */
export function listOf(lines: readonly (string | undefined)[]): string {
  return lines.flatMap((line) => (line === undefined || line === '' ? [] : [`- ${line}`])).join('\n');
}

/** `**name**`, the name as code. */
export function heading(name: string): string {
  return `**${code(name)}**`;
}

/** A word as code; what is empty says so. */
export function shown(text: string): string {
  return text === '' ? '`""`' : code(text);
}

/** From 1, as editors count. */
export function lineOf({ tree }: DockerfileDocument, { start }: Span): number {
  return tree.lines.lineAt(start) + 1;
}

const words = {
  reference: { en: 'Dockerfile reference', ko: 'Dockerfile 레퍼런스' },
  handbook: { en: 'Handbook', ko: '핸드북' },
  more: { en: 'Reference', ko: '레퍼런스' },
  since: { en: 'Since Dockerfile {0}.', ko: 'Dockerfile {0}부터 쓸 수 있습니다.' },
  sinceLabs: {
    en: 'Since Dockerfile {0}; in the labs channel since {1}.',
    ko: 'Dockerfile {0}부터 쓸 수 있습니다(labs 채널은 {1}부터).',
  },
} satisfies Readonly<Record<string, Localized>>;

/** The links to a page, where it can be shown, and to its reference. */
export function linkOf(
  { speak, pageLink }: Pick<HoverPlace, 'speak' | 'pageLink'>,
  page: Page | undefined,
  at?: string | number,
): string | undefined {
  if (page === undefined) return undefined;
  const links = pageLink === undefined ? [] : [`[${speak(words.handbook)}](${pageLink(page.id, at)})`];
  if (page.reference !== undefined) {
    const text = page.reference.includes('/reference/dockerfile/') ? words.reference : words.more;
    links.push(`[${speak(text)}](${page.reference})`);
  }
  return links.length === 0 ? undefined : links.join(' · ');
}

/** A section of a page and the page's link. Without the page, or its section, what there is. */
export function sectionAndLink(place: HoverPlace, id: string, title: string): (string | undefined)[] {
  const page = place.pageOf(id);
  return [page && sectionOf(page, title), linkOf(place, page, title)];
}

export function sinceText({ speak }: HoverPlace, since: Since | undefined): string | undefined {
  if (since === undefined) return undefined;
  return since.labs === undefined
    ? speak(words.since, since.version)
    : speak(words.sinceLabs, since.version, since.labs);
}
