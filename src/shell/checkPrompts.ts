import type { Localized } from '../contract/localized.ts';
import type { Edit } from '../dockerfile/features/edit.ts';
import type { CliFinding, CliFix } from './cli/contract.ts';
import { finding, fix } from './cli/check/context.ts';
import { promptMessage } from './cli/check/text.ts';
import type { PromptedBlock } from './documents/promptedBlocks.ts';

const printed: Localized = {
  en: 'A command printed this; in a block of a shell it would be typed.',
  ko: '명령이 출력한 내용입니다. 셸 블록에서는 이것도 명령으로 입력됩니다.',
};

/**
 * Prompts and output in a block that says it is a shell's. Many write so, and Run knows what is typed: a hint, and of `#`,
 * which makes a comment of its line, a remark. Spans are those of the block.
 */
export function promptFindings({ language, prompts, idle, outputs }: PromptedBlock): readonly CliFinding[] {
  const lines = outputs.flat();
  const edits: Edit[] = [
    ...[...prompts, ...idle].map(({ start, end }) => ({ span: { start, end }, text: '' })),
    ...lines.map(({ start }) => ({ span: { start, end: start }, text: '# ' })),
  ];
  // One prompt less would make output of its line.
  const title: Localized =
    lines.length === 0
      ? { en: 'Remove the prompts of this block', ko: '이 블록의 프롬프트 없애기' }
      : { en: 'Remove the prompts, and make comments of the output', ko: '프롬프트를 없애고 출력을 주석으로 바꾸기' };
  const fixes: CliFix[] = [fix(title, [], ...edits)];
  if (language !== undefined) {
    const toConsole: Localized = { en: 'Call the block console', ko: '블록의 언어를 console로 바꾸기' };
    fixes.push(fix(toConsole, [], { span: language, text: 'console' }));
  }
  const ofPrompts = prompts.map((prompt) => {
    const text = prompt.text.trim();
    const span = { start: prompt.start, end: prompt.start + text.length };
    const severity = text === '#' ? 'information' : 'hint';
    return finding('prompt', severity, span, promptMessage(text), [text], fixes);
  });
  const ofOutputs = outputs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [finding('prose', 'hint', { start: first.start, end: last.end }, printed, [], fixes)];
  });
  return [...ofPrompts, ...ofOutputs];
}
