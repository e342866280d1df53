import type { Localized, Speak } from '../contract/localized.ts';
import { code, escaped } from '../contract/markdown.ts';
import { list, record } from '../model/raw.ts';
import { maskSecrets, maskText } from '../model/secrets.ts';
import type { Attachment, ContainerRecord, ImageRecord, NetworkRecord, VolumeRecord } from '../model/records.ts';
import { containerStatus, portTexts } from './containerRow.ts';
import { age, bytes, shortId } from './format.ts';
import { imageName } from './imageRow.ts';
import type { Member } from './networkRow.ts';

/** What only inspecting a container tells. Everything may be missing. */
export interface Inspected {
  readonly Path?: unknown;
  readonly Args?: unknown;
  readonly State?: {
    readonly ExitCode?: unknown;
    readonly OOMKilled?: unknown;
    readonly Error?: unknown;
    readonly Health?: { readonly Status?: unknown; readonly FailingStreak?: unknown } | null;
  };
  readonly NetworkSettings?: unknown;
}

/** A container on a network, for the tooltip of the network. */
export interface AttachedMember extends Member {
  /** Undefined when it could not be inspected, or was not: aliases are known to inspect alone. */
  readonly inspected: Inspected | undefined;
}

const words = {
  image: { en: 'Image', ko: '이미지' },
  command: { en: 'Command', ko: '명령' },
  ports: { en: 'Ports', ko: '포트' },
  mounts: { en: 'Mounts', ko: '마운트' },
  networks: { en: 'Networks', ko: '네트워크' },
  health: { en: 'Health', ko: '헬스 체크' },
  exitCode: { en: 'Exit code', ko: '종료 코드' },
  error: { en: 'Error', ko: '오류' },
  digest: { en: 'Digest', ko: '다이제스트' },
  size: { en: 'Size', ko: '크기' },
  created: { en: 'Created', ko: '생성' },
  driver: { en: 'Driver', ko: '드라이버' },
  mountpoint: { en: 'Mountpoint', ko: '마운트 지점' },
  aliases: { en: '(aliases {0})', ko: '(별칭 {0})' },
  usedBy: { en: 'In use by', ko: '사용 중인 컨테이너' },
  scope: { en: 'Scope', ko: '범위' },
  subnet: { en: 'Subnet', ko: '서브넷' },
  none: { en: 'none', ko: '없음' },
  noHealth: { en: 'none', ko: '없음' },
  outOfMemory: { en: 'killed: out of memory', ko: '메모리 부족으로 강제 종료됨' },
  readOnly: { en: 'read-only', ko: '읽기 전용' },
} as const satisfies Record<string, Localized>;

/** @param inspected undefined when the container could not be inspected: the tooltip then shows what the list knows. */
export function containerTooltip(container: ContainerRecord, inspected: Inspected | undefined, speak: Speak): string {
  const none = speak(words.none);
  const mounts = container.mounts.map(({ type, source, destination, writable }) => {
    const flags = writable ? '' : ` (${speak(words.readOnly)})`;
    return `${code(source === '' ? destination : `${source} → ${destination}`)} ${escaped(type)}${flags}`;
  });
  const networks = container.networks.map((attachment) =>
    attached(attachment.network, attachment, container, inspected, speak),
  );
  const lines: [Localized, string][] = [
    [words.image, `${code(container.image)} ${code(shortId(container.imageId))}`],
    [words.command, code(maskText(commandOf(container, inspected)))],
    [words.ports, portTexts(container.ports).map(code).join(', ') || none],
    [words.mounts, mounts.join(', ') || none],
    [words.networks, networks.join(', ') || none],
    [words.health, healthOf(container, inspected, speak)],
  ];
  const exitCode = exitCodeOf(container, inspected);
  if (exitCode !== undefined) {
    const oom = inspected?.State?.OOMKilled === true ? ` (${speak(words.outOfMemory)})` : '';
    lines.push([words.exitCode, `${exitCode}${oom}`]);
  }
  const error = inspected?.State?.Error;
  if (typeof error === 'string' && error !== '') lines.push([words.error, code(maskText(error))]);
  return page(container.name, containerStatus(container, speak), lines, speak);
}

export function imageTooltip(image: ImageRecord, now: number, speak: Speak): string {
  const made = new Date(image.created * 1000);
  const date = image.created > 0 && !Number.isNaN(made.valueOf()) ? made.toISOString().slice(0, 16) : '';
  const passed = age(image.created, now, speak);
  return page(
    imageName(image),
    shortId(image.id),
    [
      [words.size, bytes(image.size)],
      // Only a registry gives one.
      ...(image.digest === '' ? [] : [[words.digest, code(image.digest)] as const]),
      [words.created, date === '' ? passed : `${date.replace('T', ' ')} UTC (${passed})`],
    ],
    speak,
  );
}

export function volumeTooltip(volume: VolumeRecord, users: readonly string[], speak: Speak): string {
  return page(
    volume.name,
    '',
    [
      [words.driver, code(volume.driver)],
      [words.mountpoint, code(volume.mountpoint)],
      [words.usedBy, users.map(code).join(', ') || speak(words.none)],
    ],
    speak,
  );
}

/** @param more how many members there are besides these */
export function networkTooltip(
  network: NetworkRecord,
  members: readonly AttachedMember[],
  more: number,
  speak: Speak,
): string {
  const shown = members.map(({ container, attachment, inspected }) =>
    attached(container.name, attachment, container, inspected, speak),
  );
  if (more > 0) shown.push(speak({ en: '{0} more', ko: '외 {0}개' }, more));
  return page(
    network.name,
    shortId(network.id),
    [
      [words.driver, code(network.driver)],
      [words.scope, code(network.scope)],
      [words.subnet, network.subnets.map(code).join(', ') || speak(words.none)],
      [words.usedBy, shown.join(', ') || speak(words.none)],
    ],
    speak,
  );
}

/** A name, the addresses of a container on a network, and the other names that it is found by there. */
function attached(
  name: string,
  { network, address, addressV6 }: Attachment,
  { id }: ContainerRecord,
  inspected: Inspected | undefined,
  speak: Speak,
): string {
  const endpoint = record(record(record(inspected?.NetworkSettings)['Networks'])[network]);
  const aliases = list(endpoint, 'Aliases').filter(
    // Engines before 25 add the short id by themselves.
    (alias): alias is string => typeof alias === 'string' && alias !== '' && !id.startsWith(alias),
  );
  const others = aliases.length === 0 ? [] : [speak(words.aliases, aliases.map(code).join(' '))];
  return [code(name), ...[address, addressV6].filter((part) => part !== '').map(code), ...others].join(' ');
}

/** A label, and Markdown behind it. */
export type Line = readonly [Localized, string];

export function page(name: string, subtitle: string, lines: readonly Line[], speak: Speak): string {
  const head = subtitle === '' ? `**${escaped(name)}**` : `**${escaped(name)}** · ${escaped(subtitle)}`;
  return [head, ...lines.map(([label, value]) => `- ${speak(label)}: ${value}`)].join('\n').replace('\n', '\n\n');
}

/** The list cuts long commands; inspect has the whole. */
function commandOf(container: ContainerRecord, inspected: Inspected | undefined): string {
  if (typeof inspected?.Path !== 'string') return container.command;
  const args = Array.isArray(inspected.Args)
    ? inspected.Args.filter((arg): arg is string => typeof arg === 'string')
    : [];
  return (maskSecrets([inspected.Path, ...args]) as readonly string[]).join(' ');
}

function healthOf(container: ContainerRecord, inspected: Inspected | undefined, speak: Speak): string {
  const health = inspected?.State?.Health;
  const status = typeof health?.Status === 'string' ? health.Status : (container.health ?? '');
  if (status === '' || status === 'none') return speak(words.noHealth);
  const streak = health?.FailingStreak;
  if (typeof streak !== 'number' || streak === 0) return escaped(status);
  return speak({ en: '{0}, {1} failures in a row', ko: '{0}, 연속 실패 {1}회' }, escaped(status), streak);
}

function exitCodeOf(container: ContainerRecord, inspected: Inspected | undefined): number | undefined {
  if (container.state !== 'exited' && container.state !== 'dead') return undefined;
  const code = inspected?.State?.ExitCode;
  return typeof code === 'number' ? code : container.exitCode;
}
