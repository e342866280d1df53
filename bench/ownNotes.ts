import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { OwnNotes } from '../src/notes/own/ownNotes.ts';
import { Random } from '../test/helpers/random.ts';
import type { Figure } from './figure.ts';

const SEED = 20260214;
const NOTES = 10_000;
/** Bytes of one note. */
const SIZE = 10_000;
const FOLDERS = 100;

/** What people write of docker, and what has nothing to do with it. */
const lines = [
  '## Running containers',
  '### 이미지와 레이어',
  '- `docker run` : starts a container from an image',
  '- `--volumes-from`: takes over the volumes of another container',
  '  - `-d` 옵션은 백그라운드에서 실행합니다.',
  'FROM: the image that a build starts from, and `docker build` reads it first.',
  'A dangling image has no name any more; `docker image prune` removes it.',
  '댕글링 이미지는 이름이 없는 이미지입니다.',
  '> 컨테이너를 삭제하면 컨테이너 계층에 있던 데이터도 함께 사라집니다.',
  '| WORKDIR | where the next instructions run |',
  '```sh',
  '$ docker run -d -p 8080:80 --name web nginx',
  '```',
  'The meeting moved to Thursday, and the report is due in a week from now, said everybody who was there.',
  '오늘은 날씨가 좋아서 점심을 먹고 나서 회사 근처 공원을 한 바퀴 돌았습니다. 다음 주에도 그럴 생각입니다.',
  'Remember to water the plants, call the landlord, and find out when the train to the coast leaves.',
  '',
] as const;

function noteOf(random: Random): string {
  const written: string[] = [];
  let size = 0;
  while (size < SIZE) {
    // Most of what people note is about something else.
    const line = random.chance(0.6) ? random.pick(lines.slice(-4)) : random.pick(lines);
    written.push(line);
    size += Buffer.byteLength(line) + 1;
  }
  return written.join('\n');
}

/** Own notes: how long it takes to read ten thousand, what that costs, and how soon they are there the next time. */
async function figures(): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dockyard-bench-notes-'));
  const cache = path.join(folder, 'cache');
  const notes = path.join(folder, 'notes');
  const random = new Random(SEED);
  let bytes = 0;
  for (let index = 0; index < NOTES; index += 1) {
    const inside = path.join(notes, String(index % FOLDERS));
    if (index < FOLDERS) mkdirSync(inside, { recursive: true });
    const text = noteOf(random);
    bytes += Buffer.byteLength(text);
    writeFileSync(path.join(inside, `${index}.md`), text);
  }
  try {
    return [...(await firstTime(notes, cache, bytes)), ...(await nextTime(notes, cache))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstTime(notes: string, cache: string, bytes: number): Promise<Figure[]> {
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const own = new OwnNotes(cache);
  delay.enable();
  const started = performance.now();
  own.setFolders([notes]);
  await own.settled();
  const seconds = (performance.now() - started) / 1000;
  // The index is written two seconds after the last change.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  delay.disable();
  clearInterval(watch);
  if (own.size !== NOTES) throw new Error(`${own.size} notes were read`);
  own.dispose();
  const longest = delay.max / 1e6;
  const memory = (most - before) / 1e6;
  return [
    {
      what: `own notes: ${NOTES} of them, ${Math.round(bytes / 1e6)} MB, read (seed ${SEED})`,
      measured: `${seconds.toFixed(1)} s`,
      target: '≤ 20 s',
      holds: seconds <= 20,
    },
    { what: 'own notes: memory', measured: `${memory.toFixed(0)} MB`, target: '≤ 200 MB', holds: memory <= 200 },
    {
      what: 'own notes: the longest block, the garbage collector’s included',
      measured: `${longest.toFixed(1)} ms, 99th percentile ${(delay.percentile(99) / 1e6).toFixed(1)} ms`,
      target: '≤ 10 ms',
      holds: longest <= 10,
    },
  ];
}

async function nextTime(notes: string, cache: string): Promise<Figure[]> {
  const started = performance.now();
  const own = new OwnNotes(cache);
  own.setFolders([notes]);
  const [passage] = await own.about('dangling image');
  const time = performance.now() - started;
  if (own.size !== NOTES || passage === undefined) throw new Error('the index did not come back');
  own.dispose();
  return [
    {
      what: 'own notes: back from disk, the first question answered',
      measured: `${time.toFixed(0)} ms`,
      target: '≤ 300 ms',
      holds: time <= 300,
    },
  ];
}

void figures().then((found) => process.stdout.write(JSON.stringify(found)));
