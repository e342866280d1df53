import type { Log } from '../contract/ports.ts';
import { wordsOf } from '../contract/failure.ts';
import type { Speak } from '../contract/localized.ts';
import type { Row, Thing } from '../contract/view.ts';
import type { ContainerRecord } from '../model/records.ts';
import type { Store } from '../model/store.ts';
import type { Rows } from '../views/rows.ts';
import { containerThing } from '../views/containerRow.ts';
import { containerTooltip, imageTooltip, type Inspected, networkTooltip, volumeTooltip } from '../views/tooltips.ts';
import type { EngineConnection } from './engineConnection.ts';

/** Members of a network that its tooltip tells of: each is inspected. */
const MEMBERS = 20;

/** The tooltip of a row, made when somebody hovers it; only then is a container inspected. */
export async function rowTooltip(
  row: Row,
  store: Store,
  rows: Rows,
  connection: EngineConnection,
  speak: Speak,
  log: Log,
): Promise<string | undefined> {
  const { thing } = row;
  if (thing === undefined) return undefined;
  switch (thing.kind) {
    case 'context':
    case 'ledger':
    case 'registry':
    case 'swarm':
      // Those are of views of their own.
      return undefined;
    case 'container': {
      const container = store.containers.get(thing.id);
      if (container?.kind !== 'container') return undefined;
      return containerTooltip(container, await inspected(thing, container, connection, log), speak);
    }
    case 'image': {
      // The row's id is `image/` and the record's key.
      const image = store.images.get(row.id.slice('image/'.length));
      return image?.kind === 'image' ? imageTooltip(image, Date.now(), speak) : undefined;
    }
    case 'volume': {
      const volume = store.volumes.get(thing.id);
      return volume?.kind === 'volume' ? volumeTooltip(volume, rows.volumeUsers(volume.name), speak) : undefined;
    }
    case 'network': {
      const network = store.networks.get(thing.id);
      if (network?.kind !== 'network') return undefined;
      const all = rows.networkMembers(network.id);
      const members = await Promise.all(
        all.slice(0, MEMBERS).map(async (member) => {
          const { container } = member;
          return { ...member, inspected: await inspected(containerThing(container), container, connection, log) };
        }),
      );
      return networkTooltip(network, members, all.length - members.length, speak);
    }
  }
}

/** A container that cannot be inspected still has a tooltip, with what the list told. */
async function inspected(
  thing: Thing,
  container: ContainerRecord,
  connection: EngineConnection,
  log: Log,
): Promise<Inspected | undefined> {
  try {
    const engine = await connection.engine();
    return (await engine.inspect('container', thing.id, container.name)) as Inspected;
  } catch (thrown) {
    log.debug(`No details of ${container.name}: ${wordsOf(thrown)}`);
    return undefined;
  }
}
