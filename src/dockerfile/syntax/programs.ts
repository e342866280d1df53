/** Programs that run the rest of their line, and which of their options take a word of their own. */
const wrappers: ReadonlyMap<string, readonly string[]> = new Map([
  ['sudo', ['-u', '-g', '-h', '-p', '-C', '-D', '-R', '-T', '-U']],
  ['env', ['-u', '-C', '-S', '--unset', '--chdir']],
  ['exec', ['-a']],
  ['command', []],
  ['builtin', []],
  ['busybox', []],
  ['nice', ['-n']],
  ['nohup', []],
  ['time', []],
]);

/** What reads a command or a script: only for POSIX shells is anything known of what the text means. */
export type ShellKind = 'posix' | 'powershell' | 'cmd' | 'other';

const shellKinds: ReadonlyMap<string, ShellKind> = new Map<string, ShellKind>([
  ...['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh', 'busybox'].map((name) => [name, 'posix'] as const),
  ['powershell', 'powershell'],
  ['pwsh', 'powershell'],
  ['cmd', 'cmd'],
]);

/** `/usr/bin/env bash -c`, `cmd /S /C`, `conda run -n x bash -c`: the first of the words that is a shell decides. */
export function shellKind(words: readonly string[]): ShellKind {
  for (const word of words) {
    const kind = shellKinds.get(shellName(word));
    if (kind !== undefined) return kind;
  }
  return 'other';
}

export function isPosixShell(words: readonly string[]): boolean {
  return shellKind(words) === 'posix';
}

/** Without its path, in lower case and without `.exe`, as Windows may have it. */
function shellName(word: string): string {
  return word
    .slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
    .toLowerCase()
    .replace(/\.exe$/, '');
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Where the program stands that the one at `at` runs; undefined when that is no wrapper, or runs nothing. */
export function wrappedProgram(words: readonly { readonly text: string }[], at: number): number | undefined {
  const withWord = wrappers.get(baseName(words[at]?.text ?? ''));
  if (withWord === undefined) return undefined;
  for (let next = at + 1; next < words.length; next += 1) {
    const { text } = words[next] ?? { text: '' };
    if (text.startsWith('-')) {
      if (withWord.includes(text)) next += 1;
    } else if (!/^[A-Za-z_]\w*=/.test(text)) {
      return next;
    }
  }
  return undefined;
}

/** Which word is the program that the line is about, those that only start another left out. */
export function programIndex(words: readonly { readonly text: string }[]): number {
  let index = 0;
  for (let next = wrappedProgram(words, 0); next !== undefined; next = wrappedProgram(words, index)) index = next;
  return index;
}
