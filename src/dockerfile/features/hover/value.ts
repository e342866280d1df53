import type { Localized } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import { forms } from '../../knowledge/forms.ts';
import { labels } from '../../knowledge/labels.ts';
import { ports } from '../../knowledge/ports.ts';
import { type SignalEntry, signals, signalsPage } from '../../knowledge/signals.ts';
import { normalized } from '../../model/values.ts';
import type { Instruction, Word } from '../../syntax/tree.ts';
import {
  type Hover,
  type HoverPlace,
  type HoverProvider,
  heading,
  holds,
  hoverOf,
  linkOf,
  listOf,
  shown,
} from './context.ts';
import { commandText } from './keyword.ts';
import { ownerText } from './owner.ts';

const words = {
  port: {
    en: 'Documents that the program uses port {0} ({1}). `docker run -p {0}:{0}` publishes it.',
    ko: '프로그램이 {0}번 포트({1})를 쓴다고 적어 둡니다. `docker run -p {0}:{0}`으로 게시합니다.',
  },
  range: {
    en: 'Documents that the program uses these ports ({1}).',
    ko: '프로그램이 이 범위의 포트({1})를 쓴다고 적어 둡니다.',
  },
  usual: { en: 'Usually: {0}.', ko: '보통 쓰이는 곳: {0}.' },
  signal: {
    en: 'Number {0}. `docker stop` sends it, and SIGKILL when the grace period is over.',
    ko: '번호는 {0}입니다. `docker stop`이 보내며, 유예 시간이 지나면 SIGKILL을 보냅니다.',
  },
  user: {
    en: 'The user of RUN, CMD and ENTRYPOINT from here on.',
    ko: '이후의 RUN과 CMD, ENTRYPOINT를 실행하는 사용자입니다.',
  },
  directory: { en: 'The working directory from here on: {0}', ko: '이후의 작업 디렉터리: {0}' },
  directoryUnknown: {
    en: 'It continues the working directory of the base image, which this file does not tell.',
    ko: '베이스 이미지의 작업 디렉터리에 이어지므로 이 파일만으로는 알 수 없습니다.',
  },
  target: { en: 'Copied to {0}', ko: '복사할 위치: {0}' },
  targetUnknown: {
    en: 'Copied to {0} below the working directory of the base image.',
    ko: '베이스 이미지의 작업 디렉터리 아래 {0}에 복사합니다.',
  },
  targetFolder: { en: 'It is a directory: the name ends in `/`.', ko: '이름이 `/`로 끝나므로 디렉터리입니다.' },
  targetFile: {
    en: 'Without `/` at the end it is a file, unless a directory is copied or is there already.',
    ko: '끝에 `/`가 없으므로, 디렉터리를 복사하거나 이미 디렉터리가 있는 경우가 아니면 파일이 됩니다.',
  },
  source: {
    en: 'Looked up in the build context; a leading `/` means the root of the context.',
    ko: '빌드 컨텍스트에서 찾으며, 앞의 `/`는 컨텍스트의 맨 위를 뜻합니다.',
  },
  sourceFrom: { en: 'Looked up in {0}, from its root.', ko: '{0}의 루트에서 찾습니다.' },
  sourceUrl: {
    en: 'Downloaded while building; `--checksum` verifies it.',
    ko: '빌드할 때 내려받으며, `--checksum`으로 검증합니다.',
  },
  sourceHere: { en: 'The text of a heredoc becomes a file.', ko: '여기에 쓴 내용이 파일이 됩니다.' },
  label: { en: 'Example: {0}', ko: '예: {0}' },
  replaced: { en: 'Write {0} instead.', ko: '{0}을(를) 대신 씁니다.' },
  volume: {
    en: 'Each container gets a volume here unless `docker run -v` names one. What later instructions change below it may be lost.',
    ko: '`docker run -v`로 지정하지 않으면 컨테이너마다 볼륨이 생깁니다. 이 아래를 나중에 바꾼 내용은 사라질 수 있습니다.',
  },
  shell: { en: 'Shell form from here on runs through {0}', ko: '이후의 셸 형식을 실행하는 명령: {0}' },
} satisfies Readonly<Record<string, Localized>>;

type WordProvider = (place: HoverPlace, word: Word, instruction: Instruction) => Hover | undefined;

/** What a word of an instruction means. */
const byKeyword: Readonly<Record<string, WordProvider>> = {
  EXPOSE: portHover,
  STOPSIGNAL: signalHover,
  USER: userHover,
  WORKDIR: directoryHover,
  COPY: copyHover,
  ADD: copyHover,
  VOLUME: (place, word) =>
    hoverOf(word, heading(word.text), place.speak(words.volume), linkOf(place, place.pageOf('dockerfile.volume'))),
  HEALTHCHECK: healthHover,
  SHELL: shellHover,
};

/** A word behind the keyword, and the keys of LABEL. */
export const valueHover: HoverProvider = (place) => {
  const { instruction, offset } = place;
  if (instruction === undefined) return undefined;
  if (instruction.keyword === 'LABEL') return labelHover(place, instruction);
  const provider = Object.hasOwn(byKeyword, instruction.keyword) ? byKeyword[instruction.keyword] : undefined;
  const word = provider && instruction.words.find((each) => holds(each, offset));
  return word && provider(place, word, instruction);
};

function portHover({ speak }: HoverPlace, word: Word): Hover | undefined {
  const match = /^(\d+)(-\d+)?(?:\/(\w+))?$/.exec(word.text);
  if (match === null) return undefined;
  const [, port = '', range, protocol = 'tcp'] = match;
  if (range !== undefined) return hoverOf(word, heading(word.text), speak(words.range, port, protocol.toLowerCase()));
  const entry = ports.find(
    (each) => each.port === Number(port) && each.protocols.some((name) => name === protocol.toLowerCase()),
  );
  return hoverOf(
    word,
    heading(word.text),
    speak(words.port, port, protocol.toLowerCase()),
    entry && speak(words.usual, speak(entry.name)),
  );
}

export function signalNamed(text: string): SignalEntry | undefined {
  const upper = text.toUpperCase();
  const name = upper.startsWith('SIG') ? upper : `SIG${upper}`;
  return signals.find((entry) => entry.name === name || String(entry.number) === text);
}

function signalHover(place: HoverPlace, word: Word): Hover | undefined {
  const entry = signalNamed(word.text);
  if (entry === undefined) return undefined;
  const { speak } = place;
  const text = `${speak(entry.summary)}\n\n${speak(words.signal, entry.number)}`;
  return hoverOf(word, heading(entry.name), text, linkOf(place, place.pageOf(signalsPage)));
}

function userHover(place: HoverPlace, word: Word, instruction: Instruction): Hover {
  const { speak, document } = place;
  // A trigger leaves the state as it is.
  const user = instruction.parent === undefined ? document.model.stateAfter(instruction).user?.value : undefined;
  const link = linkOf(place, place.pageOf('dockerfile.users'));
  return hoverOf(word, heading(word.text), speak(words.user), ownerText(place, user ?? word.text), link);
}

function directoryHover(place: HoverPlace, word: Word, instruction: Instruction): Hover {
  const { speak, document } = place;
  // A trigger leaves the state as it is.
  const path =
    instruction.parent === undefined
      ? document.model.stateAfter(instruction).workdir?.value.path
      : absolute(place, word.text, instruction);
  const text = path === undefined ? speak(words.directoryUnknown) : speak(words.directory, shown(path));
  return hoverOf(word, heading(word.text), text, linkOf(place, place.pageOf('dockerfile.workdir')));
}

/** Undefined when it depends on the base image or on variables. */
function absolute({ document }: HoverPlace, path: string, instruction: Instruction): string | undefined {
  if (path.includes('$')) return undefined;
  if (path.startsWith('/')) return normalized(path);
  const { workdir, stage } = document.model.stateAt(instruction);
  const parent = workdir === undefined && isScratch(stage) ? '/' : workdir?.value.path;
  return parent === undefined ? undefined : normalized(`${parent}/${path}`);
}

type OwnStage = ReturnType<HoverPlace['document']['model']['stageOf']>;

/** Nothing but scratch is below the stage, whose working directory is the root. */
function isScratch(stage: OwnStage): boolean {
  let base = stage?.base;
  while (base?.stage !== undefined) base = base.stage.base;
  return base?.scratch === true;
}

function copyHover(place: HoverPlace, word: Word, instruction: Instruction): Hover {
  const { speak } = place;
  const isTarget = instruction.words.length > 1 && instruction.words.at(-1) === word;
  const link = linkOf(place, place.pageOf(`dockerfile.${instruction.keyword.toLowerCase()}`));
  if (!isTarget)
    return hoverOf(
      word,
      heading(word.text),
      speak(sourceText(word, instruction), code(sourceName(instruction) ?? '')),
      link,
    );
  const path = absolute(place, word.text, instruction);
  const where = path === undefined ? speak(words.targetUnknown, shown(word.text)) : speak(words.target, shown(path));
  const kind = speak(/(?:^|\/)\.?$/.test(word.text) ? words.targetFolder : words.targetFile);
  return hoverOf(word, heading(word.text), listOf([where, kind]), link);
}

function sourceName({ flags }: Instruction): string | undefined {
  return flags.find(({ name }) => name === 'from')?.value;
}

function sourceText({ text }: Word, instruction: Instruction): Localized {
  if (text.startsWith('<<')) return words.sourceHere;
  if (instruction.keyword === 'ADD' && /^(?:https?|ftp):\/\/|^git@/.test(text)) return words.sourceUrl;
  return sourceName(instruction) === undefined ? words.source : words.sourceFrom;
}

function healthHover(place: HoverPlace, word: Word, instruction: Instruction): Hover | undefined {
  if (word !== instruction.words[0]) return undefined;
  const type = word.text.toUpperCase();
  const form = forms.HEALTHCHECK.find(({ label }) => label.split(' ').includes(type));
  const parameter = form?.parameters.at(-1);
  return (
    parameter &&
    hoverOf(word, heading(type), place.speak(parameter.doc), linkOf(place, place.pageOf('dockerfile.health')))
  );
}

function shellHover(place: HoverPlace, word: Word, instruction: Instruction): Hover | undefined {
  const { json } = instruction;
  if (json === undefined) return undefined;
  const text = place.speak(words.shell, shown(commandText(json.items.map(({ value }) => value))));
  return hoverOf(word, heading(word.text), text, linkOf(place, place.pageOf('dockerfile.shell')));
}

function labelHover(place: HoverPlace, { pairs }: Instruction): Hover | undefined {
  const { speak, offset } = place;
  const pair = pairs?.find(({ nameSpan }) => holds(nameSpan, offset));
  const entry = pair && labels.find(({ key }) => key === pair.nameWord.text);
  if (pair === undefined || entry === undefined) return undefined;
  return hoverOf(
    pair.nameSpan,
    heading(entry.key),
    speak(entry.summary),
    listOf([
      speak(words.label, code(entry.example)),
      entry.replacedBy === undefined ? undefined : speak(words.replaced, code(entry.replacedBy)),
    ]),
    linkOf(place, place.pageOf('dockerfile.label')),
  );
}
