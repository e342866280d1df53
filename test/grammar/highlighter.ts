import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type * as oniguruma from 'vscode-oniguruma';
import type * as textmate from 'vscode-textmate';
import type { IGrammar, IRawGrammar, IToken, StateStack } from 'vscode-textmate';

// Both are CommonJS bundles whose names Node cannot see by import.
const load = createRequire(import.meta.url);
const { INITIAL, parseRawGrammar, Registry } = load('vscode-textmate') as typeof textmate;
const { loadWASM, OnigScanner, OnigString } = load('vscode-oniguruma') as typeof oniguruma;

const HOST = 'source.dockerfile';
const syntaxes = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'syntaxes');

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/** A line with its tokens, and what is still open behind it. */
export interface Line {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly depth: number;
}

export interface OwnGrammar {
  readonly file: string;
  readonly scopeName: string;
  readonly text: string;
}

interface Manifest {
  readonly contributes?: { readonly grammars?: readonly { readonly scopeName: string; readonly path: string }[] };
}

interface ServerSupport {
  readonly builtInExtensionsFolder?: () => string | Promise<string>;
  readonly ensureVsCodeServer: () => Promise<{ readonly serverMain: string }>;
}

/** The injection grammars of this repository, in the order of their file names. */
export function ownGrammars(): OwnGrammar[] {
  return fs
    .readdirSync(syntaxes)
    .filter((file) => file.endsWith('.tmLanguage.json'))
    .sort()
    .map((file) => {
      const text = fs.readFileSync(path.join(syntaxes, file), 'utf8');
      return { file, text, scopeName: (JSON.parse(text) as IRawGrammar).scopeName };
    });
}

/**
 * The folder of the extensions that VS Code brings. `DOCKYARD_BUILTIN_EXTENSIONS` names another one, for example that of
 * a desktop VS Code (`resources/app/extensions`); without it, the one of the VS Code server in the cache.
 */
async function builtInExtensions(): Promise<string> {
  const told = process.env['DOCKYARD_BUILTIN_EXTENSIONS'];
  if (told !== undefined && told !== '') return told;
  const { builtInExtensionsFolder, ensureVsCodeServer } = (await import(
    '../support/vscodeServer.mjs'
  )) as unknown as ServerSupport;
  const { serverMain } = await ensureVsCodeServer();
  return builtInExtensionsFolder?.() ?? path.join(path.dirname(serverMain), '..', 'extensions');
}

function builtInGrammars(extensions: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of fs.readdirSync(extensions)) {
    const manifest = path.join(extensions, folder, 'package.json');
    if (!fs.existsSync(manifest)) continue;
    const { contributes } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as Manifest;
    for (const grammar of contributes?.grammars ?? []) {
      files.set(grammar.scopeName, path.join(extensions, folder, grammar.path));
    }
  }
  return files;
}

async function createHighlighter(order: (grammars: OwnGrammar[]) => OwnGrammar[], host: string): Promise<Highlighter> {
  const builtIn = builtInGrammars(await builtInExtensions());
  const own = order(ownGrammars());
  const wasm = fs.readFileSync(load.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm);
  const missing: string[] = [];
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: (scopeName) => {
      const mine = own.find((grammar) => grammar.scopeName === scopeName);
      if (mine !== undefined) return Promise.resolve(parseRawGrammar(mine.text, mine.file));
      const file = builtIn.get(scopeName);
      if (file !== undefined) return Promise.resolve(parseRawGrammar(fs.readFileSync(file, 'utf8'), file));
      missing.push(scopeName);
      return Promise.resolve(null);
    },
    getInjections: (scopeName) => (scopeName === HOST ? own.map((grammar) => grammar.scopeName) : undefined),
  });
  const grammar = await registry.loadGrammar(host);
  if (grammar === null) throw new Error(`No extension in that folder contributes ${host}.`);
  return new Highlighter(grammar, missing);
}

/** Colours Dockerfiles as VS Code does: its own grammars and its own engine, with ours injected. */
export class Highlighter {
  readonly #grammar: IGrammar;
  /** Grammars that ours ask for and that this VS Code does not bring. */
  readonly missing: readonly string[];

  constructor(grammar: IGrammar, missing: readonly string[]) {
    this.#grammar = grammar;
    this.missing = missing;
  }

  /** @param host the grammar of the documents. */
  static load(
    order: (grammars: OwnGrammar[]) => OwnGrammar[] = (grammars) => grammars,
    host = HOST,
  ): Promise<Highlighter> {
    return createHighlighter(order, host);
  }

  /** Lines end in LF; the CR of a CRLF stays in the line, which is harder than what VS Code does. */
  lines(text: string): Line[] {
    return text.split('\n').map(this.lineByLine());
  }

  /** Colours the lines that it is given, one after the other. */
  lineByLine(): (text: string) => Line {
    let state: StateStack = INITIAL;
    return (text) => {
      const { tokens, ruleStack } = this.#grammar.tokenizeLine(text, state);
      state = ruleStack;
      const ofText = ({ startIndex, endIndex, scopes }: IToken): Token => {
        const end = Math.min(endIndex, text.length);
        return { text: text.slice(startIndex, end), start: startIndex, end, scopes };
      };
      return { text, tokens: tokens.map(ofText).filter((token) => token.end > token.start), depth: ruleStack.depth };
    };
  }
}
