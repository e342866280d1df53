import * as vscode from 'vscode';
import type { EngineConnection } from './engineConnection.ts';

/** Commands that take something away stay unsent until somebody presses Enter. */
const takesAway = /\b(?:rm|rmi|prune|kill|leave|down)\b/;

/** Types a command into a terminal that speaks to the engine of this window. */
export async function runInTerminal(command: string, connection: EngineConnection): Promise<void> {
  const { cliEnvironment } = await import('../engine/entry.ts');
  const name = 'Dockyard';
  const env = cliEnvironment(await connection.endpoint());
  const terminal =
    vscode.window.terminals.find((each) => each.name === name && isOpenFor(each, env)) ??
    vscode.window.createTerminal({ name, env, isTransient: true });
  terminal.show(true);
  terminal.sendText(command, !takesAway.test(command));
}

/** A terminal that was made for another engine would run the command there. */
function isOpenFor({ exitStatus, creationOptions }: vscode.Terminal, env: object): boolean {
  const made = (creationOptions as vscode.TerminalOptions).env;
  return exitStatus === undefined && JSON.stringify(made) === JSON.stringify(env);
}
