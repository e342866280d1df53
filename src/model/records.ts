/** The things of an engine as Dockyard knows them: read from lists only, never from inspect. */
export type ContainerState =
  | 'created'
  | 'running'
  | 'paused'
  | 'restarting'
  | 'removing'
  | 'exited'
  | 'dead'
  | 'unknown';
/** What `--label` gave a thing. */
export type Labels = Readonly<Record<string, string>>;

/** Compose writes the name of its project there. https://docs.docker.com/compose/how-tos/project-name/ */
export const PROJECT_LABEL = 'com.docker.compose.project';

/** Every container of ours bears it, so that anybody can tell whose it is. */
export const HELPER_LABEL = 'dev.dockyard.helper';

export type Health = 'healthy' | 'unhealthy' | 'starting';

export interface ContainerRecord {
  readonly kind: 'container';
  readonly id: string;
  readonly name: string;
  /** As it was asked for: `nginx:alpine`, or an image id once that name moved on. */
  readonly image: string;
  readonly imageId: string;
  readonly command: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly state: ContainerState;
  readonly health: Health | undefined;
  /** Known for exited and dead containers. */
  readonly exitCode: number | undefined;
  readonly ports: readonly Port[];
  readonly mounts: readonly Mount[];
  readonly networks: readonly Attachment[];
  readonly labels: Labels;
}

export interface Port {
  /** Empty when the port is exposed but not published. */
  readonly hostIp: string;
  readonly hostPort: number | undefined;
  readonly containerPort: number;
  readonly protocol: string;
}

export interface Mount {
  readonly type: string;
  /** The name of a volume, or the host's path of a bind mount. */
  readonly source: string;
  readonly destination: string;
  readonly writable: boolean;
}

export interface Attachment {
  readonly networkId: string;
  readonly network: string;
  /** Empty while the container is not running. */
  readonly address: string;
  readonly addressV6: string;
}

export interface ImageRecord {
  readonly kind: 'image';
  readonly id: string;
  /** `repository:tag`; empty for a dangling image. One record for each tag. */
  readonly reference: string;
  /** Known by digest only (`repository` without a tag), or empty. */
  readonly repository: string;
  /** What a registry calls it: `sha256:...`; empty for one that was built here and never pushed. */
  readonly digest: string;
  /** Bytes, shared layers included. */
  readonly size: number;
  /** Seconds since 1970. */
  readonly created: number;
  readonly labels: Labels;
}

export interface VolumeRecord {
  readonly kind: 'volume';
  readonly name: string;
  readonly driver: string;
  readonly mountpoint: string;
  /** Made by the engine for a mount without a name: 64 hex digits. */
  readonly anonymous: boolean;
  readonly labels: Labels;
}

export interface NetworkRecord {
  readonly kind: 'network';
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  readonly scope: string;
  readonly subnets: readonly string[];
  readonly internal: boolean;
  readonly labels: Labels;
}

/** An entry of a list that could not be read: it becomes one odd row instead of the end of the view. */
export interface OddRecord {
  readonly kind: 'odd';
  /** Stable as long as the entry stays the same. */
  readonly id: string;
  readonly reason: string;
}

export type ThingRecord = ContainerRecord | ImageRecord | VolumeRecord | NetworkRecord;
