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

const rowKeys = [
  { key: 'delete', mac: 'cmd+backspace', command: 'dockyard.container.remove' },
  { key: 'ctrl+l', command: 'dockyard.container.logs' },
  { key: 'ctrl+e', command: 'dockyard.container.exec' },
].map((entry) => ({
  ...entry,
  args: { view: 'containers' },
  when: 'focusedView == dockyard.containers && listFocus && !inputFocus',
}));

export const keybindings = [
  ...terminalKeys,
  ...rowKeys,
  { key: 'f5', command: 'dockyard.refresh', when: 'focusedView =~ /^dockyard\\./ && listFocus && !inputFocus' },
];

/** What VS Code's own grammar for Dockerfiles lacks is added to it. */
export const grammars: readonly object[] = [];
