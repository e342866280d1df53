import path from 'node:path';
import type { Localized } from '../contract/localized.ts';
import type { Page } from '../notes/page.ts';
import { operations } from '../operations/index.ts';
import { type CliCommand, type CliModel, readCliModel } from '../shell/cliModel.ts';
import { viewTable } from '../views/viewTable.ts';
import { readCli, readPages } from './sources.ts';
import { aloneReasons, findTrials, type Trial } from './trials.ts';

/** Something in Dockyard that stands for a docker command. */
interface Action {
  /** Of an operation, or of a view, which lists. */
  readonly id: string;
  readonly title: Localized;
  readonly topic: string;
}

/** Commands of the notes that are other commands, by what they are given. */
const sameAs: Readonly<Record<string, readonly string[]>> = {
  'cli.inspect': ['cli.container.inspect', 'cli.image.inspect', 'cli.volume.inspect', 'cli.network.inspect'],
};

const actions: readonly Action[] = [
  ...viewTable.flatMap((view) => ('topic' in view ? [{ id: view.id, title: view.title, topic: view.topic }] : [])),
  // What acts on the ledger acts on something that was done, and has no command.
  ...operations.filter(({ on }) => on !== 'ledger'),
];

export interface CommandsTable {
  /** `docs/COMMANDS.md`. */
  readonly text: string;
  /** What is missing, as sentences. */
  readonly problems: readonly string[];
}

/** Each docker command beside the action for it and the test of that. @param root of a checkout */
export function commandsTable(root: string): CommandsTable {
  const pages = readPages(root, 'en');
  const model = readCliModel(readCli(root));
  const trials = findTrials(root);
  const taught = topicsOf(pages);
  const rest = actions.filter(({ topic }) => !taught.has(topic));
  const others = [...new Set(rest.map(({ topic }) => topic))].sort();
  const ids = new Set(actions.map(({ id }) => id));
  return {
    text: [
      '# Commands and actions',
      '',
      'Written by `npm run manifest` from the pages (`media/notes`), the operations (`src/operations`) and the trials (`test/engine`); `npm run check` fails when it is not up to date, or when a command has no action or an action no trial.',
      '',
      'A trial does a thing on a real engine twice, by Dockyard’s request and by the docker line that Dockyard shows, and compares what came of it. “undo” is one that takes both back. Where there is nothing to compare with, it is said why.',
      '',
      `## The ${String(taught.size)} commands that the notes teach`,
      '',
      '| Command | Page | In Dockyard | Trial |',
      '|---|---|---|---|',
      ...[...taught]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([topic, page]) => row([commandName(topic, model), pageLink(page), ...actionCells(topic, trials)])),
      '',
      '## What Dockyard does besides',
      '',
      '| Command | In Dockyard | Trial |',
      '|---|---|---|',
      ...others.map((topic) => row([commandName(topic, model), ...actionCells(topic, trials)])),
      '',
    ].join('\n'),
    problems: [
      ...[...taught.keys()]
        .filter((topic) => actionsOf(topic).length === 0)
        .map((topic) => `${topic} is taught, and no operation or view has it as its topic`),
      ...actions
        .filter(({ id }) => trials.every(({ of }) => of !== id))
        .map(({ id }) => `${id} has no trial on a real engine`),
      ...trials.filter(({ of }) => !ids.has(of)).map(({ of, file }) => `${file} tries ${of}, which is nothing`),
    ],
  };
}

/** The commands that pages are about, and the page of each. */
function topicsOf(pages: ReadonlyMap<string, Page>): ReadonlyMap<string, readonly [string, Page]> {
  return new Map(
    [...pages].flatMap(([file, page]) =>
      page.covers.filter((topic) => topic.startsWith('cli.')).map((topic) => [topic, [file, page]] as const),
    ),
  );
}

function actionsOf(topic: string): readonly Action[] {
  const topics = [topic, ...(sameAs[topic] ?? [])];
  return actions.filter((action) => topics.includes(action.topic));
}

/** What stands for a command, and the trials of each. */
function actionCells(topic: string, trials: readonly Trial[]): [string, string] {
  const of = actionsOf(topic);
  return [
    of.map(({ id, title }) => `${title.en} · ${title.ko} (\`${id}\`)`).join('<br>'),
    of.map(({ id }) => trialsCell(trials.filter((trial) => trial.of === id))).join('<br>'),
  ];
}

/** Each file once, with all that it proves. */
function trialsCell(trials: readonly Trial[]): string {
  const files = new Set(trials.map(({ file }) => file));
  return [...files]
    .map((file) => {
      const proves = new Set(trials.filter((trial) => trial.file === file).map((trial) => trial.proves));
      const undo = proves.delete('undo') ? ['undo'] : [];
      const reasons = [...proves].flatMap((one) => (one === 'same' || one === 'undo' ? [] : [aloneReasons[one]]));
      const words = [...reasons, ...undo].join('; ');
      return `[${path.basename(file, '.test.ts')}](../${file})${words === '' ? '' : ` (${words})`}`;
    })
    .join(', ');
}

/** The shortest way to say it first: `docker ps`. A dash for what docker has no command for. */
function commandName(topic: string, model: CliModel): string {
  const words = topic.split('.').slice(1);
  const command = model.command(words);
  if (command === undefined || command.path.length === 0) return '–';
  const [short, ...names] = namesOf(command, words.join(' '));
  return [short, ...names].map((name) => `\`docker ${name ?? ''}\``).join(' = ');
}

function namesOf({ path: words, aliases }: CliCommand, asked: string): string[] {
  const whole = words.join(' ');
  const short = aliases.find((alias) => !alias.includes(' '));
  return [...new Set([...(short === undefined ? [] : [short]), asked.includes(' ') ? asked : whole])];
}

function pageLink([file, { title }]: readonly [string, Page]): string {
  return `[${title}](../media/notes/en/${file})`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
