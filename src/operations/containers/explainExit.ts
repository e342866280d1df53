import type { ApiCall } from '../../contract/apiCall.ts';
import type { Engine } from '../../contract/engine.ts';
import type { OneOperation, Services } from '../../contract/operation.ts';
import type { Thing } from '../../contract/view.ts';
import { exitStory, type TimedEvent } from '../../model/exit.ts';
import { number, record, text } from '../../model/raw.ts';
import { exitPage } from '../../views/exitPage.ts';

const LOG_LINES = 20;
/** Seconds after its end in which docker still tells of it: at least, as our clock may be behind, and on a busy machine. */
const AFTERMATH = { least: 1, most: 5 };

/** “Why did it exit?”: everything that the engine still knows about the end of a container, put into words. */
export const explainExit: OneOperation = {
  kind: 'one',
  id: 'container.explainExit',
  title: { en: 'Why Did It Exit?', ko: '왜 종료되었습니까?' },
  icon: 'question',
  topic: 'cli.container.inspect',
  on: 'container',
  states: ['created', 'exited', 'dead', 'restarting'],
  placements: [{ group: '3_look@0' }],
  run: async (services, thing) => {
    const { engine, ui, findShellLine } = services;
    const looking = ui.speak({ en: 'Looking into {0}', ko: '{0}을(를) 살펴보는 중' }, thing.name);
    const page = await ui.during(looking, async () => {
      const inspected = await engine.inspect('container', thing.id, thing.name);
      const [{ events, oldest }, log] = await Promise.all([
        lastEvents(services, thing, inspected),
        lastLines(services, thing),
      ]);
      const story = exitStory(inspected, events, oldest);
      const source = story.shellLine === '' ? undefined : await findShellLine(story.shellLine);
      return exitPage(thing.name, story, log, source, ui.speak);
    });
    await ui.openText(`${thing.name}.exit.md`, page);
  },
};

interface Remembered {
  /** The container's own of its last run. */
  readonly events: readonly TimedEvent[];
  /** When the oldest event was that the engine still has, as far as that matters; in seconds since 1970. */
  readonly oldest: number | undefined;
}

/** Events of its last run. Without them the rest is told all the same. */
async function lastEvents({ engine }: Services, thing: Thing, inspected: unknown): Promise<Remembered> {
  const state = record(record(inspected)['State']);
  const [started, finished] = ['StartedAt', 'FinishedAt'].map((field) => Date.parse(text(state, field)) / 1000);
  if (started === undefined || finished === undefined || !(started > 0) || !(finished > 0)) {
    return { events: [], oldest: undefined };
  }
  const query = {
    since: Math.floor(started) - 1,
    // Not later than now: an engine would wait until then.
    until: Math.max(finished + AFTERMATH.least, Math.min(Date.now() / 1000, finished + AFTERMATH.most)).toFixed(3),
  };
  const events = await eventsOf(engine, {
    ...query,
    filters: { type: ['container'], container: [thing.id] },
  });
  const isWhole = events.some(({ event }) => event.action === 'start');
  // An engine that forgot the start forgot in order: what it has of anything tells from when on it remembers all.
  const [oldest] = isWhole || events.length === 0 ? events : await eventsOf(engine, query);
  return { events, oldest: oldest?.at };
}

/** None when they cannot be had. */
async function eventsOf(engine: Engine, query: NonNullable<ApiCall['query']>): Promise<readonly TimedEvent[]> {
  const events: TimedEvent[] = [];
  await engine
    .follow({ method: 'GET', path: '/events', query }, (line) => {
      const raw = record(line);
      const attributes = record(record(raw['Actor'])['Attributes']) as Readonly<Record<string, string>>;
      const at = (number(raw, 'timeNano') ?? 0) / 1e9 || (number(raw, 'time') ?? 0);
      events.push({ event: { action: text(raw, 'Action') || text(raw, 'status'), attributes }, at });
    })
    .catch(() => undefined);
  return events;
}

/** The last lines of its log; none when the log driver keeps none. */
async function lastLines({ engine }: Services, { id, name }: Thing): Promise<readonly string[]> {
  try {
    const session = await engine.logs(id, name, { tail: LOG_LINES, timestamps: false });
    const chunks: Buffer[] = [];
    await new Promise<void>((resolve) => {
      session.onOutput((chunk) => void chunks.push(chunk));
      session.onEnd(() => resolve());
      // One that is being restarted has no end yet.
      setTimeout(() => session.close(), 3000).unref();
    });
    const lines = Buffer.concat(chunks).toString().split(/\r?\n/);
    return lines.filter((line, index) => line !== '' || index < lines.length - 1).slice(-LOG_LINES);
  } catch {
    return [];
  }
}
