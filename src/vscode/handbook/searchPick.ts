import * as vscode from 'vscode';
import type { Language, Localized, Speak } from '../../contract/localized.ts';
import { chapters, pageIcons, pagesOfChapter } from '../../notes/chapters.ts';
import type { Page } from '../../notes/page.ts';
import type { Library } from '../../notes/library.ts';
import { type Found, SearchIndex } from '../../notes/search/searchIndex.ts';
import { literally } from '../../contract/plainText.ts';

const words = {
  title: { en: 'Search the Handbook', ko: '핸드북 검색' },
  placeholder: {
    en: 'Words, a command, a flag; Korean too, also by initial consonants',
    ko: '단어, 명령, 플래그. 초성(ㅋㅌㅇㄴ)이나 영어로도 검색됩니다',
  },
  nothing: { en: 'No page has this', ko: '맞는 페이지가 없습니다' },
  narrow: { en: 'Show These in the Handbook View', ko: '핸드북 뷰에 이 페이지만 보기' },
} satisfies Record<string, Localized>;

interface Item extends vscode.QuickPickItem {
  /** Undefined: the line that says that there is nothing. */
  readonly found?: Found;
}

export interface SearchParts {
  readonly library: Library;
  readonly language: () => Language;
  readonly speak: Speak;
  readonly open: (found: Found) => Promise<void>;
  /** Shows only these pages in the view. */
  readonly narrow: (question: string, pages: readonly string[]) => Promise<void>;
}

/** Full-text search in a quick pick: an answer with each key. The index is made with the first search. */
export class SearchPick {
  readonly #parts: SearchParts;
  #index: SearchIndex | undefined;

  constructor(parts: SearchParts) {
    this.#parts = parts;
  }

  show(): void {
    const { speak, library } = this.#parts;
    this.#index ??= new SearchIndex({ en: library.all('en'), ko: library.all('ko') });
    const index = this.#index;
    const pick = vscode.window.createQuickPick<Item>();
    pick.title = speak(words.title);
    pick.placeholder = speak(words.placeholder);
    const narrow = { iconPath: new vscode.ThemeIcon('filter'), tooltip: speak(words.narrow) };
    pick.buttons = [narrow];
    // Ours is the order; the list would sort by where letters stand in the labels. Not in the types of the API.
    (pick as { sortByLabel?: boolean }).sortByLabel = false;
    pick.onDidChangeValue((question) => {
      const items = index.find(question, this.#parts.language()).map((found) => this.#item(found));
      const nothing = { label: speak(words.nothing), iconPath: new vscode.ThemeIcon('info'), alwaysShow: true };
      pick.items = items.length === 0 && question.trim() !== '' ? [nothing] : items;
    });
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen?.found === undefined) return;
      pick.hide();
      void this.#parts.open(chosen.found);
    });
    pick.onDidTriggerButton(() => {
      const question = pick.value;
      const pages = index.find(question, this.#parts.language(), Infinity).map(({ id }) => id);
      pick.hide();
      void this.#parts.narrow(question, pages);
    });
    pick.onDidHide(() => pick.dispose());
    pick.show();
  }

  #chapterOf(page: Page | undefined): string {
    const chapter = page && chapters.find((each) => pagesOfChapter(each, [page]).length > 0);
    return chapter === undefined ? '' : this.#parts.speak(chapter.title);
  }

  #item(found: Found): Item {
    const page = this.#parts.library.page(this.#parts.language(), found.id);
    return {
      found,
      label: literally(page?.title ?? found.id),
      // The chapter tells pages of the same title apart.
      description: literally(found.heading === '' ? this.#chapterOf(page) : found.heading),
      detail: literally(found.excerpt),
      iconPath: new vscode.ThemeIcon(pageIcons[page?.kind ?? ''] ?? 'book'),
      // The list would hide what it does not find the words in: they may be in the page, or spelt otherwise.
      alwaysShow: true,
    };
  }
}
