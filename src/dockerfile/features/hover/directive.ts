import type { Localized } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import { checkAboveInstruction, checkOptions, directives, directivesPage } from '../../knowledge/directives.ts';
import { type PragmaAt, pragmaIn } from '../../knowledge/pragmas.ts';
import { rulePageId } from '../../rules/pageId.ts';
import type { Comment, Directive, Span } from '../../syntax/tree.ts';
import {
  type Hover,
  type HoverPlace,
  type HoverProvider,
  heading,
  holds,
  hoverOf,
  linkOf,
  sectionAndLink,
  sinceText,
} from './context.ts';

const words = {
  default: { en: 'Default: {0}.', ko: '기본값은 {0}입니다.' },
  all: { en: 'Every rule.', ko: '모든 규칙을 뜻합니다.' },
  unknown: { en: 'No rule has this name.', ko: '이런 이름의 규칙은 없습니다.' },
  above: { en: 'Here it holds for the instruction below.', ko: '여기서는 바로 아래 명령에만 적용됩니다.' },
} satisfies Readonly<Record<string, Localized>>;

/** `# syntax=`, `# escape=`, `# check=` with its options, also above an instruction, and hadolint's comments. */
export const directiveHover: HoverProvider = (place) => {
  const { document, offset } = place;
  const { directives: written, comments } = document.tree;
  const directive = written.find((each) => holds(each, offset));
  if (directive !== undefined) return ofDirective(place, directive);
  const comment = comments.find((each) => holds(each, offset));
  return comment === undefined || comment.insideInstruction ? undefined : ofComment(place, comment);
};

function ofDirective(place: HoverPlace, { name, start, value, valueSpan }: Directive): Hover | undefined {
  const entry = directives.find((each) => each.name === name);
  if (entry === undefined) return undefined;
  if (holds(valueSpan, place.offset)) {
    if (name === 'check') return ofCheck(place, value, valueSpan.start);
    const choice = entry.choices.find((each) => each.value === value);
    if (choice !== undefined) return hoverOf(valueSpan, heading(value), place.speak(choice.doc));
  }
  const facts = [
    place.speak(entry.summary),
    entry.default === undefined ? undefined : place.speak(words.default, code(entry.default)),
    sinceText(place, entry.since),
  ];
  const text = facts.filter((fact) => fact !== undefined).join(' ');
  const span = place.offset >= valueSpan.start ? valueSpan : { start, end: valueSpan.start };
  return hoverOf(span, heading(`# ${name}=`), text, ...sectionAndLink(place, directivesPage, name));
}

/** Option by option: each is looked at once. */
function ofCheck(place: HoverPlace, value: string, start: number): Hover | undefined {
  let at = start;
  for (const part of value.split(';')) {
    const span: Span = { start: at, end: at + part.length };
    at = span.end + 1;
    if (!holds(span, place.offset)) continue;
    const equals = part.indexOf('=');
    const name = (equals === -1 ? part : part.slice(0, equals)).trim().toLowerCase();
    const option = checkOptions.find((each) => each.name === name);
    if (option === undefined) return undefined;
    const nameEnd = equals === -1 ? span.end : span.start + equals;
    if (place.offset <= nameEnd || option.value !== 'rules')
      return hoverOf(
        span,
        heading(`${option.name}=`),
        [place.speak(option.summary), sinceText(place, option.since)].join(' '),
        `\`\`\`dockerfile\n${option.example}\n\`\`\``,
      );
    return ofRules(place, part.slice(equals + 1), nameEnd + 1);
  }
  return undefined;
}

/** Rules separated by commas. */
function ofRules(place: HoverPlace, list: string, start: number): Hover | undefined {
  let at = start;
  for (const part of list.split(',')) {
    const span = { start: at, end: at + part.length };
    at = span.end + 1;
    const name = part.trim();
    if (holds(span, place.offset) && name !== '') return ofRule(place, name, span);
  }
  return undefined;
}

function ofRule(place: HoverPlace, name: string, span: Span): Hover {
  const { speak } = place;
  const rule = place.ruleNamed(name);
  if (rule === undefined) return hoverOf(span, heading(name), speak(isAll(name) ? words.all : words.unknown));
  const page = place.pageOf(rulePageId(rule.code));
  const title = `**${speak(rule.title)}**`;
  return hoverOf(span, title, page?.markdown ?? `${heading(rule.code)} ${speak(rule.why)}`, linkOf(place, page));
}

function isAll(name: string): boolean {
  return name.toLowerCase() === 'all';
}

/** What a directive is above an instruction. */
const checkComment = /^#[ \t]*check[ \t]*=/i;

function ofComment(place: HoverPlace, comment: Comment): Hover | undefined {
  const { start, end } = comment;
  const text = place.document.text.slice(start, end);
  const pragma = pragmaIn(text);
  if (pragma !== undefined) return ofPragma(place, start, text, pragma);
  const name = checkComment.exec(text)?.[0];
  if (name === undefined) return undefined;
  const valueStart = start + name.length;
  if (place.offset > valueStart) return ofCheck(place, text.slice(name.length), valueStart);
  return hoverOf(
    { start, end: valueStart },
    heading('# check='),
    [place.speak(words.above), sinceText(place, checkAboveInstruction)].join(' '),
    ...sectionAndLink(place, directivesPage, 'check'),
  );
}

function ofPragma(place: HoverPlace, start: number, text: string, { pragma, valueAt }: PragmaAt): Hover | undefined {
  const valueStart = start + valueAt;
  if (place.offset < valueStart) {
    return hoverOf({ start, end: valueStart }, heading(`# ${pragma.name}=`), place.speak(pragma.summary));
  }
  return pragma.value === 'rules' ? ofRules(place, text.slice(valueAt), valueStart) : undefined;
}
