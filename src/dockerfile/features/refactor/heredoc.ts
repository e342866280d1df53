import { DockerfileDocument } from '../../document.ts';
import { replace } from '../edit.ts';
import {
  chainGaps,
  commentsBetween,
  hasLinesInside,
  headOf,
  INDENT,
  isChain,
  outerOperators,
  type Refactoring,
  type Selection,
} from './context.ts';

const setsExitOnError = /^set[ \t]+-[a-z]*e[a-z]*(?:[ \t]|$)/;

/** `RUN a && b` becomes a heredoc with a command on each line. */
export function toHeredoc(selection: Selection): Refactoring[] {
  const { instruction, target, document, lineEnd } = selection;
  const script = selection.scriptOf(instruction);
  const head = headOf(selection, instruction);
  // The shell of an image would read the return of each CRLF as part of a command.
  if (target.keyword !== 'RUN' || lineEnd === '\r\n' || head === undefined || instruction.heredocs.length > 0)
    return [];
  // `! a` never ends a script, whatever `set -e` says.
  if (script === undefined || !isChain(script) || /(?:^|\s)!\s/.test(script.source.text)) return [];
  const gaps = chainGaps(selection, script);
  if (gaps === undefined || gaps.length === 0) return [];
  const body: string[] = [];
  let start = script.start;
  for (const gap of [...gaps, { start: script.end, end: script.end }]) {
    const command = document.text.slice(start, gap.start);
    const goesOn = command.includes('\n');
    if (goesOn && (document.tree.escape === '`' || commentsBetween(selection, start, gap.start).length > 0)) return [];
    if (goesOn && hasLinesInside(selection, instruction)) return [];
    body.push(command, ...commentsBetween(selection, gap.start, gap.end));
    start = gap.end;
  }
  if (!setsExitOnError.test(body[0] ?? '')) body.unshift('set -e');
  const name = freeName(body);
  const text = `${head} <<${name}\n${body.join('\n')}\n${name}`;
  const edits = [replace(instruction.start, script.end, text)];
  return [{ title: { en: 'Extract to a heredoc', ko: 'heredoc으로 빼내기' }, kind: 'refactor.extract', edits }];
}

function freeName(body: readonly string[]): string {
  const lines = new Set(body.flatMap((part) => part.split('\n')).map((line) => line.trim()));
  let name = 'EOF';
  for (let count = 2; lines.has(name); count += 1) name = `EOF${count}`;
  return name;
}

/** A heredoc of simple commands becomes `RUN a && b`. */
export function fromHeredoc(selection: Selection): Refactoring[] {
  const { instruction, target, document, lineEnd } = selection;
  const [heredoc, ...others] = instruction.heredocs;
  if (target.keyword !== 'RUN' || heredoc?.closed !== true || others.length > 0 || lineEnd === '\r\n') return [];
  const { mark, body, endLine } = heredoc;
  if (target.argument.span.start !== mark.start || target.argument.span.end !== mark.end) return [];
  const script = document.scripts(target).find((part) => part.heredoc === heredoc);
  if (script === undefined || selection.scriptOf(instruction) === undefined) return [];
  if (document.text.slice(body.start, body.end).includes('\\\n')) return [];
  const lines = document.text
    .slice(body.start, body.end)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [first = ''] = lines;
  if (!setsExitOnError.test(first) || first.startsWith('#') || lines.length < 2) return [];
  const kept = /^set -e$/.test(first) ? lines.slice(1) : lines;
  const commands = kept.filter((line) => !line.startsWith('#'));
  let left = commands.length;
  const written = kept.map((line) => {
    if (line.startsWith('#')) return `${INDENT}${line}`;
    const lead = left === commands.length ? '' : `${INDENT}&& `;
    left -= 1;
    return `${lead}${line}${left === 0 ? '' : ` ${document.tree.escape}`}`;
  });
  // Only what is still the same chain of commands may stand in one line.
  if (kept.at(0)?.startsWith('#') !== false || kept.at(-1)?.startsWith('#') !== false) return [];
  if (!isSameChain(commands, outerOperators(script).filter(({ operator }) => operator === '\n').length)) return [];
  const edits = [replace(mark.start, endLine.end, written.join('\n'))];
  return [{ title: { en: 'Join the heredoc with &&', ko: 'heredoc을 &&로 잇기' }, kind: 'refactor.inline', edits }];
}

/** Each line is a chain of its own, and no line is a part of something that goes over several. */
function isSameChain(commands: readonly string[], lineEnds: number): boolean {
  if (lineEnds < commands.length - 1) return false;
  return commands.every((command) => {
    const document = new DockerfileDocument(`RUN ${command}`);
    const [instruction] = document.tree.instructions;
    if (instruction === undefined || instruction.heredocs.length > 0 || instruction.json !== undefined) return false;
    const [script] = document.scripts(instruction);
    return (
      script !== undefined &&
      isChain(script) &&
      !command.includes('(') &&
      !/(?:^|\s)!\s/.test(command) &&
      !/["'`]/.test(unquoted(command)) &&
      !/\\$/.test(command)
    );
  });
}

/** Without what stands in closed quotes. */
function unquoted(command: string): string {
  return command.replace(/'[^']*'|"[^"\\`]*"/g, '');
}
