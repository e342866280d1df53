import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import { escaped } from '../helpers/escaped.ts';
import { type EngineHandle, startPrivateEngine } from '../support/privateEngine.mjs';
import { findProgram } from '../support/processes.mjs';
import { ensureSampleImage } from '../support/sampleImage.mjs';
import { ensureSamples, SAMPLE_FOLDER } from '../support/samples.mjs';
import { startVsCodeServer, type VsCodeServer } from '../support/vscodeServer.mjs';
import { takePicture } from './pictures.ts';
import { openWindow } from './window.ts';

const root = path.join(import.meta.dirname, '../..');
export interface DeskOptions {
  readonly locale?: 'ko';
  readonly colorScheme?: 'light' | 'dark';
  readonly settings?: Readonly<Record<string, unknown>>;
  /** False: the socket that the editor is told of does not exist yet. */
  readonly engine?: boolean;
  /** False: folders are not trusted. */
  readonly trusting?: boolean;
}

/** A person's desk: a real engine with something on it, a real VS Code with Dockyard, and a second shell. */
export class Desk {
  readonly page: Page;
  readonly engine: EngineHandle;
  readonly folder: string;
  readonly #browser: Browser;
  readonly #server: VsCodeServer;
  readonly #home: string;

  private constructor(parts: {
    page: Page;
    engine: EngineHandle;
    browser: Browser;
    server: VsCodeServer;
    home: string;
  }) {
    this.page = parts.page;
    this.engine = parts.engine;
    this.folder = path.join(parts.home, 'folder');
    this.#browser = parts.browser;
    this.#server = parts.server;
    this.#home = parts.home;
  }

  static async open({
    locale,
    colorScheme = 'dark',
    settings = {},
    engine: withEngine = true,
    trusting = true,
  }: DeskOptions = {}): Promise<Desk> {
    // Short: VS Code and the engine put unix sockets below it.
    const home = mkdtempSync(path.join(tmpdir(), 'dyw-'));
    cpSync(SAMPLE_FOLDER, path.join(home, 'folder'), { recursive: true });
    const engine = await startPrivateEngine({ folder: path.join(home, 'engine'), yes: true, bridge: 'own' });
    await ensureSampleImage(engine.endpoint);
    await ensureSamples(engine.endpoint);
    if (!withEngine) await engine.stop();
    let server: VsCodeServer | undefined;
    try {
      server = await startVsCodeServer({
        userDataDir: path.join(home, 'data'),
        extensionsDir: path.join(home, 'extensions'),
        // Contexts of whoever runs the tests are none of theirs.
        env: { DOCKER_HOST: engine.endpoint, DOCKER_CONFIG: path.join(home, 'docker') },
        ...(locale === undefined ? {} : { locale }),
        trusting,
        // Text that is drawn by the graphics card cannot be read from the page.
        settings: { 'terminal.integrated.gpuAcceleration': 'off', ...settings },
      });
      const folder = path.join(home, 'folder');
      const viewport = { width: 1280, height: 800 };
      const window = await openWindow({ server, folder, extensionPath: root, colorScheme, viewport });
      return new Desk({ ...window, engine, server, home });
    } catch (error) {
      // What was started would keep the run from ending.
      await server?.stop();
      await engine.stop();
      throw error;
    }
  }

  /** Another window of the same editor; closing the desk does not close it. */
  async anotherWindow(folder = this.folder): Promise<Desk> {
    const window = await openWindow({ server: this.#server, folder, extensionPath: root });
    return new Desk({ ...window, engine: this.engine, server: this.#server, home: this.#home });
  }

  async closeWindow(): Promise<void> {
    await this.#browser.close();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    await this.engine.stopNow();
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }

  /** The docker command in another shell; it builds with the classic builder, which every docker and engine has. */
  async docker(...args: string[]): Promise<string> {
    const env = { ...process.env, DOCKER_HOST: this.engine.endpoint, DOCKER_BUILDKIT: '0' };
    const { stdout } = await promisify(execFile)(findProgram('docker') ?? 'docker', args, { env });
    return stdout.trim();
  }

  async openSidebar(): Promise<void> {
    await this.page.locator('.activitybar .action-label[aria-label^="Dockyard"]').click();
  }

  /** An item of the status bar, by its id within the extension. */
  statusBar(id: string): Locator {
    return this.page.locator(`.statusbar-item[id$="${id}"]`);
  }

  /** One of the views, by its title. */
  view(title: string): Locator {
    return this.page
      .locator('.split-view-view', { has: this.page.locator(`.pane-header[aria-label^="${title}"]`) })
      .last();
  }

  /** A row by what a screen reader says of it. */
  row(view: string, spoken: string | RegExp): Locator {
    const rows = this.view(view).locator('.monaco-list-row');
    return typeof spoken === 'string'
      ? rows.and(this.page.locator(`[aria-label*="${spoken}"]`)).first()
      : rows.filter({ hasText: spoken }).first();
  }

  /** Presses a button at the end of a row. */
  async press(row: Locator, button: string): Promise<void> {
    await this.closeTooltips();
    await row.hover();
    await row.locator(`.action-label[aria-label^="${button}"]`).click();
  }

  /**
   * Tooltips of rows that the pointer came by cover the rows beneath, and one whose row was drawn anew in between does
   * not notice that the pointer has left. The tooltip of something else takes its place.
   */
  async closeTooltips(): Promise<void> {
    const tooltips = this.page.locator('.workbench-hover:visible');
    await this.eventually(async () => {
      await this.page.mouse.move(5, 5);
      for (let look = 0; look < 20; look += 1) {
        if ((await tooltips.count()) === 0) return true;
        await this.page.waitForTimeout(100);
      }
      await this.page.locator('.activitybar .action-label').first().hover();
      await this.page.waitForTimeout(1_000);
      return undefined;
    }, 'no tooltip is in the way');
  }

  /** Opens the menu of a row. A list that moves under the pointer gives that of another: the right one is marked. */
  async openMenu(row: Locator): Promise<void> {
    await this.eventually(async () => {
      await this.closeTooltips();
      await row.click({ button: 'right' });
      await this.page.locator('.monaco-menu').waitFor();
      if ((await row.getAttribute('class'))?.includes('focused') === true) return true;
      await this.page.keyboard.press('Escape');
      return undefined;
    }, 'the menu of the row is open');
  }

  async menu(row: Locator, entry: string): Promise<void> {
    await this.openMenu(row);
    await this.chooseFromMenu(entry);
  }

  async chooseFromMenu(entry: string): Promise<void> {
    // The pointer leaves the row: clicks were lost while it rested there, most likely to the row's tooltip.
    await this.menuEntry(entry).hover();
    // A menu takes no click for its first 100 ms, so that the click that opened it does nothing else.
    await this.page.waitForTimeout(250);
    await this.menuEntry(entry).click();
  }

  /** The question in the middle of the window, once it is there. */
  async dialog(): Promise<Locator> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await this.eventually(async () => ((await dialog.count()) > 0 ? true : undefined), 'a question is asked');
    return dialog;
  }

  /** An entry of the open menu; its accessible name may hold a key as well. */
  menuEntry(entry: string): Locator {
    return this.page.locator('.monaco-menu .action-label').filter({ hasText: new RegExp(`^${escaped(entry)}$`) });
  }

  /** Runs a command from the palette by its title. */
  async command(title: string): Promise<void> {
    await this.search(`>${title}`, title);
  }

  /**
   * Types into the palette and presses Enter once `answer` is what Enter would take: before it has filtered its list,
   * that is the command used last. A menu that is still closing takes the focus, and with it the palette, away: then it
   * is opened again.
   */
  async search(text: string, answer: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    const taken = this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: answer });
    await this.eventually(async () => {
      await this.page.keyboard.press('F1');
      try {
        await input.fill(text, { timeout: 3_000 });
        await taken.waitFor({ timeout: 3_000 });
        return true;
      } catch {
        return undefined;
      }
    }, `the palette offers ${answer}`);
    await this.page.keyboard.press('Enter');
  }

  /** Answers an input box of ours. Lists and boxes are the same widget; the title tells when the box is there. */
  async answer(title: string, value: string): Promise<void> {
    await this.page.locator('.quick-input-title', { hasText: new RegExp(`^${escaped(title)}$`) }).waitFor();
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    await input.fill(value);
    await this.page.keyboard.press('Enter');
  }

  /** Chooses an entry of a quick pick by its label. @param then what the next list shows, if it is to be waited for. */
  async choose(label: string, then?: string): Promise<void> {
    await this.choice(label).waitFor();
    const title = this.page.locator('.quick-input-widget:visible .quick-input-title');
    const before = (await title.allInnerTexts()).join();
    const isTaken = async (): Promise<boolean> =>
      then === undefined ? (await title.allInnerTexts()).join() !== before : this.choice(then).isVisible();
    // A busy page may lose a click on a list that it is still filling.
    await this.eventually(async () => {
      await this.choice(label).click();
      for (let look = 0; look < 40; look += 1) {
        if (await isTaken()) return true;
        await this.page.waitForTimeout(100);
      }
      return undefined;
    }, `${label} is chosen`);
  }

  choice(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  }

  /** What the terminal in front shows, line by line. */
  async terminal(): Promise<string[]> {
    const rows = this.page.locator('.terminal-wrapper.active .xterm-rows > div');
    return (await rows.allInnerTexts()).map((line) => line.replaceAll('\u00a0', ' ').trimEnd());
  }

  async terminalShows(text: string | RegExp): Promise<string[]> {
    return this.eventually(
      async () => {
        const lines = await this.terminal();
        const shown = lines.join('\n');
        return (typeof text === 'string' ? shown.includes(text) : text.test(shown)) ? lines : undefined;
      },
      `the terminal shows ${String(text)}`,
      async () => (await this.terminal()).join('\n'),
    );
  }

  /** Opens the list of notifications and reads it: a workbench that is driven by a test shows no toasts. */
  async notifications(): Promise<string> {
    await this.command('Notifications: Show Notifications');
    const center = this.page.locator('.notifications-center');
    await center.waitFor();
    return (await center.locator('.notification-list-item-message').allTextContents()).join('\n');
  }

  async notificationSays(text: string): Promise<void> {
    await this.eventually(
      async () => ((await this.notifications()).includes(text) ? true : undefined),
      text,
      () => this.notifications(),
    );
    await this.command('Notifications: Clear All Notifications');
  }

  /** Gives the window another engine, as a person does. */
  async chooseEngine(address: string): Promise<void> {
    await this.command('Dockyard: Choose Engine…');
    await this.choose('Enter an address…');
    await this.answer('Engine Address', address);
  }

  /** Writes a setting of the folder while the window is open. */
  async setting(key: string, value: unknown): Promise<void> {
    mkdirSync(path.join(this.folder, '.vscode'), { recursive: true });
    writeFileSync(path.join(this.folder, '.vscode/settings.json'), JSON.stringify({ [key]: value }));
    // The window watches the file; nothing on the page tells when it has read it.
    await this.page.waitForTimeout(2_000);
  }

  /** Types into the terminal in front, once it has the focus. */
  async type(text: string): Promise<void> {
    await this.page.locator('.terminal-wrapper.active .xterm-helper-textarea:focus').waitFor({ state: 'attached' });
    await this.page.keyboard.type(text);
  }

  /** A file in the editor. */
  async openFile(name: string): Promise<void> {
    // The palette without its `>` looks for files.
    await this.search(name, name);
    await this.page.locator(`.editor-group-container .tab[data-resource-name="${name}"]`).waitFor();
  }

  /** What a hover over a word of the editor shows; tooltips of the rest of the window are something else. */
  async hoverText(word: string, shows = /[^]{41}/): Promise<string> {
    const token = this.page.locator('.view-line span', { hasText: new RegExp(`^${word}$`) }).first();
    const hover = this.page.locator('.monaco-hover:not(.hidden):not(.workbench-hover) .hover-contents');
    return this.eventually(
      async () => {
        await this.closeTooltips();
        await token.hover();
        await hover
          .first()
          .waitFor({ timeout: 3_000 })
          .catch(() => undefined);
        const text = (await hover.allInnerTexts()).join('\n');
        return shows.test(text) ? text : undefined;
      },
      `a hover over ${word}`,
      async () => (await hover.allInnerTexts()).join('\n'),
    );
  }

  /** On a busy machine a browser now and then does not get the service worker that a webview needs, and VS Code gives up. */
  async reloadBrokenWebviews(): Promise<void> {
    if ((await this.page.getByText('Error loading webview').count()) > 0)
      await this.command('Developer: Reload Webviews');
  }

  /** Waits until a page in a frame shows something; a preview is a frame within a frame. @returns what all pages show. */
  previewShows(text: RegExp): Promise<string> {
    const previews = async (): Promise<string> => {
      const texts = this.page.frames().map((frame) =>
        frame
          .locator('body')
          .innerText({ timeout: 1_000 })
          .catch(() => ''),
      );
      return (await Promise.all(texts)).join('\n');
    };
    return this.eventually(
      async () => {
        await this.reloadBrokenWebviews();
        const shown = await previews();
        return text.test(shown) ? shown : undefined;
      },
      `a page shows ${String(text)}`,
      previews,
    );
  }

  async picture(name: string): Promise<void> {
    await takePicture(this.page, name);
  }

  /** Waits until `look` gives something, and says what was there instead when it does not within 20 s. */
  async eventually<T>(
    look: () => Promise<T | undefined>,
    what: string,
    instead: () => Promise<string> = async () => '',
  ): Promise<T> {
    const end = Date.now() + 20_000;
    for (;;) {
      const seen = await look();
      if (seen !== undefined) return seen;
      if (Date.now() > end) {
        await this.picture(`failed-${what.replace(/\W+/g, '-').slice(0, 60)}`);
        throw new Error(`It never came to this: ${what}. Instead:\n${await instead()}`);
      }
      await this.page.waitForTimeout(100);
    }
  }
}
