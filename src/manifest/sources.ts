import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../contract/localized.ts';
import { compilePage } from '../notes/compile.ts';
import type { Page } from '../notes/page.ts';
import { compileCli } from '../shell/cli/compile.ts';
import type { CompiledCli } from '../shell/cliModel.ts';

/** Every page of a language, compiled from its source, by its file's name. @param root of a checkout */
export function readPages(root: string, language: Language): ReadonlyMap<string, Page> {
  const folder = path.join(root, 'media/notes', language);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return new Map(
    names
      .sort()
      .map((name) => [name, compilePage(`${language}/${name}`, readFileSync(path.join(folder, name), 'utf8'))]),
  );
}

/** The tables of media/cli, compiled as esbuild.mjs does. @param root of a checkout */
export function readCli(root: string): CompiledCli {
  const folder = path.join(root, 'media/cli');
  const files = readdirSync(folder).sort();
  return compileCli(new Map(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')])));
}
