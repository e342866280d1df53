/** A flag as a help text shows it. */
export interface HelpFlag {
  /** Without dashes. */
  readonly name: string;
  readonly short: string | undefined;
  /** `string`, `list`, `duration` and others; empty for a switch. */
  readonly type: string;
  /** On one line. */
  readonly text: string;
}

export interface HelpCommand {
  readonly name: string;
  readonly text: string;
}

/** What `docker X --help` says. */
export interface Help {
  /** False for anything else, such as the message that there is no such command. */
  readonly isHelp: boolean;
  readonly commands: readonly HelpCommand[];
  readonly flags: readonly HelpFlag[];
}

const flagLine = /^ {2}(?:-(\w), | {4})? ?--([\w-]+)(?: ([A-Za-z][\w-]*))?(?: {2,}(.*))?$/;
const commandLine = /^ {2}([a-z][\w-]*)\*? {2,}(.*)$/;

/** Reads any text in one pass; lines that are wrapped belong to the one above. Never throws. */
export function readHelp(text: string): Help {
  const commands: HelpCommand[] = [];
  const flags: HelpFlag[] = [];
  let section = '';
  let isHelp = false;
  for (const line of text.split(/\r?\n/)) {
    if (/^Usage:/.test(line)) isHelp = true;
    const heading = /^([A-Z][A-Za-z ]*):$/.exec(line)?.[1];
    if (heading !== undefined) section = heading;
    else if (/Commands$/.test(section)) {
      const [, name, says] = commandLine.exec(line) ?? [];
      if (name !== undefined && says !== undefined) commands.push({ name, text: says.trim() });
    } else if (/Options$/.test(section)) readFlag(line, flags);
  }
  return { isHelp, commands, flags };
}

function readFlag(line: string, flags: HelpFlag[]): void {
  const found = flagLine.exec(line);
  if (found !== null) {
    const [, short, name = '', type = '', says = ''] = found;
    flags.push({ name, short, type, text: says.trim() });
    return;
  }
  const last = flags.at(-1);
  if (last === undefined || !/^ {8,}\S/.test(line)) return;
  flags[flags.length - 1] = { ...last, text: `${last.text} ${line.trim()}`.trim() };
}
