import type { Arrangement } from '../contract/arrangement.ts';
import type { Localized, Speak } from '../contract/localized.ts';
import type { EngineViewId } from '../contract/view.ts';
import type { ContainerRecord, ImageRecord, Labels, NetworkRecord, VolumeRecord } from '../model/records.ts';
import { PROJECT_LABEL } from '../model/records.ts';
import { containerStatus, portTexts, shortImage, stateWords } from './containerRow.ts';
import { imageName } from './imageRow.ts';

export type Compare<T> = (a: T, b: T) => number;

export interface GroupingSpec<T> {
  readonly id: string;
  readonly title: Localized;
  readonly icon: string;
  /** The groups that a record is in: a record of no group is below `without`. */
  readonly groupsOf: (record: T, arrangement: Arrangement) => readonly string[];
  readonly without: Localized;
  /** What a group is called; without it, as it is. */
  readonly name?: (group: string, speak: Speak) => string;
  /** The order of groups; without it by name. */
  readonly order?: readonly string[];
}

export interface SortingSpec<T> {
  readonly id: string;
  readonly title: Localized;
  /** @param byName compares names as people do: `web2` before `web10`. */
  readonly compare: (byName: Compare<string>) => Compare<T>;
}

/** How the rows of a view can be grouped, ordered and searched. The first order is the usual one. */
export interface ViewRules<T> {
  readonly groupings: readonly GroupingSpec<T>[];
  readonly sortings: readonly [SortingSpec<T>, ...SortingSpec<T>[]];
  /** What the words of a filter are looked for in. */
  readonly words: (record: T, speak: Speak) => readonly string[];
}

const noLabel: Localized = { en: 'Without this label', ko: '이 레이블 없음' };
const newestFirst: Localized = { en: 'Newest first', ko: '최신순' };
const nameTitle: Localized = { en: 'By name', ko: '이름순' };

const byProject: GroupingSpec<{ readonly labels: Labels }> = {
  id: 'project',
  title: { en: 'Compose project', ko: 'Compose 프로젝트' },
  icon: 'folder-library',
  groupsOf: ({ labels }) => some(labels[PROJECT_LABEL]),
  without: { en: 'No Compose project', ko: 'Compose 프로젝트 없음' },
};

const byLabel: GroupingSpec<{ readonly labels: Labels }> = {
  id: 'label',
  title: { en: 'Label…', ko: '레이블…' },
  icon: 'tag',
  groupsOf: ({ labels }, { label }) => some(Object.hasOwn(labels, label) ? labels[label] : undefined),
  without: noLabel,
};

const byDriver: GroupingSpec<{ readonly driver: string }> = {
  id: 'driver',
  title: { en: 'Driver', ko: '드라이버' },
  icon: 'extensions',
  groupsOf: ({ driver }) => some(driver),
  without: { en: 'No driver', ko: '드라이버 없음' },
};

/** What needs or may need somebody first. */
const stateOrder: readonly ContainerRecord['state'][] = [
  ...(['running', 'paused', 'restarting', 'created'] as const),
  ...(['exited', 'dead', 'removing', 'unknown'] as const),
];

function newest<T extends { readonly created: number }>(name: (record: T) => string): SortingSpec<T> {
  return {
    id: 'usual',
    title: newestFirst,
    compare: (byName) => (a, b) => b.created - a.created || byName(name(a), name(b)),
  };
}

const named: SortingSpec<{ readonly name: string }> = {
  id: 'name',
  title: nameTitle,
  compare: (byName) => (a, b) => byName(a.name, b.name),
};

const containers: ViewRules<ContainerRecord> = {
  groupings: [
    byProject,
    {
      id: 'state',
      title: { en: 'State', ko: '상태' },
      icon: 'pulse',
      groupsOf: ({ state }) => [state],
      without: { en: 'No state', ko: '상태 없음' },
      name: (state, speak) => speak(stateWords[state as ContainerRecord['state']]),
      order: stateOrder,
    },
    {
      id: 'image',
      title: { en: 'Image', ko: '이미지' },
      icon: 'layers',
      groupsOf: ({ image }) => some(shortImage(image)),
      without: { en: 'No image', ko: '이미지 없음' },
    },
    {
      id: 'network',
      title: { en: 'Network', ko: '네트워크' },
      icon: 'type-hierarchy',
      groupsOf: ({ networks }) => networks.map(({ network }) => network),
      without: { en: 'On no network', ko: '연결된 네트워크 없음' },
    },
    byLabel,
  ],
  sortings: [
    newest(({ name }) => name),
    named,
    {
      id: 'state',
      title: { en: 'By state', ko: '상태순' },
      compare: (byName) => (a, b) =>
        stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) || byName(a.name, b.name),
    },
  ],
  words: (container, speak) => [
    container.name,
    container.id,
    shortImage(container.image),
    containerStatus(container, speak),
    ...portTexts(container.ports),
    ...container.networks.map(({ network }) => network),
    ...labelTexts(container.labels),
  ],
};

const images: ViewRules<ImageRecord> = {
  groupings: [
    {
      id: 'repository',
      title: { en: 'Repository', ko: '리포지터리' },
      icon: 'repo',
      groupsOf: (image) => some(repositoryOf(image)),
      without: { en: 'Without a name (dangling)', ko: '이름 없음(댕글링)' },
    },
    byLabel,
  ],
  sortings: [
    newest(imageName),
    { id: 'name', title: nameTitle, compare: (byName) => (a, b) => byName(imageName(a), imageName(b)) },
    { id: 'size', title: { en: 'Largest first', ko: '큰 순' }, compare: () => (a, b) => b.size - a.size },
  ],
  words: (image) => [imageName(image), image.id, ...labelTexts(image.labels)],
};

const volumes: ViewRules<VolumeRecord> = {
  groupings: [byProject, byDriver, byLabel],
  sortings: [{ ...named, id: 'usual' }],
  words: ({ name, driver, labels }) => [name, driver, ...labelTexts(labels)],
};

const networks: ViewRules<NetworkRecord> = {
  groupings: [byProject, byDriver, byLabel],
  sortings: [{ ...named, id: 'usual' }],
  words: ({ name, id, driver, subnets, labels }) => [name, id, driver, ...subnets, ...labelTexts(labels)],
};

export const viewRules = { containers, images, volumes, networks } as const satisfies Record<
  EngineViewId,
  ViewRules<never>
>;

/** `nginx` of `nginx:alpine`, `localhost:5000/app` of `localhost:5000/app:1`. */
function repositoryOf({ reference, repository }: ImageRecord): string {
  const tag = reference.lastIndexOf(':');
  return reference === '' ? repository : reference.slice(0, tag > reference.lastIndexOf('/') ? tag : undefined);
}

function labelTexts(labels: Labels): string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}

function some(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : [text];
}
