import path from 'node:path';
import { type Language, LANGUAGES } from '../../src/contract/localized.ts';
import { readPages } from '../../src/manifest/sources.ts';
import { rulePages } from '../../src/dockerfile/rules/pages.ts';
import type { Page } from '../../src/notes/page.ts';

export const root = path.join(import.meta.dirname, '../..');

/** Every page of a language, compiled from its source, by its file's name. */
export function pagesOf(language: Language): ReadonlyMap<string, Page> {
  return readPages(root, language);
}

/** Looks up a page by its id or a topic, as the language server does. */
export function pageLookup(language: Language): (id: string) => Page | undefined {
  const byId = new Map(
    [...pagesOf(language).values(), ...rulePages(language)].flatMap((page) =>
      [page.id, ...page.covers].map((name): [string, Page] => [name, page]),
    ),
  );
  return (id) => byId.get(id);
}

/** The 18 of the Dockerfile reference. https://docs.docker.com/reference/dockerfile/ */
export const KEYWORDS = [
  ...['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK'],
  ...['LABEL', 'MAINTAINER', 'ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
] as const;

export { LANGUAGES };
