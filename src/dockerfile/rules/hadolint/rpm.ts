import type { CommandLine } from './commandLine.ts';

/** Options of yum, dnf and microdnf whose value may be a word of its own. */
export const rpmOptionsWithValue: readonly string[] = [
  ...['c', 'config', 'd', 'debuglevel', 'e', 'errorlevel', 'x', 'exclude', 'excludepkgs', 'installroot', 'releasever'],
  ...['repo', 'repoid', 'enablerepo', 'disablerepo', 'setopt', 'forcearch', 'downloaddir', 'destdir'],
];

const partOfVersion = /^[\w.~^:+]*$/;

/** `name-1.2`, a file, a stream of a module, `name-$VERSION`. */
export function isPinnedRpm(name: string): boolean {
  if (name.endsWith('.rpm') || name.includes(':')) return true;
  const dash = name.indexOf('-');
  if (dash === -1) return false;
  const parts = name.slice(dash + 1).split('-');
  if (parts.some((part) => part.includes('$'))) return true;
  return parts.every((part) => partOfVersion.test(part)) && parts.some((part) => /^\d/.test(part));
}

/** Groups have no versions. */
export function installsGroup({ operands }: CommandLine): boolean {
  return operands[0]?.text === 'group';
}
