import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { speakIn } from '../contract/localized.ts';
import { readDiskUsage } from '../model/diskUsage.ts';
import { diskUsagePage } from './diskUsagePage.ts';

const container = (name: string, State: string, ImageID: string, volume: string, SizeRw: number): object => ({
  ...{ Id: name, Names: [`/${name}`], State, ImageID, SizeRw },
  Mounts: [{ Type: 'volume', Name: volume, Destination: '/x' }],
});

const usage = readDiskUsage({
  LayersSize: 1_000_000,
  Images: [
    { Id: 'sha256:used', RepoTags: ['used:1'], Size: 300_000, SharedSize: 100_000 },
    { Id: 'sha256:free', RepoTags: ['free:1'], Size: 500_000, SharedSize: 100_000 },
  ],
  Containers: [
    container('web', 'running', 'sha256:used', 'data', 7_000),
    container('old', 'exited', 'sha256:used', 'kept', 2_000),
  ],
  Volumes: [
    { Name: 'data', UsageData: { Size: 10_000, RefCount: 1 } },
    { Name: 'kept', UsageData: { Size: 20_000, RefCount: 1 } },
    { Name: 'a|b', UsageData: { Size: 40_000, RefCount: 0 } },
  ],
  BuildCache: [
    { ID: 'c1', Size: 3_000, InUse: false, Shared: false },
    { ID: 'c2', Size: 5_000, InUse: true, Shared: false },
    { ID: 'c3', Size: 9_000, InUse: false, Shared: true },
  ],
});

describe('the page of what a disk is used for', () => {
  const page = diskUsagePage(usage, 'asked', speakIn('en'));
  const cells = (name: string): string[] =>
    (page.split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? '').split(' | ').map((cell) => cell.trim());

  const rows: readonly (readonly [string, string, string, string, string, string])[] = [
    ['Images', '2', '1', '1 MB', '400 kB', '`docker image prune --all` |'],
    ['Containers', '2', '1', '9 kB', '2 kB', '`docker container prune` |'],
    ['Volumes', '3', '2', '70 kB', '40 kB', '`docker volume prune` |'],
    ['Build cache', '3', '1', '8 kB', '3 kB', '`docker builder prune` |'],
  ];
  for (const [name, ...facts] of rows) {
    it(`says how much there is, and how much of it a prune gives back: ${name}`, () =>
      assert.deepEqual(cells(name).slice(1), facts));
  }

  it('says what each number is, in both languages', () => {
    for (const [language, heading, words] of [
      ['en', '## What the Numbers Mean', ['Images', 'Containers', 'Volumes', 'Build cache']],
      ['ko', '## 숫자의 의미', ['이미지', '컨테이너', '볼륨', '빌드 캐시']],
    ] as const) {
      const [, meaning = ''] = diskUsagePage(usage, 'asked', speakIn(language)).split(`${heading}\n\n`);
      const [list = ''] = meaning.split('\n\n');
      assert.deepEqual(
        list.split('\n').map((line) => /^- \*\*(.+?)\*\*: .{40}/.exec(line)?.[1]),
        words,
      );
    }
  });

  it('lists the largest first, and no name breaks the table', () => {
    const [, largest = ''] = page.split('## The Largest\n\n');
    assert.deepEqual(largest.trim().split('\n').slice(2, 5), [
      '| 500 kB | Images | `free:1` |',
      '| 300 kB | Images | `used:1` |',
      '| 40 kB | Volumes | `a\\|b` |',
    ]);
  });
});
