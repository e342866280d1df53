/** Keys that follow from no other table. */
const terminalKeys = [
  // VS Code takes Ctrl-P for itself, and Ctrl-Q on Linux. In a terminal that is attached to a container they are how
  // one leaves it, so there, and only there, they go to the process.
  { key: 'ctrl+p', text: '\u0010' },
  { key: 'ctrl+q', text: '\u0011' },
].map(({ key, text }) => ({
  key,
  command: 'workbench.action.terminal.sendSequence',
  args: { text },
  when: 'terminalFocus && dockyard.interactiveTerminal',
}));

const remove = { key: 'delete', mac: 'cmd+backspace' };

const rowKeys = [
  { view: 'containers', ...remove, command: 'dockyard.container.remove' },
  { view: 'containers', key: 'ctrl+l', command: 'dockyard.container.logs' },
  { view: 'containers', key: 'ctrl+e', command: 'dockyard.container.exec' },
  { view: 'containers', key: 'ctrl+enter', command: 'dockyard.container.start' },
  { view: 'containers', key: 'ctrl+backspace', command: 'dockyard.container.stop' },
  { view: 'containers', key: 'ctrl+shift+enter', command: 'dockyard.container.restart' },
  { view: 'containers', key: 'ctrl+u', command: 'dockyard.container.unpause' },
  { view: 'containers', key: 'f2', command: 'dockyard.container.rename' },
  { view: 'containers', key: 'ctrl+i', command: 'dockyard.container.inspect' },
  { view: 'images', ...remove, command: 'dockyard.image.remove' },
  { view: 'images', key: 'ctrl+enter', command: 'dockyard.image.run' },
  { view: 'images', key: 'ctrl+i', command: 'dockyard.image.inspect' },
  { view: 'volumes', ...remove, command: 'dockyard.volume.remove' },
  { view: 'volumes', key: 'ctrl+enter', command: 'dockyard.volume.backup' },
  { view: 'volumes', key: 'ctrl+i', command: 'dockyard.volume.inspect' },
  { view: 'networks', ...remove, command: 'dockyard.network.remove' },
  { view: 'networks', key: 'ctrl+enter', command: 'dockyard.network.connect' },
  { view: 'networks', key: 'ctrl+i', command: 'dockyard.network.inspect' },
  { view: 'contexts', ...remove, command: 'dockyard.context.remove' },
  { view: 'contexts', key: 'ctrl+enter', command: 'dockyard.context.use' },
  { view: 'registries', key: 'ctrl+enter', command: 'dockyard.registry.pullTag' },
  { view: 'swarm', key: 'ctrl+l', command: 'dockyard.swarm.logs' },
  { view: 'ledger', key: 'ctrl+i', command: 'dockyard.ledger.explain' },
  { view: 'ledger', key: 'ctrl+c', mac: 'cmd+c', command: 'dockyard.ledger.copy' },
  { view: 'ledger', key: 'ctrl+z', mac: 'cmd+z', command: 'dockyard.ledger.undo' },
].map(({ view, ...entry }) => ({
  ...entry,
  args: { view },
  when: `focusedView == dockyard.${view} && listFocus && !inputFocus`,
}));

export const keybindings = [
  ...terminalKeys,
  ...rowKeys,
  { key: 'f5', command: 'dockyard.refresh', when: 'focusedView =~ /^dockyard\\./ && listFocus && !inputFocus' },
  {
    key: 'ctrl+f',
    mac: 'cmd+f',
    command: 'dockyard.handbook.search',
    when: 'focusedView == dockyard.handbook && listFocus',
  },
];

/** Languages that are coloured inside a Dockerfile: in RUN, and in heredocs by what they are. */
const embedded: readonly string[] = [
  ...['shellscript', 'python', 'javascript', 'typescript', 'perl', 'ruby', 'json', 'yaml'],
  ...['html', 'css', 'xml', 'ini', 'sql'],
];

/** Added to VS Code's own grammar for Dockerfiles, one file each; `syntaxes/README.md` says why there are several. */
const injections: readonly string[] = [
  '',
  'continuation',
  'continuationBacktick',
  'continuationShell',
  'heredoc',
  'heredocVariables',
];

/** VS Code knows Dockerfiles by itself, but not this. */
export const languages: readonly object[] = [
  {
    id: 'dockerignore',
    aliases: ['Docker Ignore'],
    filenames: ['.dockerignore'],
    filenamePatterns: ['*.dockerignore'],
    configuration: './media/dockerignore.language-configuration.json',
  },
];

export const grammars: readonly object[] = [
  { language: 'dockerignore', scopeName: 'source.dockerignore', path: './syntaxes/dockerignore.tmLanguage.json' },
  ...injections.map(injection),
];

function injection(name: string): object {
  const embeddedLanguages = Object.fromEntries(
    embedded.map((language) => [`meta.embedded.block.${language}`, language]),
  );
  return {
    scopeName: ['dockyard.dockerfile', ...(name === '' ? [] : [kebab(name)])].join('.'),
    path: `./syntaxes/dockerfile${name === '' ? '' : `.${name}`}.injection.tmLanguage.json`,
    injectTo: ['source.dockerfile'],
    ...(name === '' ? { embeddedLanguages } : {}),
  };
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
