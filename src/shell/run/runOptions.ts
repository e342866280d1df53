import type { OptionValues } from './table.ts';

/** What `docker run` is told. Every field becomes both a flag of the line and a field of the request. */
export interface RunOptions {
  readonly image: string;
  readonly mode: RunMode;
  readonly removeAtExit: boolean;
  readonly name: string;
  readonly ports: readonly PortMapping[];
  /** `KEY=value`; or `KEY`, which has the value of docker's own environment. */
  readonly env: readonly string[];
  /** A file of `KEY=value` lines, and what is in it; the docker command reads it by itself. */
  readonly envFile?: { readonly path: string; readonly env: readonly string[] } | undefined;
  /** As `-v` takes them: `source:target[:options]` or a bare target. */
  readonly volumes: readonly string[];
  /** Empty: the image's own command. */
  readonly command: readonly string[];
  /** All other options. */
  readonly more: OptionValues;
}

/**
 * The word of the line that says how a container is attached: `d` in the background, `i` with an input that stays open,
 * `t` with a terminal of its own.
 */
export type RunMode = '-d' | '-it' | '-dit' | '-di' | '-dt' | '-i';

export interface PortMapping {
  readonly hostIp: string;
  /** Empty: any free port. A range, `8000-8010`: any free one of these. */
  readonly hostPort: string;
  readonly containerPort: string;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
}

/** `docker run` with an image and nothing else. */
export function plainRun(image: string): RunOptions {
  return {
    image,
    mode: '-d',
    removeAtExit: false,
    name: '',
    ports: [],
    env: [],
    volumes: [],
    command: [],
    more: {},
  };
}
