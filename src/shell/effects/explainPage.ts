import { code, escaped, shellBlock } from '../../contract/markdown.ts';
import { fill, type Language, type Localized } from '../../contract/localized.ts';
import type { ExplainedPart } from '../cli/contract.ts';
import type { CommandLine, DockerCall } from '../commandLine.ts';
import { dangersOf } from './danger.ts';
import { factsOf } from './commandFacts.ts';
import type { Effect } from './effect.ts';
import { effectsOf } from './effects.ts';
import type { CommandFact } from './facts/fact.ts';
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
  /** What is wrong with it, in the reader's language. */
  readonly problems: readonly string[];
  /** The line as it was probably meant; undefined when there is nothing to mend. */
  readonly mended: string | undefined;
  /** Somebody has to fill something in before it can run. */
  readonly isOpen: boolean;
  /** The line taken apart; of it all that is no call of docker. */
  readonly command: Pick<CommandLine, 'script'>;
  readonly calls: readonly DockerCall[];
  /** Undefined: no engine could be asked. */
  readonly picture: Picture | undefined;
  readonly topics: readonly Topic[];
  readonly language: Language;
}

const words = {
  wrong: { en: 'What is wrong with it', ko: '고칠 점' },
  mended: { en: 'Probably meant:', ko: '의도한 것으로 보이는 명령:' },
  open: {
    en: 'What it touches is known when its placeholders are filled in.',
    ko: '무엇에 영향을 줄지는 비워 둔 자리를 채워야 알 수 있습니다.',
  },
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
  alone: { en: 'Nothing: the docker command does it by itself.', ko: '없습니다. docker 명령이 엔진 없이 처리합니다.' },
  undo: { en: 'Taking it back', ko: '되돌리기' },
  topics: { en: 'Related pages', ko: '관련 페이지' },
} satisfies Readonly<Record<string, Localized>>;

const marks: Readonly<Record<Effect['tone'], string>> = { fact: '', change: '→ ', problem: '⚠ ' };

/** The page about one command line, as Markdown: nothing in the line or on the engine is read as Markdown itself. */
export function explainPage(page: PageParts): string {
  const { line, parts, problems, mended, isOpen, command, calls, picture, topics, language } = page;
  const say = (text: Localized, args: readonly string[] = []): string => fill(text[language], args.map(nameText));
  const section = (title: Localized, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`## ${title[language]}`, '', ...lines, ''];
  const effects = picture === undefined ? [] : calls.flatMap((call) => effectsOf(call, picture, calls));
  const now =
    picture === undefined
      ? [words.unknown[language]]
      : effects.length === 0
        ? [(isOpen ? words.open : words.quiet)[language]]
        : effects.map(({ tone, text, args }) => `- ${marks[tone]}${say(text, args)}`);
  const facts = calls.flatMap((call) => factsOf(call, picture) ?? []);
  return [
    shellBlock(line),
    '',
    ...section(words.wrong, [
      ...problems.map((problem) => `- ${escaped(problem)}`),
      ...(mended === undefined ? [] : ['', words.mended[language], '', shellBlock(mended)]),
    ]),
    ...section(
      words.careful,
      dangersOf(command, calls).map(({ text, args }) => `- ${say(text, args)}`),
    ),
    ...section(words.now, now),
    ...section(words.apart, partLines(parts, '', [])),
    ...section(words.api, apiLines(facts, language)),
    ...section(
      words.undo,
      unique(facts.map(({ undo: { text, line: back } }) => `- ${say(text, back && [back[language]])}`)),
    ),
    ...section(
      words.topics,
      topics.map(({ title, link }) => `- [${escaped(title)}](${link})`),
    ),
  ].join('\n');
}

/** @param said paragraphs that stand above already: a part often says what the whole said. */
function partLines(parts: readonly ExplainedPart[], indentation: string, said: readonly string[]): string[] {
  return parts.flatMap((part, index) => {
    const text = oneParagraph(part.markdown);
    // A value often says what its key said.
    const before = part.kind === 'value' ? parts[index - 1] : undefined;
    if (before?.kind === 'value' && oneParagraph(before.markdown) === text) return [];
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

function apiLines(facts: readonly CommandFact[], language: Language): string[] {
  if (facts.length > 0 && facts.every(({ api }) => api.length === 0)) return [words.alone[language]];
  const requests = facts.flatMap(({ api }) => api);
  return unique(requests.map(({ request, when }) => `- \`${request}\`${when ? ` (${when[language]})` : ''}`));
}

function nameText(name: string): string {
  return name === '' ? '…' : code(name);
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}
