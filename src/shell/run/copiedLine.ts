import { type Raw, record, text } from '../../model/raw.ts';
import { createLine, runLine } from '../runLine.ts';
import { createBody } from './createBody.ts';
import { connectWords, firstEndpoint, furtherEndpoints } from './endpoint.ts';
import { securityOptions } from './isolation.ts';
import { runOptionsOf } from './readBack.ts';
import type { RunOptions } from './runOptions.ts';
import { texts } from './values.ts';

/** Docker lines that make a container again, one after the other, and what they cannot say. */
export interface CopiedLines {
  /** Arguments of `docker`. */
  readonly lines: readonly (readonly string[])[];
  /** Options of docker, or fields of inspect, that no line holds. */
  readonly leftOut: readonly string[];
}

/**
 * One line as a rule. A container on several networks is made first, connected, and started last: so it has all of
 * them from its first moment, and engines before 25 take no more than one with `docker run`.
 * @param container what inspect shows of it @param image the same of its image, `{}` when that is gone
 * @param machine what `GET /info` shows, `{}` when it is not known
 */
export function runLinesOf(container: unknown, image: unknown, machine: unknown): CopiedLines {
  const inspected = record(container);
  const options = runOptionsOf(inspected, image, machine);
  const left = leftOut(inspected, record(image), options);
  const further = furtherEndpoints(inspected);
  const isOff = isOffFirst(inspected);
  if (further.length === 0 && !isOff) return { lines: [runLine(options)], leftOut: left };
  const first = text(record(inspected['HostConfig']), 'NetworkMode');
  // docker create leaves no input open once the first has left it.
  const isMadeRunning = options.mode.startsWith('-di');
  const lines = [
    isMadeRunning ? runLine(options) : createLine(options),
    ...further.map((endpoint) => connectWords(inspected, endpoint, options.name)),
    ...(isOff ? [['network', 'disconnect', first === 'default' ? 'bridge' : first, options.name]] : []),
    ...(isMadeRunning ? [] : [startLine(options)]),
  ];
  return { lines, leftOut: left };
}

function startLine({ mode, name }: RunOptions): string[] {
  return ['start', ...(mode.startsWith('-d') ? [] : ['--attach', '--interactive']), name];
}

/** Fields of HostConfig that the engine fills in by itself, or writes down otherwise than it was told. */
const written: ReadonlySet<string> = new Set([
  ...['CapAdd', 'CapDrop', 'CgroupnsMode', 'ConsoleSize', 'ContainerIDFile', 'IpcMode', 'Isolation', 'Links'],
  ...['LogConfig', 'MaskedPaths', 'MemorySwap', 'MemorySwappiness', 'NetworkMode', 'OomKillDisable', 'PidsLimit'],
  ...['ReadonlyPaths', 'RestartPolicy', 'Runtime', 'ShmSize', 'VolumeDriver'],
]);

/** The options of docker for fields that are none of the table's. */
const flags: Readonly<Record<string, string>> = {
  BlkioWeightDevice: '--blkio-weight-device',
  CpuCount: '--cpu-count',
  CpuPercent: '--cpu-percent',
  CpuRealtimePeriod: '--cpu-rt-period',
  CpuRealtimeRuntime: '--cpu-rt-runtime',
  DeviceRequests: '--gpus / --device',
  IOMaximumBandwidth: '--io-maxbandwidth',
  IOMaximumIOps: '--io-maxiops',
  KernelMemory: '--kernel-memory',
  Mounts: '--mount',
  SecurityOpt: '--security-opt seccomp=FILE',
};

/** What the container has and the line does not ask for: found by comparing, so it holds for fields of later engines. */
function leftOut(inspected: Raw, image: Raw, options: RunOptions): string[] {
  const host: Raw = record(inspected['HostConfig']);
  const shown: Raw = { ...host, SecurityOpt: securityOptions(host) };
  const asked: Raw = createBody(options).HostConfig;
  const fields = Object.keys(shown).filter(
    (field) => !written.has(field) && simplified(shown[field]) !== simplified(asked[field]),
  );
  return [
    ...fields.map((field) => flags[field] ?? `HostConfig.${field}`),
    ...healthCheck(inspected, image, options),
    ...removedVariables(inspected, image),
  ];
}

/** The words of a check without a shell become a line for one. */
function healthCheck({ Config }: Raw, image: Raw, { more }: RunOptions): string[] {
  const [kind] = texts(record(record(Config)['Healthcheck']), 'Test');
  const [usual] = texts(record(record(image['Config'])['Healthcheck']), 'Test');
  const isTurned = kind === 'CMD' && more.healthCmd !== undefined;
  return isTurned || (usual === 'CMD' && kind === 'CMD-SHELL' && more.healthCmd === undefined)
    ? ['HEALTHCHECK CMD ["…"] (--health-cmd: /bin/sh -c)']
    : [];
}

/** Variables of the image that the container is without. */
function removedVariables({ Config }: Raw, image: Raw): string[] {
  const nameOf = (variable: string): string => variable.split('=', 1)[0] ?? '';
  const own = new Set(texts(record(Config), 'Env').map(nameOf));
  const usual = texts(record(image['Config']), 'Env').map(nameOf);
  return usual.filter((name) => !own.has(name)).map((name) => `-e ${name}`);
}

/** Somebody disconnected it from the network that it was made with. */
function isOffFirst(inspected: Raw): boolean {
  const mode = text(record(inspected['HostConfig']), 'NetworkMode');
  const isKnown = Object.hasOwn(record(inspected['NetworkSettings']), 'Networks');
  return isKnown && mode !== '' && !mode.startsWith('container:') && firstEndpoint(inspected) === undefined;
}

/** Nothing, an empty text, list or map, zero and false all mean to the engine that nothing was said. */
function simplified(value: unknown): string | undefined {
  const reduced = reducedTo(value);
  return reduced === undefined ? undefined : JSON.stringify(reduced);
}

function reducedTo(value: unknown): unknown {
  if (value === '' || value === 0 || value === false || value === null) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map((item) => reducedTo(item) ?? null);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, key === 'HostPort' ? inner : reducedTo(inner)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
