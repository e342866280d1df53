import type { Localized } from '../../../contract/localized.ts';
import {
  checkAboveInstruction,
  type CheckOption,
  checkOptions,
  directives,
  directivesPage,
} from '../../knowledge/directives.ts';
import { pragmaIn, pragmas } from '../../knowledge/pragmas.ts';
import type { Since } from '../../knowledge/terms.ts';
import { rulePageId } from '../../rules/pageId.ts';
import type { Span } from '../../syntax/tree.ts';
import { type CompletionItem, type CompletionPlace, type Draft, itemsOf, wordSpan } from './item.ts';

const words = {
  all: { en: 'Every rule.', ko: '모든 규칙입니다.' },
  above: { en: 'Leaves out rules for the instruction below.', ko: '바로 아래 명령에서 검사하지 않을 규칙을 정합니다.' },
} satisfies Readonly<Record<string, Localized>>;

/** `# name`, `# name=value`, up to the cursor. */
const shape = /^([ \t\ufeff]*#[ \t]*)(?:([a-z]+(?:[ \t]+[a-z]+)*)(?:[ \t]*=[ \t]*(.*))?)?$/i;

/** What a comment line may become; undefined when the cursor is in no comment line. */
export function directiveItems(place: CompletionPlace): CompletionItem[] | undefined {
  const { document, offset } = place;
  const { tree, text } = document;
  const line = tree.lines.lineAt(offset);
  const start = tree.lines.startOf(line);
  const before = text.slice(start, offset);
  if (!/^[\s\ufeff]*#/.test(before)) return undefined;
  const match = shape.exec(before);
  const comment = tree.comments.find((each) => each.start >= start);
  if (match === null || (comment?.insideInstruction === true && comment.start <= offset)) return [];
  const [, mark = '', name = '', value] = match;
  const pragma = value === undefined ? undefined : pragmaIn(before.trimStart())?.pragma;
  if (pragma !== undefined) return pragma.value === 'rules' ? ruleItems(place, value ?? '', hadolintName, []) : [];
  const atTop = isAtTop(place, line);
  if (value === undefined) return nameItems(place, wordSpan(place, start + mark.length), atTop, name !== '');
  return valueItems(place, name.toLowerCase(), value, atTop);
}

/** Nothing but directives stands above the line. */
function isAtTop({ document }: CompletionPlace, line: number): boolean {
  const { directives: written, lines } = document.tree;
  return written.filter((directive) => lines.lineAt(directive.start) < line).length === line;
}

function nameItems(
  { document, offset }: CompletionPlace,
  span: Span,
  atTop: boolean,
  typed: boolean,
): CompletionItem[] {
  const line = document.tree.lines.lineAt(offset);
  const follows = document.text.charAt(span.end) === '=' ? '' : '=';
  const used = new Set<string>(
    document.tree.directives.filter(({ start }) => document.tree.lines.lineAt(start) !== line).map(({ name }) => name),
  );
  const comments = pragmas.map(
    ({ name, summary }): Draft => ({ label: `${name}=`, kind: 'directive', detail: summary }),
  );
  if (!atTop) {
    const check: Draft = {
      label: 'check=skip=',
      kind: 'directive',
      detail: withSince(words.above, checkAboveInstruction),
      documentation: { page: directivesPage, heading: 'check' },
    };
    return itemsOf(span, typed ? 1 : 2, [check, ...comments]);
  }
  const unused = directives.filter(({ name }) => !used.has(name));
  return itemsOf(span, 1, [
    ...unused.map(
      ({ name, summary, since }): Draft => ({
        label: name,
        kind: 'directive',
        detail: since === undefined ? summary : withSince(summary, since),
        documentation: { page: directivesPage, heading: name },
        text: name + follows,
      }),
    ),
    ...comments,
  ]);
}

function withSince({ en, ko }: Localized, { version }: Since): Localized {
  return { en: `${en} (${version})`, ko: `${ko} (${version})` };
}

function valueItems(place: CompletionPlace, name: string, value: string, atTop: boolean): CompletionItem[] {
  if (name === 'check') return checkItems(place, value, atTop);
  const entry = atTop ? directives.find((each) => each.name === name) : undefined;
  const span = {
    start: place.offset - value.length,
    end: place.document.tree.lines.endOf(place.document.tree.lines.lineAt(place.offset)),
  };
  return itemsOf(
    span,
    1,
    (entry?.choices ?? []).map((choice) => ({
      label: choice.value,
      kind: 'value',
      detail: choice.doc,
      documentation: { page: directivesPage, heading: name },
    })),
  );
}

/** `skip=A,B;error=true`, up to the cursor; above an instruction only rules can be left out. */
function checkItems(place: CompletionPlace, value: string, atTop: boolean): CompletionItem[] {
  const options = checkOptions.filter(({ name }) => atTop || name === 'skip');
  const parts = value.split(';');
  const part = parts.at(-1) ?? '';
  const equals = part.indexOf('=');
  const written = part.slice(equals + 1);
  const typed = written.slice(written.lastIndexOf(',') + 1).trimStart();
  const span = wordSpan(place, place.offset - typed.length);
  if (equals === -1) {
    const used = new Set(parts.slice(0, -1).map((each) => each.split('=')[0]?.trim().toLowerCase()));
    return itemsOf(span, 1, options.filter(({ name }) => !used.has(name)).map(optionDraft));
  }
  const option = options.find(({ name }) => name === part.slice(0, equals).trim().toLowerCase());
  if (option === undefined) return [];
  if (option.value === 'boolean')
    return itemsOf(
      span,
      1,
      ['true', 'false'].map((text) => ({ label: text, kind: 'value', detail: option.summary })),
    );
  return ruleItems(place, written, checkName, [{ label: 'all', kind: 'rule', detail: words.all }]);
}

type NamedRule = NonNullable<CompletionPlace['rules']>[number];

/** What makes a build fail cannot be left out. */
function checkName({ origin, code }: NamedRule): string | undefined {
  return origin === 'build' ? undefined : code;
}

function hadolintName({ code, aliases }: NamedRule): string | undefined {
  return [code, ...aliases].find((name) => /^DL\d/.test(name));
}

/**
 * Rules separated by commas, up to the cursor.
 * @param nameOf what the list calls a rule; undefined when it cannot name it.
 */
function ruleItems(
  place: CompletionPlace,
  written: string,
  nameOf: (rule: NamedRule) => string | undefined,
  others: readonly Draft[],
): CompletionItem[] {
  const names = written.split(',').map((name) => name.trim());
  const given = new Set(names.slice(0, -1));
  const span = wordSpan(place, place.offset - (names.at(-1) ?? '').length);
  const drafts = (place.rules ?? []).flatMap((rule): Draft[] => {
    const label = nameOf(rule);
    if (label === undefined || given.has(label)) return [];
    return [{ label, kind: 'rule', detail: rule.title, documentation: { page: rulePageId(rule.code) } }];
  });
  return itemsOf(span, 1, [...drafts, ...others]);
}

function optionDraft({ name, summary, example }: CheckOption): Draft {
  return {
    label: name,
    kind: 'directive',
    detail: summary,
    text: `${name}=`,
    documentation: { markdown: `\`\`\`dockerfile\n${example}\n\`\`\`` },
  };
}

/** A first line that is still empty. */
export function firstLineItems({ document, offset }: CompletionPlace, span: Span): CompletionItem[] {
  const { tree } = document;
  const [syntax] = directives;
  const [choice] = syntax?.choices ?? [];
  if (tree.lines.lineAt(offset) !== 0 || syntax === undefined || choice === undefined) return [];
  return itemsOf(span, 3, [
    {
      label: `# ${syntax.name}=${choice.value}`,
      kind: 'directive',
      detail: syntax.summary,
      documentation: { page: directivesPage, heading: syntax.name },
    },
  ]);
}
