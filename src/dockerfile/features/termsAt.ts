import type { DockerfileDocument } from '../document.ts';
import { readImageName } from '../imageName.ts';
import { instructionAt, withTrigger } from '../syntax/find.ts';

/**
 * What is under an offset by the names that notes are looked up with: a topic (`instruction.FROM`, `image.nginx`), a flag
 * behind its instruction (`COPY --from`). The nearest first; empty when nobody would look it up.
 */
export function termsAt(document: DockerfileDocument, offset: number): string[] {
  const holds = ({ start, end }: { start: number; end: number }): boolean => start <= offset && offset <= end;
  for (const instruction of withTrigger(instructionAt(document.tree, offset))) {
    const { keyword, keywordSpan, flags, words } = instruction;
    if (holds(keywordSpan)) return [`instruction.${keyword}`];
    const flag = flags.find(({ nameSpan }) => holds(nameSpan));
    if (flag !== undefined) return [`${keyword} --${flag.name}`];
    const [base] = words;
    if (keyword !== 'FROM' || base === undefined || !holds(base)) continue;
    const name = readImageName(base.text).repository.split('/').at(-1);
    return name === undefined ? [] : [`image.${name}`, 'concept.base-image'];
  }
  return [];
}
