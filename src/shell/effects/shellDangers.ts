import type { Localized } from '../../contract/localized.ts';
import { baseName, programIndex } from '../../dockerfile/syntax/programs.ts';
import type { ScriptCommand, ScriptWord } from '../../dockerfile/syntax/scriptTree.ts';
import { type CommandLine, type DockerCall, parseCommandLine } from '../commandLine.ts';
import type { Danger } from './danger.ts';

const texts = {
  deletes: { en: 'Deletes {0} from this machine.', ko: '이 컴퓨터에서 {0}을(를) 삭제합니다.' },
  overwrites: {
    en: 'Overwrites the file {0} if it is there.',
    ko: '파일 {0}이(가) 이미 있으면 덮어씁니다.',
  },
  obeys: {
    en: 'Runs as a script whatever another command prints: {0}.',
    ko: '다른 명령의 출력을 그대로 스크립트로 실행합니다: {0}.',
  },
  deletesInside: {
    en: 'Deletes {0} in the container {1}.',
    ko: '컨테이너 {1} 안에서 {0}을(를) 삭제합니다.',
  },
  deletesMounted: {
    en: 'Deletes {0} in a container that has {1} from outside.',
    ko: '{1}이(가) 마운트된 컨테이너 안에서 {0}을(를) 삭제합니다.',
  },
  everything: {
    en: 'Gives the container every file of the machine with the engine, to change and to delete: {0}.',
    ko: '엔진이 있는 컴퓨터의 모든 파일을 컨테이너가 바꾸고 지울 수 있게 합니다: {0}.',
  },
} satisfies Readonly<Record<string, Localized>>;

const deleters: ReadonlySet<string> = new Set(['rm', 'unlink', 'shred', 'del', 'erase', 'rd', 'remove-item']);
const shells: ReadonlySet<string> = new Set([
  ...['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh', 'fish', 'pwsh', 'powershell', 'cmd', 'iex', 'invoke-expression'],
  ...['python', 'python3', 'perl', 'ruby', 'node'],
]);
const nowhere = /^(?:\d+|-|\/dev\/\S+|nul|\$null)$/i;

/** What is lost besides through docker, in front of it and behind it. */
export function shellDangersOf({ script }: Pick<CommandLine, 'script'>): Danger[] {
  return script.commands.flatMap((command): Danger[] => {
    const { program, given } = programOf(command.words);
    const deleted = deleters.has(program) ? namesOf(given) : [];
    const files = command.redirects
      .filter(({ operator }) => operator.includes('>') && operator !== '>>' && operator !== '&>>')
      .flatMap(({ target }) => (target === undefined || nowhere.test(target.text) ? [] : [target.raw]));
    return [
      ...(deleted.length > 0 ? [{ text: texts.deletes, args: [deleted.join(', ')] }] : []),
      ...(obeys(command, program, given) ? [{ text: texts.obeys, args: [rawOf(command.words)] }] : []),
      ...files.map((file) => ({ text: texts.overwrites, args: [file] })),
    ];
  });
}

/** What a program in a container deletes that outlives the command. */
export function innerDangersOf({ command, arguments: args, flags, inner }: DockerCall): Danger[] {
  const isRoot = (name: string, text: string): boolean =>
    name === 'volume'
      ? /^(?:\/|[A-Za-z]:[\\/]?):[^:]/.test(text) && !/:(?:\S*,)?ro(?:,\S*)?$/.test(text)
      : /(?:^|,)(?:src|source)=\/(?:,|$)/.test(text) && !/(?:^|,)(?:ro|readonly)(?:,|=true|=1|$)/.test(text);
  const mounts = flags.filter(({ flag }) => ['volume', 'mount', 'volumes-from'].includes(flag?.name ?? ''));
  const outside = mounts.flatMap(({ value }) => value ?? []);
  const roots = mounts.flatMap(({ flag, value }) =>
    value !== undefined && flag !== undefined && isRoot(flag.name, value.text) ? [value.word.raw] : [],
  );
  const deleted = deletedBy(inner).join(', ');
  const isThere = command.path.at(-1) === 'exec';
  const inside = args[0]?.word.raw ?? '';
  return [
    ...roots.map((root) => ({ text: texts.everything, args: [root] })),
    ...(deleted !== '' && isThere ? [{ text: texts.deletesInside, args: [deleted, inside] }] : []),
    ...(deleted !== '' && !isThere && outside.length > 0
      ? [{ text: texts.deletesMounted, args: [deleted, outside.map(({ text }) => text).join(', ')] }]
      : []),
  ];
}

/** `rm -rf /a`, `sh -c 'cd /a && rm -rf b'` */
function deletedBy(words: readonly ScriptWord[]): string[] {
  const { program, given } = programOf(words);
  if (deleters.has(program)) return namesOf(given);
  const script = shells.has(program) ? given[given.findIndex(({ text }) => /^-\w*c$/.test(text)) + 1] : undefined;
  if (script === undefined || !given.some(({ text }) => /^-\w*c$/.test(text))) return [];
  return parseCommandLine(script.text).script.commands.flatMap(({ words: inside }) => {
    const found = programOf(inside);
    return deleters.has(found.program) ? namesOf(found.given) : [];
  });
}

/** The program and its arguments, without what only starts it; `xargs` gives it more. */
function programOf(words: readonly ScriptWord[]): { program: string; given: readonly ScriptWord[] } {
  let index = programIndex(words);
  if (words[index]?.text === 'xargs') {
    index += 1;
    while (words[index]?.text.startsWith('-') === true) index += 1;
  }
  const program = baseName(words[index]?.text ?? '')
    .toLowerCase()
    .replace(/\.exe$/, '');
  return { program, given: words.slice(index + 1) };
}

function namesOf(words: readonly ScriptWord[]): string[] {
  const names = words.filter(({ text }) => !text.startsWith('-')).map(({ raw }) => raw);
  return names.length === 0 ? ['…'] : names;
}

/** `curl … | sh`, `sh -c "$(curl …)"`, `bash <(curl …)`: and not `| python -m json.tool`, which reads no script. */
function obeys({ before }: ScriptCommand, program: string, given: readonly ScriptWord[]): boolean {
  const prints = given.some(({ raw }) => /^"?(?:\$\(|`)|^<\(/.test(raw));
  if (program === 'eval') return prints;
  if (!shells.has(program)) return false;
  if (prints) return true;
  const isPiped = before?.operator === '|' || before?.operator === '|&';
  const script = given.find(({ text }) => !/^-(?:[^cm]*|-\S*)$/.test(text));
  return isPiped && (script === undefined || given.some(({ text }) => text === '-s'));
}

function rawOf(words: readonly ScriptWord[]): string {
  return words.map(({ raw }) => raw).join(' ');
}
