import type { ShellCommand } from './shell/command.ts';
import { fileCommands } from './shell/fileCommands.ts';
import { packageCommands } from './shell/packageCommands.ts';
import { scriptCommands } from './shell/scriptCommands.ts';

/** Every known program of RUN lines. */
export const shellCommands: readonly ShellCommand[] = [...packageCommands, ...fileCommands, ...scriptCommands];

const byName = new Map(shellCommands.flatMap((entry) => [entry.name, ...entry.aliases].map((name) => [name, entry])));

/** The program of a name or of a path that ends in it, `/usr/bin/apt-get` for example. */
export function shellCommand(name: string): ShellCommand | undefined {
  return byName.get(name.slice(name.lastIndexOf('/') + 1));
}
