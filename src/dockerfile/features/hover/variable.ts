import type { Localized } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import { modifiers } from '../../knowledge/modifiers.ts';
import { predefinedVariables, scopes, type VariableEntry, variablesPage } from '../../knowledge/variables.ts';
import type { Binding } from '../../model/model.ts';
import type { Instruction, Variable } from '../../syntax/tree.ts';
import {
  type Hover,
  type HoverPlace,
  type HoverProvider,
  heading,
  holds,
  hoverOf,
  lineOf,
  linkOf,
  listOf,
  shown,
} from './context.ts';
import { bindingBefore, expansionOf, variableAt, type VariableUse } from './variables.ts';

/** So many lines of where a value comes from; a longer chain is cut. */
const LONGEST_CHAIN = 5;

const predefined = new Map<string, VariableEntry>(predefinedVariables.map((entry) => [entry.name, entry]));

const words = {
  arg: { en: 'variable of the build (ARG)', ko: '빌드 변수(ARG)' },
  env: { en: 'environment variable (ENV)', ko: '환경 변수(ENV)' },
  value: { en: 'Value here: {0}', ko: '여기서의 값: {0}' },
  unset: {
    en: 'Not set here, so empty, unless `--build-arg` gives it a value.',
    ko: '값이 없어 비어 있습니다(`--build-arg`로 줄 수 있음).',
  },
  unknown: { en: 'The file alone does not tell the value here.', ko: '이 파일만으로는 값을 알 수 없습니다.' },
  step: { en: '{0} gives {1}: {2}', ko: '{0} → {1}: {2}' },
  whole: { en: '{0} gives {1}', ko: '{0} → {1}' },
  fails: { en: 'The build stops here: {0}', ko: '여기서 빌드가 멈춥니다: {0}' },
  from: { en: 'Line {0}: {1}', ko: '{0}번째 줄: {1}' },
  taken: {
    en: 'Line {0}: {1}, whose default comes from line {2}',
    ko: '{0}번째 줄: {1}. 기본값은 {2}번째 줄에서 옵니다',
  },
  override: {
    en: '`docker build --build-arg {0}=...` sets another value. It is not there when a container runs.',
    ko: '`docker build --build-arg {0}=...`로 바꿀 수 있습니다. 컨테이너를 실행할 때는 없습니다.',
  },
  kept: {
    en: 'It is there in the container too; `docker run -e {0}=...` sets another value.',
    ko: '컨테이너에도 있으며 `docker run -e {0}=...`로 바꿀 수 있습니다.',
  },
  notHere: {
    en: 'Line {0} declares it in front of the first FROM, which only FROM lines see: here it is empty until the stage has {1}.',
    ko: '{0}번째 줄에서 첫 FROM 앞에 선언했으므로 FROM 줄에서만 보입니다. 이 스테이지에서 쓰려면 {1} 줄이 필요합니다.',
  },
  fromImage: {
    en: 'This file does not set it; the base image may.',
    ko: '이 파일에는 없으며 베이스 이미지가 정했을 수 있습니다.',
  },
  nowhere: { en: 'Nothing sets it, so it is empty here.', ko: '값을 정한 곳이 없어 비어 있습니다.' },
  shell: {
    en: 'The shell fills it in; this file does not set it, the script or the base image may.',
    ko: '셸이 값을 채웁니다. 이 파일에는 없으며 스크립트나 베이스 이미지가 정했을 수 있습니다.',
  },
  own: { en: 'The script sets it itself.', ko: '스크립트가 직접 값을 정한 변수입니다.' },
  atRun: {
    en: 'The shell of the container fills it in: variables of ARG do not exist there.',
    ko: '컨테이너의 셸이 값을 채웁니다. ARG 변수는 그때 없습니다.',
  },
  example: { en: 'For example {0}', ko: '예: {0}' },
} satisfies Readonly<Record<string, Localized>>;

/** A variable where it is used, and the name that ARG or ENV gives a value. */
export const variableHover: HoverProvider = (place) => {
  const { document, offset, instruction } = place;
  if (instruction === undefined) return undefined;
  const use = variableAt(document, instruction, offset);
  if (use !== undefined) return ofUse(place, instruction, use);
  const pair =
    instruction.keyword === 'ARG' || instruction.keyword === 'ENV'
      ? instruction.pairs?.find(({ nameSpan }) => holds(nameSpan, offset))
      : undefined;
  if (pair === undefined) return undefined;
  const binding = document.model.stateAfter(instruction).variable(pair.nameWord.text);
  const own = binding?.instruction.index === instruction.index ? binding : undefined;
  const lines = [...valueLines(place, own), ...chainOf(place, own), afterwards(place, own, pair.nameWord.text)];
  return about(place, pair.nameSpan, pair.nameWord.text, own, lines);
};

function ofUse(place: HoverPlace, instruction: Instruction, { variable, own }: VariableUse): Hover {
  const { document, speak } = place;
  if (own) return about(place, variable, variable.name, undefined, [speak(words.own)]);
  const bound = bindingBefore(document, instruction, variable);
  // What a container runs has no variables of the build.
  const atRun = variable.by === 'shell' && instruction.keyword !== 'RUN';
  const binding = atRun && bound?.kind === 'arg' ? undefined : bound;
  const lines =
    binding === undefined ? [missing(place, instruction, variable, bound)] : [...valueLines(place, binding)];
  if (atRun) lines.push(speak(words.atRun));
  lines.push(
    ...stepLines(place, instruction, variable),
    ...chainOf(place, binding),
    afterwards(place, binding, variable.name),
  );
  return about(place, variable, variable.name, binding, lines);
}

function about(
  place: HoverPlace,
  span: Variable | Binding['pair']['nameSpan'],
  name: string,
  binding: Binding | undefined,
  lines: readonly (string | undefined)[],
): Hover {
  const { speak } = place;
  const entry = predefined.get(name);
  const kind = binding === undefined ? undefined : speak(binding.kind === 'arg' ? words.arg : words.env);
  const title = [heading(name), kind].filter((part) => part !== undefined).join(' · ');
  const own =
    entry && listOf([speak(entry.summary), speak(scopes[entry.kind]), speak(words.example, code(entry.example))]);
  return hoverOf(span, title, own, listOf(lines), linkOf(place, place.pageOf(variablesPage)));
}

function valueLines({ speak }: HoverPlace, binding: Binding | undefined): (string | undefined)[] {
  if (binding === undefined) return [];
  if (binding.state === 'known') return [speak(words.value, shown(binding.value ?? ''))];
  // BuildKit itself gives a value to those.
  if (binding.predefined && binding.state === 'unset') return [speak(words.unknown)];
  return [speak(binding.state === 'unset' ? words.unset : words.unknown)];
}

function missing(
  { document, speak }: HoverPlace,
  instruction: Instruction,
  variable: Variable,
  hidden: Binding | undefined,
): string | undefined {
  const { model } = document;
  const { name } = variable;
  if (hidden !== undefined || predefined.has(name)) return undefined;
  const stage = model.stageOf(instruction);
  const outside = instruction.keyword === 'FROM' || stage === undefined ? undefined : model.bindingAt(name, stage.from);
  if (outside !== undefined) return speak(words.notHere, lineOf(document, outside), code(`ARG ${name}`));
  if (variable.by === 'shell') return speak(words.shell);
  return speak(instruction.keyword === 'FROM' || stage === undefined ? words.nowhere : words.fromImage);
}

/** What the modifiers of a variable make of it, inner ones first. */
function stepLines(place: HoverPlace, instruction: Instruction, variable: Variable): (string | undefined)[] {
  const { document, speak } = place;
  if (variable.modifier === undefined) return [];
  const entry = modifiers.find(({ operator }) => operator === variable.modifier);
  const written = document.text.slice(variable.start, variable.end);
  // A shell has more modifiers, and values of its own.
  if (variable.by === 'shell') return [entry && `${code(entry.form)}: ${speak(entry.summary)}`];
  const expansion = expansionOf(document, instruction, variable);
  if (expansion === undefined) return [entry && `${code(entry.form)}: ${speak(entry.summary)}`];
  if ('error' in expansion)
    return [speak(words.fails, speak(expansion.error.localized, ...expansion.error.arguments.map(code)))];
  return expansion.steps.map((step) => {
    const expression = code(written.slice(step.start, step.end));
    const meaning = modifiers.find(({ operator }) => operator === step.modifier);
    return meaning === undefined
      ? speak(words.whole, expression, shown(step.result))
      : speak(words.step, expression, shown(step.result), speak(meaning.summary));
  });
}

/** Where a value comes from, line by line. */
function chainOf({ document, speak }: HoverPlace, start: Binding | undefined): string[] {
  const lines: string[] = [];
  const seen = new Set<Binding>();
  const open = start === undefined ? [] : [start];
  for (let binding = open.shift(); binding !== undefined && lines.length < LONGEST_CHAIN; binding = open.shift()) {
    if (seen.has(binding)) continue;
    seen.add(binding);
    const { pair, instruction, takenFrom } = binding;
    const written = code(`${instruction.keyword} ${document.text.slice(pair.start, pair.end)}`);
    const line = lineOf(document, pair);
    lines.push(
      takenFrom === undefined
        ? speak(words.from, line, written)
        : speak(words.taken, line, written, lineOf(document, takenFrom)),
    );
    if (takenFrom !== undefined) open.push(takenFrom);
    for (const variable of pair.valueWord?.variables ?? []) {
      const source = bindingBefore(document, instruction, variable);
      if (source !== undefined) open.push(source);
    }
  }
  return lines;
}

function afterwards({ speak }: HoverPlace, binding: Binding | undefined, name: string): string | undefined {
  if (binding === undefined || predefined.has(name)) return undefined;
  return binding.kind === 'arg' ? speak(words.override, plainName(name)) : speak(words.kept, plainName(name));
}

/** Goes into code that is there already; names with other characters are refused by BuildKit. */
function plainName(name: string): string {
  return /^[\p{L}\p{N}_.-]{1,100}$/u.test(name) ? name : '...';
}
