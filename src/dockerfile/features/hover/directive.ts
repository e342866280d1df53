import type { Localized } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import { checkAboveInstruction, checkOptions, directives, directivesPage } from '../../knowledge/directives.ts';
import type { Comment, Directive, Span } from '../../syntax/tree.ts';
import {
  type Hover,
  type HoverPlace,
  type HoverProvider,
  heading,
  holds,
  hoverOf,
  sectionAndLink,
  sinceText,
} from './context.ts';

const words = {
  default: { en: 'Default: {0}.', ko: '기본값은 {0}입니다.' },
  rule: { en: 'A rule of the build checks, or `all`.', ko: '빌드 검사의 규칙 이름이며, `all`은 전부를 뜻합니다.' },
  above: { en: 'Here it holds for the instruction below.', ko: '여기서는 바로 아래 명령에만 적용됩니다.' },
} satisfies Readonly<Record<string, Localized>>;

/** `# syntax=`, `# escape=`, `# check=` and the options of `check`, above an instruction too. */
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
    return ofRule(place, part.slice(equals + 1), nameEnd + 1);
  }
  return undefined;
}

function ofRule(place: HoverPlace, list: string, start: number): Hover | undefined {
  let at = start;
  for (const name of list.split(',')) {
    const span = { start: at, end: at + name.length };
    at = span.end + 1;
    if (holds(span, place.offset) && name.trim() !== '')
      return hoverOf(span, heading(name.trim()), place.speak(words.rule));
  }
  return undefined;
}

/** What a directive is above an instruction. */
const checkComment = /^#[ \t]*check[ \t]*=/i;

function ofComment(place: HoverPlace, { start, end }: Comment): Hover | undefined {
  const text = place.document.text.slice(start, end);
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
