import type { EngineOperation } from '../../contract/operation.ts';
import { login, logout } from './logins.ts';
import { diskUsage, events, info, version } from './look.ts';
import { pruneImages, pruneNetworks, pruneSystem, pruneVolumes } from './prune.ts';

export const systemOperations: readonly EngineOperation[] = [
  info,
  version,
  diskUsage,
  events,
  login,
  logout,
  pruneSystem,
  pruneImages,
  pruneVolumes,
  pruneNetworks,
];
