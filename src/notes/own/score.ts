import type { Block } from './read.ts';
import type { Mention } from './recognise.ts';
import { kindOf } from './topics.ts';

/** How surely a line is about what it names, by where the name stands. */
export const SCORE = {
  headingIsName: 12,
  defines: 10,
  rowDefines: 9,
  headingHasName: 8,
  syntaxLine: 8,
  syntax: 7,
  leads: 6,
  annotatedCode: 5,
  saysMore: 5,
  says: 4,
  firstCode: 3,
  shown: 2,
} as const;

/** `the docker ` and the like before a name, in characters. */
const MOST_PREFIX = 10;
/** What a line loses that names many things. */
const CROWDED = 2;

/** Looked at behind a name, in characters. */
const BEHIND = 160;
const closing = /^(?:[\s*`"'’”)\]>]|<\/?\w[^<>]{0,60}>)*/;
const defining =
  /^(?:[:=|–—]|-\s|(?:옵션|명령어?)?\s?(?:이?란\s|은\s|는\s|이?라고|(?:을|를|으로|로)\s?(?:이용하|사용하|쓰|입력하|지정하|설정하)면)|(?:option|flag|command|instruction)?\s?(?:is\s|are\s|means\s|lets\s|sets\s))/i;
/** It is about something else. */
const negated = /^(?:이|가)?\s?아닌|^(?:이|가)?\s?아니라|^대신|^instead of/;
/** The same for a word that is everywhere: it has to say what the thing is. */
const strictlyDefining =
  /^(?:[:=–—]|이?란[\s?]|(?:은|는)\s.*(?:이다|입니다|말한다|뜻한다|말합니다|뜻합니다)|is an?\s|are\s)/i;
const annotation = /<[^<>]{0,200}\s[^<>]{1,200}>\s*$|\s(?:#|\/\/)\s*\S+\s+\S/;
const placeholder = /[[<{]/;
/** Behind an instruction: what it takes, in brackets. */
const form = /^\s*(?:--[\w-]+\S*\s+)*[[<{"]/;
/** Nothing is said behind the name. */
const isBare = /^(?:명령어?|옵션|command|option|instruction|flag)?\s*[.,;]?\s*$/i;
const step = /^[\s>#*_]*step\s?\d|^[\s>]*\*\*\d{1,2}\.\s/i;
const numbering = /^(?:\d{1,2}(?:\.\d{1,3})*[.)]?\s*)/;
const product = /^(?:docker|도커)(?:의)?\s*/i;
const asking = /^(?:what (?:is|are) (?:an? |the )?)|(?:이?란|개념|소개|이해|\?)$/gi;
/** Flags that nearly every example has: no example is about them. */
const dressing = new Set(['flag.run.-i', 'flag.run.-t', 'flag.run.-d', 'flag.run.--name', 'flag.ps.-a', 'flag.ps.-q']);
/** Those that many examples have: an example is about them when it says so. */
const usual = new Set(['flag.run.-e', 'flag.run.-p', 'flag.run.-v', 'flag.build.-t']);

/** Nothing stands between where a line begins and the name, or what says nothing. */
function isLead(between: string): boolean {
  return between.length <= MOST_PREFIX && /^(?:도커|docker|the|an?)?\s*$/i.test(between);
}

/** A line, and what its names have to be weighed with. */
export interface Place {
  readonly block: Block;
  /** Something further indented stands below it. */
  readonly hasDetail: boolean;
  readonly all: readonly Mention[];
  /** A command has been shown in the same section. */
  readonly codeSeen: boolean;
}

/** How surely a line is about what it names; 0 when it is not. */
export function scoreOf(place: Place, mention: Mention): number {
  const { role } = place.block;
  if (role === 'heading') return headingScore(place.block.text, mention, place.all);
  if (role === 'code') return codeScore(place, mention);
  const score = lineScore(place, mention);
  // A line that names many things says little of each.
  return score < SCORE.syntax && isCrowded(place.all) ? Math.max(0, score - CROWDED) : score;
}

function lineScore({ block, hasDetail, all }: Place, { topic, start, end, name }: Mention): number {
  const { role, text, lead } = block;
  const behind = text.slice(end, end + BEHIND).replace(closing, '');
  const leads = isLead(text.slice(lead, start)) && !negated.test(behind);
  if (name.subjectOnly) return leads && strictlyDefining.test(behind) ? SCORE.defines : 0;
  const kind = kindOf(topic);
  // The signature of a command has words in capitals too: [ARG...].
  if (kind === 'instruction' && text[start - 1] === '[') return 0;
  // An image is named wherever it is used.
  const isImage = topic.startsWith('image.');
  if (!leads) return isImage ? 0 : saysScore(topic, all);
  if (role === 'cell') return SCORE.rowDefines;
  if (isBare.test(behind)) {
    if (role === 'text') return SCORE.leads;
    if (hasDetail || role === 'term') return SCORE.defines;
    return kind === 'instruction' ? 0 : SCORE.shown;
  }
  if (kind === 'instruction' && form.test(text.slice(end, end + BEHIND))) return SCORE.syntaxLine;
  if (role === 'term' || defining.test(behind)) return SCORE.defines;
  return isImage ? SCORE.shown : SCORE.leads;
}

function saysScore(topic: string, all: readonly Mention[]): number {
  let times = 0;
  let last = 0;
  for (const other of all) {
    if (other.topic !== topic || other.start < last) continue;
    times += 1;
    last = other.end;
  }
  return times > 1 ? SCORE.saysMore : SCORE.says;
}

function isCrowded(all: readonly Mention[]): boolean {
  const concepts = all.filter(({ name }) => !name.subjectOnly && kindOf(name.topic) === 'concept');
  return new Set(concepts.map(({ topic }) => topic)).size >= 3;
}

function headingScore(text: string, { topic, start, end, name }: Mention, all: readonly Mention[]): number {
  const words = wordsOf(text);
  const found = text.slice(start, end);
  const prefix = product.test(found) ? 0 : (product.exec(words)?.[0].length ?? 0);
  const inBrackets = text[start - 1] === '(';
  const share = found.length / Math.max(1, words.length - prefix);
  if (share >= 0.95 && !step.test(text)) return SCORE.headingIsName;
  if (name.subjectOnly) return 0;
  // A list of names is the heading of what each of them says.
  const kind = kindOf(topic);
  const isList = new Set(all.filter((other) => kindOf(other.topic) === kind).map((other) => other.topic)).size > 1;
  if (step.test(text) || (isList && kind === 'instruction')) return SCORE.says;
  if (inBrackets && kind === 'instruction') return SCORE.headingIsName;
  return share >= 0.7 ? SCORE.headingHasName : SCORE.leads;
}

/** The words of a heading without its marks, its number and what asks for a meaning. */
function wordsOf(heading: string): string {
  return heading
    .slice(0, 200)
    .replace(/<[^<>]{0,60}>/g, '')
    .replace(/^[\s#>*_]+/, '')
    .replace(numbering, '')
    .trim()
    .replace(/[\s#*_:.!]+$/, '')
    .replace(asking, '')
    .trim();
}

function codeScore({ block: { text }, all, codeSeen }: Place, { topic, name, start }: Mention): number {
  if (name.subjectOnly || dressing.has(topic)) return 0;
  const kind = kindOf(topic);
  if (kind === 'instruction') {
    const leads = text.slice(0, start).replace(/[\s>]/g, '') === '';
    if (!leads) return 0;
    return placeholder.test(text.slice(start)) && !text.includes('"') ? SCORE.syntax : SCORE.shown;
  }
  if (kind === 'concept') return isTypedName(name.parts) || /^(?:image|tool|example)\./.test(topic) ? SCORE.shown : 0;
  if (annotation.test(text)) return SCORE.annotatedCode;
  if (kind === 'flag') return !usual.has(topic) && all.some(({ name: other }) => other.isTyped) ? SCORE.shown : 0;
  return codeSeen ? SCORE.shown : SCORE.firstCode;
}

/** Names that are only ever typed: `docker rm $(docker ps`, `--from=0`. */
function isTypedName(parts: readonly string[]): boolean {
  return parts.every((part) => /[$[=-]/.test(part));
}
