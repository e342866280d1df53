import { programIndex } from '../syntax/programs.ts';
import type { ScriptCommand, ScriptWord } from '../syntax/scriptTree.ts';
import type { Span, Variable } from '../syntax/tree.ts';

/** Programs whose arguments are names of variables. */
const naming: ReadonlySet<string> = new Set(['printenv', 'export', 'readonly', 'unset']);
/** Options whose value is the name of a variable. */
const namingOptions: ReadonlyMap<string, string> = new Map([
  ['test', '-v'],
  ['[', '-v'],
  ['[[', '-v'],
  ['env', '-u'],
]);

const nameShape = /^[A-Za-z_]\w*$/;

/** A variable that is named without `$`. */
export function bareName(name: string, { start, end }: Span): Variable {
  return {
    start,
    end,
    name,
    nameSpan: { start, end },
    braces: false,
    by: 'shell',
    modifier: undefined,
    modifierSpan: undefined,
    operand: undefined,
    replacement: undefined,
    closed: true,
  };
}

/** The words that name variables to the program: `printenv A`, `unset A`, `test -v A`. Not `export A=1`, which sets. */
export function namesGivenTo({ words }: ScriptCommand): ScriptWord[] {
  const option = namingOptions.get(words[0]?.text ?? '');
  if (option !== undefined) {
    return words.filter((word, at) => words[at - 1]?.raw === option && isName(word));
  }
  const program = programIndex(words);
  if (!naming.has(words[program]?.text ?? '')) return [];
  const args = words.slice(program + 1);
  // Names of functions.
  return args.some(({ raw }) => raw === '-f') ? [] : args.filter(isName);
}

function isName({ raw, text }: ScriptWord): boolean {
  return raw === text && nameShape.test(raw);
}

/** Numbers, what has a `$` already, and names. */
const arithmeticToken = /\d\w*|\$\w+|[A-Za-z_]\w*|\$\{|\$\(|[()\\]/g;

/** Where names stand inside `$(( ))` of a word, which need no `$` there. Offsets in the word. */
export function arithmeticNames(raw: string): Span[] {
  const names: Span[] = [];
  let at = raw.indexOf('$((');
  while (at !== -1) {
    const end = readArithmetic(raw, at + 3, names);
    at = raw.indexOf('$((', end);
  }
  return names;
}

/** @returns where it ends. */
function readArithmetic(raw: string, from: number, names: Span[]): number {
  arithmeticToken.lastIndex = from;
  let depth = 2;
  for (let match = arithmeticToken.exec(raw); match !== null; match = arithmeticToken.exec(raw)) {
    const [token] = match;
    const start = match.index;
    if (token === '\\') arithmeticToken.lastIndex += 1;
    else if (token === '${') skipPast(raw, '}');
    else if (token === '(' || token === '$(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (nameShape.test(token)) names.push({ start, end: start + token.length });
    if (depth === 0) return start + 1;
  }
  return raw.length;
}

function skipPast(raw: string, close: string): void {
  const end = raw.indexOf(close, arithmeticToken.lastIndex);
  arithmeticToken.lastIndex = end === -1 ? raw.length : end + 1;
}
