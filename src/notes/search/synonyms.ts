/** Korean words for the same thing, without endings: who asks with one means pages that have another. */
const groups: readonly (readonly string[])[] = [
  ['나가기', '나오기', '빠져나오기', '빠져나가기'],
  ['삭제', '제거', '지우기'],
];

const byWord = new Map(groups.flatMap((group) => group.map((word) => [word, group] as const)));

/** The others that mean the same; empty for most. */
export function synonymsOf(word: string): readonly string[] {
  return byWord.get(word)?.filter((other) => other !== word) ?? [];
}
