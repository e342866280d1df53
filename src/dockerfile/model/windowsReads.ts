import { type LogicalText, textAt } from '../syntax/logicalText.ts';
import type { Dockerfile, Instruction } from '../syntax/tree.ts';
import { bareName } from './bareNames.ts';
import type { ShellRead } from './shellReads.ts';

/** Quotes, `$env:A`, `${env:A}`, and what sets one: `$env:A =`. */
const powershellShape = /`.|['"]|\$env:([A-Za-z_]\w*)|\$\{env:([A-Za-z_]\w*)\}/gis;
const assigns = /\s*=(?!=)/y;
/** `%A%`, `%A:x=y%`. */
const cmdShape = /%([A-Za-z_]\w*)(?::[^%\n]*)?%/g;

/** What the text of an instruction reads where PowerShell or cmd runs it. */
export function windowsReads(
  { text }: Dockerfile,
  { argument, heredocs }: Instruction,
  kind: 'powershell' | 'cmd',
): ShellRead[] {
  const bodies = heredocs.map(({ body }) => textAt(text.slice(body.start, body.end), body.start));
  return [argument, ...bodies].flatMap((source) => [
    ...(kind === 'cmd' ? cmdReads(source) : []),
    // cmd starts PowerShell too.
    ...powershellReads(source),
  ]);
}

/** cmd fills in a line before it runs any of it, so nothing in the line is the line's own. */
function cmdReads(source: LogicalText): ShellRead[] {
  return [...source.text.matchAll(cmdShape)].map(({ index, 1: name = '' }) => readAt(source, index + 1, name, false));
}

function powershellReads(source: LogicalText): ShellRead[] {
  const { text } = source;
  const reads: ShellRead[] = [];
  const own = new Set<string>();
  let quote = '';
  for (const match of text.matchAll(powershellShape)) {
    const [token, plain, braced] = match;
    const name = plain ?? braced;
    if (token === "'" || token === '"') {
      if (quote === '' || quote === token) quote = quote === '' ? token : '';
    } else if (name !== undefined && quote !== "'") {
      const end = match.index + token.length;
      assigns.lastIndex = end;
      if (quote === '' && assigns.test(text)) own.add(name);
      else reads.push(readAt(source, match.index + token.lastIndexOf(name), name, own.has(name)));
    }
  }
  return reads;
}

function readAt(source: LogicalText, at: number, name: string, own: boolean): ShellRead {
  return {
    variable: bareName(name, source.spanOf(at, at + name.length)),
    unfollowed: false,
    ownership: () => ({ own, unsure: false }),
  };
}
