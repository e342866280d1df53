import type { Localized } from '../../../contract/localized.ts';
import type { CliCommand, CliFlag } from '../../cliModel.ts';
import { dashesOf } from '../../call.ts';
import type { DockerCall, FlagUse } from '../../commandLine.ts';
import type { CliFinding, CliFix } from '../contract.ts';
import { nearest, nearestFlag } from '../nearest.ts';
import {
  type Check,
  type CheckContext,
  commandName,
  finding,
  fix,
  insertAt,
  removeFrom,
  replaceBy,
  textOf,
  type Report,
} from './context.ts';

const messages = {
  program: {
    en: 'There is no program {0}; docker is meant.',
    ko: '{0}(이)라는 프로그램은 없습니다. docker를 잘못 쓴 것 같습니다.',
  },
  command: {
    en: '{0} has no command {1}. Did you mean {2}?',
    ko: '{0}에 {1} 명령은 없습니다. {2}을(를) 쓰려고 했나요?',
  },
  unknownCommand: {
    en: '{0} has no command {1} that is known here; it may come from a plug-in or a newer version.',
    ko: '{0}에 {1} 명령은 알려져 있지 않습니다. 플러그인이나 더 새로운 버전의 명령일 수 있습니다.',
  },
  plural: {
    en: 'docker {0} lists; the commands about one kind of thing stand behind docker {1}.',
    ko: 'docker {0}은(는) 목록을 보여 주는 명령입니다. 관련 명령은 docker {1} 뒤에 씁니다.',
  },
  flag: {
    en: '{0} has no flag {1}. Did you mean {2}?',
    ko: '{0} 명령에 {1} 플래그는 없습니다. {2}을(를) 쓰려고 했나요?',
  },
  noShort: { en: '{0} has no flag {1}.', ko: '{0} 명령에 {1} 플래그는 없습니다.' },
  unknownFlag: {
    en: '{0} has no flag {1} that is known here; a newer version may have it.',
    ko: '{0} 명령에 {1} 플래그는 알려져 있지 않습니다. 더 새로운 버전의 플래그일 수 있습니다.',
  },
  single: {
    en: 'Long flags take two dashes: with one, each letter of {0} is a flag.',
    ko: '긴 플래그에는 하이픈이 두 개 필요합니다. 하나만 쓰면 {0}을(를) 한 글자씩 플래그로 읽습니다.',
  },
  glued: {
    en: '{0} is read as one word; a blank is missing.',
    ko: '{0}이(가) 한 단어로 읽힙니다. 띄어쓰기가 빠졌습니다.',
  },
  dash: { en: '{0} is no dash that a shell knows.', ko: '{0}은(는) 셸이 아는 하이픈이 아닙니다.' },
  behind: { en: '{0} is a flag of {1} and stands behind it.', ko: '{0}은(는) {1}의 플래그이므로 그 뒤에 써야 합니다.' },
  place: { en: '{0} stands in front of {1}, behind {2}.', ko: '{0} 플래그는 {2} 바로 뒤, {1} 앞에 써야 합니다.' },
} satisfies Readonly<Record<string, Localized>>;

/** Words that other tools use for it. */
const otherWords: Readonly<Record<string, string>> = {
  ls: 'ps',
  list: 'ps',
  remove: 'rm',
  delete: 'rm',
  del: 'rm',
  bash: 'exec',
  shell: 'exec',
};
const otherWordsBelow: Readonly<Record<string, string>> = { delete: 'rm', del: 'rm', show: 'inspect', new: 'create' };

/** Letters that people try, and the flag that they mean. */
const otherLetters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'image build': { d: '-t', n: '-t' },
  'container run': { n: '--name' },
  'container create': { n: '--name' },
  'container exec': { c: '' },
};

export const spellingCheck: Check = (context, report) => {
  for (const call of context.calls) {
    program(call, report);
    command(call, context, report);
    if (call.unknownCommand === undefined || call.commandWords.includes(call.unknownCommand)) {
      for (const use of call.flags) flag(use, call, context, report);
    }
  }
};

function program({ invocation, commandWords }: DockerCall, report: Report): void {
  const { program: word, isMisspelt, compose } = invocation;
  // Behind another word it may be another program.
  if (!isMisspelt || commandWords.length === 0) return;
  const right = compose ? 'docker-compose' : 'docker';
  report(finding('program', 'error', word, messages.program, [word.text], [replaceBy(word, right)]));
}

function command(call: DockerCall, { model, line, isTemplate }: CheckContext, report: Report): void {
  const { unknownCommand: word, commandWords, invocation } = call;
  plural(call, model.command(['image']), report);
  if (word === undefined || invocation.isMisspelt) return;
  const index = commandWords.indexOf(word);
  const parentPath = index === -1 ? call.command.path : call.command.path.slice(0, -1);
  const parent = model.command(
    index > 0 ? commandWords.slice(0, index).map(({ text }) => text) : index === 0 ? [] : parentPath,
  );
  if (parent === undefined) return;
  const name = ['docker', ...parent.path].join(' ');
  const others = parent.path.length === 0 ? otherWords : otherWordsBelow;
  const known = Object.hasOwn(others, word.text) ? others[word.text] : undefined;
  const meant = known ?? nearest(word.text, model.names(parent)) ?? glued(word.text, model.names(parent));
  if (meant !== undefined) {
    const text = textOf(line, word);
    const next = call.invocation.words.find(({ start }) => start >= word.end);
    // `docker ps, docker images`: two commands in a row, as a sentence has them.
    const isListed = /^[a-z-]+,$/.test(word.text) && next?.text === 'docker';
    const right = meant.startsWith(' ')
      ? `${text.slice(0, -meant.length + 1)}${meant}`
      : `${meant}${isListed ? ';' : ''}`;
    report(
      finding('command', 'error', word, messages.command, [name, word.text, meant.trim()], [replaceBy(word, right)]),
    );
  } else if (word.literal && !isTemplate) {
    report(finding('unknown-command', 'information', word, messages.unknownCommand, [name, word.text]));
  }
}

/** `run-it` for `run -it`: the part behind the command, with a blank. */
function glued(text: string, names: readonly string[]): string | undefined {
  const dash = text.indexOf('-');
  if (dash < 2 || !names.includes(text.slice(0, dash))) return undefined;
  return ` ${text.slice(dash)}`;
}

/** `docker images prune` lists images that are called prune. */
function plural(
  { command: { path }, commandWords, arguments: args }: DockerCall,
  image: CliCommand | undefined,
  report: Report,
): void {
  const [first] = commandWords;
  const [argument] = args;
  if (path.join(' ') !== 'image ls' || first?.text !== 'images' || argument === undefined || image === undefined)
    return;
  // A Korean particle may hang on it.
  const name = /^[a-z]+(?=\p{Script=Hangul}|$)/u.exec(argument.text)?.[0] ?? '';
  if (![...image.children, 'list', 'remove'].includes(name)) return;
  report(finding('plural', 'error', first, messages.plural, ['images', 'image'], [replaceBy(first, 'image')]));
}

function flag(use: FlagUse, call: DockerCall, context: CheckContext, report: Report): void {
  const { word, name, nameSpan, form, owner } = use;
  const written = dashesOf(word.text);
  if (form === 'long' && written.length === 1 && written === '-' && use.flag !== undefined) {
    report(
      finding('single-dash', 'error', nameSpan, messages.single, [`-${name}`], [replaceBy(nameSpan, `--${name}`)]),
    );
  } else if (written !== '' && !/^-+$/.test(written)) {
    if (word.start === nameSpan.start) report(typographic(use, written));
    return;
  }
  if (use.flag !== undefined || name === 'help' || name === 'h') return;
  const below = behindCommand(use, call, context);
  if (below !== undefined) {
    report(below);
    return;
  }
  const about = ['docker', ...owner.path].join(' ');
  if (form !== 'long') {
    shortFlag(use, call, context, about, report);
    return;
  }
  const right = nearestFlag(owner, name);
  const long = right === undefined ? undefined : nearest(name, [right.name, ...right.aliases]);
  if (long !== undefined) {
    report(
      finding(
        'flag',
        'error',
        nameSpan,
        messages.flag,
        [about, `--${name}`, `--${long}`],
        [replaceBy(nameSpan, `--${long}`)],
      ),
    );
    return;
  }
  const joined = joinedValue(name, owner);
  if (joined !== undefined) {
    report(
      finding('flag', 'error', nameSpan, messages.flag, [about, `--${name}`, joined], [replaceBy(nameSpan, joined)]),
    );
    return;
  }
  const above = aboveOf(owner, name, context);
  if (above !== undefined) report(misplaced(use, call, above, context));
  else if (!name.includes('\ufffc'))
    report(finding('unknown-flag', 'information', nameSpan, messages.unknownFlag, [about, `--${name}`]));
}

function typographic({ word, form, name, flag: known }: FlagUse, dashes: string): CliFinding {
  const right = form === 'long' && (known !== undefined || name.length > 1) ? '--' : '-';
  const span = { start: word.start, end: word.start + dashes.length };
  return finding('typographic', 'error', span, messages.dash, [dashes], [replaceBy(span, right)]);
}

function shortFlag(use: FlagUse, call: DockerCall, context: CheckContext, about: string, report: Report): void {
  const { word, name, nameSpan, owner } = use;
  // A letter behind a dash inside a cluster: `-i-t`.
  if (name === '-' && /^-[A-Za-z]+(?:-[A-Za-z]+)+$/.test(word.text)) {
    report(
      finding(
        'glued',
        'error',
        word,
        messages.glued,
        [word.text],
        [replaceBy(word, `-${word.text.slice(1).split('-').join(' -')}`)],
      ),
    );
    return;
  }
  const above = aboveOf(owner, name, context);
  if (above !== undefined) {
    report(misplaced(use, call, above, context));
    return;
  }
  const letters = otherLetters[call.command.path.join(' ')] ?? {};
  const other = Object.hasOwn(letters, name) ? letters[name] : undefined;
  const swapped = name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase();
  const fixes: CliFix[] = [];
  if (other !== undefined && other !== '' && use.form === 'short') fixes.push(replaceBy(nameSpan, other));
  else if (context.model.flag(owner, swapped) !== undefined && use.form === 'short')
    fixes.push(replaceBy(nameSpan, `-${swapped}`));
  report(finding('flag', 'error', nameSpan, messages.noShort, [about, `-${name}`], fixes));
}

/** `--restart-always` for `--restart=always`. */
function joinedValue(name: string, { flags }: CliCommand): string | undefined {
  const found = flags
    .filter(({ name: known, kind }) => kind !== 'switch' && name.startsWith(`${known}-`))
    .sort((one, other) => other.name.length - one.name.length)[0];
  return found === undefined || !takes(found, name.slice(found.name.length + 1))
    ? undefined
    : `--${found.name}=${name.slice(found.name.length + 1)}`;
}

function takes({ kind, choices }: CliFlag, value: string): boolean {
  return kind === 'restart' ? /^(?:no|always|unless-stopped|on-failure)$/.test(value) : choices.includes(value);
}

/** The command above that knows the flag: its flags stand in front of what is below it. */
function aboveOf({ path }: CliCommand, name: string, { model }: CheckContext): CliCommand | undefined {
  for (let length = path.length - 1; length >= 0; length -= 1) {
    const above = model.command(path.slice(0, length));
    if (above !== undefined && model.flag(above, name) !== undefined) return above;
  }
  return undefined;
}

/** `docker compose -d up`: a switch of the command below. */
function behindCommand(use: FlagUse, call: DockerCall, { line, model }: CheckContext): CliFinding | undefined {
  const { owner, name, form, word } = use;
  const last = call.commandWords.at(-1);
  if (owner === call.command || form === 'cluster' || last === undefined || last.start < word.start) return undefined;
  if (model.flag(call.command, name)?.kind !== 'switch') return undefined;
  const written = textOf(line, word);
  const moved = fix(
    { en: 'Move behind {0}', ko: '{0} 뒤로 옮기기' },
    [last.text],
    ...removeFrom(line, word).edits,
    ...insertAt(last.end, ` ${written}`).edits,
  );
  const args = [written, commandName(call)];
  return finding('flag-place', 'error', use, messages.behind, args, [moved]);
}

function misplaced(use: FlagUse, call: DockerCall, above: CliCommand, { line, model }: CheckContext): CliFinding {
  const before = call.commandWords[above.path.length - (call.invocation.compose ? 1 : 0)];
  const dashes = dashesOf(use.word.text);
  const args = [dashes + use.name, before?.text ?? commandName(call), ['docker', ...above.path].join(' ')];
  const flag = model.flag(above, use.name);
  // The command does not know it, so its value was read as an argument.
  const next = call.arguments.find(({ start }) => start > use.end);
  const takesNext = flag?.kind !== 'switch' && use.value === undefined;
  if (before === undefined || use.form === 'cluster' || (takesNext && next === undefined)) {
    return finding('flag-place', 'error', use, messages.place, args);
  }
  const span = { start: use.start, end: takesNext && next !== undefined ? next.end : use.end };
  const moved = fix(
    { en: 'Move in front of {0}', ko: '{0} 앞으로 옮기기' },
    [before.text],
    ...insertAt(before.start, `${textOf(line, span)} `).edits,
    ...removeFrom(line, span).edits,
  );
  return finding('flag-place', 'error', use, messages.place, args, [moved]);
}
