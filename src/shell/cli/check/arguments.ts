import type { Localized } from '../../../contract/localized.ts';
import { readImageName } from '../../../dockerfile/imageName.ts';
import type { Span } from '../../../dockerfile/syntax/tree.ts';
import type { ValueKind } from '../../cliModel.ts';
import type { ArgumentUse, DockerCall } from '../../commandLine.ts';
import type { CliFix } from '../contract.ts';
import { isOptions } from '../source.ts';
import {
  type Check,
  type CheckContext,
  commandName,
  finding,
  insertAt,
  removeFrom,
  replaceBy,
  textOf,
  type Report,
} from './context.ts';

const messages = {
  missing: { en: '{0} needs {1}.', ko: '{0}에는 {1}이(가) 필요합니다.' },
  surplus: { en: '{0} takes no argument {1}.', ko: '{0} 명령은 {1} 인자를 받지 않습니다.' },
  value: { en: '{0} needs a value.', ko: '{0}에는 값이 필요합니다.' },
  swallowed: { en: '{0} takes {1} as its value.', ko: '{0} 플래그가 {1}을(를) 값으로 읽습니다.' },
  twice: { en: '{0} stands there twice.', ko: '{0}이(가) 두 번 쓰였습니다.' },
  dashless: {
    en: '{0} is taken for the name of an image; a flag needs a dash.',
    ko: '{0}을(를) 이미지 이름으로 읽습니다. 플래그라면 앞에 하이픈이 필요합니다.',
  },
  tar: {
    en: 'docker save takes names of images; the file stands behind -o.',
    ko: 'docker save의 인자는 이미지 이름입니다. 파일은 -o 뒤에 씁니다.',
  },
  container: {
    en: 'docker cp copies into a container or out of one: CONTAINER:PATH.',
    ko: 'docker cp는 컨테이너와 주고받습니다. 한쪽은 컨테이너:경로로 써야 합니다.',
  },
  terminal: {
    en: '{0} refuses to write to a terminal; -o names a file.',
    ko: '{0} 명령은 터미널로 출력하지 않습니다. -o로 파일을 지정해야 합니다.',
  },
  kind: { en: '{0} stands where {1} belongs.', ko: '{1} 자리에 {0}이(가) 있습니다.' },
} satisfies Readonly<Record<string, Localized>>;

export const argumentCheck: Check = (context, report) => {
  for (const call of context.calls) {
    if (call.help || (call.unknownCommand !== undefined && !call.commandWords.includes(call.unknownCommand))) continue;
    swallowed(call, context, report);
    // A flag that nobody knows may have a value of its own.
    if (call.flags.every(({ flag, name }) => flag !== undefined || name === 'help')) {
      surplus(call, context, report);
      if (context.options.mention !== true) missing(call, context, report);
    }
    dashless(call, context, report);
    placeholderKinds(call, context, report);
    tarOfSave(call, context, report);
    toTerminal(call, context, report);
    copied(call, context, report);
  }
};

function missing(call: DockerCall, { line, isTemplate, isExplained, options }: CheckContext, report: Report): void {
  const { command, arguments: args, flags, invocation, commandWords } = call;
  for (const { missingValue, word } of flags)
    if (missingValue) report(finding('missing-value', 'error', word, messages.value, [word.text]));
  if (command.children.length > 0 || invocation.fed || flags.some(({ missingValue }) => missingValue)) return;
  // A command alone names itself: people write `docker run` for the command, but not in a script.
  if (args.length === 0 && flags.length === 0 && !isExplained && options.script !== true) return;
  // `SRC|-` in a usage line is no pipe.
  if (isTemplate && (args.length === 0 || line.text.includes('|'))) return;
  if (invocation.words.some(({ literal, quoted }) => !literal && !quoted)) return;
  // In quotes a list of words stays one.
  if (/\$(?:@|\{[^}]*[@*])/.test(line.text)) return;
  const given = args.length + call.inner.length;
  let needed = 0;
  for (const argument of command.arguments) {
    needed += argument.min;
    if (needed <= given) continue;
    if (missingSource(call, report)) return;
    const last = invocation.words.at(-1) ?? invocation.program;
    const behind = lastWordSpan(call, last);
    report(
      finding(
        'missing-argument',
        'error',
        commandWords.at(-1) ?? behind,
        messages.missing,
        [commandName(call), argument.name],
        missingFix(call, argument.kind, argument.name, behind.end),
      ),
    );
    return;
  }
}

/** `docker tag` with one name that has a namespace or a registry: where it goes is there, and what is meant is not. */
function missingSource(call: DockerCall, report: Report): boolean {
  const { command, arguments: args, commandWords } = call;
  const [target] = args;
  const source = command.arguments[0]?.name;
  const word = commandWords.at(-1);
  const isTarget = command.path.join(' ') === 'image tag' && target?.word.raw.includes('/') === true;
  if (!isTarget || source === undefined || word === undefined) return false;
  const fixes = [insertAt(target.start, `<${source}> `)];
  report(finding('missing-argument', 'error', word, messages.missing, [commandName(call), source], fixes));
  return true;
}

function lastWordSpan(call: DockerCall, last: Span): Span {
  return call.invocation.words.reduce<Span>((found, word) => (word.end > found.end ? word : found), last);
}

function missingFix({ command: { path } }: DockerCall, kind: ValueKind, name: string, end: number): CliFix[] {
  if (path.join(' ') === 'image build') return [insertAt(end, ' .')];
  if (kind === 'command') return [insertAt(end, ' sh')];
  return [insertAt(end, ` <${name}>`)];
}

function surplus(call: DockerCall, { line, model, isTemplate }: CheckContext, report: Report): void {
  const { command, arguments: args, commandWords } = call;
  const [first] = args;
  const last = commandWords.at(-1);
  if (first !== undefined && last !== undefined && first.text === last.text && args.length > command.arguments.length) {
    report(finding('surplus-argument', 'error', first, messages.twice, [first.text], [removeFrom(line, first)]));
    return;
  }
  if (command.children.length > 0 && args.length === 0) return;
  // `docker ps, docker images`: what is wrong is said of the comma.
  if (call.unknownCommand?.text.endsWith(',') === true) return;
  for (const use of args) {
    // What comes of a template or a variable may be several things, or nothing.
    if (use.argument !== undefined && !isFilter(use, call)) continue;
    if (!use.literal || isTemplate) continue;
    const fixes = surplusFixes(use, call, model.flag(command, 'filter') !== undefined);
    report(finding('surplus-argument', 'error', use, messages.surplus, [commandName(call), use.text], fixes));
    return;
  }
}

/** `docker images label=a` lists images of that name. */
function isFilter({ text }: ArgumentUse, { command }: DockerCall): boolean {
  return command.path.join(' ') === 'image ls' && /^(?:label|reference|dangling|before|since|until)=/.test(text);
}

function surplusFixes(
  { start, text }: ArgumentUse,
  { command: { path }, flags }: DockerCall,
  filters: boolean,
): CliFix[] {
  const has = (name: string): boolean => flags.some(({ flag }) => flag?.name === name);
  if (filters && /^[\w-]+!?=./.test(text)) return [insertAt(start, '-f ')];
  if (/^(?:container ls|volume ls|network ls)$/.test(path.join(' ')) && /^[\w.-]+$/.test(text))
    return [insertAt(start, '-f name=')];
  if (/\.(?:tar|tgz|tar\.gz)$/.test(text)) {
    if (path.at(-1) === 'load' && !has('input')) return [insertAt(start, '-i ')];
    if (path.at(-1) === 'export' && !has('output')) return [insertAt(start, '-o ')];
  }
  return [];
}

/** Kinds whose values never begin with a dash. */
const plainKinds: readonly ValueKind[] = [
  'name',
  'port',
  'volume',
  'mount',
  'env',
  'image',
  'networkMode',
  'bytes',
  'restart',
  'path',
  'container',
];

function swallowed({ flags, command }: DockerCall, { model }: CheckContext, report: Report): void {
  for (const { flag, value, word } of flags) {
    if (flag === undefined || value === undefined || value.word === word || !plainKinds.includes(flag.kind)) continue;
    const name = /^--?([A-Za-z][\w-]*)/.exec(value.text)?.[1];
    if (name === undefined) continue;
    const known = value.text.startsWith('--') ? model.flag(command, name) : model.flag(command, name.charAt(0));
    if (known === undefined) continue;
    report(finding('missing-value', 'error', word, messages.swallowed, [word.text, value.text]));
  }
}

/** `docker images q`: the name of an image of one letter, where a flag is meant. */
function dashless({ command, arguments: args }: DockerCall, { model }: CheckContext, report: Report): void {
  if (command.path.join(' ') !== 'image ls') return;
  for (const { text, start, end } of args) {
    if (text.length !== 1 || model.flag(command, text) === undefined) continue;
    report(
      finding(
        'dashless',
        'warning',
        { start, end },
        messages.dashless,
        [text],
        [replaceBy({ start, end }, `-${text}`)],
      ),
    );
  }
}

/** What a placeholder says that it stands for. */
const placeholderWords: readonly (readonly [RegExp, readonly ValueKind[]])[] = [
  [/이미지|\bimage/i, ['image']],
  [/컨테이너|\bcontainer/i, ['container']],
  [/파일|\bfile/i, ['path']],
];
const comparable: readonly ValueKind[] = ['image', 'container', 'path'];
const kindNames: Readonly<Record<string, Localized>> = {
  image: { en: 'an image', ko: '이미지' },
  container: { en: 'a container', ko: '컨테이너' },
  path: { en: 'a file', ko: '파일' },
};

function placeholderKinds(call: DockerCall, { line }: CheckContext, report: Report): void {
  if (line.placeholders.length === 0) return;
  const uses: [Span, ValueKind | undefined][] = [
    ...call.arguments.map((use): [Span, ValueKind | undefined] => [use, use.argument?.kind]),
    ...call.flags.flatMap(({ value, flag }): [Span, ValueKind | undefined][] =>
      value === undefined ? [] : [[value, flag?.kind]],
    ),
  ];
  for (const [span, kind] of uses) {
    const text = textOf(line, span);
    if (kind === undefined || !comparable.includes(kind) || !/^[<[].*[>\]]$/.test(text)) continue;
    const said = placeholderWords.filter(([word]) => word.test(text)).flatMap(([, kinds]) => kinds);
    const [only] = said;
    if (said.length !== 1 || only === undefined || only === kind) continue;
    const message = kindMessage(kindNames[kind] ?? messages.kind);
    report(finding('wrong-kind', 'warning', span, message, [text], kindFixes(call, kind, only, span, text)));
  }
}

/** As Korean notes call what is to be filled in. */
const koreanNames: Readonly<Record<string, string>> = {
  image: '이미지 이름',
  container: '컨테이너 이름',
  path: '파일 이름',
};

/** What is said where the kind of a value is wrong, but for the value. */
function kindMessage({ en, ko }: Localized): Localized {
  return { en: messages.kind.en.replace('{1}', en), ko: messages.kind.ko.replace('{1}', ko) };
}

function kindFixes(
  { command: { path }, flags }: DockerCall,
  kind: ValueKind,
  said: ValueKind,
  span: Span,
  text: string,
): CliFix[] {
  const isSave =
    path.join(' ') === 'image save' && said === 'path' && !flags.some(({ flag }) => flag?.name === 'output');
  if (isSave) return [insertAt(span.start, '-o ')];
  const name = /\p{Script=Hangul}/u.test(text) ? koreanNames[kind] : kind === 'path' ? 'FILE' : kind.toUpperCase();
  return name === undefined ? [] : [replaceBy(span, `${text.charAt(0)}${name}${text.slice(-1)}`)];
}

function tarOfSave(
  { command: { path }, arguments: args, flags }: DockerCall,
  { isTemplate }: CheckContext,
  report: Report,
): void {
  const [first] = args;
  if (
    isTemplate ||
    path.join(' ') !== 'image save' ||
    first === undefined ||
    flags.some(({ flag }) => flag?.name === 'output')
  )
    return;
  if (!/\.(?:tar|tgz|tar\.gz)$/.test(first.text)) return;
  report(finding('missing-flag', 'error', first, messages.tar, [], [insertAt(first.start, '-o ')]));
}

/** `docker export web`: with nothing behind it that takes the tar, docker stops at once. */
function toTerminal(call: DockerCall, { line, options }: CheckContext, report: Report): void {
  const { command, arguments: args, flags, invocation } = call;
  const [first] = args;
  const word = call.commandWords.at(-1);
  if (first === undefined || word === undefined || options.mention === true) return;
  if (!/^(?:image save|container export)$/.test(command.path.join(' ')) || hasOptions(invocation.words)) return;
  if (flags.some(({ flag, name }) => flag === undefined || flag.name === 'output' || name === 'help')) return;
  // In a group, a loop or a substitution something else may take it, and so may what calls a script with a name.
  const isAlone = invocation.depth === 0 && line.script.commands.filter(({ depth }) => depth === 0).length === 1;
  if (!isAlone || invocation.redirects.length > 0 || line.script.operators.length > 0) return;
  if (/\.(?:tar|tgz|tar\.gz)$/.test(first.text) || placeholderSaysFile(textOf(line, first))) return;
  report(
    finding(
      'missing-flag',
      'warning',
      word,
      messages.terminal,
      [commandName(call)],
      [insertAt(first.start, `-o ${tarNameFor(first, textOf(line, first))} `)],
    ),
  );
}

function hasOptions(words: DockerCall['invocation']['words']): boolean {
  return words.some(({ text }) => isOptions(text));
}

function placeholderSaysFile(text: string): boolean {
  return /^[<[].*(?:파일|file)/i.test(text);
}

/** `docker cp a.txt /b`: neither of the two is in a container. */
function copied(
  { command, arguments: args, flags, commandWords }: DockerCall,
  context: CheckContext,
  report: Report,
): void {
  const [from, to] = args;
  const word = commandWords.at(-1);
  if (command.path.join(' ') !== 'container cp' || args.length !== 2 || context.isTemplate) return;
  if (from?.literal !== true || to?.literal !== true || word === undefined) return;
  if (/:/.test(from.text + to.text) || flags.some(({ flag }) => flag === undefined)) return;
  const fixes = [to, from].map(({ start, text }) =>
    text.startsWith('/') ? insertAt(start, '<CONTAINER>:') : insertAt(start, '<CONTAINER>:/'),
  );
  report(finding('missing-argument', 'error', word, messages.container, [], fixes));
}

/** A file that is called like what is in it. */
function tarNameFor({ text, literal }: ArgumentUse, written: string): string {
  const name = literal ? readImageName(text).path.split('/').at(-1) : undefined;
  if (name !== undefined && name !== '') return `${name}.tar`;
  return /\p{Script=Hangul}/u.test(written) ? '<파일 이름>' : '<FILE>';
}
