import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findTexts, type FoundText, koreanBundle } from './bundle.ts';
import { commandsTable } from './commandsPage.ts';
import { makeManifest } from './contributions.ts';

/** The generated files of a checkout, by name, as they should be. package.json keeps its hand-written part. */
export function manifestFiles(root: string): Map<string, string> {
  const { contributes, restrictedConfigurations, nls } = makeManifest();
  const written = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    capabilities: { untrustedWorkspaces: object };
  };
  const untrustedWorkspaces = { ...written.capabilities.untrustedWorkspaces, restrictedConfigurations };
  const capabilities = { ...written.capabilities, untrustedWorkspaces };
  return new Map([
    ['package.json', json({ ...written, capabilities, contributes })],
    ['package.nls.json', json(nls.en)],
    ['package.nls.ko.json', json(nls.ko)],
    ['docs/COMMANDS.md', commandsTable(root).text],
    ['l10n/bundle.l10n.ko.json', json(koreanBundle(findTexts(path.join(root, 'src')).filter(isSpokenByEditor)))],
  ]);
}

/** The language server speaks for itself, to any editor. */
export function isSpokenByEditor({ place }: FoundText): boolean {
  return !/^(dockerfile|dockerignore|server|shell[\\/](cli|errors|effects))[\\/]/.test(place);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
