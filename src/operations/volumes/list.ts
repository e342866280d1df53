import type { EngineOperation } from '../../contract/operation.ts';
import { backUpVolume, restoreVolume } from './archives.ts';
import { createVolume } from './create.ts';
import { removeVolume } from './remove.ts';
import { volumeSize } from './size.ts';

export const volumeOperations: readonly EngineOperation[] = [
  createVolume,
  backUpVolume,
  restoreVolume,
  volumeSize,
  removeVolume,
];
