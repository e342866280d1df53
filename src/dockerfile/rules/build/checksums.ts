import type { Localized } from '../../../contract/localized.ts';
import type { Flag, Instruction } from '../../syntax/tree.ts';
import type { RuleContext } from '../rule.ts';
import { valueAt } from '../values.ts';

const expected = {
  oneSource: { en: 'it is about one source', ko: '원본이 하나일 때만 쓸 수 있습니다' },
  remoteSource: {
    en: 'it is about a download or a Git repository',
    ko: '내려받을 URL이나 Git 저장소에만 쓸 수 있습니다',
  },
  digest: {
    en: 'it takes a digest such as sha256: and 64 hexadecimal digits',
    ko: 'sha256:과 16진수 64자리 같은 다이제스트를 씁니다',
  },
} satisfies Record<string, Localized>;

const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
const DOWNLOAD = /^https?:\/\//;
const GIT = /^(?:git:\/\/|ssh:\/\/|[\w.-]+@[\w.-]+:|github\.com\/)|^https?:\/\/.*\.git(?:[#?/]|$)/;

/** What is wrong with `--checksum` of an ADD, alone and with what it adds. */
export function checksumFault(
  { name, value = '', variables }: Flag,
  instruction: Instruction,
  context: RuleContext,
): Localized | undefined {
  if (instruction.keyword !== 'ADD' || name !== 'checksum' || value === '' || variables.length > 0) return undefined;
  const { words, heredocs } = instruction;
  // Without a target something else is said.
  if (words.length < 2) return undefined;
  const sources = words.slice(0, -1).filter((word) => heredocs.every(({ mark }) => mark.start !== word.start));
  const [source] = sources;
  if (source === undefined || sources.length > 1) return expected.oneSource;
  const from = valueAt(source, instruction, context);
  // An argument without a default is there for the build to give.
  if (from === undefined || from === '' || GIT.test(from)) return undefined;
  if (!DOWNLOAD.test(from)) return expected.remoteSource;
  return DIGEST.test(value) ? undefined : expected.digest;
}
