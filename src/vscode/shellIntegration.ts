import * as vscode from 'vscode';

/** Milliseconds in which a shell has told of itself, or will not. */
const SHELL_TIME = 3_000;

/** Whether the shell in a terminal reports commands; a new one needs a moment. */
export async function tellsOfItself(terminal: vscode.Terminal): Promise<boolean> {
  if (terminal.shellIntegration !== undefined) return true;
  return new Promise((resolve) => {
    const settle = (tells: boolean): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve(tells);
    };
    const timer = setTimeout(() => settle(false), SHELL_TIME);
    const listening = vscode.window.onDidChangeTerminalShellIntegration((event) => {
      if (event.terminal === terminal) settle(true);
    });
  });
}
