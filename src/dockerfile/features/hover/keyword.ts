import type { Localized } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import { shortened } from '../../../contract/plainText.ts';
import { type Acts, type InstructionEntry, instructions, type Leaves } from '../../knowledge/instructions.ts';
import type { Command, CommandForm, Setting, State } from '../../model/model.ts';
import type { Instruction } from '../../syntax/tree.ts';
import { type HoverPlace, type HoverProvider, holds, hoverOf, lineOf, linkOf, listOf, shown } from './context.ts';

const byKeyword = new Map<string, InstructionEntry>(instructions.map((entry) => [entry.keyword, entry]));

const leaves: Readonly<Record<Leaves, Localized>> = {
  layer: { en: 'Adds a layer.', ko: '레이어를 하나 추가합니다.' },
  metadata: { en: 'Adds no layer, only settings of the image.', ko: '레이어 없이 이미지 설정만 바꿉니다.' },
  stage: { en: 'Adds no layer: it starts a stage.', ko: '레이어를 만들지 않고 스테이지를 시작합니다.' },
  nothing: { en: 'Leaves nothing in the image.', ko: '이미지에 아무것도 남기지 않습니다.' },
};

const acts: Readonly<Record<Acts, Localized>> = {
  build: { en: 'while building', ko: '빌드할 때' },
  run: { en: 'when a container runs', ko: '컨테이너를 실행할 때' },
  'child-build': { en: 'in builds based on the image', ko: '이 이미지를 바탕으로 빌드할 때' },
};

const words = {
  here: { en: '**Here**', ko: '**이 줄에서는**' },
  acts: { en: 'It acts {0}.', ko: '{0} 적용됩니다.' },
  cache: { en: 'What breaks its cache: {0}', ko: '캐시가 깨지는 때: {0}' },
  global: {
    en: 'In front of the first FROM: only FROM lines see it.',
    ko: '첫 FROM보다 앞이므로 FROM 줄에서만 보입니다.',
  },
  stage: { en: 'Stage {0}', ko: '스테이지 {0}' },
  notSet: { en: 'as in the base image', ko: '베이스 이미지의 값' },
  runs: { en: 'A container of this stage runs {0}', ko: '이 스테이지의 컨테이너가 실행하는 명령: {0}' },
  runsMaybe: {
    en: 'A container of this stage runs {0}, behind the ENTRYPOINT of the base image if that has one',
    ko: '이 스테이지의 컨테이너가 실행하는 명령: {0} (베이스 이미지에 ENTRYPOINT가 있으면 그 뒤에 붙습니다)',
  },
  runsInChild: {
    en: 'A container of an image that is built on this one runs {0}, unless that sets another',
    ko: '이 이미지를 바탕으로 빌드한 이미지의 컨테이너가 실행하는 명령(따로 정하지 않으면): {0}',
  },
  replaced: { en: 'Not in force: line {0} replaces it.', ko: '{0}번째 줄이 덮어쓰므로 적용되지 않습니다.' },
  unused: {
    en: 'Not used: ENTRYPOINT in shell form (line {0}) ignores CMD.',
    ko: '{0}번째 줄의 ENTRYPOINT가 셸 형식이라 CMD는 쓰이지 않습니다.',
  },
  nothingRuns: {
    en: 'This stage sets no command; the base image may.',
    ko: '이 스테이지에는 실행할 명령이 없으며 베이스 이미지의 것이 쓰일 수 있습니다.',
  },
} satisfies Readonly<Record<string, Localized>>;

/** The page of an instruction and what it does in its line. */
export const keywordHover: HoverProvider = (place) => {
  const { offset, instruction } = place;
  const parent = instruction?.parent;
  const found = [instruction, parent].find((one) => holds(one?.keywordSpan, offset));
  if (found === undefined) return undefined;
  const entry = byKeyword.get(found.keyword);
  if (entry === undefined) return undefined;
  const page = place.pageOf(entry.page);
  const text = page?.markdown ?? place.speak(entry.summary);
  const here = `${place.speak(words.here)}\n${listOf(linesOf(place, found, entry))}`;
  return hoverOf(found.keywordSpan, text, here, linkOf(place, page));
};

function linesOf(place: HoverPlace, instruction: Instruction, entry: InstructionEntry): (string | undefined)[] {
  const { speak } = place;
  const when = instruction.parent === undefined ? entry.acts : (['child-build'] as const);
  const times = when.map((act) => speak(acts[act])).join(', ');
  return [
    `${speak(leaves[entry.leaves])} ${speak(words.acts, times)}`,
    speak(words.cache, speak(entry.cache)),
    stateLine(place, instruction),
    commandLine(place, instruction),
  ];
}

function stateLine({ document, speak }: HoverPlace, instruction: Instruction): string {
  const { model } = document;
  const stage = model.stageOf(instruction);
  if (stage === undefined) return speak(words.global);
  const { workdir, user, shellWords, variables } = model.stateAt(instruction);
  const unset = speak(words.notSet);
  const directory = workdir && shown(workdir.value.path ?? workdir.value.written);
  const name = user && (user.value === undefined ? unset : shown(user.value));
  return [
    speak(words.stage, code(stage.nameWord?.text ?? String(stage.index))),
    `WORKDIR ${directory ?? unset}`,
    `USER ${name ?? unset}`,
    `SHELL ${shown(shellWords.join(' '))}`,
    ...environmentOf(variables),
  ].join(' · ');
}

/** Variables of ENV that are named here; the rest is counted. */
const MOST_NAMED = 5;

/** The environment at this line, what was set last first. */
function environmentOf(variables: State['variables']): string[] {
  const set = [...variables.values()].filter(({ kind }) => kind === 'env').reverse();
  if (set.length === 0) return [];
  const named = set
    .slice(0, MOST_NAMED)
    .map(({ name, value }) => shown(value === undefined ? name : `${name}=${shortened(value, LONGEST_VALUE)}`));
  const more = set.length > named.length ? ` +${String(set.length - named.length)}` : '';
  return [`ENV ${named.join(' ')}${more}`];
}

/** Letters of a value that tell which it is. */
const LONGEST_VALUE = 40;

/** Keywords that are asked about what runs, and where the command says so. */
const settingOf: Readonly<Record<string, (command: Command) => Setting<CommandForm> | undefined>> = {
  CMD: ({ cmd }) => cmd,
  ENTRYPOINT: ({ entrypoint }) => entrypoint,
};

function commandLine({ document, speak }: HoverPlace, instruction: Instruction): string | undefined {
  const { model } = document;
  const stage = model.stageOf(instruction);
  const inTrigger = instruction.parent !== undefined;
  const command = stage && (inTrigger ? model.commandOfChild(stage) : model.commandOf(stage));
  if (command === undefined) return undefined;
  const own = settingOf[instruction.keyword]?.(command);
  if (own !== undefined && own.instruction !== instruction)
    return speak(words.replaced, lineOf(document, own.instruction));
  if (own === undefined && instruction.keyword !== 'FROM') return undefined;
  if (instruction.keyword === 'CMD' && !command.cmdUsed && command.entrypoint !== undefined)
    return speak(words.unused, lineOf(document, command.entrypoint.instruction));
  if (command.argv.length === 0) return speak(words.nothingRuns);
  if (inTrigger) return speak(words.runsInChild, shown(commandText(command.argv)));
  return speak(command.dependsOnImage ? words.runsMaybe : words.runs, shown(commandText(command.argv)));
}

/** Arguments as one line; those with blanks in quotes. */
export function commandText(argv: readonly string[]): string {
  return argv.map((word) => (/^[^\s"']+$/.test(word) ? word : JSON.stringify(word))).join(' ');
}
