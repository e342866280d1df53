import type { Engine } from '../../src/contract/engine.ts';
import type { EachOperation } from '../../src/contract/operation.ts';
import {
  restart as restartOperation,
  start as startOperation,
  stop as stopOperation,
} from '../../src/operations/changeState.ts';
import { remove as removeOperation } from '../../src/operations/remove.ts';

/** What an operation sends for a container. @param state what its row says. */
function change(
  operation: EachOperation<unknown>,
  state: string,
): (engine: Engine, id: string, name: string) => Promise<void> {
  return async (engine, id, name) => {
    await engine.send(operation.call({ kind: 'container', id, name, state }, undefined));
  };
}

export const start = change(startOperation, 'exited');
export const stop = change(stopOperation, 'running');
export const restart = change(restartOperation, 'running');

export async function remove(engine: Engine, id: string, name: string, force: boolean): Promise<void> {
  await change(removeOperation, force ? 'running' : 'exited')(engine, id, name);
}
