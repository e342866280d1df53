import type { Localized } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import { instructions } from '../../knowledge/instructions.ts';
import type { Model, Stage } from '../../model/model.ts';
import type { Instruction, Span } from '../../syntax/tree.ts';
import { type HoverPlace, type HoverProvider, holds, hoverOf, lineOf, linkOf, listOf, shown } from './context.ts';
import { commandText } from './keyword.ts';

/** So many of a list are named; the rest is counted. */
const MOST = 6;

const page = 'dockerfile.multi-stage';
const layered = new Set<string>(instructions.filter(({ leaves }) => leaves === 'layer').map(({ keyword }) => keyword));

const words = {
  title: { en: '**Stage {0}** · number {1}, lines {2} to {3}', ko: '**스테이지 {0}** · {1}번, {2}~{3}번째 줄' },
  base: { en: 'Built on: {0}', ko: '베이스: {0}' },
  holds: { en: 'Adds {0} layers: {1}', ko: '추가하는 레이어 {0}개: {1}' },
  nothing: { en: 'Adds no layers.', ko: '추가하는 레이어가 없습니다.' },
  ends: { en: 'At its end: {0}', ko: '스테이지 끝에서: {0}' },
  runs: { en: 'Runs: {0}', ko: '실행하는 명령: {0}' },
  users: { en: 'Used by: {0}', ko: '쓰이는 곳: {0}' },
  user: { en: 'line {0} ({1})', ko: '{0}번째 줄({1})' },
  more: { en: '{0} more', ko: '외 {0}개' },
  last: { en: 'The last stage: it becomes the image.', ko: '마지막 스테이지이며 이미지가 됩니다.' },
  unused: {
    en: 'Nothing uses it: BuildKit skips it unless `--target` names it.',
    ko: '쓰는 곳이 없어 `--target`으로 지정하지 않으면 BuildKit이 건너뜁니다.',
  },
} satisfies Readonly<Record<string, Localized>>;

/** The name of a stage: behind AS, in FROM, in `--from=` and `from=`. */
export const stageHover: HoverProvider = (place) => {
  const { instruction, document } = place;
  if (instruction === undefined) return undefined;
  const found = stageAt(document.model, instruction, place.offset);
  if (found === undefined) return undefined;
  const { stage, span } = found;
  const title = place.speak(
    words.title,
    code(stage.nameWord?.text ?? String(stage.index)),
    stage.index,
    lineOf(document, stage),
    lineOf(document, { start: stage.end, end: stage.end }),
  );
  return hoverOf(span, title, listOf(linesOf(place, stage)), linkOf(place, place.pageOf(page)));
};

function stageAt(model: Model, instruction: Instruction, offset: number): { stage: Stage; span: Span } | undefined {
  const own = instruction.keyword === 'FROM' ? model.stageOf(instruction) : undefined;
  if (own?.nameWord !== undefined && holds(own.nameWord, offset)) return { stage: own, span: own.nameWord };
  if (own?.base?.stage !== undefined && holds(own.base.word, offset))
    return { stage: own.base.stage, span: own.base.word };
  const named = sourceNameAt(instruction, offset);
  // A trigger names stages of the build that it will run in.
  const stage = named === undefined || instruction.parent !== undefined ? undefined : model.stageNamed(named.name);
  return named === undefined || stage === undefined ? undefined : { stage, span: named };
}

/** The stage, image or context that `--from=` or `from=` names at an offset. */
export function sourceNameAt({ keyword, flags }: Instruction, offset: number): (Span & { name: string }) | undefined {
  for (const flag of flags) {
    if (!holds(flag, offset)) continue;
    const isFrom = keyword === 'COPY' && flag.name === 'from';
    const field = isFrom ? flag : flag.fields?.find((each) => each.key === 'from' && holds(each.valueSpan, offset));
    const span = field?.valueSpan;
    if (field?.value === undefined || field.value === '' || !holds(span, offset)) return undefined;
    return { name: field.value, start: span.start, end: span.end };
  }
  return undefined;
}

function linesOf({ document, speak }: HoverPlace, stage: Stage): (string | undefined)[] {
  const { model } = document;
  const command = model.commandOf(stage);
  const state = model.stateAfter(stage.instructions.at(-1) ?? stage.from);
  const directory = state.workdir?.value.path;
  const user = state.user?.value;
  const settings = [directory && `WORKDIR ${shown(directory)}`, user && `USER ${shown(user)}`].filter(
    (part) => part !== undefined && part !== '',
  );
  return [
    speak(words.base, chainOf(stage)),
    layersOf(stage, speak),
    settings.length === 0 ? undefined : speak(words.ends, settings.join(' · ')),
    command.argv.length === 0 ? undefined : speak(words.runs, shown(commandText(command.argv))),
    usersOf(document, stage, speak),
  ];
}

function chainOf(stage: Stage): string {
  const names: string[] = [];
  let base = stage.base;
  for (; base?.stage !== undefined && names.length < MOST; base = base.stage.base)
    names.push(code(base.name ?? base.word.raw));
  if (base !== undefined) names.push(base.stage === undefined ? code(base.name ?? base.word.raw) : '…');
  return names.join(' ← ');
}

function layersOf({ instructions: all }: Stage, speak: HoverPlace['speak']): string {
  const counts = new Map<string, number>();
  for (const { keyword } of all) if (layered.has(keyword)) counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return speak(words.nothing);
  return speak(words.holds, total, [...counts].map(([keyword, count]) => `${keyword} ${count}`).join(', '));
}

function usersOf(document: HoverPlace['document'], stage: Stage, speak: HoverPlace['speak']): string {
  const { users, index } = stage;
  if (users.length === 0) return speak(index === document.model.stages.length - 1 ? words.last : words.unused);
  const named = users.slice(0, MOST).map((use) => speak(words.user, lineOf(document, use), use.instruction.keyword));
  if (users.length > MOST) named.push(speak(words.more, users.length - MOST));
  return speak(words.users, named.join(', '));
}
