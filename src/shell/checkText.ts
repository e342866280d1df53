import type { Localized } from '../contract/localized.ts';
import { flags as instructionFlags } from '../dockerfile/knowledge/flags.ts';
import { distanceWithin } from '../dockerfile/rules/spelling.ts';
import type { CliFinding } from './cli/contract.ts';
import { finding, replaceBy, type Report } from './cli/check/context.ts';
import { remarkFinding } from './cli/check/text.ts';
import { nearest } from './cli/nearest.ts';
import type { CliModel } from './cliModel.ts';
import { mentionedArrays } from './checkArrays.ts';
import { meantInstruction } from './documents/dockerfileBlocks.ts';
import type { Stray } from './documents/strayLines.ts';

const messages = {
  flag: {
    en: 'No command of docker has a flag {0}; {1} is near.',
    ko: 'docker에는 {0} 플래그가 있는 명령이 없습니다. {1}을(를) 잘못 쓴 것 같습니다.',
  },
  command: {
    en: '{0} is no command of docker; {1} is near.',
    ko: 'docker에 {0} 명령은 없습니다. {1}을(를) 잘못 쓴 것 같습니다.',
  },
  instruction: {
    en: 'A Dockerfile has no instruction {0}; {1} is near.',
    ko: 'Dockerfile에 {0} 명령어는 없습니다. {1}을(를) 잘못 쓴 것 같습니다.',
  },
  plural: {
    en: 'docker images lists; the commands about images stand behind docker image.',
    ko: 'docker images는 목록을 보여 주는 명령입니다. 관련 명령은 docker image 뒤에 씁니다.',
  },
} satisfies Readonly<Record<string, Localized>>;

/** What a text has that is worth a closer look; all others are passed over. */
const worthALook = /[`>]--?[A-Za-z]|^[ \t>]*(?:[-*+] )?--[a-z]|docker [a-z]|`[a-z]+, ?[a-z]|[A-Z]{5}|\["|" ?\]|, ?\]/m;

export function mayHaveSlips(text: string): boolean {
  return worthALook.test(text);
}

/** Slips in a text about docker that is no command: names of flags and commands that docker has not. Never throws. */
export function checkText(text: string, model: CliModel): readonly CliFinding[] {
  const findings: CliFinding[] = [];
  const report: Report = (found) => findings.push(found);
  mentionedFlags(text, model, report);
  mentionedCommands(text, model, report);
  listedCommands(text, model, report);
  mentionedInstructions(text, report);
  mentionedArrays(text, report);
  return findings;
}

/** @param document whose lines they are. */
export function strayFinding(document: string, stray: Stray): CliFinding {
  return remarkFinding({ text: document.slice(stray.start, stray.end), start: stray.start }, stray);
}

/** As inline code, or alone on a line. */
const flagInText = /(?:`|<code>)(--?[A-Za-z][\w-]{3,38})(?=[`=< ])|^[ \t>]*(?:[-*+] )?(--[a-z][\w-]{3,38})[ \t]*$/gm;

function mentionedFlags(text: string, model: CliModel, report: Report): void {
  for (const { 0: whole, 1: code, 2: line, index } of text.matchAll(flagInText)) {
    const written = code ?? line ?? '';
    const right = flagLike(written, model);
    if (right === undefined) continue;
    const start = index + whole.lastIndexOf(written);
    const span = { start, end: start + written.length };
    report(finding('flag', 'information', span, messages.flag, [written, right], [replaceBy(span, right)]));
  }
}

/** Names of flags, by themselves and by their letters alone. */
interface FlagNames {
  readonly names: ReadonlySet<string>;
  readonly byLetters: ReadonlyMap<string, string>;
}

const flagNames = new WeakMap<CliModel, FlagNames>();

/** The long flags of all commands, and of the instructions of a Dockerfile. */
function flagNamesOf(model: CliModel): FlagNames {
  const old = flagNames.get(model);
  if (old !== undefined) return old;
  const names = new Set<string>(instructionFlags.map(({ name }) => name.replace(/^--/, '')));
  for (const { flags } of model.commands)
    for (const { name, aliases } of flags) for (const one of [name, ...aliases]) names.add(one);
  const compound = [...names].filter((name) => name.includes('-'));
  const known = { names, byLetters: new Map(compound.map((name) => [lettersOf(name), name])) };
  flagNames.set(model, known);
  return known;
}

function lettersOf(name: string): string {
  return name.replace(/[-_]/g, '');
}

/** The flag of docker that is meant; undefined for one that is known, and for those of other programs. */
function flagLike(written: string, model: CliModel): string | undefined {
  const { names, byLetters } = flagNamesOf(model);
  const name = written.replace(/^-+/, '');
  if (names.has(name) || name === 'help') return undefined;
  const same = byLetters.get(lettersOf(name));
  if (same !== undefined) return `--${same}`;
  if (!written.startsWith('--') || name.length < 5) return undefined;
  const right = nearest(name, names);
  if (right === undefined || right[0] !== name[0] || distanceWithin(name, right, 1) === undefined) return undefined;
  // `--tags` and `--labels` are flags of other programs.
  return !right.includes('-') && (name === `${right}s` || right === `${name}s`) ? undefined : `--${right}`;
}

const commandInText = /(?<![\w./-])docker ([a-z]{4,12})(?: ([a-z]{2,10}))?(?![\w/.:-])/g;

/** In the middle of a sentence, where only a slip of one letter is none of English. */
function mentionedCommands(text: string, model: CliModel, report: Report): void {
  if (!text.includes('docker ')) return;
  const image = model.command(['image']);
  for (const { 1: name = '', 2: next = '', index } of text.matchAll(commandInText)) {
    const start = index + 'docker '.length;
    const span = { start, end: start + name.length };
    if (name === 'images') {
      if (image?.children.includes(next) === true)
        report(finding('plural', 'warning', span, messages.plural, [], [replaceBy(span, 'image')]));
      continue;
    }
    const [root] = model.commands;
    if (root === undefined || model.command([name]) !== undefined || name.length < 5) continue;
    const right = nearest(name, model.names(root));
    if (right === undefined || distanceWithin(name, right, 1) === undefined) continue;
    // English bends words: `docker builds`.
    if (name.startsWith(right) || right.startsWith(name)) continue;
    report(finding('command', 'information', span, messages.command, [name, right], [replaceBy(span, right)]));
  }
}

const listInText = /`([a-z]{2,12}(?:, ?[a-z]{2,12}){1,6})`/g;

/** `start, stpo`: names of commands of one kind of thing, one of which is none. */
function listedCommands(text: string, model: CliModel, report: Report): void {
  for (const { 1: list = '', index } of text.matchAll(listInText)) {
    const words = [...list.matchAll(/[a-z]+/g)];
    for (const parent of model.commands) {
      if (parent.children.length === 0) continue;
      const names = model.names(parent);
      const unknown = words.filter(([word]) => !names.includes(word));
      const [slip] = unknown;
      if (slip === undefined || unknown.length > 1 || unknown.length === words.length) continue;
      const right = slip[0].length < 5 ? undefined : nearest(slip[0], names);
      if (right === undefined || words.some(([word]) => word === right)) continue;
      const start = index + 1 + slip.index;
      const span = { start, end: start + slip[0].length };
      report(finding('command', 'information', span, messages.command, [slip[0], right], [replaceBy(span, right)]));
      break;
    }
  }
}

const instructionInText = /(?<![\w./$-])[A-Z]{5,12}(?![\w./=-])/g;

function mentionedInstructions(text: string, report: Report): void {
  for (const { 0: word, index } of text.matchAll(instructionInText)) {
    const right = meantInstruction(word);
    // `VOLUMES`, and BUILD, which is no half of ONBUILD.
    if (right === undefined || word.startsWith(right) || right.includes(word)) continue;
    const span = { start: index, end: index + word.length };
    report(finding('instruction', 'information', span, messages.instruction, [word, right], [replaceBy(span, right)]));
  }
}
