import { explain } from '../contract/failureTable.ts';
import type { Speak } from '../contract/localized.ts';
import type { RegistryAddress } from '../contract/registry.ts';
import type { Children, Row, Thing } from '../contract/view.ts';
import type { Asked, AskedTree } from '../model/askedTree.ts';
import type { RegistryEntry } from '../shell/registryAddress.ts';

/** What a row of the view of registries stands for; the id of its thing is this as JSON. */
export interface RegistryPlace {
  readonly host: string;
  readonly plain: boolean;
  readonly repository?: string;
  readonly tag?: string;
}

/** The place behind a thing; undefined when it is none of ours. */
export function placeOf({ id }: Thing<'registry'>): RegistryPlace | undefined {
  try {
    const { host, plain, repository, tag } = JSON.parse(id) as Record<string, unknown>;
    if (typeof host !== 'string' || typeof plain !== 'boolean') return undefined;
    return {
      host,
      plain,
      ...(typeof repository === 'string' ? { repository } : {}),
      ...(typeof tag === 'string' ? { tag } : {}),
    };
  } catch {
    return undefined;
  }
}

/** `registry.example.com/team/app:1.0`, as docker takes it. */
export function nameOf({ host, repository, tag }: RegistryPlace): string {
  return `${host}${repository === undefined ? '' : `/${repository}`}${tag === undefined ? '' : `:${tag}`}`;
}

/** The registries that somebody added; below each its repositories, below these their tags. */
export function registryRows(entries: readonly RegistryEntry[], tree: AskedTree<string>, speak: Speak): readonly Row[] {
  const byHost = new Map<string, { address: RegistryAddress; named: string[]; whole: boolean }>();
  for (const { address, repository } of entries) {
    const known = byHost.get(address.host) ?? { address, named: [], whole: false };
    if (repository === '') known.whole = true;
    else known.named.push(repository);
    byHost.set(address.host, known);
  }
  return [...byHost.values()].map(({ address, named, whole }) => {
    const place = { host: address.host, plain: address.plain };
    const rows = (): readonly Row[] => [
      ...named.map((repository) => repositoryRow({ ...place, repository }, tree, speak)),
      ...(whole ? listed(place, tree, speak, named) : []),
    ];
    return row(place, 'registry', address.host, address.plain ? 'http' : '', 'server', speak, {
      of: [tree.version, ...named],
      rows,
    });
  });
}

function listed(place: RegistryPlace, tree: AskedTree<string>, speak: Speak, named: readonly string[]): readonly Row[] {
  const asked = tree.at(JSON.stringify(place));
  const others = asked.entries.filter((repository) => !named.includes(repository));
  return [
    ...others.map((repository) => repositoryRow({ ...place, repository }, tree, speak)),
    ...tail(place, asked, speak),
  ];
}

function repositoryRow(place: RegistryPlace, tree: AskedTree<string>, speak: Speak): Row {
  const rows = (): readonly Row[] => {
    const asked = tree.at(JSON.stringify(place));
    const tags = asked.entries.map((tag) => row({ ...place, tag }, 'tag', tag, '', 'tag', speak));
    return [...tags, ...tail(place, asked, speak)];
  };
  return row(place, 'repository', place.repository ?? '', '', 'repo', speak, { of: [tree.version], rows });
}

/** What stands below a list that is not all there: that it comes, that there is more, or why it does not come. */
function tail(place: RegistryPlace, { loading, failure, next, entries }: Asked<string>, speak: Speak): readonly Row[] {
  if (loading)
    return [notice(place, 'loading~spin', speak({ en: 'Asking the registry', ko: '레지스트리에 확인하는 중' }))];
  if (failure !== undefined) return [notice(place, 'warning', explain(failure, speak))];
  if (next !== undefined) {
    const label = speak({ en: 'There are more', ko: '더 있습니다' });
    return [row(place, 'more', label, '', 'ellipsis', speak)];
  }
  return entries.length > 0 ? [] : [notice(place, 'circle-slash', speak({ en: 'empty', ko: '비어 있음' }))];
}

function row(
  place: RegistryPlace,
  state: string,
  label: string,
  description: string,
  icon: string,
  speak: Speak,
  children?: Children,
): Row {
  const spoken = {
    registry: { en: 'Registry {0}', ko: '레지스트리 {0}' },
    repository: { en: 'Repository {0}', ko: '저장소 {0}' },
    tag: { en: 'Tag {0}', ko: '태그 {0}' },
    more: { en: '{0}', ko: '{0}' },
  }[state];
  return {
    id: `registry/${state}/${JSON.stringify(place)}`,
    thing: { kind: 'registry', id: JSON.stringify(place), name: nameOf(place), state },
    label,
    description,
    icon: { id: icon },
    spoken: spoken === undefined ? label : speak(spoken, label),
    ...(children === undefined ? {} : { children }),
  };
}

function notice(place: RegistryPlace, icon: string, label: string): Row {
  return {
    id: `registry/notice/${JSON.stringify(place)}`,
    thing: undefined,
    label,
    description: '',
    icon: { id: icon },
    spoken: label,
  };
}
