import { apiPath } from '../contract/apiCall.ts';
import type { Engine } from '../contract/engine.ts';
import type { Speak } from '../contract/localized.ts';
import type { Undo } from '../contract/operation.ts';
import { readDiskUsage } from '../model/diskUsage.ts';
import { list, number, type Raw, record, text } from '../model/raw.ts';
import { readContainer } from '../model/read.ts';
import { bytes, shortId, someOf } from '../views/format.ts';
import { volumesGoingWith } from './anonymousVolumes.ts';

/** Names that a sentence has room for. */
const NAMES = 5;
/** Seconds: the engine adds up every file of every volume. */
const MEASURING = 120;
/** The kind of a change that took a file of the image away. */
const DELETED = 2;

type Loses = NonNullable<Undo['loses']>;

/** What goes with a container that was made: what it does, what was written in it, its anonymous volumes. */
export function containerLoss(id: string, name: string): Loses {
  return async (engine, speak) => {
    const inspected = record(await engine.inspect('container', id, name));
    const killed = speak({
      en: 'It is running and will be killed, without time to shut down.',
      ko: '실행 중이며 강제로 종료됩니다.',
    });
    const runs = record(inspected['State'])['Running'] === true;
    const sentences = [...(runs ? [killed] : []), ...(await lossesOf(engine, inspected, speak))];
    return sentences.length === 0 ? undefined : sentences.join(' ');
  };
}

/** A sentence each for what was written in a container and for the anonymous volumes that go with it. */
export async function lossesOf(engine: Engine, inspected: Raw, speak: Speak): Promise<readonly string[]> {
  const id = text(inspected, 'Id');
  const about = { kind: 'container', name: text(inspected, 'Name').slice(1) } as const;
  const path = apiPath`/containers/${id}/changes`;
  const changes = await engine.send({ method: 'GET', path, about, seconds: 60 });
  const mounts = list(inspected, 'Mounts').map(record);
  const written = writtenPaths(
    changes,
    mounts.map((mount) => text(mount, 'Destination')),
  );
  const volumes = await volumesGoingWith(engine, new Set([id]));
  return [
    ...(written.length === 0
      ? []
      : [
          speak(
            { en: 'Written inside, and lost: {0}.', ko: '안에 쓴 다음 내용이 사라집니다: {0}.' },
            someOf(written, NAMES, speak),
          ),
        ]),
    ...(volumes.length === 0
      ? []
      : [
          speak(
            { en: 'Its anonymous volumes are lost too: {0}.', ko: '익명 볼륨도 사라집니다: {0}.' },
            someOf(volumes.map(shortId), NAMES, speak),
          ),
        ]),
  ];
}

/**
 * What was written into the container's own layer. A folder in which something changed is told as changed too, and so is
 * one that was made for a mount: neither holds anything of its own.
 */
function writtenPaths(changes: unknown, mounts: readonly string[]): string[] {
  const changed = (Array.isArray(changes) ? changes : []).map(record);
  const paths = changed.filter((change) => number(change, 'Kind') !== DELETED).map((change) => text(change, 'Path'));
  const above = new Set(mounts);
  for (const path of [...paths, ...mounts]) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (above.has(folder)) break;
      above.add(folder);
    }
  }
  return paths.filter((path) => !above.has(path));
}

/**
 * What goes with a volume: nothing when it is empty, and nobody touched it. Volumes have no ids, and an engine
 * may tell as the time of making when something was last written at the top: another time says little, but is said.
 * @param made when it was made, as the engine said then
 */
export function volumeLoss(name: string, made: string): Loses {
  return async (engine, speak) => {
    const now = record(await engine.inspect('volume', name, name));
    const isTouched = text(now, 'CreatedAt') !== made;
    const query = { type: 'volume', verbose: true };
    const answer = await engine.send({ method: 'GET', path: '/system/df', query, seconds: MEASURING });
    const size = readDiskUsage(answer).volumes.find((volume) => volume.name === name)?.size;
    const sentences = [
      ...(isTouched
        ? [
            speak({
              en: 'It was written to since then, or made anew.',
              ko: '그 뒤에 내용이 바뀌었거나 새로 만들어진 볼륨입니다.',
            }),
          ]
        : []),
      ...(size === 0 ? [] : [lostContents(size, speak)]),
    ];
    return sentences.length === 0 ? undefined : sentences.join(' ');
  };
}

function lostContents(size: number | undefined, speak: Speak): string {
  return size === undefined
    ? speak({ en: 'What is kept in it is lost for good.', ko: '보관된 내용은 영구히 사라집니다.' })
    : speak(
        { en: 'What is kept in it ({0}) is lost for good.', ko: '보관된 내용({0})은 영구히 사라집니다.' },
        bytes(size),
      );
}

/** What a network takes along: containers that are not running but were made for it. */
export function networkLoss(id: string): Loses {
  return async (engine, speak) => {
    const names = (await engine.listContainers())
      .map(readContainer)
      .filter((entry) => entry.kind === 'container')
      .filter(({ networks }) => networks.some(({ networkId }) => networkId === id))
      .map(({ name }) => name);
    if (names.length === 0) return undefined;
    return speak(
      {
        en: 'These containers are on it: {0}. Running ones prevent it; stopped ones cannot start any more.',
        ko: '이 네트워크를 쓰는 컨테이너: {0}. 실행 중인 것이 있으면 삭제되지 않고, 중지된 것은 더 이상 시작할 수 없습니다.',
      },
      someOf(names, NAMES, speak),
    );
  };
}
