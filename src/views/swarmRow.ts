import { explain } from '../contract/failureTable.ts';
import type { Localized, Speak } from '../contract/localized.ts';
import type { Icon, Row } from '../contract/view.ts';
import type { Asked, AskedTree } from '../model/askedTree.ts';
import { number, type Raw, record, text } from '../model/raw.ts';

/** The lists of a swarm. The tasks of a service are asked for under `tasks/` and its id. */
export const swarmLists = ['services', 'nodes', 'secrets'] as const;

type SwarmList = (typeof swarmLists)[number];

const words = {
  services: { en: 'Services', ko: '서비스' },
  nodes: { en: 'Nodes', ko: '노드' },
  secrets: { en: 'Secrets', ko: '시크릿' },
  service: { en: 'Service {0}', ko: '서비스 {0}' },
  task: { en: 'Task {0}', ko: '태스크 {0}' },
  node: { en: 'Node {0}', ko: '노드 {0}' },
  secret: { en: 'Secret {0}', ko: '시크릿 {0}' },
  loading: { en: 'Asking the engine', ko: '엔진에 확인하는 중' },
  none: { en: 'none', ko: '없음' },
  global: { en: 'one on each node', ko: '노드마다 하나' },
  replicas: { en: '{0} wanted', ko: '{0}개 유지' },
} satisfies Record<string, Localized>;

type State = 'service' | 'task' | 'node' | 'secret';

const icons: Readonly<Record<State, string>> = {
  service: 'server-process',
  task: 'vm',
  node: 'server',
  secret: 'lock',
};

/** What a swarm has, by kind. Nothing is asked for before somebody unfolds it. */
export function swarmRows(tree: AskedTree<unknown>, speak: Speak): readonly Row[] {
  return swarmLists.map((name) => ({
    id: `swarm/${name}`,
    thing: undefined,
    label: speak(words[name]),
    description: '',
    icon: { id: 'folder' },
    spoken: speak(words[name]),
    children: { of: [tree.version], rows: () => rowsOf(name, tree, speak) },
  }));
}

function rowsOf(name: SwarmList, tree: AskedTree<unknown>, speak: Speak): readonly Row[] {
  const asked = tree.at(name);
  const rows = asked.entries.map(record).map((entry) => {
    switch (name) {
      case 'services':
        return serviceRow(entry, tree, speak);
      case 'nodes':
        return nodeRow(entry, speak);
      case 'secrets':
        return made('secret', entry, text(record(entry['Spec']), 'Name'), '', speak);
    }
  });
  return [...rows, ...notices(name, asked, speak)];
}

function serviceRow(service: Raw, tree: AskedTree<unknown>, speak: Speak): Row {
  const spec = record(service['Spec']);
  const mode = record(spec['Mode']);
  const replicas = number(record(mode['Replicated']), 'Replicas');
  const image = text(record(record(spec['TaskTemplate'])['ContainerSpec']), 'Image').replace(/@sha256:.*$/, '');
  const count = replicas === undefined ? speak(words.global) : speak(words.replicas, replicas);
  const key = `tasks/${text(service, 'ID')}`;
  const rows = (): readonly Row[] => {
    const asked = tree.at(key);
    return [...asked.entries.map((task) => taskRow(record(task), speak)), ...notices(key, asked, speak)];
  };
  const row = made('service', service, text(spec, 'Name'), `${image} · ${count}`, speak);
  return { ...row, children: { of: [tree.version], rows } };
}

function taskRow(task: Raw, speak: Speak): Row {
  const status = record(task['Status']);
  const state = text(status, 'State');
  const slot = number(task, 'Slot');
  const facts = [state, text(status, 'Err')].filter((fact) => fact !== '');
  const label = slot === undefined ? text(task, 'ID').slice(0, 12) : `#${String(slot)}`;
  const color = state === 'running' ? 'charts.green' : /failed|rejected/.test(state) ? 'charts.red' : undefined;
  return made('task', task, label, facts.join(' · '), speak, color);
}

function nodeRow(node: Raw, speak: Speak): Row {
  const spec = record(node['Spec']);
  const facts = [text(spec, 'Role'), text(spec, 'Availability'), text(record(node['Status']), 'State')];
  const leader = record(node['ManagerStatus'])['Leader'] === true ? ['leader'] : [];
  const name = text(record(node['Description']), 'Hostname');
  return made('node', node, name, [...leader, ...facts].filter((fact) => fact !== '').join(' · '), speak);
}

function made(state: State, entry: Raw, label: string, description: string, speak: Speak, color?: string): Row {
  const id = text(entry, 'ID');
  const shown = label || id;
  const icon: Icon = { id: icons[state], ...(color === undefined ? {} : { color }) };
  return {
    id: `swarm/${state}/${id}`,
    thing: { kind: 'swarm', id, name: shown, state },
    label: shown,
    description,
    icon,
    spoken: `${speak(words[state], shown)}${description === '' ? '' : `, ${description}`}`,
  };
}

function notices(key: string, { loading, failure, entries }: Asked<unknown>, speak: Speak): readonly Row[] {
  const notice = (icon: string, label: string): Row => ({
    id: `swarm/notice/${key}`,
    thing: undefined,
    label,
    description: '',
    icon: { id: icon },
    spoken: label,
  });
  if (loading) return [notice('loading~spin', speak(words.loading))];
  if (failure !== undefined) return [notice('warning', explain(failure, speak))];
  return entries.length > 0 ? [] : [notice('circle-slash', speak(words.none))];
}
