import type { Localized } from '../../../contract/localized.ts';
import { baseName } from '../../../dockerfile/syntax/programs.ts';
import type { Span } from '../../../dockerfile/syntax/tree.ts';
import type { ValueKind } from '../../cliModel.ts';
import type { ArgumentUse, DockerCall } from '../../commandLine.ts';
import type { CliFix } from '../contract.ts';
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
  script: {
    en: '{0} takes {1} for the name of a script; a command needs -c in front.',
    ko: '{0}은(는) {1}을(를) 스크립트 파일 이름으로 읽습니다. 명령이라면 앞에 -c가 필요합니다.',
  },
  behind: {
    en: '{0} stands behind the image, so the program in the container gets it and not docker.',
    ko: '{0}이(가) 이미지 뒤에 있어 docker가 아니라 컨테이너의 프로그램에 전달됩니다.',
  },
  dashless: {
    en: '{0} is taken for the name of an image; a flag needs a dash.',
    ko: '{0}을(를) 이미지 이름으로 읽습니다. 플래그라면 앞에 하이픈이 필요합니다.',
  },
  tar: {
    en: 'docker save takes names of images; the file stands behind -o.',
    ko: 'docker save의 인자는 이미지 이름입니다. 파일은 -o 뒤에 씁니다.',
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
    inner(call, context, report);
    placeholderKinds(call, context, report);
    tarOfSave(call, context, report);
  }
};

function missing(call: DockerCall, { line, isTemplate, isExplained }: CheckContext, report: Report): void {
  const { command, arguments: args, flags, invocation, commandWords } = call;
  for (const { missingValue, word } of flags)
    if (missingValue) report(finding('missing-value', 'error', word, messages.value, [word.text]));
  if (command.children.length > 0 || invocation.fed || flags.some(({ missingValue }) => missingValue)) return;
  // A command alone names itself: people write `docker run` for the command.
  if (args.length === 0 && flags.length === 0 && !isExplained) return;
  // `SRC|-` in a usage line is no pipe.
  if (isTemplate && (args.length === 0 || line.text.includes('|'))) return;
  if (invocation.words.some(({ literal, quoted }) => !literal && !quoted)) return;
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
  if (/\.(?:tar|tgz|tar\.gz)$/.test(text)) {
    if (path.at(-1) === 'load' && !has('input')) return [insertAt(start, '-i ')];
    if (path.at(-1) === 'export' && !has('output')) return [insertAt(start, '-o ')];
  }
  if (path.at(-1) === 'load' && text === '-') return [];
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

const shells: readonly string[] = ['sh', 'bash', 'ash', 'dash', 'zsh'];

function inner({ inner: words, command }: DockerCall, { model }: CheckContext, report: Report): void {
  const [program, next] = words;
  if (program === undefined) return;
  if (
    shells.includes(baseName(program.text)) &&
    next !== undefined &&
    next.quoted &&
    next.literal &&
    /\S\s+\S/.test(next.text)
  ) {
    report(
      finding(
        'shell-script',
        'warning',
        next,
        messages.script,
        [program.text, next.text],
        [insertAt(next.start, '-c ')],
      ),
    );
  }
  const isRun = command.path[0] === 'container' && /^(?:run|create)$/.test(command.path[1] ?? '');
  const flag = /^(?:-(p|d|it|v|e)|--(name|publish|rm|volume|env|detach|network))(?:=|$)/.exec(program.text);
  if (!isRun || flag === null || model.flag(command, (flag[2] ?? flag[1] ?? '').charAt(0)) === undefined) return;
  report(finding('flag-behind-image', 'information', program, messages.behind, [program.text]));
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
