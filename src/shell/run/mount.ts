import { list, number, type Raw, record, text } from '../../model/raw.ts';
import { bytesOf, bytesText, csvFields, csvLine, keyValue } from './values.ts';

/** One entry of `HostConfig.Mounts`. */
interface Mount {
  Type: string;
  Source?: string;
  Target: string;
  ReadOnly?: boolean;
  Consistency?: string;
  BindOptions?: Record<string, unknown>;
  VolumeOptions?: Record<string, unknown>;
  TmpfsOptions?: Record<string, unknown>;
}

const isAbsolute = (path: string): boolean => /^(?:[A-Za-z]:)?[/\\]/.test(path);

/** What Go reads as a truth value; a key without a value is true. */
function truth(given: string, isSaid: boolean): boolean | undefined {
  if (!isSaid || /^(?:1|t|true)$/i.test(given)) return true;
  return /^(?:0|f|false)$/i.test(given) ? false : undefined;
}

/** Puts one field where the engine looks for it. False: docker takes no such field, or not this value. */
type Put = (mount: Mount, value: string, isSaid: boolean) => boolean;

const textField =
  (field: 'Type' | 'Source' | 'Target' | 'Consistency'): Put =>
  (mount, value) => {
    mount[field] = field === 'Type' ? value.toLowerCase() : value;
    return value !== '';
  };

type OptionsField = 'BindOptions' | 'VolumeOptions' | 'TmpfsOptions';

function into(field: OptionsField, change: (before: Raw, value: string, isSaid: boolean) => Raw | undefined): Put {
  return (mount, value, isSaid) => {
    const changed = change(record(mount[field]), value, isSaid);
    if (changed === undefined) return false;
    mount[field] = { ...mount[field], ...changed };
    return true;
  };
}

const source = textField('Source');
const target = textField('Target');
const readOnly: Put = (mount, value, isSaid) => {
  const given = truth(value, isSaid);
  if (given !== undefined) mount.ReadOnly = given;
  return given !== undefined;
};
const driverOf = (options: Raw): Raw => record(options['DriverConfig']);

/** The fields that `--mount` takes. */
const fields: ReadonlyMap<string, Put> = new Map<string, Put>([
  ['type', textField('Type')],
  ['source', source],
  ['src', source],
  ['target', target],
  ['destination', target],
  ['dst', target],
  ['readonly', readOnly],
  ['ro', readOnly],
  ['consistency', textField('Consistency')],
  [
    'bind-propagation',
    into('BindOptions', (_, value) =>
      /^r?(?:private|shared|slave)$/.test(value) ? { Propagation: value } : undefined,
    ),
  ],
  [
    'bind-nonrecursive',
    into('BindOptions', (_, value, isSaid) => {
      const NonRecursive = truth(value, isSaid);
      return NonRecursive === undefined ? undefined : { NonRecursive };
    }),
  ],
  [
    'bind-recursive',
    into('BindOptions', (_, value) => {
      if (value === 'enabled') return {};
      if (value === 'disabled') return { NonRecursive: true };
      if (value === 'writable') return { ReadOnlyNonRecursive: true };
      return value === 'readonly' ? { ReadOnlyForceRecursive: true } : undefined;
    }),
  ],
  [
    'volume-nocopy',
    into('VolumeOptions', (_, value, isSaid) => {
      const NoCopy = truth(value, isSaid);
      return NoCopy === undefined ? undefined : { NoCopy };
    }),
  ],
  ['volume-subpath', into('VolumeOptions', (_, Subpath) => ({ Subpath }))],
  [
    'volume-label',
    into('VolumeOptions', (before, value) => {
      const [key, given] = keyValue(value);
      return { Labels: { ...record(before['Labels']), [key]: given } };
    }),
  ],
  ['volume-driver', into('VolumeOptions', (before, Name) => ({ DriverConfig: { ...driverOf(before), Name } }))],
  [
    'volume-opt',
    into('VolumeOptions', (before, value) => {
      const [key, given] = keyValue(value);
      const Options = { ...record(driverOf(before)['Options']), [key]: given };
      return { DriverConfig: { ...driverOf(before), Options } };
    }),
  ],
  [
    'tmpfs-size',
    into('TmpfsOptions', (_, value) => {
      const SizeBytes = bytesOf(value);
      return SizeBytes === undefined ? undefined : { SizeBytes };
    }),
  ],
  [
    'tmpfs-mode',
    into('TmpfsOptions', (_, value) => (/^[0-7]{1,5}$/.test(value) ? { Mode: parseInt(value, 8) } : undefined)),
  ],
]);

const optionsOfType: Readonly<Record<string, OptionsField | undefined>> = {
  bind: 'BindOptions',
  volume: 'VolumeOptions',
  tmpfs: 'TmpfsOptions',
};

/** What a value of `--mount` asks for; undefined for what docker would refuse, and for what is not known here. */
export function mountOf(value: string): Mount | undefined {
  const mount: Mount = { Type: 'volume', Target: '' };
  for (const field of csvFields(value)) {
    const [key, given] = keyValue(field);
    if (fields.get(key.toLowerCase())?.(mount, given, field.includes('=')) !== true) return undefined;
  }
  const others = Object.values(optionsOfType).filter((field) => field !== optionsOfType[mount.Type]);
  const fits =
    optionsOfType[mount.Type] !== undefined &&
    isAbsolute(mount.Target) &&
    (mount.Type !== 'bind' || isAbsolute(mount.Source ?? '')) &&
    (mount.Type !== 'tmpfs' || mount.Source === undefined) &&
    others.every((field) => field === undefined || mount[field] === undefined);
  return fits ? mount : undefined;
}

/** The value of `--mount` that asks for an entry of `HostConfig.Mounts`, as far as it can. */
export function mountText(entry: unknown): string {
  const mount = record(entry);
  const [bind, volume, tmpfs] = [
    record(mount['BindOptions']),
    record(mount['VolumeOptions']),
    record(mount['TmpfsOptions']),
  ];
  const driver = driverOf(volume);
  const said = (key: string, value: string): string[] => (value === '' ? [] : [`${key}=${value}`]);
  const pairs = (key: string, values: unknown): string[] =>
    Object.entries(record(values)).map(([name, value]) => `${key}=${name}=${String(value)}`);
  return csvLine([
    `type=${text(mount, 'Type') || 'volume'}`,
    ...said('source', text(mount, 'Source')),
    `target=${text(mount, 'Target')}`,
    ...(mount['ReadOnly'] === true ? ['readonly'] : []),
    ...said('consistency', text(mount, 'Consistency')),
    ...said('bind-propagation', text(bind, 'Propagation')),
    ...(bind['NonRecursive'] === true ? ['bind-recursive=disabled'] : []),
    ...(bind['ReadOnlyNonRecursive'] === true ? ['bind-recursive=writable'] : []),
    ...(bind['ReadOnlyForceRecursive'] === true ? ['bind-recursive=readonly'] : []),
    ...(volume['NoCopy'] === true ? ['volume-nocopy'] : []),
    ...said('volume-subpath', text(volume, 'Subpath')),
    ...pairs('volume-label', volume['Labels']),
    ...said('volume-driver', text(driver, 'Name')),
    ...pairs('volume-opt', driver['Options']),
    ...sized(number(tmpfs, 'SizeBytes')),
    ...moded(number(tmpfs, 'Mode')),
  ]);
}

function sized(bytes = 0): string[] {
  return bytes === 0 ? [] : [`tmpfs-size=${bytesText(bytes)}`];
}

function moded(mode = 0): string[] {
  return mode === 0 ? [] : [`tmpfs-mode=${mode.toString(8)}`];
}

/** `HostConfig.Mounts` of an inspected container as values of `--mount`. */
export function mountTexts(inspected: Raw): string[] {
  return list(record(inspected['HostConfig']), 'Mounts').map(mountText);
}
