/**
 * A text in every language that Dockyard speaks. A missing language does not compile.
 * `{0}`, `{1}` ... stand for arguments.
 */
export interface Localized {
  readonly en: string;
  readonly ko: string;
}

export type Language = keyof Localized;

export const LANGUAGES: readonly Language[] = ['en', 'ko'];

/** Turns a text into words of the reader's language, arguments filled in. */
export type Speak = (text: Localized, ...args: readonly (string | number)[]) => string;

/** Fills `{0}`, `{1}` ... of a template; a placeholder without an argument stays as it is. */
export function fill(template: string, args: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (whole, index: string) => {
    const value = args[Number(index)];
    return value === undefined ? whole : String(value);
  });
}

/** A `Speak` for one fixed language. */
export function speakIn(language: Language): Speak {
  return (text, ...args) => fill(text[language], args);
}

/** `ko`, `ko-KR`, `ko_KR.UTF-8` mean Korean; everything else is read in English. */
export function languageOf(locale: string | undefined): Language {
  return locale !== undefined && /^ko\b|^ko_/i.test(locale) ? 'ko' : 'en';
}
