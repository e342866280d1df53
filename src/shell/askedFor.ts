import type { DockerCall } from './commandLine.ts';
import type { NotTyped, Placeholder } from './documents/placeholders.ts';

/**
 * What somebody has to fill in: docker needs the first arguments, and many write `[name]` for those as well, where usage
 * lines mean by it what may be left out.
 */
export function askedFor({ placeholders, remarks }: NotTyped, calls: readonly DockerCall[]): NotTyped {
  const needed = calls.flatMap(({ command, arguments: given, inner }) => {
    const least = command.arguments.reduce((sum, { min }) => sum + min, 0);
    return [...given, ...inner].slice(0, least);
  });
  const isNeeded = ({ kind, start, end }: Placeholder): boolean =>
    kind !== 'optional' && needed.some((argument) => argument.start <= start && end <= argument.end);
  return {
    placeholders: placeholders.map((each) => (isNeeded(each) ? { ...each, optional: false } : each)),
    remarks,
  };
}
