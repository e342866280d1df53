import * as vscode from 'vscode';
import type { Choice } from '../contract/operation.ts';
import type { Localized } from '../contract/localized.ts';
import {
  type AnsweredLine,
  type ExplainedPage,
  type ExplainTarget,
  type ExplainText,
  type FilledLine,
  lineRequests,
  type LineTarget,
  type RunnableLine,
} from '../server/protocol.ts';
import type { Placeholder, PlaceholderKind } from '../shell/documents/placeholders.ts';
import type { Picture } from '../shell/effects/picture.ts';
import type { EngineConnection } from './engineConnection.ts';
import { pictureOf } from './enginePicture.ts';
import type { Handbook } from './handbook.ts';
import type { LanguageSupport } from './languageSupport.ts';
import type { LineTerminal } from './lineTerminal.ts';
import type { EditorUi } from './ui.ts';
import { literally } from '../contract/plainText.ts';

const words = {
  run: { en: 'Run Docker Line', ko: 'Docker 명령 줄 실행' },
  untrusted: {
    en: 'Nothing of this folder is run as long as it is not trusted.',
    ko: '신뢰하지 않는 폴더의 명령은 실행하지 않습니다.',
  },
  trust: { en: 'Manage Workspace Trust', ko: '작업 영역 신뢰 관리' },
  noLine: { en: 'There is no docker command on this line.', ko: '이 줄에는 docker 명령이 없습니다.' },
  question: { en: 'Run this docker command?', ko: '이 docker 명령을 실행하시겠습니까?' },
  next: { en: 'Run the next docker command?', ko: '다음 docker 명령을 실행하시겠습니까?' },
  button: { en: 'Run', ko: '실행' },
  optional: { en: '{0} (may be left empty)', ko: '{0} (비워 두어도 됩니다)' },
  another: { en: 'Type something else…', ko: '직접 입력…' },
  needed: { en: 'Something has to stand here.', ko: '값을 입력해야 합니다.' },
  asking: { en: 'Asking the engine', ko: '엔진에 확인하는 중' },
} as const satisfies Record<string, Localized>;

/** Runs and explains docker lines of documents. The documents themselves are never changed. */
export class LineCommands {
  readonly #ui: EditorUi;
  readonly #language: LanguageSupport;
  readonly #connection: EngineConnection;
  readonly #terminal: LineTerminal;
  readonly #pages: Pick<Handbook, 'explain'>;

  constructor(
    ui: EditorUi,
    language: LanguageSupport,
    connection: EngineConnection,
    terminal: LineTerminal,
    pages: Pick<Handbook, 'explain'>,
  ) {
    this.#ui = ui;
    this.#language = language;
    this.#connection = connection;
    this.#terminal = terminal;
    this.#pages = pages;
  }

  /** @param argument of a lens; without one the cursor says which line. */
  async run(argument: unknown): Promise<void> {
    if (!(await this.#isTrusted())) return;
    const target = targetOf(argument);
    const lines = target && (await this.#language.request<readonly RunnableLine[]>(lineRequests.linesAt, target));
    if (target === undefined || lines === undefined || lines.length === 0)
      this.#ui.inform(this.#ui.speak(words.noLine));
    else await this.#runAll(lines, folderOf(target.uri));
  }

  /** Runs a command of a page. */
  async runText(text: string): Promise<void> {
    if (!(await this.#isTrusted())) return;
    const line = await this.#language.request<RunnableLine>(lineRequests.lineOf, text);
    if (line !== undefined) await this.#runAll([line], undefined);
  }

  async #isTrusted(): Promise<boolean> {
    const { isTrusted } = vscode.workspace;
    if (!isTrusted) await this.#ui.warn(this.#ui.speak(words.untrusted), words.trust, 'workbench.trust.manage');
    return isTrusted;
  }

  async #runAll(lines: readonly RunnableLine[], folder: vscode.Uri | undefined): Promise<void> {
    let last: 'done' | 'failed' | 'unknown' = 'done';
    for (const line of lines) {
      const answers = await this.#answers(line);
      if (answers === undefined) return;
      const answered: AnsweredLine = { line, answers };
      const filled = await this.#language.request<FilledLine>(lineRequests.fill, answered);
      if (filled === undefined || !(await this.#mayRun(filled, last === 'unknown'))) return;
      last = await this.#terminal.run(filled.text, folder);
      // What comes next may build on what failed.
      if (last === 'failed') return;
    }
  }

  async explain(argument: unknown): Promise<void> {
    const target = targetOf(argument);
    if (target === undefined) {
      this.#ui.inform(this.#ui.speak(words.noLine));
      return;
    }
    const asked: ExplainTarget = { ...target, picture: await this.#picture() };
    const page = await this.#language.request<ExplainedPage | null>(lineRequests.explain, asked);
    if (page === undefined || page === null) this.#ui.inform(this.#ui.speak(words.noLine));
    else await this.#pages.explain(page);
  }

  /** Explains a command that stands in no document. @param more Markdown below the explanation */
  async explainText(text: string, more: string): Promise<void> {
    const asked: ExplainText = { text, picture: await this.#picture() };
    const page = await this.#language.request<ExplainedPage>(lineRequests.explainText, asked);
    // Without the language server there is nobody who knows the words.
    const { title, markdown } = page ?? { title: text, markdown: '' };
    await this.#pages.explain({ title, markdown: `${markdown}\n\n${more}` });
  }

  /** What a command that stands in no document would stop, remove or overwrite. */
  async dangersOf(text: string): Promise<readonly string[]> {
    const line: RunnableLine = { text, placeholders: [], remarks: [] };
    const filled = await this.#language.request<FilledLine>(lineRequests.fill, { line, answers: [] });
    return filled?.dangers ?? [];
  }

  /** @param unsure the line before it may still run: its shell does not tell. */
  async #mayRun({ text, dangers }: FilledLine, unsure: boolean): Promise<boolean> {
    if (dangers.length === 0 && !unsure) return true;
    const { speak } = this.#ui;
    return this.#ui.confirm({
      question: speak(dangers.length > 0 ? words.question : words.next),
      detail: [text, ...dangers].join('\n\n'),
      button: speak(words.button),
    });
  }

  /** One for each placeholder; undefined when the person turned away. */
  async #answers({ placeholders, text }: RunnableLine): Promise<readonly string[] | undefined> {
    const picture = placeholders.some(({ kind }) => hasNames(kind)) ? await this.#picture() : undefined;
    const answers: string[] = [];
    const byLabel = new Map<string, string>();
    for (const placeholder of placeholders) {
      // What is called the same is often the same.
      const answer = await this.#ask(placeholder, text, picture, byLabel.get(placeholder.label) ?? '');
      if (answer === undefined) return undefined;
      byLabel.set(placeholder.label, answer);
      answers.push(answer);
    }
    return answers;
  }

  /** @param proposed the answer to begin with, where one is typed. */
  async #ask(
    placeholder: Placeholder,
    line: string,
    picture: Picture | undefined,
    proposed: string,
  ): Promise<string | undefined> {
    const { speak } = this.#ui;
    const label = placeholder.label.replace(/^[:@]/, '');
    const prompt = placeholder.optional ? speak(words.optional, label) : label;
    const names = picture === undefined ? [] : namesIn(picture, placeholder.kind);
    if (names.length > 0) {
      const choices: Choice<string | undefined>[] = [
        ...names.map((name) => ({ label: name, value: name })),
        { label: speak(words.another), icon: 'edit', value: undefined },
      ];
      const picked = await this.#ui.pick(
        prompt,
        literally(line),
        choices.map((choice) => ({ ...choice, value: [choice.value] })),
      );
      if (picked === undefined) return undefined;
      if (picked[0] !== undefined) return picked[0];
    }
    return this.#ui.input(prompt, line, proposed, (value) =>
      value.trim() === '' && !placeholder.optional ? speak(words.needed) : undefined,
    );
  }

  /** What the engine has; undefined when it does not say. */
  #picture(): Promise<Picture | undefined> {
    return this.#ui.during(this.#ui.speak(words.asking), async () => {
      try {
        return await pictureOf(await this.#connection.engine());
      } catch {
        // The line can be run and explained without.
        return undefined;
      }
    });
  }
}

function targetOf(argument: unknown): LineTarget | undefined {
  const { uri, line, block } = (argument ?? {}) as Partial<LineTarget>;
  if (typeof uri === 'string' && typeof line === 'number') return { uri, line, block: block === true };
  const editor = vscode.window.activeTextEditor;
  return editor && { uri: editor.document.uri.toString(), line: editor.selection.active.line, block: false };
}

/** The folder of a document, in which its lines make sense. */
function folderOf(uri: string): vscode.Uri | undefined {
  const document = vscode.Uri.parse(uri);
  if (document.scheme !== 'file') return undefined;
  return vscode.workspace.getWorkspaceFolder(document)?.uri ?? vscode.Uri.joinPath(document, '..');
}

function hasNames(kind: PlaceholderKind): boolean {
  return kind === 'container' || kind === 'image' || kind === 'volume' || kind === 'network';
}

function namesIn({ containers, images, volumes, networks }: Picture, kind: PlaceholderKind): string[] {
  switch (kind) {
    case 'container':
      return containers.map(({ name }) => name);
    case 'image':
      return images.map(({ reference }) => reference).filter((reference) => reference !== '');
    case 'volume':
      return volumes.filter(({ anonymous }) => !anonymous).map(({ name }) => name);
    case 'network':
      return networks.map(({ name }) => name);
    default:
      return [];
  }
}
