import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

export interface MenuEntry {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

/** What the tests look at of package.json, as it is on disk. */
export interface PackageJson {
  readonly name: string;
  readonly publisher: string;
  readonly main: string;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when: string }[];
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly keybindings: readonly (MenuEntry & { readonly key: string; readonly args?: unknown })[];
    readonly configuration: { readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
    readonly grammars: readonly { readonly path: string }[];
  };
}

function json(name: string): unknown {
  return JSON.parse(readFileSync(path.join(root, name), 'utf8'));
}

export const packageJson = json('package.json') as PackageJson;
export const nls = {
  en: json('package.nls.json') as Readonly<Record<string, string>>,
  ko: json('package.nls.ko.json') as Readonly<Record<string, string>>,
};
export const koreanBundle = json('l10n/bundle.l10n.ko.json') as Readonly<Record<string, string>>;

/** The ids of all icons that VS Code has. */
export function codicons(): ReadonlySet<string> {
  const mapping = json('node_modules/@vscode/codicons/src/template/mapping.json') as Record<string, readonly string[]>;
  return new Set(Object.values(mapping).flat());
}

/** `{0}`, `{1}` … of a text. */
export function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\d+\}/g))].sort();
}
