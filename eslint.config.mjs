// @ts-check
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Folders that know Docker, Dockerfiles and notes but nothing of an editor. */
const core = ['contract', 'files', 'engine', 'model', 'notes', 'dockerfile', 'dockerignore', 'shell'];

/** @param {string[]} names @param {string} message */
const without = (names, message) => names.map((name) => ({ name, message }));

/** @param {string[]} folders @param {string} message */
const notFrom = (folders, message) => folders.map((folder) => ({ group: [`**/${folder}/**`], message }));

const noVscode = without(['vscode'], 'Only src/vscode and src/extension.ts speak to the editor.');
const noDockerode = without(['dockerode'], 'Only src/engine speaks to dockerode.');
const noLsp = [
  ...without(
    ['vscode-languageserver/node', 'vscode-languageserver', 'vscode-languageserver-textdocument'],
    'Only src/server.',
  ),
  ...without(['vscode-languageclient/node', 'vscode-languageclient'], 'Only src/vscode.'),
];

/**
 * @param {string} folder
 * @param {{ name: string; message: string }[]} paths
 * @param {{ group: string[]; message: string }[]} patterns
 */
const rule = (folder, paths, patterns) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: { 'no-restricted-imports': /** @type {const} */ (['error', { paths, patterns }]) },
});

/** A shell would read names, labels and paths as its own language. */
const noShell = {
  selector:
    'CallExpression[callee.name=/^(spawn|spawnSync|execFile|execFileSync)$/] Property[key.name="shell"][value.value=true]',
  message: 'No shell between us and a process: spawn or execFile with its arguments.',
};

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', 'media/**'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.js'] })] },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Streams of dockerode are typed as Node's interfaces; a cast to the class that they are is no mistake.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', noShell],
      eqeqeq: 'error',
    },
  },
  rule(
    'contract',
    [...noVscode, ...noDockerode, ...noLsp],
    notFrom(
      ['engine', 'model', 'operations', 'views', 'notes', 'dockerfile', 'shell', 'server', 'vscode', 'manifest'],
      'contract imports nothing.',
    ),
  ),
  rule(
    'engine',
    [...noVscode, ...noLsp],
    notFrom(['vscode', 'server', 'views', 'operations', 'model'], 'engine knows only contract.'),
  ),
  ...core
    .filter((folder) => folder !== 'contract' && folder !== 'engine')
    .map((folder) =>
      rule(
        folder,
        [...noVscode, ...noDockerode, ...noLsp],
        notFrom(['vscode', 'server', 'views', 'operations', 'engine', 'manifest'], `${folder} is below these.`),
      ),
    ),
  rule(
    'operations',
    [...noVscode, ...noDockerode, ...noLsp],
    notFrom(['vscode', 'server', 'engine', 'manifest'], 'operations see contract, model, notes and shell.'),
  ),
  rule(
    'views',
    [...noVscode, ...noDockerode, ...noLsp],
    notFrom(['vscode', 'server', 'engine', 'operations', 'manifest'], 'views see contract, model and notes.'),
  ),
  rule(
    'server',
    [...noVscode, ...noDockerode],
    notFrom(['vscode', 'views', 'operations', 'engine', 'model'], 'server is wiring of the language services.'),
  ),
  rule('vscode', noDockerode, []),
  {
    // Words are written once, in both languages, as `{ en, ko }`; a bare string would be English for everybody.
    files: ['src/vscode/**/*.ts', 'src/operations/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noShell,
        {
          selector:
            'CallExpression[callee.property.name=/^(show(Information|Warning|Error)Message|setStatusBarMessage|inform|status|warn)$/][callee.object.property.name!="#log"][callee.object.name!="log"] > Literal:first-child',
          message: 'Say it with speak({ en, ko }).',
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/require-await': 'off' },
  },
  { files: ['esbuild.mjs', 'eslint.config.mjs'], rules: { 'import-x/no-default-export': 'off' } },
);
