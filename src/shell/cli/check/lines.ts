import type { Localized } from '../../../contract/localized.ts';
import { readImageName } from '../../../dockerfile/imageName.ts';
import type { DockerCall, ValueUse } from '../../commandLine.ts';
import { finding, replaceBy, type Report } from './context.ts';

const messages = {
  tar: {
    en: '{0} is not saved here; it was {1}.',
    ko: '{0}은(는) 여기서 저장한 파일이 아닙니다. 앞에서는 {1}에 저장했습니다.',
  },
  repeated: {
    en: 'The line above stops these already; docker rm removes what is stopped.',
    ko: '바로 윗줄에서 이미 중지했습니다. 중지한 컨테이너를 삭제하는 명령은 docker rm입니다.',
  },
  tag: { en: '{0} is not built here; {1} was.', ko: '여기서 빌드한 것은 {0}이(가) 아니라 {1}입니다.' },
} satisfies Readonly<Record<string, Localized>>;

/** `docker stop web` twice in a row: the second one was copied and meant to be another. */
export function repeatCheck(calls: readonly DockerCall[], report: Report): void {
  const [call] = calls;
  const word = call?.commandWords.at(-1);
  if (call === undefined || word === undefined || call.command.path.join(' ') !== 'container stop') return;
  if (call.arguments.length === 0) return;
  // What it removes has to be stopped, which it is by now.
  report(finding('repeated', 'information', word, messages.repeated, [], [replaceBy(word, 'rm')]));
}

interface File {
  readonly value: ValueUse;
  readonly name: string;
}

/** What one line writes and another reads: tar files, and images that are built. Calls in the order of their lines. */
export function linesCheck(calls: readonly DockerCall[], report: Report): void {
  tars(calls, ['image save'], ['image load'], report);
  tars(calls, ['container export'], ['image import'], report);
  tags(calls, report);
}

function tars(
  calls: readonly DockerCall[],
  writers: readonly string[],
  readers: readonly string[],
  report: Report,
): void {
  const written = calls.flatMap((call) => (writers.includes(call.command.path.join(' ')) ? writtenFile(call) : []));
  const read = calls.flatMap((call) => (readers.includes(call.command.path.join(' ')) ? readFile(call) : []));
  const writtenNames = new Set(written.map(({ name }) => name));
  const readNames = new Set(read.map(({ name }) => name));
  for (const { value, name } of read) {
    if (writtenNames.has(name)) continue;
    const unread = written.filter((file) => !readNames.has(file.name) && file.value.start < value.start);
    const [only] = unread;
    if (only === undefined || unread.length > 1) continue;
    const isNear = commonEnds(only.name, name) * 2 >= Math.min(only.name.length, name.length);
    report(
      finding(
        'tar-name',
        isNear ? 'warning' : 'information',
        value,
        messages.tar,
        [name, only.name],
        [replaceBy(value, only.name)],
      ),
    );
  }
}

function writtenFile({ flags, invocation }: DockerCall): File[] {
  const output = flags.find(({ flag }) => flag?.name === 'output')?.value;
  if (output !== undefined) return fileOf(output);
  const redirect = invocation.redirects.find(({ operator }) => operator === '>')?.target;
  if (redirect === undefined) return [];
  const { start, end, text, literal } = redirect;
  return fileOf({ start, end, text, literal, word: redirect, at: (index) => start + index });
}

function readFile({ flags, arguments: args }: DockerCall): File[] {
  const input = flags.find(({ flag }) => flag?.name === 'input')?.value ?? args[0];
  return input === undefined ? [] : fileOf(input);
}

function fileOf(value: ValueUse): File[] {
  return value.literal && /\.(?:tar|tgz|gz)$/.test(value.text)
    ? [{ value, name: value.text.replace(/^\.\//, '') }]
    : [];
}

/** Letters that two names begin and end with. */
function commonEnds(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let front = 0;
  while (front < most && one[front] === other[front]) front += 1;
  let back = 0;
  while (back < most - front && one[one.length - 1 - back] === other[other.length - 1 - back]) back += 1;
  return front + back;
}

/** `docker run app:2` where only `app:1` was built. */
function tags(calls: readonly DockerCall[], report: Report): void {
  const made = new Map<string, ValueUse>();
  const names = new Set<string>();
  for (const { command, flags, arguments: args, invocation } of calls) {
    const path = command.path.join(' ');
    // With a slip in it, any word of a build may be the name that is meant.
    if (path === 'image build' && flags.some(({ flag }) => flag === undefined))
      for (const { text } of invocation.words) names.add(withTag(text));
    const targets =
      path === 'image build'
        ? flags.filter(({ flag }) => flag?.name === 'tag').flatMap(({ value }) => value ?? [])
        : [];
    for (const value of targets) if (value.literal) made.set(readImageName(value.text).path, value);
    const others = /^(?:image (?:tag|pull|import|load)|container commit)$/.test(path) ? args : [];
    for (const { text } of [...targets, ...others]) names.add(withTag(text));
    const image = path === 'container run' || path === 'container create' ? args[0] : undefined;
    if (image?.literal !== true) continue;
    const built = made.get(readImageName(image.text).path);
    if (built === undefined || names.has(withTag(image.text))) continue;
    report(
      finding('tag-name', 'information', image, messages.tag, [image.text, built.text], [replaceBy(image, built.text)]),
    );
  }
}

function withTag(image: string): string {
  const { tag, digest } = readImageName(image);
  return tag === undefined && digest === undefined ? `${image}:latest` : image;
}
