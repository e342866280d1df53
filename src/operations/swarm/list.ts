import type { Operation } from '../../contract/operation.ts';
import { initSwarm, leaveSwarm, scaleService, serviceLogs } from './swarm.ts';

export const swarmOperations: readonly Operation[] = [initSwarm, serviceLogs, scaleService, leaveSwarm];
