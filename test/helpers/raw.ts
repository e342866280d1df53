/** Entries of the engine's lists, as a Docker engine sends them, with what a test changes. */
type Fields = Readonly<Record<string, unknown>>;

/** `1` becomes 64 digits that end in it: ids of real engines are that long. */
export function idOf(digits: string | number): string {
  return String(digits).padStart(64, '0');
}

export function rawContainer(id: string | number, fields: Fields = {}): Fields {
  return {
    Id: idOf(id),
    Names: [`/c${id}`],
    Image: 'nginx:alpine',
    ImageID: `sha256:${idOf('a')}`,
    Command: "nginx -g 'daemon off;'",
    Created: 1_700_000_000,
    State: 'running',
    Status: 'Up 5 minutes',
    Ports: [],
    Mounts: [],
    NetworkSettings: { Networks: {} },
    ...fields,
  };
}

export function rawImage(id: string | number, fields: Fields = {}): Fields {
  return {
    Id: `sha256:${idOf(id)}`,
    RepoTags: [`image${id}:latest`],
    Size: 5_000_000,
    Created: 1_700_000_000,
    ...fields,
  };
}

export function rawVolume(name: string, fields: Fields = {}): Fields {
  return { Name: name, Driver: 'local', Mountpoint: `/var/lib/docker/volumes/${name}/_data`, ...fields };
}

export function rawNetwork(id: string | number, fields: Fields = {}): Fields {
  return {
    Id: idOf(id),
    Name: `net${id}`,
    Driver: 'bridge',
    Scope: 'local',
    IPAM: { Config: [{ Subnet: '172.18.0.0/16' }] },
    Internal: false,
    ...fields,
  };
}
