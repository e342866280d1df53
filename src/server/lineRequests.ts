import { escaped, shellBlock } from '../contract/markdown.ts';
import { readCall } from '../shell/call.ts';
import { askedFor } from '../shell/askedFor.ts';
import { checkLine } from '../shell/checkLine.ts';
import type { CommandLine, DockerCall } from '../shell/commandLine.ts';
import { parseCommandLine } from '../shell/commandLine.ts';
import { withExpressions } from '../shell/documents/expressions.ts';
import { fillIn, findPlaceholders, type Placeholder } from '../shell/documents/placeholders.ts';
import { dangersOf } from '../shell/effects/danger.ts';
import { explainPage, type PageParts, type Topic } from '../shell/effects/explainPage.ts';
import { commandLineErrors } from '../shell/errors/commandLines.ts';
import { errorTexts, explainError } from '../shell/errors/explainError.ts';
import { explain } from '../shell/explain.ts';
import { mendLine } from '../shell/mendLine.ts';
import { joinWords, quoteAround, splitWords } from '../shell/words.ts';
import { lineSpan, type ReadLine } from './lineDocuments.ts';
import { lineKindOf } from './lineKinds.ts';
import {
  type AnsweredLine,
  type ExplainedFailure,
  type ExplainedPage,
  type ExplainTarget,
  type ExplainText,
  type FailedCommand,
  type FilledLine,
  type lineRequests,
  type LineTarget,
  type RunnableLine,
} from './protocol.ts';
import type { LineSession } from './lineSession.ts';

/** Longest title of a page, in characters. */
const LONGEST_TITLE = 60;

const words = {
  means: { en: 'What it means', ko: '의미' },
  helps: { en: 'What helps', ko: '해결 방법' },
  right: { en: 'The line that helps', ko: '도움이 되는 명령' },
  mended: { en: 'The line as it was probably meant', ko: '의도한 것으로 보이는 명령' },
};

/** What answers each of `lineRequests`. */
export interface LineAnswers extends Record<keyof typeof lineRequests, unknown> {
  linesAt(target: LineTarget): Promise<RunnableLine[]>;
  lineOf(text: string): RunnableLine;
  fill(answered: AnsweredLine): FilledLine;
  explain(target: ExplainTarget): Promise<ExplainedPage | null>;
  explainText(asked: ExplainText): ExplainedPage;
  failure(failed: FailedCommand): ExplainedFailure | null;
}

/** What the editor asks about docker lines, to run and to explain them. */
export function lineAnswers(session: LineSession): LineAnswers {
  const { lines, language, pageOf, speak } = session;

  const chosen = async ({ uri, line, block }: LineTarget): Promise<readonly ReadLine[]> => {
    await lines.ready(uri);
    const document = session.documents.get(uri);
    if (document === undefined) return [];
    const isOn = (read: ReadLine): boolean => {
      const { start, end } = lineSpan(read);
      return document.positionAt(start).line <= line && line <= document.positionAt(end).line;
    };
    const found = lines.of(uri)?.blocks.find((candidates) => candidates.some(isOn)) ?? [];
    return block ? found : found.filter(isOn).slice(0, 1);
  };

  const callsOf = (command: CommandLine): DockerCall[] =>
    command.invocations.map((invocation) => readCall(invocation, lines.model));

  /** Each page once: several topics may be on one. */
  const topicsOf = (ids: readonly (string | undefined)[]): Topic[] => {
    const topics = new Map<string, Topic>();
    for (const id of ids) {
      const page = id === undefined ? undefined : pageOf(id);
      if (id === undefined || page === undefined || topics.has(page.id)) continue;
      topics.set(page.id, { title: page.title, link: pageLink(id) });
    }
    return [...topics.values()];
  };

  const explained = (
    line: string,
    command: CommandLine,
    { picture }: Pick<ExplainText, 'picture'>,
    written: Pick<PageParts, 'problems' | 'mended' | 'isOpen'>,
  ): ExplainedPage => {
    const calls = callsOf(command);
    const related = calls.flatMap(({ command: { page } }) => [page, ...(pageOf(page ?? '')?.related ?? [])]);
    const markdown = explainPage({
      ...written,
      line,
      parts: explain(command, lines.model, language()),
      command,
      calls,
      picture,
      topics: topicsOf(related),
      language: language(),
    });
    return { title: titleOf(line), markdown };
  };

  const runnable = (uri: string, { line, from, command }: ReadLine): RunnableLine => {
    const document = session.documents.get(uri);
    const { text, expressions } = withExpressions(line, document?.getText() ?? '', from, lineKindOf(document));
    const { placeholders, remarks } = line.notTyped;
    const found = { placeholders: [...placeholders, ...expressions], remarks };
    return { text, ...askedFor(found, command, callsOf(command)) };
  };

  const linesAt = async (target: LineTarget): Promise<RunnableLine[]> =>
    (await chosen(target)).map((found) => runnable(target.uri, found));

  const lineOf = (text: string): RunnableLine => {
    const command = parseCommandLine(text);
    return { text, ...askedFor(findPlaceholders(text), command, callsOf(command)) };
  };

  const fillLine = ({ line, answers }: AnsweredLine): FilledLine => {
    const quoted = line.placeholders.map((placeholder, index) => quote(placeholder, line.text, answers[index] ?? ''));
    const text = fillIn(line.text, line, quoted);
    const command = parseCommandLine(text);
    const dangers = dangersOf(command, callsOf(command));
    return { text, dangers: dangers.map(({ text: sentence, args }) => speak(sentence, ...args)) };
  };

  const explainLine = async (target: ExplainTarget): Promise<ExplainedPage | null> => {
    const [found] = await chosen({ ...target, block: false });
    if (found === undefined) return null;
    const { text, placeholders } = runnable(target.uri, found);
    const problems = lines.findings(found).filter(({ severity }) => severity === 'error' || severity === 'warning');
    return explained(text, found.command, target, {
      problems: problems.map(({ message }) => speak(message)),
      mended: mendLine(found.line.text, problems)?.line,
      isOpen: placeholders.length > 0,
    });
  };

  const explainText = (asked: ExplainText): ExplainedPage =>
    explained(asked.text, parseCommandLine(asked.text), asked, { problems: [], mended: undefined, isOpen: false });

  const failure = ({ command, output }: FailedCommand): ExplainedFailure | null => {
    const mended = mendLine(command, checkLine(parseCommandLine(command), lines.model, { prompts: true }));
    const known = explainError(output);
    if (known === undefined && mended === undefined) return null;
    const texts = known === undefined ? undefined : errorTexts(known, language());
    // What docker says of its command line, the finding says of the very word.
    const isOfLine = known === undefined || commandLineErrors.includes(known.entry);
    const meanings = [isOfLine && mended !== undefined ? undefined : texts?.meaning, mended && speak(mended.message)];
    const means = meanings.filter((text) => text !== undefined);
    const section = (title: string, text: string | undefined): string[] =>
      text === undefined || text === '' ? [] : [`## ${title}`, '', text, ''];
    const topics = topicsOf(known === undefined ? [] : [known.entry.topic]);
    const markdown = [
      shellBlock(command),
      '',
      ...section(speak(words.means), means.map(plain).join('\n\n')),
      ...section(speak(words.mended), mended && shellBlock(mended.line)),
      ...section(speak(words.helps), texts === undefined ? undefined : plain(texts.help)),
      ...section(
        speak(words.right),
        mended === undefined && texts?.line !== undefined ? shellBlock(texts.line) : undefined,
      ),
      ...topics.map(({ title, link }) => `- [${escaped(title)}](${link})`),
    ].join('\n');
    return { title: titleOf(command), summary: means[0] ?? '', markdown };
  };

  return { linesAt, lineOf, fill: fillLine, explain: explainLine, explainText, failure };
}

/** Several words where options or a command belong, one word elsewhere; as the quotes around the place have it. */
function quote({ kind, start }: Placeholder, line: string, answer: string): string {
  const text = answer.trim();
  if (text === '') return '';
  const around = quoteAround(line, start);
  if (around === '"') return text.replace(/["\\$`]/g, '\\$&');
  if (around === "'") return text.replaceAll("'", `'\\''`);
  const split = kind === 'optional' || kind === 'command' ? splitWords(text) : { words: [text] };
  return joinWords('problem' in split ? [text] : split.words);
}

/** As links between pages are written. */
function pageLink(id: string): string {
  return `page:${encodeURIComponent(id)}`;
}

function titleOf(line: string): string {
  const text = line.replace(/\s+/g, ' ');
  return text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE)}…` : text;
}

/** Our sentences have inline code; what the engine named in them is hostile. */
function plain(text: string): string {
  return text.replace(/[<>[\]*_\\]/g, (character) => `&#${character.charCodeAt(0)};`);
}
