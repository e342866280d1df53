import { list, type Raw, record, text } from '../../model/raw.ts';
import { plainRun, type PortMapping, type RunOptions } from './runOptions.ts';
import { type OptionValues, runOptionEntries, type RunOptionId } from './table.ts';

/**
 * The options that `docker run` was given, as far as a container still tells.
 * @param container what inspect shows of it @param image what inspect shows of its image; `{}` when that is gone, and
 *   then what the image brought along is said too
 */
export function runOptionsOf(container: unknown, image: unknown): RunOptions {
  const inspected = record(container);
  const [config, host] = [record(inspected['Config']), record(inspected['HostConfig'])];
  const usual = record(record(image)['Config']);
  const { entrypoint, command } = programOf(config, usual);
  const more: OptionValues = { ...moreOf(inspected, { Config: usual }), ...entrypoint };
  return {
    ...plainRun(text(config, 'Image')),
    interactive: config['Tty'] === true || config['OpenStdin'] === true,
    removeAtExit: host['AutoRemove'] === true,
    name: text(inspected, 'Name').replace(/^\//, ''),
    ports: portsOf(record(host['PortBindings'])),
    env: without(texts(config, 'Env'), texts(usual, 'Env')),
    volumes: [...texts(host, 'Binds'), ...anonymousVolumes(config, usual)],
    command,
    more,
  };
}

function moreOf(inspected: Raw, image: Raw): OptionValues {
  const id = text(inspected, 'Id');
  const values: Partial<Record<RunOptionId, readonly string[]>> = {};
  for (const [option, { read, takes }] of runOptionEntries) {
    if (option === 'entrypoint') continue;
    const found = read(inspected);
    const usual = read(image);
    const own = takes === 'many' ? without(found, usual) : found[0] === usual[0] ? [] : found;
    // Docker makes the host name of the id where nobody gave one.
    if (own.length > 0 && !(option === 'hostname' && id.startsWith(own[0] ?? ''))) values[option] = own;
  }
  return values;
}

/** `--entrypoint` takes one word: further ones of an entrypoint go before the command. */
function programOf(config: Raw, usual: Raw): { entrypoint: OptionValues; command: readonly string[] } {
  const [entrypoint, command] = [texts(config, 'Entrypoint'), texts(config, 'Cmd')];
  const isUsual = same(entrypoint, texts(usual, 'Entrypoint'));
  const [program, ...more] = entrypoint;
  if (isUsual || program === undefined) {
    return { entrypoint: {}, command: same(command, texts(usual, 'Cmd')) ? [] : command };
  }
  // Another entrypoint takes the image's command away with it.
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

function anonymousVolumes(config: Raw, usual: Raw): string[] {
  return without(Object.keys(record(config['Volumes'])), Object.keys(record(usual['Volumes'])));
}

function texts(raw: Raw, name: string): string[] {
  return list(raw, name).filter((value): value is string => typeof value === 'string');
}

function without(values: readonly string[], others: readonly string[]): string[] {
  const taken = new Set(others);
  return values.filter((value) => !taken.has(value));
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}
