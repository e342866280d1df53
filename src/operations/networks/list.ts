import type { EngineOperation } from '../../contract/operation.ts';
import { connect, disconnect } from './attach.ts';
import { createNetwork } from './create.ts';
import { removeNetwork } from './remove.ts';

export const networkOperations: readonly EngineOperation[] = [createNetwork, connect, disconnect, removeNetwork];
