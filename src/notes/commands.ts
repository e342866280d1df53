/** A command of a code block. */
export interface Command {
  /** From 0, within the block: where it begins, and the line after its end. */
  readonly from: number;
  readonly to: number;
  /** Without a prompt. It may have several lines: a continuation, a heredoc. */
  readonly text: string;
}

/** Languages of code blocks that a person would type into a terminal. */
const shells: readonly string[] = ['shell', 'bash', 'sh', 'console'];

/**
 * The commands of a code block of a page: comments and blank lines are none. In a `console` block only the lines after
 * a prompt are: the others are what was printed.
 * @param language the first word after the fence.
 */
export function commandsOf(language: string, code: string): Command[] {
  if (!shells.includes(language)) return [];
  const lines = code.split('\n');
  const commands: Command[] = [];
  for (let from = 0; from < lines.length; ) {
    const prompt = language === 'console' ? '$ ' : '';
    const first = lines[from] ?? '';
    if (!first.startsWith(prompt) || first.trim() === '' || first.startsWith('#')) {
      from += 1;
      continue;
    }
    const to = endOf(lines, from);
    commands.push({ from, to, text: lines.slice(from, to).join('\n').slice(prompt.length) });
    from = to;
  }
  return commands;
}

/** Whether it has docker do something, and not only the shell. */
export function isDockerCommand({ text }: Command): boolean {
  return /(?:^|[|&;(]\s*|\bsudo\s+|^[A-Z_]+=\S+\s+)docker(?:-compose)?\s/m.test(text);
}

/** The line after the last of the command that begins in a line. */
function endOf(lines: readonly string[], from: number): number {
  let to = from;
  const heredocs: string[] = [];
  do {
    const line = lines[to] ?? '';
    for (const [, name] of line.matchAll(/<<-?\s*["']?(\w+)/g)) if (name !== undefined) heredocs.push(name);
    to += 1;
  } while (to < lines.length && (lines[to - 1] ?? '').endsWith('\\'));
  for (const name of heredocs) {
    const end = lines.findIndex((line, index) => index >= to && line.trim() === name);
    to = end === -1 ? lines.length : end + 1;
  }
  return to;
}
