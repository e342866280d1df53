// @ts-check
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { writeDeclarations } from './scripts/declarations.mjs';

const root = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const dist = path.join(root, 'dist');
const development = process.argv.includes('--development');

/**
 * What of dockerode nobody here uses: its ssh (the system's own is better), and BuildKit sessions with gRPC and
 * protobuf. Together they are six times the rest, and ssh2 alone can crash when it is loaded.
 * @type {import('esbuild').Plugin}
 */
const leanDockerode = {
  name: 'lean-dockerode',
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\/(ssh|session|buildkit)$/ }, (args) =>
      /node_modules[\\/](docker-modem|dockerode)[\\/]/.test(args.importer)
        ? { path: args.path, namespace: 'left-out' }
        : undefined,
    );
    bundle.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path: name }) => ({
      contents: `module.exports = () => { throw new Error('${name} is not part of this bundle'); };`,
      loader: 'js',
    }));
  },
};

/**
 * What is loaded only when it is needed is a bundle of its own beside the main one: Node would have to read and compile
 * it with the rest otherwise. From the module that is imported dynamically to its bundle.
 * @type {Readonly<Record<string, string>>}
 */
const separate = {
  'languageClient.ts': './languageClient.js',
  'engine/entry.ts': './engine.js',
  'runOperation.ts': './operations.js',
  'handbook/entry.ts': './handbook.js',
  'features/buildFile.ts': './buildFile.js',
  'yaml.ts': './yaml.js',
  'answering.ts': './answering.js',
  'lines.ts': './lines.js',
  'editing.ts': './editing.js',
  'explaining.ts': './explaining.js',
  'noting.ts': './noting.js',
};

/**
 * What several bundles of the language server share, so that each module of it is there once.
 * @type {import('esbuild').Plugin}
 */
const lspApart = {
  name: 'lsp-apart',
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\/lsp\.ts$/ }, () => ({ path: './lsp.js', external: true }));
  },
};

/**
 * What of the LSP library nobody here uses: it looks for modules of the folder that is open with processes of its own,
 * and makes random names for pipes. Node's own modules for both would be loaded at each start. And its thousand names
 * go through five modules, each of which would make a getter for every one, and copies of Node's modules: plain values
 * and the modules themselves do.
 * @type {import('esbuild').Plugin}
 */
const leanLsp = {
  name: 'lean-lsp',
  setup(bundle) {
    bundle.onResolve({ filter: /^(\.\/files|crypto)$/ }, (args) =>
      /node_modules[\\/]vscode-(languageserver|jsonrpc)[\\/]/.test(args.importer)
        ? { path: args.path, namespace: 'left-out' }
        : undefined,
    );
    bundle.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
    bundle.onLoad(
      { filter: /node_modules[\\/]vscode-(languageserver|languageserver-protocol|jsonrpc)[\\/]lib[\\/].*\.js$/ },
      async ({ path: file }) => ({
        contents: (await readFile(file, 'utf8'))
          .replaceAll('__createBinding(exports, m, p);', 'exports[p] = m[p];')
          .replaceAll(/__importStar\(require\("(\w+)"\)\)/g, 'require("$1")'),
        loader: 'js',
      }),
    );
  },
};

/** @type {import('esbuild').Plugin} */
const separateBundles = {
  name: 'separate-bundles',
  setup(bundle) {
    bundle.onResolve({ filter: /\.ts$/ }, (args) => {
      const [, file] = Object.entries(separate).find(([module]) => args.path.endsWith(`/${module}`)) ?? [];
      return args.kind === 'dynamic-import' && file !== undefined ? { path: file, external: true } : undefined;
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: !development,
  sourcemap: development ? 'linked' : false,
  external: ['vscode'],
  // Node's loader of modules, which `import()` would wake, takes longer than all that is loaded by it here.
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
  logOverride: { 'direct-eval': 'silent' },
};

/**
 * Bundles a module of ours and loads it.
 * @param {string} entry
 */
async function load(entry) {
  const compiled = await build({
    ...shared,
    entryPoints: [entry],
    write: false,
    sourcemap: false,
    minify: false,
    format: 'esm',
    external: ['vscode', 'typescript'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  // Several are loaded at once, and files of two folders may have one name.
  const file = path.join(dist, `${entry.replaceAll('/', '-')}.mjs`);
  await writeFile(file, compiled.outputFiles[0]?.contents ?? '');
  try {
    return await import(`file://${file}?${Date.now()}`);
  } finally {
    await rm(file);
  }
}

/**
 * Tables of which only a list of names is needed, which is made here.
 * @type {import('esbuild').Plugin}
 */
const evaluatedLists = {
  name: 'evaluated-lists',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]src[\\/]operations[\\/]ids\.ts$/ }, async () => {
      const { operationIds } = await load('src/operations/ids.ts');
      return { contents: `export const operationIds = ${JSON.stringify(operationIds)};`, loader: 'js' };
    });
  },
};

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

/** @type {{ DeferredTexts: new (root: string) => { all(language: string): string[], without(file: string, source: string): string } }} */
const { DeferredTexts } = await load('src/manifest/deferredTexts.ts');
const texts = new DeferredTexts(root);

/**
 * The texts of the language server's tables are read from files when they are said.
 * @type {import('esbuild').Plugin}
 */
const textsApart = {
  name: 'texts-apart',
  setup(bundle) {
    bundle.onLoad(
      { filter: /[\\/]src[\\/](dockerfile|dockerignore|server|shell[\\/](cli|errors|effects))[\\/].*\.ts$/ },
      async ({ path: file }) => ({
        contents: texts.without(file, await readFile(file, 'utf8')),
        loader: 'ts',
      }),
    );
  },
};

/** Compiles media/notes, and the pages that rules have, into one file for each language, and an index of it. */
async function compileNotes() {
  /** @type {{ compilePage(file: string, text: string): { id: string } }} */
  const { compilePage } = await load('src/notes/compile.ts');
  /** @type {{ bookFiles(pages: object[]): { book: string; index: string } }} */
  const { bookFiles } = await load('src/notes/bookFiles.ts');
  /** @type {{ rulePages(language: string): { id: string }[] }} */
  const { rulePages } = await load('src/dockerfile/rules/pages.ts');
  await mkdir(path.join(dist, 'notes'), { recursive: true });
  for (const language of ['en', 'ko']) {
    const folder = path.join(root, 'media/notes', language);
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
    const pages = await Promise.all(
      names.map(async (name) => compilePage(`${language}/${name}`, await readFile(path.join(folder, name), 'utf8'))),
    );
    const { book, index } = bookFiles([...pages, ...rulePages(language)]);
    await writeFile(path.join(dist, 'notes', `${language}.json`), book);
    await writeFile(path.join(dist, 'notes', `${language}.index.json`), index);
    await writeFile(path.join(dist, 'notes', `texts.${language}.json`), JSON.stringify(texts.all(language)));
  }
}

/** Compiles the tables of media/cli. */
async function compileCommandLine() {
  /** @type {{ compileCli(files: ReadonlyMap<string, string>): object }} */
  const { compileCli } = await load('src/shell/cli/compile.ts');
  const folder = path.join(root, 'media/cli');
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  const files = new Map(names.map((name, index) => [name, texts[index] ?? '']));
  await writeFile(path.join(dist, 'cli.json'), JSON.stringify(compileCli(files)));
}

/** The LSP library. V8 takes a fifth less to read it when its modules are wrapped in functions, not in arrows. */
async function buildLsp() {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: ['src/server/lsp.ts'],
    outfile: 'dist/lsp.js',
    plugins: [leanLsp],
    write: false,
  });
  for (const { path: file, text } of outputFiles) {
    const wrapped = text.replaceAll(/=(\w+)\(\(?([\w$,]*)\)?=>\{"use strict"/g, '=$1(function($2){"use strict"');
    await writeFile(file, wrapped);
  }
}

await Promise.all([
  build({
    ...shared,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    plugins: [separateBundles, evaluatedLists],
  }),
  build({
    ...shared,
    entryPoints: ['src/vscode/runOperation.ts'],
    outfile: 'dist/operations.js',
    plugins: [separateBundles],
  }),
  build({ ...shared, entryPoints: ['src/engine/entry.ts'], outfile: 'dist/engine.js', plugins: [leanDockerode] }),
  build({ ...shared, entryPoints: ['src/vscode/handbook/entry.ts'], outfile: 'dist/handbook.js' }),
  build({
    ...shared,
    entryPoints: ['src/dockerfile/features/buildFile.ts'],
    outfile: 'dist/buildFile.js',
  }),
  build({ ...shared, entryPoints: ['src/vscode/languageClient.ts'], outfile: 'dist/languageClient.js' }),
  build({
    ...shared,
    entryPoints: ['src/server/main.ts'],
    outfile: 'dist/server.js',
    plugins: [separateBundles, lspApart],
  }),
  buildLsp(),
  ...['answering', 'lines'].map((name) =>
    build({
      ...shared,
      entryPoints: [`src/server/${name}.ts`],
      outfile: `dist/${name}.js`,
      plugins: [separateBundles, lspApart, textsApart],
    }),
  ),
  build({ ...shared, entryPoints: ['src/server/editing.ts'], outfile: 'dist/editing.js', plugins: [textsApart] }),
  build({ ...shared, entryPoints: ['src/server/explaining.ts'], outfile: 'dist/explaining.js', plugins: [textsApart] }),
  build({ ...shared, entryPoints: ['src/server/noting.ts'], outfile: 'dist/noting.js', plugins: [textsApart] }),
  build({ ...shared, entryPoints: ['src/server/yaml.ts'], outfile: 'dist/yaml.js' }),
  // Others may load it in a browser.
  build({ ...shared, platform: 'neutral', entryPoints: ['src/dockerfile/library.ts'], outfile: 'dist/dockerfile.js' }),
  writeDeclarations(root, 'dockerfile/library', path.join(dist, 'types')),
  build({ ...shared, entryPoints: ['src/terminal/main.ts'], outfile: 'dist/terminal.js' }),
  compileNotes(),
  compileCommandLine(),
]);
