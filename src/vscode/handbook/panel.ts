import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { Failure } from '../../contract/failure.ts';
import type { Language, Speak } from '../../contract/localized.ts';
import type { Library } from '../../notes/library.ts';
import { anchorOf, EXPLAINED, type Page } from '../../notes/page.ts';
import { type Block, renderPage } from '../../notes/render.ts';
import { sectionsOf } from '../../notes/search/sections.ts';
import { TopicLinks } from '../../notes/topicLinks.ts';
import { frameOf } from './frame.ts';
import { History } from './history.ts';
import { type Message, PANEL_TYPE, readMessage } from './message.ts';

export interface PanelParts {
  readonly library: Library;
  readonly language: () => Language;
  readonly speak: Speak;
  /** Where `page.css` and `page.js` are. */
  readonly media: string;
  /** Runs one command in a terminal. */
  readonly run: (command: string) => Promise<void>;
  /** Whether something of a page can be shown on the engine, and showing it. */
  readonly canShow: (id: string) => boolean;
  readonly show: (id: string) => Promise<void>;
  readonly search: () => void;
  readonly showFailure: (thrown: unknown) => Promise<void>;
}

/** Pages about what was asked that the way back still leads to. */
const MOST_EXPLAINED = 20;

/** The panel that shows pages. There is one; it is made when a page is opened and goes when somebody closes it. */
export class HandbookPanel implements vscode.Disposable {
  readonly #parts: PanelParts;
  readonly #history = new History();
  readonly #style: string;
  readonly #script: string;
  #panel: vscode.WebviewPanel | undefined;
  #blocks: readonly Block[] = [];
  readonly #explained = new Map<string, Page>();
  #count = 0;
  #topics: { readonly language: Language; readonly links: TopicLinks } | undefined;

  constructor(parts: PanelParts) {
    this.#parts = parts;
    this.#style = readFileSync(path.join(parts.media, 'page.css'), 'utf8');
    this.#script = readFileSync(path.join(parts.media, 'page.js'), 'utf8');
  }

  /**
   * @param name the id of a page, or a topic: it is opened where that is answered.
   * @param at the number of a part of the page, or its heading in the reader's language.
   * @throws Failure `page.missing`.
   */
  open(name: string, at?: number | string): void {
    const page = this.#page(name);
    const section =
      typeof at === 'string'
        ? (sectionsOf(page).find(({ heading }) => heading === at)?.number ?? 0)
        : (at ?? anchorOf(page, name));
    this.#history.goTo({ id: page.id, section, scroll: undefined });
    // A panel that is told of a page while it is hidden may come back empty.
    this.#panel?.reveal();
    this.#draw();
  }

  /** Takes over a panel of the window's last session. */
  adopt(panel: vscode.WebviewPanel, id: string, section: number): void {
    this.#panel?.dispose();
    this.#use(panel);
    this.open(id, section);
  }

  /** Shows a page that is in no book: what was asked about just now. */
  explain(title: string, markdown: string): void {
    this.#count += 1;
    const id = `${EXPLAINED}/${this.#count}`;
    this.#explained.set(id, { id, title, markdown, kind: EXPLAINED, covers: [], related: [], sources: [] });
    this.#explained.delete(`${EXPLAINED}/${this.#count - MOST_EXPLAINED}`);
    this.open(id);
  }

  #page(id: string): Page {
    const page = this.#explained.get(id) ?? this.#parts.library.page(this.#parts.language(), id);
    if (page === undefined) throw new Failure('page.missing', [id]);
    return page;
  }

  /** Texts are in another language now. */
  redraw(): void {
    const { current } = this.#history;
    if (this.#panel === undefined || current === undefined) return;
    current.scroll = undefined;
    this.#draw();
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #draw(): void {
    const place = this.#history.current;
    if (place === undefined) return;
    const { library, speak, language, canShow } = this.#parts;
    const page = this.#page(place.id);
    const panel = this.#panel ?? this.#use(newPanel());
    const { html, blocks } = renderPage(page, {
      speak,
      titleOf: (id) => library.page(language(), id)?.title,
      linkOf: (code) => this.#topicLinks().linkOf(code),
      canRun: vscode.workspace.isTrusted,
      canShow: canShow(page.id),
    });
    this.#blocks = blocks;
    panel.title = page.title;
    const { canGoBack, canGoForward } = this.#history;
    panel.webview.html = frameOf({
      ...{ html, place, canGoBack, canGoForward, speak, style: this.#style, script: this.#script },
      language: language(),
      nonce: randomBytes(18).toString('base64'),
    });
  }

  #use(panel: vscode.WebviewPanel): vscode.WebviewPanel {
    this.#panel = panel;
    panel.webview.options = webviewOptions;
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
    });
    panel.webview.onDidReceiveMessage(async (value: unknown) => {
      const message = readMessage(value);
      try {
        if (message !== undefined) await this.#answer(message);
      } catch (thrown) {
        await this.#parts.showFailure(thrown);
      }
    });
    return panel;
  }

  async #answer(message: Message): Promise<void> {
    switch (message.kind) {
      case 'back':
      case 'forward':
        if (this.#history.step(message.kind === 'back' ? -1 : 1)) this.#draw();
        return;
      case 'search':
        this.#parts.search();
        return;
      case 'show':
        await this.#parts.show(this.#history.current?.id ?? '');
        return;
      case 'page':
        this.open(message.page);
        return;
      case 'external':
        // The editor asks before it opens an address that it does not know.
        if (message.href.startsWith('https://')) await vscode.env.openExternal(vscode.Uri.parse(message.href));
        return;
      case 'copy':
        await vscode.env.clipboard.writeText(this.#blocks[message.block]?.code ?? '');
        return;
      case 'newFile': {
        const { code: content = '', language = '' } = this.#blocks[message.block] ?? {};
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
        return;
      }
      case 'run': {
        const command = this.#blocks[message.block]?.commands[message.command];
        if (command !== undefined && vscode.workspace.isTrusted) await this.#parts.run(command.text);
        return;
      }
      case 'at': {
        const { current } = this.#history;
        if (current !== undefined) Object.assign(current, { scroll: message.scroll, section: message.section });
      }
    }
  }

  #topicLinks(): TopicLinks {
    const language = this.#parts.language();
    if (this.#topics?.language !== language) {
      this.#topics = { language, links: new TopicLinks(this.#parts.library.all(language)) };
    }
    return this.#topics.links;
  }
}

/** Nothing is loaded from disk, and no link runs a command of the editor. */
const webviewOptions: vscode.WebviewOptions = { enableScripts: true, localResourceRoots: [], enableCommandUris: false };

function newPanel(): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(PANEL_TYPE, '', vscode.ViewColumn.Active, {
    ...webviewOptions,
    enableFindWidget: true,
  });
}
