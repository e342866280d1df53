/**
 * What `docker inspect` shows of a container, without what differs between any two containers: ids, times, addresses,
 * numbers of processes, folders of the engine. An empty list, an empty map and nothing at all mean the same to the
 * engine, and so do the restart policies "no" and none.
 * @param isNamed whether somebody gave it its name; else the engine made one up.
 */
export function comparable(inspected: object, isNamed: boolean): unknown {
  const { Id, Name, Config } = inspected as { Id: string; Name: string; Config: { Hostname: string } };
  const text = JSON.stringify(inspected)
    .replaceAll(Id, '<id>')
    // In links: `/db:/<own name>/alias`.
    .replaceAll(`:${Name}/`, ':/<own name>/')
    .replaceAll(`"${Config.Hostname}"`, '"<short id>"')
    .replaceAll(`"${Id.slice(0, 12)}"`, '"<short id>"')
    .replace(/[0-9a-f]{64}/g, '<hex>')
    .replace(/"\d{4}-\d\d-\d\dT[^"]*Z"/g, '"<time>"')
    .replace(/"[0-9a-f]{2}(:[0-9a-f]{2}){5}"/g, '"<mac>"')
    .replace(/netns\/[0-9a-f]{12}/g, 'netns/<short id>')
    .replace(/"Pid":\d+/g, '"Pid":"<pid>"')
    .replace(/"ConsoleSize":\[\d+,\d+\]/g, '"ConsoleSize":"<size>"')
    .replace(isNamed ? /$^/ : /"Name":"\/[a-z]+_[a-z]+\d*"/g, '"Name":"<made up>"');
  return simplified(JSON.parse(text), '');
}

/** The folders of the layers have random names; the addresses depend on what else runs. */
const incidental = /\.(GraphDriver\.Data|NetworkSettings\.(.+\.)?(IPAddress|SandboxID|SandboxKey|EndpointID))$/;

/** The CLI sends variables and binds, and the engine lists mounts and links, in the order of a Go map: any. */
const anyOrder: readonly string[] = [
  '.Mounts',
  '.Config.Env',
  '.HostConfig.Binds',
  '.HostConfig.Links',
  '.HostConfig.Ulimits',
];

function simplified(value: unknown, path: string): unknown {
  if (incidental.test(path)) return '<incidental>';
  if (path === '.HostConfig.RestartPolicy.Name' && value === '') return 'no';
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => simplified(item, `${path}[]`));

    if (anyOrder.includes(path)) items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, simplified(inner, `${path}.${key}`)] as const)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
