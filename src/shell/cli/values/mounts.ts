import type { Localized } from '../../../contract/localized.ts';
import { readCsv } from '../../../dockerfile/syntax/csv.ts';
import { bytesParts } from './numbers.ts';
import {
  keyParts,
  keyValue,
  oneOf,
  part,
  type Piece,
  type ReadParts,
  splitAt,
  type ValueHost,
  type ValuePart,
  whole,
} from './part.ts';

const words = {
  folder: {
    en: 'Folder or file of the host. Docker makes an empty folder when there is none.',
    ko: '호스트의 디렉터리나 파일입니다. 없으면 Docker가 빈 디렉터리를 만듭니다.',
  },
  volume: {
    en: 'Named volume {0}, created when there is none; it stays when the container goes.',
    ko: '이름이 {0}인 볼륨입니다. 없으면 만들며, 컨테이너를 삭제해도 남습니다.',
  },
  hostPath: { en: 'Folder or file of the host.', ko: '호스트의 디렉터리나 파일입니다.' },
  target: { en: 'Path in the container where it appears.', ko: '컨테이너 안에서 보일 경로입니다.' },
  anonymous: {
    en: 'Path in the container of a new anonymous volume.',
    ko: '새 익명 볼륨을 마운트할 컨테이너 안의 경로입니다.',
  },
  tmpfs: {
    en: 'Path in the container; what is written there lives in memory.',
    ko: '메모리를 마운트할 컨테이너 안의 경로입니다.',
  },
} satisfies Readonly<Record<string, Localized>>;

const readOnly: Localized = { en: 'The container can only read it.', ko: '컨테이너에서는 읽기만 할 수 있습니다.' };
const noCopy: Localized = {
  en: 'A new volume is not filled with what the image has there.',
  ko: '새 볼륨에 이미지의 내용을 복사하지 않습니다.',
};
const ofOldDesktop: Localized = {
  en: 'Of old Docker Desktop; it does nothing today.',
  ko: '예전 Docker Desktop의 옵션이며 지금은 효과가 없습니다.',
};

/** Options behind the second colon of -v, and of --tmpfs. */
const options: Readonly<Record<string, Localized>> = {
  ro: readOnly,
  rw: {
    en: 'The container can read and write it, which is the default.',
    ko: '컨테이너에서 읽고 쓸 수 있습니다. 기본값입니다.',
  },
  z: { en: 'SELinux: several containers share it.', ko: 'SELinux: 여러 컨테이너가 함께 쓰도록 표시합니다.' },
  Z: { en: 'SELinux: only this container may use it.', ko: 'SELinux: 이 컨테이너만 쓰도록 표시합니다.' },
  nocopy: noCopy,
  cached: ofOldDesktop,
  delegated: ofOldDesktop,
  consistent: ofOldDesktop,
  noexec: { en: 'No program there can be started.', ko: '그 안의 프로그램을 실행할 수 없습니다.' },
  exec: { en: 'Programs there can be started.', ko: '그 안의 프로그램을 실행할 수 있습니다.' },
  nosuid: { en: 'Set-user-ID bits do nothing there.', ko: 'set-user-ID 비트가 효과를 내지 않습니다.' },
};
const propagation: Localized = {
  en: 'How mounts made below it later are shared between host and container.',
  ko: '나중에 그 아래에 생기는 마운트를 호스트와 컨테이너가 공유하는 방식입니다.',
};

export interface VolumePieces {
  /** Undefined for an anonymous volume. */
  readonly source: Piece | undefined;
  readonly target: Piece;
  readonly options: Piece | undefined;
}

/** `[source:]target[:options]`, of any text; a drive letter is part of its path. */
export function volumePieces(text: string): VolumePieces {
  const pieces = joinDrives(splitAt(text, ':'), text);
  const [first, second, third] = pieces;
  if (first === undefined || second === undefined) {
    return { source: undefined, target: { from: 0, to: text.length, text }, options: undefined };
  }
  return { source: first, target: second, options: third };
}

/** `a:/b:ro` is the volume `a`: a small letter is a drive only where a path follows that can be the target. */
function joinDrives(pieces: readonly Piece[], text: string): Piece[] {
  const joined: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const last = joined.at(-1);
    const isTarget = /^[\\/]|^[A-Za-z]$/.test(pieces[index + 1]?.text ?? '');
    const isDrive =
      last !== undefined &&
      ((/^[A-Z]$/.test(last.text) && /^[\\/]/.test(piece.text)) ||
        (/^[a-z]$/.test(last.text) && (piece.text.startsWith('\\') || (piece.text.startsWith('/') && isTarget))));
    if (isDrive) joined[joined.length - 1] = { from: last.from, to: piece.to, text: text.slice(last.from, piece.to) };
    else joined.push(piece);
  }
  return joined;
}

/** It names a place of the host and no volume. */
export function isHostPath(source: string): boolean {
  return /^[/~.$\\`]|^[A-Za-z]:[\\/]|^%/.test(source);
}

export const volumeParts: ReadParts = (text, host) => {
  const { source, target, options: mode } = volumePieces(text);
  if (source === undefined) return [part(0, text.length, words.anonymous)];
  const meaning = isHostPath(source.text) ? words.folder : words.volume;
  return [
    part(source.from, source.to, meaning, source.text),
    part(target.from, target.to, words.target),
    ...(mode === undefined ? [] : optionParts(mode, host)),
  ];
};

function optionParts(mode: Piece, host: ValueHost): ValuePart[] {
  return splitAt(mode.text, ',', mode.from).flatMap(({ from, to, text }) => {
    const meaning = Object.hasOwn(options, text) ? options[text] : undefined;
    if (meaning !== undefined) return [part(from, to, meaning)];
    if (/^r?(?:shared|slave|private)$/.test(text)) return [part(from, to, propagation)];
    return keyParts(keyValue({ from, to, text }), tmpfsKeys, host, { size: bytesParts });
  });
}

const tmpfsKeys: Readonly<Record<string, Localized>> = {
  size: { en: 'Largest size: 64m.', ko: '최대 크기입니다. 예: 64m.' },
  mode: { en: 'Permissions in octal: 1777.', ko: '8진수 권한입니다. 예: 1777.' },
  uid: { en: 'User that owns it.', ko: '소유자 UID입니다.' },
  gid: { en: 'Group that owns it.', ko: '소유 그룹 GID입니다.' },
};

export const tmpfsParts: ReadParts = (text, host) => {
  const colon = text.indexOf(':');
  if (colon === -1) return [part(0, text.length, words.tmpfs)];
  return [
    part(0, colon, words.tmpfs),
    ...optionParts({ from: colon + 1, to: text.length, text: text.slice(colon + 1) }, host),
  ];
};

const sourceOfMount: Localized = {
  en: 'What is mounted: a path of the host for `bind`, the name of a volume for `volume`.',
  ko: '마운트할 대상입니다. `bind`는 호스트의 경로, `volume`은 볼륨의 이름입니다.',
};

/** Keys of --mount. Source: docker/cli, opts/mount.go. */
export const mountKeys: Readonly<Record<string, Localized>> = {
  type: { en: 'Kind of mount.', ko: '마운트의 종류입니다.' },
  source: sourceOfMount,
  src: sourceOfMount,
  target: words.target,
  dst: words.target,
  destination: words.target,
  readonly: readOnly,
  ro: readOnly,
  'bind-propagation': propagation,
  'bind-nonrecursive': {
    en: 'Leaves out what is mounted below it; today `bind-recursive=disabled`.',
    ko: '그 아래의 마운트를 제외합니다. 지금은 `bind-recursive=disabled`를 씁니다.',
  },
  'bind-recursive': {
    en: 'Whether what is mounted below it comes along.',
    ko: '그 아래의 마운트도 함께 마운트할지 정합니다.',
  },
  'bind-create-src': {
    en: 'Makes the folder of the host when there is none.',
    ko: '호스트에 디렉터리가 없으면 만듭니다.',
  },
  consistency: ofOldDesktop,
  'volume-nocopy': noCopy,
  'volume-opt': { en: 'Option of the driver of a new volume.', ko: '새 볼륨의 드라이버 옵션입니다.' },
  'volume-driver': { en: 'Driver of a new volume.', ko: '새 볼륨의 드라이버입니다.' },
  'volume-label': { en: 'Label of a new volume.', ko: '새 볼륨의 레이블입니다.' },
  'volume-subpath': { en: 'Only this folder of the volume.', ko: '볼륨 안의 이 디렉터리만 마운트합니다.' },
  'image-subpath': { en: 'Only this folder of the image.', ko: '이미지 안의 이 디렉터리만 마운트합니다.' },
  'tmpfs-size': { en: 'Largest size, in bytes or as 64m.', ko: '최대 크기입니다. 바이트나 64m처럼 씁니다.' },
  'tmpfs-mode': { en: 'Permissions in octal: 1770.', ko: '8진수 권한입니다. 예: 1770.' },
  'tmpfs-options': { en: 'Further options of tmpfs.', ko: 'tmpfs의 그 밖의 옵션입니다.' },
};

export const mountTypes: Readonly<Record<string, Localized>> = {
  bind: {
    en: 'A folder or file of the host; an error when there is none.',
    ko: '호스트의 디렉터리나 파일을 마운트합니다. 없으면 오류입니다.',
  },
  volume: { en: 'A volume, created when there is none.', ko: '볼륨을 마운트합니다. 없으면 만듭니다.' },
  tmpfs: { en: 'Memory; gone when the container ends.', ko: '메모리를 마운트합니다. 컨테이너가 끝나면 사라집니다.' },
  image: { en: 'The files of an image, to read.', ko: '이미지의 파일을 읽기 전용으로 마운트합니다.' },
  npipe: { en: 'A named pipe of Windows.', ko: 'Windows의 명명된 파이프입니다.' },
  cluster: { en: 'A cluster volume of a swarm.', ko: 'swarm의 클러스터 볼륨입니다.' },
};

/** Other than with `-v`, nothing is made where a folder is missing. */
const sourceParts: ReadParts = (text) => whole(text, isHostPath(text) ? words.hostPath : words.volume, text);

const mountReaders: Readonly<Record<string, ReadParts>> = {
  type: oneOf(mountTypes),
  source: sourceParts,
  src: sourceParts,
  'tmpfs-size': bytesParts,
};

export const mountParts: ReadParts = (text, host) =>
  readCsv(text).flatMap(({ start, end, text: field, at }) => {
    if (field === text.slice(start, end))
      return keyParts(keyValue({ from: start, to: end, text: field }), mountKeys, host, mountReaders);
    // A field in quotes: its key stands behind the quote.
    const { key, value } = keyValue({ from: 0, to: field.length, text: field });
    const meaning = Object.hasOwn(mountKeys, key) ? mountKeys[key] : undefined;
    const parts = meaning === undefined ? [] : [part(at(0), at(key.length), meaning)];
    return value === undefined || value === ''
      ? parts
      : [
          ...parts,
          ...keyParts(
            {
              from: at(key.length + 1),
              to: at(field.length - 1) + 1,
              text: value,
              key,
              value,
              valueFrom: at(key.length + 1),
            },
            {},
            host,
          ),
        ];
  });
