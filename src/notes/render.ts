import MarkdownIt, { type Token } from 'markdown-it';
import type { Localized, Speak } from '../contract/localized.ts';
import { type Command, commandsOf, isDockerCommand } from './commands.ts';
import { EXPLAINED, type Page } from './page.ts';
import type { TopicLink } from './topicLinks.ts';

/** A page as HTML. Everything in it is escaped; what can be pressed says so in `data-…` and holds no code. */
export interface Rendered {
  readonly html: string;
  /** The code blocks, by the numbers that their buttons have. */
  readonly blocks: readonly Block[];
}

export interface Block {
  /** `shell`, `dockerfile` …; empty for none. */
  readonly language: string;
  readonly code: string;
  /** Those that docker carries out, by the numbers that their buttons have. */
  readonly commands: readonly Command[];
}

export interface RenderOptions {
  readonly speak: Speak;
  /** The title of another page; undefined when there is none of this id. */
  readonly titleOf: (id: string) => string | undefined;
  /** The page that words in code are about. */
  readonly linkOf: (code: string) => TopicLink | undefined;
  /** Whether commands may be run: not in a workspace that is not trusted. */
  readonly canRun: boolean;
  /** Whether something of the page can be shown on the engine. */
  readonly canShow: boolean;
}

const words = {
  copy: { en: 'Copy', ko: '복사' },
  newFile: { en: 'Open as New File', ko: '새 파일로 열기' },
  run: { en: 'Run in a terminal: {0}', ko: '터미널에서 실행: {0}' },
  show: { en: 'Show Me on My Engine', ko: '내 엔진에서 보기' },
  contents: { en: 'On this page', ko: '이 페이지에서' },
  related: { en: 'Related pages', ko: '관련 페이지' },
  sources: { en: 'Sources in the notes:', ko: '노트 출처:' },
  beyond: { en: 'Beyond the notes: none of them teaches this.', ko: '노트에 없는 내용을 보탠 페이지입니다.' },
  versions: { en: 'Tells apart by version:', ko: '버전에 따라 다른 점이 있습니다:' },
  reference: { en: 'Docker’s reference', ko: 'Docker 공식 문서' },
} satisfies Record<string, Localized>;

/** With fewer headings a page is seen whole. */
const HEADINGS_FOR_CONTENTS = 3;

/** What the rules below are told of the page that they write. */
interface Environment {
  readonly page: Page;
  readonly options: RenderOptions;
  readonly blocks: Block[];
  headings: number;
}

/** The id of a heading: its number, which is the same in both languages. */
export function sectionId(section: number): string {
  return `section-${section}`;
}

export function renderPage(page: Page, options: RenderOptions): Rendered {
  const { speak } = options;
  const environment: Environment = { options, page, blocks: [], headings: 0 };
  const tokens = parser.parse(page.markdown, environment);
  const body = parser.renderer.render(tokens, parser.options, environment);
  const show = options.canShow ? `<p><button data-action="show">${escapeHtml(speak(words.show))}</button></p>` : '';
  const html = [
    `<h1 id="${sectionId(0)}" tabindex="-1">${escapeHtml(page.title)}</h1>`,
    show,
    // It is read from its top, where the answer is.
    page.kind === EXPLAINED ? '' : contents(tokens, speak),
    body,
    related(page, options),
    sources(page, speak),
  ];
  return { html: html.join('\n'), blocks: environment.blocks };
}

const parser = new MarkdownIt({ html: false, linkify: false });
const { escapeHtml } = parser.utils;

parser.renderer.rules['heading_open'] = (tokens, index, _options, environment: Environment) => {
  environment.headings += 1;
  return `<${tokens[index]?.tag ?? ''} id="${sectionId(environment.headings)}" tabindex="-1">`;
};

parser.renderer.rules.fence = (tokens, index, _options, { options, blocks }: Environment) => {
  const { info = '', content = '' } = tokens[index] ?? {};
  const [language = ''] = info.trim().split(/\s+/, 1);
  const code = content.replace(/\n$/, '');
  const commands = commandsOf(language, code).filter(isDockerCommand);
  const block = blocks.push({ language, code, commands }) - 1;
  return blockHtml({ language, code, commands }, block, options);
};

function blockHtml({ language, code, commands }: Block, block: number, { speak, canRun }: RenderOptions): string {
  const button = (action: string, text: Localized): string =>
    `<button data-action="${action}" data-block="${block}">${escapeHtml(speak(text))}</button>`;
  const buttons = [
    button('copy', words.copy),
    ...(language === 'dockerfile' ? [button('newFile', words.newFile)] : []),
  ];
  const starts = new Map(canRun ? commands.map(({ from, text }, command) => [from, { text, command }]) : []);
  const lines = code.split('\n').map((line, number) => {
    const start = starts.get(number);
    if (start === undefined) return `<span class="line">${escapeHtml(line)}\n</span>`;
    const label = escapeHtml(speak(words.run, start.text));
    const data = `data-action="run" data-block="${block}" data-command="${start.command}"`;
    return `<span class="line"><button class="run" ${data} title="${label}" aria-label="${label}"></button>${escapeHtml(line)}\n</span>`;
  });
  const kind = starts.size > 0 ? 'block runnable' : 'block';
  return `<div class="${kind}"><div class="buttons">${buttons.join('')}</div><pre tabindex="0"><code>${lines.join('')}</code></pre></div>\n`;
}

/** `[title](page:id)` leads to another page. */
parser.core.ruler.push('pages', ({ tokens }) => {
  for (const child of tokens.flatMap(({ children }) => children ?? [])) {
    const [, id] = /^page:(.*)$/.exec(child.attrGet('href') ?? '') ?? [];
    if (child.type !== 'link_open' || id === undefined) continue;
    child.attrSet('href', '#');
    child.attrSet('data-page', decodeURIComponent(id));
  }
});

/** Makes links of code that another page is about: the first time on the page, not in headings or other links. */
parser.core.ruler.push('topics', ({ tokens, env, Token }) => {
  const { options, page } = env as Environment;
  const linked = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'inline' || token.children === null || tokens[index - 1]?.type === 'heading_open') continue;
    let inside = 0;
    token.children = token.children.flatMap((child) => {
      inside += child.type === 'link_open' ? 1 : child.type === 'link_close' ? -1 : 0;
      const link = child.type === 'code_inline' && inside === 0 ? options.linkOf(child.content) : undefined;
      if (link === undefined || link.page === page.id || linked.has(child.content)) return [child];
      linked.add(child.content);
      const open = new Token('link_open', 'a', 1);
      open.attrSet('href', '#');
      open.attrSet('data-page', link.topic);
      return [open, child, new Token('link_close', 'a', -1)];
    });
  }
});

function contents(tokens: readonly Token[], speak: Speak): string {
  const headings = tokens.flatMap((token, index) =>
    token.type === 'heading_open' ? [tokens[index + 1]?.content.replace(/`/g, '') ?? ''] : [],
  );
  if (headings.length < HEADINGS_FOR_CONTENTS) return '';
  const items = headings.map((text, index) => `<li><a href="#${sectionId(index + 1)}">${escapeHtml(text)}</a></li>`);
  return list('contents', speak(words.contents), items);
}

function related(page: Page, { speak, titleOf }: RenderOptions): string {
  const items = page.related.flatMap((id) => {
    const title = titleOf(id);
    return title === undefined ? [] : [`<li><a href="#" data-page="${escapeHtml(id)}">${escapeHtml(title)}</a></li>`];
  });
  return items.length === 0 ? '' : list('related', speak(words.related), items);
}

function list(name: string, title: string, items: readonly string[]): string {
  const label = escapeHtml(title);
  return `<nav class="${name}" aria-label="${label}"><p>${label}</p><ul>${items.join('')}</ul></nav>`;
}

/** Rules come from tools and not from notes, and what is explained from the reader. */
const ofTools: readonly string[] = ['rule', EXPLAINED];

/** The versions that matter, `N1 2.2.3 …; N4 …`, then the reference. */
function sources({ kind, sources: all, versions = [], reference }: Page, speak: Speak): string {
  const named = all.map(({ note, section }) => `${note} ${section}`).join('; ');
  const notes =
    all.length === 0 ? (ofTools.includes(kind) ? '' : speak(words.beyond)) : `${speak(words.sources)} ${named}`;
  const apart = versions.length === 0 ? '' : `${speak(words.versions)} ${versions.join(', ')}`;
  const link =
    reference === undefined ? '' : `<a href="${escapeHtml(reference)}">${escapeHtml(speak(words.reference))}</a>`;
  const parts = [escapeHtml(apart), escapeHtml(notes), link].filter((part) => part !== '');
  return parts.length === 0 ? '' : `<footer>${parts.join('<br>')}</footer>`;
}
