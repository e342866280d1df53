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

/** A text with its arguments filled in; each language when it is asked for. Arguments may be texts themselves. */
export function filled(text: Localized, args: readonly (string | number | Localized)[]): Localized {
  const speak = (language: Language): string =>
    fill(
      text[language],
      args.map((arg) => (typeof arg === 'object' ? arg[language] : arg)),
    );
  return {
    get en() {
      return speak('en');
    },
    get ko() {
      return speak('ko');
    },
  };
}

/** A `Speak` for one fixed language. */
export function speakIn(language: Language): Speak {
  return (text, ...args) => fill(text[language], args);
}

/** `ko`, `ko-KR`, `ko_KR.UTF-8` mean Korean; everything else is read in English. */
export function languageOf(locale: string | undefined): Language {
  return locale !== undefined && /^ko\b|^ko_/i.test(locale) ? 'ko' : 'en';
}
