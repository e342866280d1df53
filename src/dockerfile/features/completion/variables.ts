import { modifiers } from '../../knowledge/modifiers.ts';
import { predefinedVariables, variablesPage } from '../../knowledge/variables.ts';
import type { Binding } from '../../model/model.ts';
import type { Escape, Instruction } from '../../syntax/tree.ts';
import { type CompletionItem, type CompletionPlace, type Draft, itemsOf, wordSpan } from './item.ts';

/** A word that is being typed, up to the cursor. */
export interface OpenWord {
  readonly token: string;
  /** Where a character of the token stands. */
  readonly offsetIn: (index: number) => number;
}

const plain = /^\$([\p{L}\p{N}_]*)$/u;
const braced = /^\$\{([\p{L}\p{N}_]*)$/u;
const modified = /^\$\{[\p{L}\p{N}_]+([:+?#%/-]{1,2})$/u;

/** Names behind `$` and `${`, modifiers behind `${X:`; undefined where no variable is being typed. */
export function variableItems(
  place: CompletionPlace,
  instruction: Instruction,
  word: OpenWord,
): CompletionItem[] | undefined {
  const { token } = word;
  const dollar = token.lastIndexOf('$');
  if (dollar === -1 || isEscaped(token, dollar, place.document.tree.escape)) return undefined;
  const tail = token.slice(dollar);
  const modifier = modified.exec(tail)?.[1];
  if (modifier !== undefined) return modifierItems(place, word, modifier);
  const isBraced = braced.test(tail);
  if (!isBraced && !plain.test(tail)) return undefined;
  const start = word.offsetIn(dollar + (isBraced ? 2 : 1));
  const span = wordSpan(place, start);
  const closing = isBraced && place.document.text.charAt(span.end) !== '}' ? '}' : '';
  return itemsOf(
    span,
    1,
    draftsOf(place, instruction).map((draft) => ({ ...draft, text: draft.label + closing })),
  );
}

function isEscaped(text: string, at: number, escape: Escape): boolean {
  let marks = 0;
  while (text.charAt(at - 1 - marks) === escape) marks += 1;
  return marks % 2 === 1;
}

function draftsOf(place: CompletionPlace, instruction: Instruction): Draft[] {
  const { model } = place.document;
  const isFrom = instruction.keyword === 'FROM';
  const last = model.global.at(-1);
  const state = isFrom ? last && model.stateAfter(last) : model.stateAt(instruction);
  const bindings = [...(state?.variables.values() ?? [])];
  // What a container runs has no variables of the build.
  const atRun = ['CMD', 'ENTRYPOINT', 'HEALTHCHECK'].includes(instruction.keyword);
  const drafts = bindings.filter(({ kind }) => !atRun || kind === 'env').map((binding) => draftOf(place, binding));
  const declared = new Set(bindings.map(({ name }) => name));
  const platforms = isFrom
    ? predefinedVariables.filter(({ kind, name }) => kind === 'platform' && !declared.has(name))
    : [];
  return [
    ...drafts,
    ...platforms.map(
      ({ name, summary }): Draft => ({
        label: name,
        kind: 'variable',
        detail: summary,
        documentation: { page: variablesPage },
      }),
    ),
  ];
}

function draftOf({ document }: CompletionPlace, { kind, name, value, pair }: Binding): Draft {
  const line = document.tree.lines.lineAt(pair.start) + 1;
  const given = value === undefined ? '' : ` = ${value}`;
  return {
    label: name,
    kind: 'variable',
    detail: { en: `${kind.toUpperCase()}, line ${line}${given}`, ko: `${line}번째 줄의 ${kind.toUpperCase()}${given}` },
  };
}

function modifierItems(place: CompletionPlace, word: OpenWord, typed: string): CompletionItem[] {
  const start = word.offsetIn(word.token.length - typed.length);
  const closed = place.document.text.charAt(place.offset) === '}';
  return itemsOf(
    { start, end: place.offset },
    1,
    modifiers
      .filter(({ operator }) => operator.startsWith(typed))
      .map(({ operator, form, summary, since }) => ({
        label: operator,
        kind: 'value',
        detail:
          since === undefined
            ? summary
            : { en: `${summary.en} (${since.version})`, ko: `${summary.ko} (${since.version})` },
        documentation: { markdown: `\`${form}\`` },
        text: operandOf(operator, form) + (closed ? '' : '}'),
        snippet: true,
      })),
  );
}

/** `:-${1:word}` of `${name:-word}`. */
function operandOf(operator: string, form: string): string {
  const operands = form.slice('${name'.length + operator.length, -1).split('/');
  return operator + operands.map((operand, index) => `\${${index + 1}:${operand}}`).join('/');
}
