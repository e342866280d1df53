import type { Language } from '../../contract/localized.ts';
import { glossary } from '../glossary.ts';
import { anchorOf, type Page } from '../page.ts';
import { Dictionary, type Match } from './dictionary.ts';
import { Excerpts } from './excerpt.ts';
import { initialsOf, isInitials } from './hangul.ts';
import { sectionsOf } from './sections.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A page that answers a question. */
export interface Found {
  readonly id: string;
  /** The part of the page: 0 before its first heading, 1 below it, and so on. */
  readonly section: number;
  /** Of the part, in the language that the words were found in; empty before the first heading. */
  readonly heading: string;
  /** Some words of the part around the first that was found. */
  readonly excerpt: string;
  readonly language: Language;
}

/** Where on a page a word stands, and how much that says about what the page is about. */
const fields = ['title', 'heading', 'covers', 'text'] as const;
type Field = (typeof fields)[number];
const weights: Readonly<Record<Field, number>> = { title: 12, heading: 6, covers: 4, text: 1 };
const weightOf = fields.map((field) => weights[field]);
/** The title, or a heading, is just what was asked for. */
const SAME_TITLE = 40;
const SAME_HEADING = 60;
/** A page in the reader's language stands before its translation. */
const OWN_LANGUAGE = 0.5;

/** With fewer pages than this, words that are only near are taken too. */
const FEW = 4;

interface Answer {
  readonly part: number;
  /** What was looked for there. */
  readonly keys: ReadonlySet<string>;
}

interface Part {
  readonly page: Page;
  readonly language: Language;
  readonly number: number;
  readonly heading: string;
  readonly text: string;
}

/** All pages in all languages, to be searched with every key pressed. About 0.1 s to build for 500 pages. */
export class SearchIndex {
  readonly #parts: readonly Part[];
  /** For each key: part × 4 + field, each once. */
  readonly #places = new Map<string, number[]>();
  readonly #dictionary: Dictionary;
  readonly #excerpts = new Excerpts();
  /** Titles and headings as initial consonants without spaces: ㅂㄷㅋㅅ is 빌드 캐시. */
  readonly #initials: readonly string[];

  constructor(books: Readonly<Record<Language, readonly Page[]>>) {
    const languages = Object.keys(books) as Language[];
    this.#parts = languages.flatMap((language) =>
      books[language].flatMap((page) => sectionsOf(page).map((section) => ({ page, language, ...section }))),
    );
    const words = new Map<string, Token>();
    for (const [index, { page, number, heading, text }] of this.#parts.entries()) {
      if (number === 0) this.#add(index, 'title', page.title, words);
      const topics = page.covers.filter((topic) => anchorOf(page, topic) === number);
      this.#add(index, 'covers', topics.map(withoutKind).join(' '), words);
      this.#add(index, 'heading', heading, words);
      this.#add(index, 'text', text, words);
    }
    this.#dictionary = new Dictionary(words.values());
    this.#initials = this.#parts.map(({ page, number, heading }) =>
      initialsOf(asRead(number === 0 ? page.title : heading).replace(/\s/g, '')),
    );
  }

  /** The pages that have the most words of the question, the best first; none for a question without words. */
  find(question: string, reader: Language, most = 30): Found[] {
    const tokens = tokensOf(withTerms(question));
    // The words of a flag are found with it.
    const asked = tokens
      .filter(({ kind, start }) => kind === 'flag' || !isWithinFlag(start, tokens))
      .flatMap((token) => this.#dictionary.split(token));
    if (asked.length === 0) return [];
    const closely = this.#answers(asked, question, reader, false);
    // A slip may be a word of some page: those about slips show them.
    const answers = closely.length < FEW ? this.#answers(asked, question, reader, true) : closely;
    return answers.slice(0, most).map(({ part, keys }) => this.#found(part, keys));
  }

  #answers(asked: readonly Token[], question: string, reader: Language, widely: boolean): Answer[] {
    const matches = asked.map((token) => this.#dictionary.find(token, widely));
    const scores = matches.map((found, index) => this.#score(found, asked[index]?.word ?? ''));
    const pages = [...this.#pages(scores, question.trim().toLowerCase(), reader).values()];
    const whole = Math.max(0, ...pages.map(({ matched }) => matched));
    const keys = new Set(matches.flatMap((found) => found.map(({ key }) => key)));
    return pages
      .filter(({ matched }) => matched === whole)
      .sort((a, b) => b.score - a.score)
      .map(({ part }) => ({ part, keys }));
  }

  #add(part: number, field: Field, text: string, words: Map<string, Token>): void {
    const place = part * fields.length + fields.indexOf(field);
    for (const token of tokensOf(text)) {
      const places = this.#places.get(token.key);
      if (places === undefined) {
        words.set(token.key, token);
        this.#places.set(token.key, [place]);
      } else if (places.at(-1) !== place) {
        places.push(place);
      }
    }
  }

  /** For each part how well it answers one word. */
  #score(matches: readonly Match[], word: string): Float64Array {
    const scores = new Float64Array(this.#parts.length);
    // One letter is in every text.
    const fieldsOfInterest = word.length === 1 ? 2 : fields.length;
    let parts = 0;
    for (const { key, quality } of matches) {
      for (const place of this.#places.get(key) ?? []) {
        const field = place % fields.length;
        if (field >= fieldsOfInterest) continue;
        const part = (place - field) / fields.length;
        const score = quality * (weightOf[field] ?? 0);
        if (scores[part] === 0) parts += 1;
        if (score > (scores[part] ?? 0)) scores[part] = score;
      }
    }
    if (isInitials(word) && word.length > 1) {
      for (const [part, initials] of this.#initials.entries()) {
        if (!initials.includes(word)) continue;
        const weight = this.#parts[part]?.number === 0 ? weights.title : weights.heading;
        scores[part] = Math.max(scores[part] ?? 0, weight * (initials === word ? 1 : 0.6));
      }
    }
    // What is said everywhere says little.
    const rarity = Math.log(1 + this.#parts.length / (1 + parts));
    return scores.map((score) => score * rarity);
  }

  /** The best part of each page that has any of the words. */
  #pages(
    scores: readonly Float64Array[],
    question: string,
    reader: Language,
  ): Map<string, { readonly part: number; readonly matched: number; readonly score: number }> {
    const pages = new Map<string, { part: number; matched: number; score: number }>();
    let first = 0;
    while (first < this.#parts.length) {
      const page = this.#parts[first]?.page;
      let end = first + 1;
      while (this.#parts[end]?.page === page) end += 1;
      const best = this.#bestPart(scores, first, end, question);
      const part = this.#parts[first];
      if (part !== undefined && best.matched > 0) {
        const title = part.page.title.toLowerCase();
        const bonus = (title === question ? SAME_TITLE : 0) + (part.language === reader ? OWN_LANGUAGE : 0);
        const score = best.score + bonus;
        const other = pages.get(part.page.id);
        if (
          other === undefined ||
          other.matched < best.matched ||
          (other.matched === best.matched && other.score < score)
        )
          pages.set(part.page.id, { ...best, score });
      }
      first = end;
    }
    return pages;
  }

  /** The part that has the most of the words, and what the whole page is worth. */
  #bestPart(
    scores: readonly Float64Array[],
    first: number,
    end: number,
    question: string,
  ): { part: number; matched: number; score: number } {
    let part = first;
    let most = 0;
    const ofPage = scores.map(() => 0);
    let parts = 0;
    for (let index = first; index < end; index += 1) {
      let sum = 0;
      for (const [word, each] of scores.entries()) {
        const score = each[index] ?? 0;
        sum += score;
        ofPage[word] = Math.max(ofPage[word] ?? 0, score);
      }
      if (sum > 0) parts += 1;
      if (sum > 0 && this.#parts[index]?.heading.toLowerCase() === question) sum += SAME_HEADING;
      if (sum > most) [part, most] = [index, sum];
    }
    const matched = ofPage.filter((score) => score > 0).length;
    // A page that speaks of it in many places is more about it.
    const score = ofPage.reduce((sum, each) => sum + each, 0) + most / 2 + Math.log2(1 + parts) / 4;
    return { part, matched, score };
  }

  #found(index: number, keys: ReadonlySet<string>): Found {
    const part = this.#parts[index];
    if (part === undefined) throw new RangeError(`no part ${index}`);
    const { page, number: section, heading, text, language } = part;
    return { id: page.id, section, heading, excerpt: this.#excerpts.around(text, keys), language };
  }
}

/** `flag.run.--rm` → `run.--rm`, `cli.container.rm` → `docker container rm`. */
function withoutKind(topic: string): string {
  const [kind, ...rest] = topic.split('.');
  return kind === 'cli' ? ['docker', ...rest].join(' ') : rest.join('.');
}

/** Each other spelling with its term; the longest first: `도커파일` is not a `파일` of `도커`. */
const spellings = glossary
  .flatMap(({ ko, variants }) => variants.map((variant) => ({ ko, variant })))
  .sort((one, other) => other.variant.length - one.variant.length);

/** Other spellings of a term as the pages spell it: `콘테이너` → `컨테이너`, `도커` → `Docker`. */
function withTerms(question: string): string {
  return spellings.reduce(
    (text, { ko, variant }) => text.replaceAll(variant, /^\w/.test(ko) ? ` ${ko}` : ko),
    question,
  );
}

/** Names in Latin letters, longest first, as they are read. */
const readings = glossary
  .flatMap(({ ko, variants: [reading] }) => (/^\w/.test(ko) && reading !== undefined ? [{ ko, reading }] : []))
  .sort((one, other) => other.ko.length - one.ko.length);

/** `Docker Hub` → `도커 허브`. */
function asRead(text: string): string {
  return readings.reduce((read, { ko, reading }) => read.replaceAll(ko, reading), text);
}

function isWithinFlag(start: number, tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'flag' && token.start <= start && start < token.end);
}
