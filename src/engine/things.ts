import type Dockerode from 'dockerode';
import type { ThingKind } from '../contract/engine.ts';

interface Inspectable {
  inspect(options: { abortSignal: AbortSignal }): Promise<unknown>;
}

/** What dockerode has for a thing of a kind. */
export function thing(docker: Dockerode, kind: ThingKind, id: string): Inspectable {
  switch (kind) {
    case 'container':
      return docker.getContainer(id);
    case 'image':
      return docker.getImage(id) as Inspectable;
    case 'volume':
      return docker.getVolume(id);
    case 'network':
      return docker.getNetwork(id);
  }
}
