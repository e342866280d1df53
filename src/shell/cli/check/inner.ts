import type { Localized } from '../../../contract/localized.ts';
import { baseName } from '../../../dockerfile/syntax/programs.ts';
import type { ScriptWord } from '../../../dockerfile/syntax/scriptTree.ts';
import type { CliFlag } from '../../cliModel.ts';
import type { DockerCall } from '../../commandLine.ts';
import type { CliFix } from '../contract.ts';
import {
  type Check,
  type CheckContext,
  finding,
  fix,
  insertAt,
  removeFrom,
  replaceBy,
  type Report,
  textOf,
} from './context.ts';

const messages = {
  script: {
    en: '{0} takes {1} for the name of a script; a command needs -c in front.',
    ko: '{0}은(는) {1}을(를) 스크립트 파일 이름으로 읽습니다. 명령이라면 앞에 -c가 필요합니다.',
  },
  text: {
    en: '{0} takes {1} for the name of a script; echo writes a text.',
    ko: '{0}은(는) {1}을(를) 스크립트 파일 이름으로 읽습니다. 글을 출력하는 명령은 echo입니다.',
  },
  behind: {
    en: '{0} stands behind the image, so the program in the container gets it and not docker.',
    ko: '{0}이(가) 이미지 뒤에 있어 docker가 아니라 컨테이너의 프로그램에 전달됩니다.',
  },
} satisfies Readonly<Record<string, Localized>>;

/** What is given to the program in a container, and meant for somebody else. */
export const innerCheck: Check = (context, report) => {
  for (const call of context.calls) {
    if (call.help || call.inner.length === 0) continue;
    shellScript(call, context, report);
    flagBehindImage(call, context, report);
  }
};

const shells: readonly string[] = ['sh', 'bash', 'ash', 'dash', 'zsh'];

/** What begins like this is a command and no text. */
const programs = new Set(
  (
    'apk apt apt-get awk cat cd chmod chown cp curl cut date dd df dnf du echo env exec export find for git go grep gzip ' +
    'head hostname id if ifconfig ip java kill less ln ls make mkdir mount mv mysql nc nginx node npm npx openssl ping ' +
    'pip pip3 printenv printf ps psql pwd python python3 read redis-cli rm sed service set sh bash sleep sort ssh stat ' +
    'su sudo tail tar tee test time top touch tr true uname uniq unzip uptime vi vim wc wget which while who whoami ' +
    'xargs yarn yum zip'
  ).split(' '),
);

/** `bash "ls -l"`, and `bash "hello world"`, which no `-c` makes a command. */
function shellScript({ inner: [program, next] }: DockerCall, { line }: CheckContext, report: Report): void {
  if (program === undefined || next === undefined || !shells.includes(baseName(program.text))) return;
  if (!next.quoted || !next.literal || !/\S\s+\S/.test(next.text)) return;
  const args = [program.text, next.text];
  const asCommand = insertAt(next.start, '-c ');
  if (isCommand(next.text)) {
    report(finding('shell-script', 'warning', next, messages.script, args, [asCommand]));
    return;
  }
  const written = textOf(line, program);
  const asText = replaceBy(program, `${written.slice(0, written.lastIndexOf('/') + 1)}echo`);
  report(finding('shell-script', 'warning', next, messages.text, args, [asText, asCommand]));
}

function isCommand(text: string): boolean {
  const [first = ''] = text.trim().split(/\s+/);
  return programs.has(first) || /[/=.$-]/.test(first) || /[;|&<>$`]|\s--?[A-Za-z]/.test(text);
}

/** Flags of docker that programs in containers seldom have; the rest nobody can be sure of. */
const longOnes =
  /^(?:name|publish|publish-all|rm|volume|env|env-file|detach|network|net|network-alias|mount|restart|interactive|tty|volumes-from|link|privileged)$/;

/** `docker run paint --name blue`: a flag of docker, with a value that fits. */
function flagBehindImage(call: DockerCall, { line, model }: CheckContext, report: Report): void {
  const { inner, command, arguments: args } = call;
  const [first] = inner;
  const [image] = args;
  const isRun = command.path[0] === 'container' && /^(?:run|create)$/.test(command.path[1] ?? '');
  if (!isRun || first === undefined || image === undefined) return;
  let last: ScriptWord | undefined;
  for (let at = 0; at < inner.length; ) {
    const length = flagLength(inner[at], inner[at + 1], (name) => model.flag(command, name));
    if (length === 0) break;
    last = inner[at + length - 1];
    at += length;
  }
  if (last === undefined) return;
  const span = { start: first.start, end: last.end };
  const title: Localized = { en: 'Move in front of {0}', ko: '{0} 앞으로 옮기기' };
  const fixes: CliFix[] = [
    fix(title, [image.text], ...insertAt(image.start, `${textOf(line, span)} `).edits, ...removeFrom(line, span).edits),
  ];
  report(finding('flag-behind-image', 'information', first, messages.behind, [first.text], fixes));
}

/** How many words a flag of docker takes there, 0 when it may well be one of the program. */
function flagLength(
  word: ScriptWord | undefined,
  next: ScriptWord | undefined,
  flagOf: (name: string) => CliFlag | undefined,
): number {
  const text = word?.text ?? '';
  const [, long, value] = /^--([a-z-]+)(=.*)?$/.exec(text) ?? [];
  if (long !== undefined) {
    const flag = longOnes.test(long) ? flagOf(long) : undefined;
    if (flag === undefined) return 0;
    if (value !== undefined || flag.kind === 'switch') return 1;
    return next === undefined || next.text.startsWith('-') ? 0 : 2;
  }
  if (/^-d?(?:it|ti)d?$/.test(text)) return 1;
  // `top -d 2` has a value of its own.
  if (text === '-d') return next === undefined || next.text.startsWith('-') ? 1 : 0;
  const shape = /^-([pve])(.*)$/.exec(text);
  if (shape === null) return 0;
  const [, letter = '', glued = ''] = shape;
  const given = glued === '' ? (next?.text ?? '') : glued;
  const fits = { p: /^(?:[\d.]+:)?\d+:\d+(?:\/\w+)?$/, v: /^[^:\s]+:\/[^\s]*$/, e: /^[A-Za-z_]\w*=/ }[letter];
  return fits?.test(given) === true ? (glued === '' ? 2 : 1) : 0;
}
