import type { Span } from '../../dockerfile/syntax/tree.ts';

/** What an answer is looked for among. */
export type PlaceholderKind =
  | 'container'
  | 'image'
  | 'volume'
  | 'network'
  | 'port'
  | 'path'
  | 'command'
  /** `[OPTIONS]`: may be left empty. */
  | 'optional'
  | 'text';

/** Something that stands for what the reader has to fill in. */
export interface Placeholder extends Span {
  /** As written, without its brackets: `container id`. */
  readonly label: string;
  readonly kind: PlaceholderKind;
  /** In brackets, as in a usage line: nothing needs to take its place. */
  readonly optional: boolean;
}

/** Longer ones are sentences. */
const LONGEST = 60;
const LONGEST_REMARK = 200;

/** Words of usage lines that are no names of anything; upper case only. */
const USAGE_WORDS = new Set(
  (
    'ARG ARGS CMD COMMAND CONFIG CONTAINER CONTAINER_ID CONTAINER_NAME CONTAINER_PORT CONTEXT DEST_PATH DIGEST FILE ' +
    'HOST_IP HOST_PATH HOST_PORT ID IMAGE IMAGE_ID IMAGE_NAME LOCALDIR NAME NETWORK NETWORK_NAME NODE OPTIONS PASSWORD ' +
    'PLUGIN REGISTRY REPOSITORY SECRET SERVER SERVICE SIGNAL SOURCE SOURCE_IMAGE SRC_PATH STACK TAG TARGET_IMAGE URL ' +
    'USERNAME VERSION VOLUME VOLUME_NAME NEW_NAME'
  ).split(' '),
);

/** Korean words that a placeholder is put together from. */
const KOREAN_NOUNS = [
  ...[
    '컨테이너',
    '이미지',
    '볼륨',
    '네트워크',
    '태그',
    '저장소',
    '레지스트리',
    '레포지토리',
    '리포지토리',
    '서비스',
    '서버',
  ],
  ...[
    '노드',
    '호스트',
    '포트',
    '경로',
    '파일',
    '디렉터리',
    '디렉토리',
    '폴더',
    '사용자',
    '계정',
    '옵션',
    '명령어',
    '명령',
  ],
  ...['인수', '인자', '이름', '식별자', '아이디', '주소', '번호', '키워드', '버전', '비밀번호', '도커', '허브'],
  ...['바꿀', '새', '새로운', '원하는', '내', '대상', '원본', '소스', '명'],
];
const koreanPlaceholder = new RegExp(`^(?:${KOREAN_NOUNS.join('|')}|ID)+$`, 'u');
const endsInNoun = new RegExp(`(?:${KOREAN_NOUNS.slice(0, -8).join('|')}|명|ID|id|URL|DIR)$`, 'u');

const kindWords: readonly (readonly [PlaceholderKind, RegExp])[] = [
  ['optional', /^-|option|옵션|flag/i],
  ['port', /port\b|포트|port$/i],
  ['path', /path|file|dir|folder|경로|파일|디렉|폴더/i],
  ['volume', /volume|볼륨/i],
  ['network', /network|네트워크/i],
  ['image', /image|이미지|repository|저장소|tag|태그/i],
  ['container', /container|컨테이너/i],
  ['command', /command|cmd|명령|\barg|인수|인자/i],
];

/** What in a line is not to be typed as it stands; all in order, and never inside one another. */
export interface NotTyped {
  readonly placeholders: readonly Placeholder[];
  /** `<lists what runs>`: remarks, which a shell would take for a redirection. */
  readonly remarks: readonly Span[];
}

const NOTHING: NotTyped = { placeholders: [], remarks: [] };

/** Most command lines have nothing of what one could begin with. */
const mayHoldOne = /[<[{가-힣]|your|YOUR|[A-Z]{2}/;

/** Looks through a command line for everything that stands for something else. */
export function findPlaceholders(text: string): NotTyped {
  if (!mayHoldOne.test(text)) return NOTHING;
  const found: Placeholder[] = [];
  const remarks: Span[] = [];
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === '\\' && quote === '"') at += 1;
      else if (character === quote) quote = '';
      else if (character === '<') at = take(found, angled(text, at), at);
      continue;
    }
    if (character === "'" || character === '"') quote = character;
    else if (character === '\\') at += 1;
    else if (character === '<') {
      const remark = remarkAt(text, at);
      if (remark !== undefined) remarks.push(remark);
      at = remark === undefined ? take(found, angled(text, at), at) : remark.end - 1;
    } else if (character === '[') at = take(found, bracketed(text, at), at);
    else if (character === '(') at = take(found, parenthesised(text, at), at);
    else if (character === '{') at = take(found, braced(text, at), at);
    else if (isWordCharacter(character) && !isWordCharacter(text.charAt(at - 1)) && /\p{L}/u.test(character)) {
      const word = wordAt(text, at);
      at = take(found, bareWord(text, at, word), at + word.length - 1);
    }
  }
  return { placeholders: found, remarks };
}

/** The text as it would be typed with these answers, one for each placeholder; remarks are left out. */
export function fillIn(text: string, { placeholders, remarks }: NotTyped, answers: readonly string[]): string {
  const filled = placeholders.map(({ start, end, label, kind }, index) => {
    const answer = answers[index] ?? '';
    // `[:TAG]`: the colon belongs to the answer.
    const lead = /^[:@]/.exec(label)?.[0] ?? '';
    // `[:TAG][ARG]`: without a blank the answer would belong to the name in front.
    const isApart = kind === 'command' && text.charAt(start - 1) === ']';
    const apart = isApart ? ` ${answer}` : answer;
    return { start, end, text: answer === '' || /^[:@]/.test(answer) ? answer : lead + apart };
  });
  const left = remarks.map((span) => ({ ...span, text: '' }));
  const edits = [...filled, ...left].sort((one, other) => one.start - other.start);
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return (parts.join('') + text.slice(at)).trim();
}

function take(found: Placeholder[], placeholder: Placeholder | undefined, otherwise: number): number {
  if (placeholder === undefined) return otherwise;
  found.push(placeholder);
  return placeholder.end - 1;
}

/** What an answer is looked for among, as far as the placeholder says it itself. */
export function kindOf(label: string): PlaceholderKind {
  // `컨테이너 또는 이미지`: nobody knows among which to look.
  const kinds = label.split(/ (?:또는|혹은|or) /).map((part) => kindWords.find(([, words]) => words.test(part))?.[0]);
  const named = new Set(kinds.filter((kind) => kind !== undefined));
  const [only] = named;
  return only !== undefined && named.size === 1 ? only : 'text';
}

/** Whether Korean names a thing that is to be filled in: `컨테이너 이름`, `이미지2`; not what a command does. */
export function isStandIn(text: string): boolean {
  const words = text
    .trim()
    .replace(/\d+$/, '')
    .split(/[\s_]+/);
  return (
    words.length <= 4 && (words.every((word) => koreanPlaceholder.test(word)) || endsInNoun.test(words.at(-1) ?? ''))
  );
}

function make(start: number, end: number, label: string, optional: boolean): Placeholder {
  const kind = kindOf(label);
  return { start, end, label, kind, optional: optional || kind === 'optional' };
}

/** `<name>`; not a redirection, whose file is parted from what follows, and not a remark in angle brackets. */
function angled(text: string, start: number): Placeholder | undefined {
  const end = text.slice(start, start + LONGEST).indexOf('>');
  if (end < 2) return undefined;
  const label = text.slice(start + 1, start + end);
  if (/^[\s<&(=]|\s$|["'`$|;]/.test(label)) return undefined;
  // An address of a person.
  if (/^[^\s@]+@[^\s@]+\.\w+$/.test(label)) return undefined;
  // `<file> | -`: either of them, and no pipe.
  const or = /^ ?\| ?-(?=\s|$)/.exec(text.slice(start + end + 1))?.[0] ?? '';
  return make(start, start + end + 1 + or.length, label + or, false);
}

/** A sentence in angle brackets behind a command, and no name of something: `<lists what runs>`. */
function remarkAt(text: string, start: number): Span | undefined {
  const end = text.indexOf('>', start);
  if (end === -1 || end - start > LONGEST_REMARK || text.slice(end + 1).trim() !== '') return undefined;
  const label = text.slice(start + 1, end).trim();
  if (!/\s/.test(label) || /^[<&(=]/.test(label)) return undefined;
  const words = label.split(/\s+/).length;
  const isSentence = /[가-힣]/.test(label) ? words > 4 || !endsInNoun.test(label) : words > 4 || /[.,!?]$/.test(label);
  return isSentence ? { start, end: end + 1 } : undefined;
}

/** `[OPTIONS]`, `[옵션]`, `[:TAG]`; not a pattern of the shell, not an IPv6 address, not a test. */
function bracketed(text: string, start: number): Placeholder | undefined {
  let depth = 0;
  for (let at = start; at < Math.min(text.length, start + LONGEST); at += 1) {
    const character = text.charAt(at);
    if (character === '[') depth += 1;
    else if (character === ']') depth -= 1;
    if (depth > 0) continue;
    const label = text.slice(start + 1, at);
    const isName = /^[:@]?[A-Z][A-Z_|:@.[\]]{2,}$/.test(label) || /[가-힣]/.test(label) || usageWords(label);
    return isName && !/^\s|\s$|["'$]/.test(label) ? make(start, at + 1, label, true) : undefined;
  }
  return undefined;
}

/** `[image name]`, `[option]`: several words, or one that usage lines have. */
function usageWords(label: string): boolean {
  const words = label.split(/[ _-]/);
  return words.length <= 4 && words.some((word) => USAGE_WORDS.has(word.replace(/\.*$/, '').toUpperCase()));
}

/** `(컨테이너 이름)`, `$(컨테이너)`: no shell has a command of that name. */
function parenthesised(text: string, start: number): Placeholder | undefined {
  const front = text.charAt(start - 1);
  const label = /^\(([가-힣A-Za-z ]{2,40})\)/.exec(text.slice(start, start + LONGEST))?.[1];
  if (label === undefined || !/^$|[\s$:/=]/.test(front) || !/[가-힣]/.test(label) || !isStandIn(label))
    return undefined;
  return make(front === '$' ? start - 1 : start, start + label.length + 2, label, false);
}

/** `{name}`, `{{name}}`; not a variable, a template of docker's, or a list of the shell's. */
function braced(text: string, start: number): Placeholder | undefined {
  if (text.charAt(start - 1) === '$') return undefined;
  const match = /^(\{\{?) ?([\p{L}][\p{L}\d _-]{0,40}?) ?\}\}?/u.exec(text.slice(start, start + LONGEST));
  const label = match?.[2];
  if (match === null || label === undefined) return undefined;
  return make(start, start + match[0].length, label, false);
}

/** A word that stands for another by what it says: `CONTAINER`, `NAME|ID`, `컨테이너이름`, `your-name`. */
function bareWord(text: string, start: number, word: string): Placeholder | undefined {
  const end = start + word.length;
  const front = text.charAt(start - 1);
  // A variable, an option, a variable that is set, a part of a path.
  if (front === '$' || front === '-' || text.charAt(end) === '=' || front === '{') return undefined;
  if (/(?:-e|--env)[ =]$/.test(text.slice(Math.max(0, start - 6), start))) return undefined;
  if (/^(?:your|YOUR)[-_A-Z]?./.test(word)) return make(start, end, word, false);
  if (/^[A-Z]/.test(word)) {
    const alternatives = /^[A-Z_]+(?:\|[A-Z_]+)*(?:\.\.\.)?/.exec(text.slice(start, start + LONGEST))?.[0] ?? '';
    const names = alternatives.replace(/\.+$/, '').split('|');
    const isWhole = !isWordCharacter(text.charAt(start + alternatives.length));
    const fits = isWhole && (front === '' || /[\s/:=]/.test(front)) && names.every((name) => USAGE_WORDS.has(name));
    return fits ? make(start, start + alternatives.length, alternatives, false) : undefined;
  }
  if (word.length > LONGEST || !(koreanPlaceholder.test(word) || /^[가-힣]+(?:이름|식별자|아이디)$/.test(word))) {
    return undefined;
  }
  // `컨테이너 ID`, `컨테이너 또는 이미지`: the words behind it belong to it.
  const more = /^(?: (?:또는|혹은) [가-힣]{2,12})?(?: (?:ID|id|이름|아이디|식별자|명)(?![\p{L}\d]))?/u;
  const behind = more.exec(text.slice(end, end + LONGEST))?.[0] ?? '';
  return make(start, end + behind.length, word + behind, false);
}

function wordAt(text: string, start: number): string {
  let end = start;
  while (end < text.length && isWordCharacter(text.charAt(end))) end += 1;
  return text.slice(start, end);
}

const asciiWord = Array.from({ length: 128 }, (_, code) => /[\w-]/.test(String.fromCharCode(code)));

/** Asked of each character of each line: most of them are in a table. */
function isWordCharacter(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 128 ? asciiWord[code] === true : /\p{L}/u.test(character);
}
