import type { ScriptWord } from '../../syntax/scriptTree.ts';
import type { ShellCommand } from '../rule.ts';

/** What stands behind `install` of `pip`, `pip3`, `pipx`, `python -m pip`; undefined for everything else. */
export function pipInstallArguments({ program, args }: ShellCommand): readonly ScriptWord[] | undefined {
  const isPip = program.startsWith('pip') || (program.startsWith('python') && isModule(args, 'pip'));
  const at = isPip ? args.findIndex(({ text }) => text === 'install') : -1;
  return at === -1 ? undefined : args.slice(at + 1);
}

/** pipx and pipenv keep environments of their own and know no `--no-cache-dir`. */
export function isPipWrapper({ program, args }: ShellCommand): boolean {
  return /^pip(?:x|env)/.test(program) || isModule(args, 'pipx') || isModule(args, 'pipenv');
}

function isModule(args: readonly ScriptWord[], name: string): boolean {
  const at = args.findIndex(({ text }) => text === '-m');
  return at !== -1 && args[at + 1]?.text === name;
}
