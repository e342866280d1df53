import type { ThingKind } from '../src/contract/engine.ts';
import { speakIn } from '../src/contract/localized.ts';
import { systemClock } from '../src/contract/ports.ts';
import { DockerEngine } from '../src/engine/dockerEngine.ts';
import { LiveModel } from '../src/model/liveModel.ts';
import { Rows } from '../src/views/rows.ts';

export const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const views = ['containers', 'images', 'volumes', 'networks'] as const;
const everything: ReadonlySet<ThingKind> = new Set(['container', 'image', 'volume', 'network']);

export interface Watching {
  readonly engine: DockerEngine;
  readonly model: LiveModel;
  readonly rows: Rows;
  close(): void;
}

/** The model over an engine, as the extension has it, without an editor. */
export function watching(socket: string): Watching {
  const endpoint = {
    address: `unix://${socket}`,
    source: 'setting' as const,
    connection: { kind: 'socket' as const, path: socket },
  };
  const engine = new DockerEngine(endpoint, silent);
  const model = new LiveModel(systemClock, silent);
  const rows = new Rows(model.store, speakIn('en'), Date.now);
  return {
    engine,
    model,
    rows,
    close: () => {
      model.dispose();
      engine.dispose();
    },
  };
}

/** Milliseconds until the rows of all views are there. */
export async function firstTree({ engine, model, rows }: Watching): Promise<number> {
  const started = performance.now();
  model.use(engine);
  model.watch(everything);
  await model.settled();
  // One after the other, as the views of the extension do.
  for (const view of views) {
    await new Promise((resolve) => setImmediate(resolve));
    rows.top(view);
  }
  return performance.now() - started;
}

export async function wait(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
