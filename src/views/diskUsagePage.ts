import type { Localized, Speak } from '../contract/localized.ts';
import { code } from '../contract/markdown.ts';
import type { DiskUsage } from '../model/diskUsage.ts';
import { nothing, planPrune, type PruneScope } from '../model/prune.ts';
import { bytes, shortId } from './format.ts';

const words = {
  title: { en: 'Disk Usage of the Engine', ko: '엔진의 디스크 사용량' },
  what: { en: 'What', ko: '항목' },
  count: { en: 'Count', ko: '개수' },
  used: { en: 'In use', ko: '사용 중' },
  size: { en: 'Size', ko: '크기' },
  back: { en: 'Can be got back', ko: '되찾을 수 있는 양' },
  with: { en: 'With', ko: '명령' },
  images: { en: 'Images', ko: '이미지' },
  containers: { en: 'Containers', ko: '컨테이너' },
  volumes: { en: 'Volumes', ko: '볼륨' },
  cache: { en: 'Build cache', ko: '빌드 캐시' },
  meaning: { en: 'What the Numbers Mean', ko: '숫자의 의미' },
  imagesMeaning: {
    en: '**Images**: all layers, each counted once, so the sum of the sizes in a list is larger. What comes back is what images that no container was made of have to themselves; layers that they share with each other come on top.',
    ko: '**이미지**: 모든 레이어를 한 번씩만 센 크기입니다. 그래서 목록의 크기를 더한 값보다 작습니다. 되찾을 수 있는 양은 컨테이너가 쓰지 않는 이미지만의 레이어이고, 그 이미지끼리 공유하는 레이어는 여기에 더해집니다.',
  },
  containersMeaning: {
    en: '**Containers**: what was written inside them, in their own layer, and not into volumes. It goes with the container.',
    ko: '**컨테이너**: 볼륨이 아니라 컨테이너의 쓰기 레이어에 쓴 내용입니다. 컨테이너와 함께 사라집니다.',
  },
  volumesMeaning: {
    en: '**Volumes**: what they hold. The ones that no container mounts can be got back, and what they hold is lost then.',
    ko: '**볼륨**: 볼륨에 보관된 내용입니다. 컨테이너가 쓰지 않는 볼륨은 되찾을 수 있지만 내용도 함께 사라집니다.',
  },
  cacheMeaning: {
    en: '**Build cache**: steps of builds, kept so that the next build is faster. Nothing is lost but time.',
    ko: '**빌드 캐시**: 다음 빌드를 빠르게 하려고 남겨 둔 빌드 단계입니다. 지워도 잃는 것은 시간뿐입니다.',
  },
  largest: { en: 'The Largest', ko: '가장 큰 것' },
  prune: {
    en: 'Every prune of Dockyard shows exactly what would go before anything does.',
    ko: 'Dockyard의 정리(prune)는 삭제하기 전에 무엇이 사라지는지 그대로 보여 줍니다.',
  },
} satisfies Record<string, Localized>;

/** Things in the list of the largest. */
const SHOWN = 15;

/** `docker system df` with what each number is. @param asked what it was asked with, as Markdown */
export function diskUsagePage(usage: DiskUsage, asked: string, speak: Speak): string {
  const { images, containers, volumes, cache, layers } = usage;
  const back = (scope: Partial<PruneScope>): number =>
    planPrune({ ...nothing, ...scope }, { usage, networks: [], dangling: new Set(), lineage: [] }).bytes;
  const usedImages = new Set(containers.map(({ container }) => container.imageId));
  const total = (sizes: readonly (number | undefined)[]): number =>
    sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  const row = (name: Localized, count: number, used: number, size: number, reclaimable: number, line: string): string =>
    `| ${speak(name)} | ${count} | ${used} | ${bytes(size)} | ${bytes(reclaimable)} | ${code(line)} |`;
  const header = [words.what, words.count, words.used, words.size, words.back, words.with].map((text) => speak(text));
  return [
    `# ${speak(words.title)}`,
    asked,
    [
      `| ${header.join(' | ')} |`,
      '|---|--:|--:|--:|--:|---|',
      row(
        words.images,
        images.length,
        images.filter(({ id }) => usedImages.has(id)).length,
        layers,
        back({ images: 'unused' }),
        'docker image prune --all',
      ),
      row(
        words.containers,
        containers.length,
        containers.filter(({ container }) => container.state === 'running').length,
        total(containers.map(({ size }) => size)),
        back({ containers: true }),
        'docker container prune',
      ),
      row(
        words.volumes,
        volumes.length,
        volumes.filter(({ users }) => users > 0).length,
        total(volumes.map(({ size }) => size)),
        back({ volumes: 'unused' }),
        'docker volume prune',
      ),
      row(
        words.cache,
        cache.length,
        cache.filter(({ inUse }) => inUse).length,
        total(cache.map(({ size, shared }) => (shared ? 0 : size))),
        back({ cache: 'unused' }),
        'docker builder prune',
      ),
    ].join('\n'),
    speak(words.prune),
    `## ${speak(words.meaning)}`,
    [words.imagesMeaning, words.containersMeaning, words.volumesMeaning, words.cacheMeaning]
      .map((text) => `- ${speak(text)}`)
      .join('\n'),
    `## ${speak(words.largest)}`,
    largest(usage, speak),
  ].join('\n\n');
}

function largest({ images, containers, volumes }: DiskUsage, speak: Speak): string {
  const all = [
    ...images.map(({ id, tags, size }) => ({ what: words.images, name: tags[0] ?? shortId(id), size })),
    ...containers.map(({ container, size }) => ({ what: words.containers, name: container.name, size })),
    ...volumes.map(({ name, size }) => ({ what: words.volumes, name, size: size ?? 0 })),
  ];
  const sorted = all.filter(({ size }) => size > 0).sort((one, other) => other.size - one.size);
  return [
    `| ${speak(words.size)} | ${speak(words.what)} | |`,
    '|--:|---|---|',
    ...sorted
      .slice(0, SHOWN)
      .map(({ what, name, size }) => `| ${bytes(size)} | ${speak(what)} | ${code(name).replaceAll('|', '\\|')} |`),
  ].join('\n');
}
