import type { Localized } from '../contract/localized.ts';

/** What `docker network create` is told. Empty texts are left to the engine. */
export interface NetworkSpec {
  readonly name: string;
  readonly driver: NetworkDriver;
  readonly subnet: string;
  readonly gateway: string;
  /** The part of the subnet that containers get their addresses from. */
  readonly range: string;
  /** No way to the world outside. */
  readonly internal: boolean;
  /** overlay: single containers may use it, not only services of the swarm. */
  readonly attachable: boolean;
  /** macvlan and ipvlan: the interface of the host, `eth0`. */
  readonly parent: string;
  /** `KEY=value`. */
  readonly labels: readonly string[];
}

export type NetworkDriver = 'bridge' | 'macvlan' | 'ipvlan' | 'overlay';

/** Arguments of docker. */
export function networkLine(spec: NetworkSpec): string[] {
  const flag = (name: string, value: string): string[] => (value === '' ? [] : [name, value]);
  return [
    'network',
    'create',
    '--driver',
    spec.driver,
    ...flag('--subnet', spec.subnet),
    ...flag('--gateway', spec.gateway),
    ...flag('--ip-range', spec.range),
    ...(spec.internal ? ['--internal'] : []),
    ...(isAttachable(spec) ? ['--attachable'] : []),
    ...flag('--opt', spec.parent === '' ? '' : `parent=${spec.parent}`),
    ...spec.labels.flatMap((label) => ['--label', label]),
    spec.name,
  ];
}

/** The body of `POST /networks/create` for the same. */
export function networkBody(spec: NetworkSpec): object {
  const config = { Subnet: spec.subnet, Gateway: spec.gateway, IPRange: spec.range };
  const given = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== ''));
  return {
    Name: spec.name,
    // Engines before 25 would make a second network of the same name.
    CheckDuplicate: true,
    Driver: spec.driver,
    Internal: spec.internal,
    Attachable: isAttachable(spec),
    EnableIPv6: spec.subnet.includes(':'),
    IPAM: { Driver: 'default', Options: {}, Config: Object.keys(given).length === 0 ? [] : [given] },
    Options: spec.parent === '' ? {} : { parent: spec.parent },
    Labels: labelsOf(spec.labels),
  };
}

function isAttachable({ driver, attachable }: NetworkSpec): boolean {
  return driver === 'overlay' && attachable;
}

/** `KEY=value` as the API takes them. */
export function labelsOf(labels: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    labels.map((label) => {
      const [key = '', ...value] = label.split('=');
      return [key, value.join('=')];
    }),
  );
}

/** Volumes and networks: the engine's own rule. */
export function objectNameProblem(name: string): Localized | undefined {
  if (/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) return undefined;
  return {
    en: 'At least two of a-z A-Z 0-9 _ . - with a letter or a digit first.',
    ko: 'a-z A-Z 0-9 _ . - 만 두 글자 이상, 첫 글자는 영문자나 숫자여야 합니다.',
  };
}
