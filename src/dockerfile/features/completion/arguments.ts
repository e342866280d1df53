import type { Localized } from '../../../contract/localized.ts';
import { forms } from '../../knowledge/forms.ts';
import { labels } from '../../knowledge/labels.ts';
import { ports } from '../../knowledge/ports.ts';
import { signals, signalsPage } from '../../knowledge/signals.ts';
import { predefinedVariables, variablesPage } from '../../knowledge/variables.ts';
import type { Cursor } from '../cursor.ts';
import { commandItems } from './commands.ts';
import { type CompletionItem, type CompletionPlace, type Draft, itemsOf, plainSnippet, wordSpan } from './item.ts';
import { pathItems, targetItems } from './paths.ts';
import { sourceDrafts } from './sources.ts';
import { userDrafts } from './users.ts';

const words = {
  as: { en: 'Gives the stage a name.', ko: '스테이지에 이름을 붙입니다.' },
  exec: { en: 'Exec form: the program itself, without a shell', ko: 'exec 형식: 셸 없이 프로그램을 직접 실행' },
  shell: { en: 'Shell for the instructions below', ko: '아래 명령에 쓸 셸' },
  directory: { en: 'A usual working directory', ko: '흔히 쓰는 작업 디렉터리' },
  earlier: { en: 'Working directory so far', ko: '지금까지의 작업 디렉터리' },
  protocol: { en: 'Protocol', ko: '프로토콜' },
  global: { en: 'Takes the value of the ARG above the first FROM.', ko: '첫 FROM 위에 있는 ARG의 값을 가져옵니다.' },
  heredoc: { en: 'Text of several lines', ko: '여러 줄의 내용' },
  heredocTabs: { en: 'The same; tabs in front of the lines are dropped', ko: '여러 줄의 내용이며, 줄 앞의 탭은 없앰' },
  heredocPlain: { en: 'The same; variables stay as they are written', ko: '여러 줄의 내용이며, 변수를 바꾸지 않음' },
} satisfies Readonly<Record<string, Localized>>;

type Arguments = (place: CompletionPlace, cursor: Cursor) => CompletionItem[];

/** What may stand where the cursor is, behind the flags. */
const byKeyword: Readonly<Record<string, Arguments>> = {
  FROM: (place, cursor) => {
    const before = valuesOf(cursor);
    if (before.length === 0) return atToken(place, cursor, sourceDrafts(place, cursor.instruction));
    return before.length === 1
      ? atToken(place, cursor, [{ label: 'AS', kind: 'keyword', detail: words.as, text: 'AS ' }])
      : [];
  },
  RUN: (place, cursor) => [...heredocItems(place, cursor), ...execItems(place, cursor), ...scriptItems(place, cursor)],
  CMD: (place, cursor) => execItems(place, cursor),
  ENTRYPOINT: (place, cursor) => execItems(place, cursor),
  SHELL: (place, cursor) =>
    cursor.before.trim() === ''
      ? atToken(
          place,
          cursor,
          shells.map((label) => ({ label, kind: 'value', detail: words.shell })),
        )
      : [],
  COPY: copyItems,
  ADD: copyItems,
  WORKDIR: (place, cursor) => atToken(place, cursor, directoryDrafts(place, cursor)),
  USER: (place, cursor) => atToken(place, cursor, userDrafts(place, cursor.instruction)),
  EXPOSE: portItems,
  STOPSIGNAL: (place, cursor) =>
    atToken(
      place,
      cursor,
      signals.map(({ name, summary }) => ({
        label: name,
        kind: 'signal',
        detail: summary,
        documentation: { page: signalsPage },
      })),
    ),
  LABEL: labelItems,
  HEALTHCHECK: (place, cursor) => {
    const [type] = valuesOf(cursor);
    if (type !== undefined) return type.toUpperCase() === 'CMD' ? scriptItems(place, cursor) : [];
    return atToken(
      place,
      cursor,
      forms.HEALTHCHECK.flatMap(({ label, parameters }) =>
        ['CMD', 'NONE']
          .filter((name) => label.split(' ').includes(name))
          .map(
            (name): Draft => ({
              label: name,
              kind: 'keyword',
              detail: parameters.at(-1)?.doc ?? words.shell,
              documentation: { page: 'dockerfile.health' },
            }),
          ),
      ),
    );
  },
  ARG: (place, cursor) => (cursor.token.includes('=') ? [] : atToken(place, cursor, argDrafts(place, cursor))),
};

export function argumentItems(place: CompletionPlace, cursor: Cursor): CompletionItem[] {
  const { keyword } = cursor.instruction;
  return Object.hasOwn(byKeyword, keyword) ? (byKeyword[keyword]?.(place, cursor) ?? []) : [];
}

/** The finished words that are no flags. */
function valuesOf({ words: before }: Cursor): readonly string[] {
  const first = before.findIndex((word) => !word.startsWith('--'));
  return first === -1 ? [] : before.slice(first);
}

function atToken(place: CompletionPlace, cursor: Cursor, drafts: readonly Draft[]): CompletionItem[] {
  return itemsOf(wordSpan(place, cursor.offsetIn(0)), 1, drafts);
}

/** Nothing else stands in the line, before or behind. */
function isBare({ document, offset }: CompletionPlace, cursor: Cursor): boolean {
  const { lines } = document.tree;
  const behind = document.text.slice(offset, lines.endOf(lines.lineAt(offset)));
  return valuesOf(cursor).length === 0 && behind.trim() === '';
}

function heredocItems(place: CompletionPlace, cursor: Cursor): CompletionItem[] {
  const { token, instruction } = cursor;
  if (!/^(?:<|$)/.test(token) || !isBare(place, cursor)) return [];
  const target = instruction.keyword === 'RUN' ? '' : ' ${1:/path}';
  const marks: [string, Localized][] = [
    ['<<EOF', words.heredoc],
    ['<<-EOF', words.heredocTabs],
    ["<<'EOF'", words.heredocPlain],
  ];
  const span = { start: cursor.offsetIn(0), end: place.offset };
  return itemsOf(
    span,
    2,
    marks.map(([label, detail]) => ({
      label,
      kind: 'snippet',
      detail,
      documentation: { page: 'dockerfile.heredocs' },
      text: `${label}${target}\n$0\nEOF`,
      snippet: true,
    })),
  );
}

function execItems(place: CompletionPlace, cursor: Cursor): CompletionItem[] {
  if (cursor.token !== '' || !isBare(place, cursor)) return [];
  const { keyword } = cursor.instruction;
  return itemsOf({ start: place.offset, end: place.offset }, 4, [
    {
      label: '["program"]',
      kind: 'snippet',
      detail: words.exec,
      documentation: { page: `dockerfile.${keyword.toLowerCase()}` },
      text: '["${1:program}"$0]',
      snippet: true,
    },
  ]);
}

function scriptItems(place: CompletionPlace, cursor: Cursor): CompletionItem[] {
  if (cursor.instruction.json !== undefined || cursor.before.trimStart().startsWith('[')) return [];
  if (cursor.token.startsWith('<')) return [];
  const [script] = place.document.scripts(cursor.instruction);
  return commandItems(place, script, cursor);
}

const shells: readonly string[] = [
  '["/bin/bash", "-c"]',
  '["/bin/bash", "-o", "pipefail", "-c"]',
  '["powershell", "-Command"]',
  '["cmd", "/S", "/C"]',
];

function copyItems(place: CompletionPlace, cursor: Cursor): CompletionItem[] {
  if (cursor.token.startsWith('<')) return heredocItems(place, cursor);
  const hasSource = valuesOf(cursor).length > 0 || /^\[.*",/.test(cursor.token);
  const isContext = !cursor.instruction.flags.some(({ name }) => name === 'from');
  return [
    ...(isContext ? pathItems(place, cursor) : []),
    ...(hasSource ? targetItems(place, cursor) : heredocItems(place, cursor)),
  ];
}

const usualDirectories: readonly string[] = ['/app', '/srv/app', '/src', '/usr/src/app'];

function directoryDrafts({ document }: CompletionPlace, { instruction }: Cursor): Draft[] {
  const path = document.model.stateAt(instruction).workdir?.value.path;
  const earlier: Draft[] = path === undefined ? [] : [{ label: path, kind: 'path', detail: words.earlier }];
  return [
    ...earlier,
    ...usualDirectories
      .filter((label) => label !== path)
      .map((label): Draft => ({ label, kind: 'path', detail: words.directory })),
  ];
}

function portItems(place: CompletionPlace, cursor: Cursor): CompletionItem[] {
  const slash = cursor.token.indexOf('/');
  if (slash !== -1) {
    const drafts = ['tcp', 'udp', 'sctp'].map((label): Draft => ({ label, kind: 'value', detail: words.protocol }));
    return itemsOf(wordSpan(place, cursor.offsetIn(slash + 1)), 1, drafts);
  }
  const given = new Set(valuesOf(cursor));
  const open = ports.filter(({ port }) => !given.has(String(port)));
  return atToken(
    place,
    cursor,
    open.map(({ port, name, protocols }) => ({
      label: protocols.includes('tcp') ? String(port) : `${port}/udp`,
      kind: 'value',
      detail: name,
    })),
  );
}

function labelItems(place: CompletionPlace, cursor: Cursor): CompletionItem[] {
  if (cursor.token.includes('=')) return [];
  const given = new Set(
    cursor.instruction.pairs
      ?.filter(({ nameSpan }) => nameSpan.end < place.offset || nameSpan.start > place.offset)
      .map(({ nameWord }) => nameWord.text),
  );
  const span = wordSpan(place, cursor.offsetIn(0));
  const follows = place.document.text.charAt(span.end) === '=';
  return itemsOf(
    span,
    1,
    labels
      .filter(({ key, replacedBy }) => replacedBy === undefined && !given.has(key))
      .map(({ key, summary, example }) => ({
        label: key,
        kind: 'label',
        detail: summary,
        text: follows ? key : `${key}="\${1:${plainSnippet(example)}}"`,
        snippet: !follows,
      })),
  );
}

/** ARGs above the first FROM that the stage does not have yet, and those of BuildKit. */
function argDrafts({ document }: CompletionPlace, { instruction }: Cursor): Draft[] {
  const { model } = document;
  const stage = model.stageOf(instruction);
  const last = model.global.at(-1);
  const state = model.stateAt(instruction);
  const outer = stage === undefined || last === undefined ? [] : [...model.stateAfter(last).variables.values()];
  const platforms = stage === undefined ? [] : predefinedVariables.filter(({ kind }) => kind === 'platform');
  return [
    ...outer.map(({ name }): Draft => ({ label: name, kind: 'variable', detail: words.global })),
    ...platforms.map(
      ({ name, summary }): Draft => ({
        label: name,
        kind: 'variable',
        detail: summary,
        documentation: { page: variablesPage },
      }),
    ),
  ].filter(({ label }) => state.variable(label) === undefined);
}
