import { type Raw, record, text } from '../../model/raw.ts';
import { plainRun, type PortMapping, type RunMode, type RunOptions } from './runOptions.ts';
import { type OptionValues, runOptionEntries, type RunOptionId } from './table.ts';
import { texts } from './values.ts';

/**
 * The options that `docker run` was given, as far as a container still tells.
 * @param container what inspect shows of it @param image what inspect shows of its image; `{}` when that is gone, and
 *   then what the image brought along is said too @param machine what `GET /info` shows: what is usual there is not
 *   said; `{}` when it is not known
 */
export function runOptionsOf(container: unknown, image: unknown, machine: unknown = {}): RunOptions {
  const inspected = record(container);
  const [config, host] = [record(inspected['Config']), record(inspected['HostConfig'])];
  const usual = record(record(image)['Config']);
  const { entrypoint, command } = programOf(config, usual);
  const more: OptionValues = { ...moreOf(inspected, { Config: usual }, record(machine)), ...entrypoint };
  return {
    ...plainRun(text(config, 'Image')),
    mode: modeOf(config),
    removeAtExit: host['AutoRemove'] === true,
    name: text(inspected, 'Name').replace(/^\//, ''),
    ports: portsOf(record(host['PortBindings'])),
    env: without(texts(config, 'Env'), texts(usual, 'Env')),
    volumes: [...texts(host, 'Binds'), ...anonymousVolumes(inspected, usual)],
    command,
    more,
  };
}

/** Who only watched the output did the container no difference: then it is run in the background. */
function modeOf(config: Raw): RunMode {
  const isTerminal = config['Tty'] === true;
  if (config['OpenStdin'] !== true) return isTerminal ? '-dt' : '-d';
  if (config['AttachStdin'] === true) return isTerminal ? '-it' : '-i';
  return isTerminal ? '-dit' : '-di';
}

function moreOf(inspected: Raw, image: Raw, machine: Raw): OptionValues {
  const values: Partial<Record<RunOptionId, readonly string[]>> = {};
  const madeByItself = ofItself(inspected, machine);
  for (const [option, { read, takes }] of runOptionEntries) {
    if (option === 'entrypoint') continue;
    const found = read(inspected);
    const usual = read(image);
    const isUsual = found[0] === (usual[0] ?? madeByItself[option]);
    const own = takes === 'many' ? without(found, usual) : isUsual ? [] : found;
    if (own.length > 0) values[option] = own;
  }
  return values;
}

/** What a container has where neither a person nor its image said anything. */
function ofItself(inspected: Raw, machine: Raw): Readonly<Partial<Record<RunOptionId, string>>> {
  const host = record(inspected['HostConfig']);
  const isPrivate = text(machine, 'CgroupVersion') === '2' && host['Privileged'] !== true;
  return {
    ...nameOfItself(inspected, machine),
    logDriver: text(machine, 'LoggingDriver') || 'json-file',
    stopSignal: 'SIGTERM',
    ipc: 'private',
    runtime: text(machine, 'DefaultRuntime') || 'runc',
    cgroupns: isPrivate ? 'private' : 'host',
  };
}

/** Docker makes the host name of the id, or takes that of the machine or of another container. */
function nameOfItself(inspected: Raw, machine: Raw): Readonly<Partial<Record<'hostname' | 'domainname', string>>> {
  const [config, host] = [record(inspected['Config']), record(inspected['HostConfig'])];
  const [hostname, domainname] = [text(config, 'Hostname'), text(config, 'Domainname')];
  const isShared = text(host, 'NetworkMode').startsWith('container:') || text(host, 'UTSMode') === 'host';
  const whole = [hostname, ...(domainname === '' ? [] : [domainname])].join('.');
  const isOfMachine = text(host, 'NetworkMode') === 'host' && [whole, hostname].includes(text(machine, 'Name'));
  return isShared || isOfMachine ? { hostname, domainname } : { hostname: text(inspected, 'Id').slice(0, 12) };
}

/** `--entrypoint` takes one word: further ones of an entrypoint go before the command. */
function programOf(config: Raw, usual: Raw): { entrypoint: OptionValues; command: readonly string[] } {
  const [entrypoint, command] = [texts(config, 'Entrypoint'), texts(config, 'Cmd')];
  const [usualEntrypoint, usualCommand] = [texts(usual, 'Entrypoint'), texts(usual, 'Cmd')];
  // The image's own entrypoint, said once more, takes its command away.
  const isSaid = entrypoint.length > 0 && command.length === 0 && usualCommand.length > 0;
  if (same(entrypoint, usualEntrypoint) && !isSaid) {
    return { entrypoint: {}, command: same(command, usualCommand) ? [] : command };
  }
  // Another entrypoint, or none, takes the image's command away with it.
  const [program = '', ...more] = entrypoint;
  return { entrypoint: { entrypoint: [program] }, command: [...more, ...command] };
}

function portsOf(bindings: Raw): PortMapping[] {
  return Object.entries(bindings).flatMap(([key, value]) => {
    const [containerPort = '', protocol = 'tcp'] = key.split('/');
    return (Array.isArray(value) ? (value as unknown[]) : []).map((binding) => ({
      hostIp: text(record(binding), 'HostIp'),
      hostPort: text(record(binding), 'HostPort'),
      containerPort,
      protocol: protocol as PortMapping['protocol'],
    }));
  });
}

function anonymousVolumes({ Config, HostConfig }: Raw, usual: Raw): string[] {
  // What is made from the line of a compose file may name a target twice.
  const bound = texts(record(HostConfig), 'Binds').map((bind) => bind.split(':')[1] ?? '');
  return without(Object.keys(record(record(Config)['Volumes'])), [...Object.keys(record(usual['Volumes'])), ...bound]);
}

function without(values: readonly string[], others: readonly string[]): string[] {
  const taken = new Set(others);
  return values.filter((value) => !taken.has(value));
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}
