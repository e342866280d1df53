import { code, escaped } from '../../contract/markdown.ts';
import { fill, type Language, type Localized } from '../../contract/localized.ts';
import type { ExplainedPart } from '../cli/contract.ts';
import type { DockerCall } from '../commandLine.ts';
import { dangersOf } from './danger.ts';
import { factsOf } from './commandFacts.ts';
import type { Effect } from './effect.ts';
import { effectsOf } from './effects.ts';
import type { Picture } from './picture.ts';

/** A page of the notes that the page leads to. */
export interface Topic {
  readonly title: string;
  /** Where a click goes. */
  readonly link: string;
}

/** Everything that the page is made of. */
export interface PageParts {
  /** As it would be typed. */
  readonly line: string;
  readonly parts: readonly ExplainedPart[];
  readonly calls: readonly DockerCall[];
  /** Undefined: no engine could be asked. */
  readonly picture: Picture | undefined;
  readonly topics: readonly Topic[];
  readonly language: Language;
}

const words = {
  apart: { en: 'Word by word', ko: '단어별 설명' },
  now: { en: 'On this engine, now', ko: '지금 이 엔진에서는' },
  unknown: {
    en: 'No engine could be asked, so nobody knows what is there.',
    ko: '연결된 엔진이 없어 현재 상태를 알 수 없습니다.',
  },
  quiet: {
    en: 'Nothing that is there now stands in its way.',
    ko: '지금 엔진에 있는 것 가운데 영향을 주거나 받는 것은 없습니다.',
  },
  careful: { en: 'Careful', ko: '주의' },
  api: { en: 'What the engine is asked for', ko: '엔진에 보내는 API 요청' },
  undo: { en: 'Taking it back', ko: '되돌리기' },
  topics: { en: 'Related pages', ko: '관련 페이지' },
} satisfies Readonly<Record<string, Localized>>;

const marks: Readonly<Record<Effect['tone'], string>> = { fact: '', change: '→ ', problem: '⚠ ' };

/** The page about one command line, as Markdown: nothing in the line or on the engine is read as Markdown itself. */
export function explainPage({ line, parts, calls, picture, topics, language }: PageParts): string {
  const say = (text: Localized, args: readonly string[] = []): string => fill(text[language], args.map(nameText));
  const section = (title: Localized, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`## ${title[language]}`, '', ...lines, ''];
  const effects = picture === undefined ? [] : calls.flatMap((call) => effectsOf(call, picture, calls));
  const now =
    picture === undefined
      ? [words.unknown[language]]
      : effects.length === 0
        ? [words.quiet[language]]
        : effects.map(({ tone, text, args }) => `- ${marks[tone]}${say(text, args)}`);
  const facts = calls.flatMap((call) => factsOf(call.command.path) ?? []);
  return [
    '```shell',
    // A fence in the line cannot end the block: no line of it begins with one.
    ...line.split('\n').map((text) => (text.startsWith('```') ? ` ${text}` : text)),
    '```',
    '',
    ...section(
      words.careful,
      dangersOf(calls).map(({ text, args }) => `- ${say(text, args)}`),
    ),
    ...section(words.now, now),
    ...section(words.apart, partLines(parts, '', [])),
    ...section(
      words.api,
      unique(facts.flatMap(({ api }) => api)).map((request) => `- \`${request}\``),
    ),
    ...section(words.undo, unique(facts.map(({ undo }) => `- ${undo[language]}`))),
    ...section(
      words.topics,
      topics.map(({ title, link }) => `- [${escaped(title)}](${link})`),
    ),
  ].join('\n');
}

/** @param said paragraphs that stand above already: a part often says what the whole said. */
function partLines(parts: readonly ExplainedPart[], indentation: string, said: readonly string[]): string[] {
  return parts.flatMap((part) => {
    const text = oneParagraph(part.markdown);
    // A list of its parts follows anyway.
    const isList = part.parts.length > 0 && text.startsWith('- ');
    const below = partLines(part.parts, `${indentation}  `, [...said, text]);
    if (!isList && said.includes(text)) return below;
    return [`${indentation}- ${code(part.text)}${isList ? '' : ` ${text}`}`, ...below];
  });
}

/** The first paragraph: an item of a list has no room for more. */
function oneParagraph(markdown: string): string {
  return (markdown.trim().split(/\n\s*\n/)[0] ?? '').replace(/\s*\n\s*/g, ' ');
}

function nameText(name: string): string {
  return name === '' ? '…' : code(name);
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}
