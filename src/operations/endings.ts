import type { Engine } from '../contract/engine.ts';
import { Failure } from '../contract/failure.ts';
import type { Speak } from '../contract/localized.ts';
import type { Confirmation, Services, Undo } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { record } from '../model/raw.ts';
import { joinWords } from '../shell/words.ts';
import { shortId } from '../views/format.ts';
import { volumesGoingWith } from './anonymousVolumes.ts';
import { linesOf } from './confirmation.ts';
import { lossesOf } from './losses.ts';

/** What an engine removes by itself once containers end, as they were made with `--rm`. */
export interface Ending {
  /** Ids of the containers. */
  readonly removed: ReadonlySet<string>;
  /** Names of the anonymous volumes that go with them. */
  readonly volumes: readonly string[];
}

export const nothingRemoved: Ending = { removed: new Set(), volumes: [] };

/** Looks at each container: no list tells it. */
export async function endingOf({ engine, ui }: Services, things: readonly Thing[]): Promise<Ending> {
  const looking = ui.speak({ en: 'Looking for what would go', ko: '삭제될 대상을 확인하는 중' });
  return ui.during(looking, async () => {
    const ids = await Promise.all(things.map(async (thing) => ((await goesAtEnd(engine, thing)) ? [thing.id] : [])));
    const removed = new Set(ids.flat());
    return removed.size === 0 ? nothingRemoved : { removed, volumes: await volumesGoingWith(engine, removed) };
  });
}

/** One that is gone already is told of when it is to be stopped, and keeps nothing from being done for the others. */
async function goesAtEnd(engine: Engine, { id, name }: Pick<Thing, 'id' | 'name'>): Promise<boolean> {
  try {
    return isMadeToGo(await engine.inspect('container', id, name));
  } catch (thrown) {
    if (Failure.is(thrown, 'thing.gone')) return false;
    throw thrown;
  }
}

function isMadeToGo(inspected: unknown): boolean {
  return record(record(inspected)['HostConfig'])['AutoRemove'] === true;
}

/** Undefined when nothing is removed: then there is nothing to ask. */
export function endingQuestion(
  things: readonly Thing[],
  line: (thing: Thing) => readonly string[],
  ending: Ending,
  speak: Speak,
): Confirmation | undefined {
  const going = things.filter(({ id }) => ending.removed.has(id));
  const [first, ...others] = going;
  if (first === undefined) return undefined;
  const lost = speak(
    {
      en: 'What was written inside is lost, and nothing brings it back: {0}.',
      ko: '다음 컨테이너 안에 쓴 내용이 사라지며 되돌릴 수 없습니다: {0}.',
    },
    going.map(({ name }) => name).join(', '),
  );
  const volumes =
    ending.volumes.length === 0
      ? ''
      : speak(
          {
            en: ' The data in these anonymous volumes is lost too: {0}.',
            ko: ' 다음 익명 볼륨의 데이터도 사라집니다: {0}.',
          },
          ending.volumes.map(shortId).join(', '),
        );
  return {
    question:
      others.length === 0
        ? speak(
            {
              en: 'The container “{0}” was made with --rm: it is removed when it ends. Go on?',
              ko: '컨테이너 “{0}”은(는) --rm으로 만들어 종료되면 삭제됩니다. 계속하시겠습니까?',
            },
            first.name,
          )
        : speak(
            {
              en: '{0} containers were made with --rm: they are removed when they end. Go on?',
              ko: '컨테이너 {0}개는 --rm으로 만들어 종료되면 삭제됩니다. 계속하시겠습니까?',
            },
            going.length,
          ),
    detail: `${lost}${volumes}\n\n${linesOf(things, (thing) => joinWords(line(thing)), speak).join('\n')}`,
    button: speak({ en: 'Go On', ko: '계속' }),
  };
}

/** What goes when a container ends: nothing, unless it was made with `--rm`. */
export function endingLoss(id: string, name: string): NonNullable<Undo['loses']> {
  return async (engine, speak) => {
    const inspected = await engine.inspect('container', id, name);
    if (!isMadeToGo(inspected)) return undefined;
    const goes = speak({
      en: 'It was made with --rm: it is removed when it ends.',
      ko: '--rm으로 만들어 종료되면 삭제됩니다.',
    });
    return [goes, ...(await lossesOf(engine, record(inspected), speak))].join(' ');
  };
}
