import { type ApiCall, isOlderApi } from '../../contract/apiCall.ts';
import type { Engine } from '../../contract/engine.ts';
import type { Localized } from '../../contract/localized.ts';
import type { Choice, MakeOperation, Services, Ui } from '../../contract/operation.ts';
import { NAMED_VOLUMES_STAY, readDiskUsage } from '../../model/diskUsage.ts';
import {
  type Ancestry,
  hasMore,
  nothing,
  planPrune,
  type PrunePlan,
  type PruneScope,
  planSize,
} from '../../model/prune.ts';
import { list, number, type Raw, record, text } from '../../model/raw.ts';
import { readNetwork } from '../../model/read.ts';
import { HELPER_LABEL } from '../../model/records.ts';
import { joinWords } from '../../shell/words.ts';
import { bytes } from '../../views/format.ts';
import { type Part, sendInTurn } from './inTurn.ts';
import { type PlanItem, planItems, planWarnings } from '../../views/prunePlan.ts';

/** Seconds: the engine adds up all layers, and may remove many. */
const PATIENCE = 300;

/** One way to prune: what it looks at, and the docker line for it. */
interface Way {
  readonly label: Localized;
  readonly line: readonly string[];
  readonly scope: PruneScope;
}

/** What a prune of one kind of thing can be told, the most harmless first. */
function waysOf(what: 'image' | 'volume' | 'network' | 'system', api: string): readonly Way[] {
  const old = isOlderApi(api, NAMED_VOLUMES_STAY);
  switch (what) {
    case 'image':
      return [
        {
          label: { en: 'Dangling images: without a name', ko: '댕글링 이미지: 이름이 없는 것' },
          line: ['image', 'prune', '--force'],
          scope: { ...nothing, images: 'dangling' },
        },
        {
          label: { en: 'All that no container was made of', ko: '컨테이너가 쓰지 않는 모든 이미지' },
          line: ['image', 'prune', '--all', '--force'],
          scope: { ...nothing, images: 'unused' },
        },
      ];
    case 'volume': {
      const unused: Way = {
        label: { en: 'All that no container mounts', ko: '컨테이너가 쓰지 않는 모든 볼륨' },
        line: ['volume', 'prune', ...(old ? [] : ['--all']), '--force'],
        scope: { ...nothing, volumes: 'unused' },
      };
      const anonymous: Way = {
        label: { en: 'Anonymous ones that no container mounts', ko: '컨테이너가 쓰지 않는 익명 볼륨' },
        line: ['volume', 'prune', '--force'],
        scope: { ...nothing, volumes: 'anonymous' },
      };
      return old ? [unused] : [anonymous, unused];
    }
    case 'network':
      return [
        {
          label: { en: 'Networks without running containers', ko: '실행 중인 컨테이너가 없는 네트워크' },
          line: ['network', 'prune', '--force'],
          scope: { ...nothing, networks: true },
        },
      ];
    case 'system': {
      const base: PruneScope = { ...nothing, containers: true, networks: true, images: 'dangling', cache: 'dangling' };
      const all: PruneScope = { ...base, images: 'unused', cache: 'unused' };
      return [
        {
          label: {
            en: 'Stopped containers, unused networks, dangling images, build cache',
            ko: '중지된 컨테이너, 쓰지 않는 네트워크, 댕글링 이미지, 빌드 캐시',
          },
          line: ['system', 'prune', '--force'],
          scope: base,
        },
        {
          label: { en: 'Also all unused images', ko: '쓰지 않는 모든 이미지까지' },
          line: ['system', 'prune', '--all', '--force'],
          scope: all,
        },
        {
          label: old
            ? { en: 'Also all unused images and volumes', ko: '쓰지 않는 모든 이미지와 볼륨까지' }
            : {
                en: 'Also all unused images and anonymous volumes',
                ko: '쓰지 않는 모든 이미지와 익명 볼륨까지',
              },
          line: ['system', 'prune', '--all', '--volumes', '--force'],
          scope: { ...all, volumes: old ? 'unused' : 'anonymous' },
        },
      ];
    }
  }
}

function pruneOf(what: 'image' | 'volume' | 'network', title: Localized): MakeOperation {
  return {
    kind: 'make',
    id: `${what}.prune`,
    title,
    icon: 'clear-all',
    topic: `cli.${what}.prune`,
    on: what,
    titleGroup: '9_prune@1',
    run: (services) => prune(services, what, title),
  };
}

export const pruneImages = pruneOf('image', { en: 'Prune…', ko: '정리(prune)…' });
export const pruneVolumes = pruneOf('volume', { en: 'Prune…', ko: '정리(prune)…' });
export const pruneNetworks = pruneOf('network', { en: 'Prune…', ko: '정리(prune)…' });

export const pruneSystem: MakeOperation = {
  kind: 'make',
  id: 'system.prune',
  title: { en: 'Prune Everything Unused…', ko: '쓰지 않는 것 모두 정리(prune)…' },
  icon: 'clear-all',
  topic: 'cli.system.prune',
  on: 'engine',
  run: (services) => prune(services, 'system', pruneSystem.title),
};

/** Asks which way, shows exactly what will go, and removes just that. */
async function prune(services: Services, what: Parameters<typeof waysOf>[0], title: Localized): Promise<void> {
  const { engine, ui } = services;
  await engine.ping();
  const api = engine.facts?.apiVersion ?? '';
  const way = await chooseWay(ui, title, waysOf(what, api));
  if (way === undefined) return;
  const looking = ui.speak({ en: 'Looking what is unused', ko: '쓰지 않는 것을 찾는 중' });
  let plan = await ui.during(looking, () => planOf(engine, way.scope));
  for (;;) {
    if (!(await agrees(ui, way, plan))) return;
    const now = await ui.during(looking, () => planOf(engine, way.scope));
    // Something became unused while the person read: that was not agreed to.
    const isMore = hasMore(now, plan);
    plan = now;
    if (!isMore) break;
  }
  const freed = await services.perform({
    line: lineOf(way, plan),
    progress: ui.speak({ en: 'Removing what is unused', ko: '쓰지 않는 것을 삭제하는 중' }),
    confirmed: true,
    act: async (acting) => {
      const answers = await sendInTurn(acting, pruneParts(way.scope, api, plan.helpers.length > 0), ui.speak);
      return answers.reduce((sum: number, one) => sum + (number(record(one), 'SpaceReclaimed') ?? 0), 0);
    },
  });
  if (freed !== undefined) {
    ui.status(ui.speak({ en: 'Removed; {0} came back.', ko: '삭제했습니다. {0}을(를) 되찾았습니다.' }, bytes(freed)));
  }
}

async function chooseWay(ui: Ui, title: Localized, ways: readonly Way[]): Promise<Way | undefined> {
  const [only] = ways;
  if (ways.length === 1) return only;
  const choices: Choice<Way>[] = ways.map((way) => ({
    label: ui.speak(way.label),
    detail: `docker ${joinWords(way.line)}`,
    value: way,
  }));
  const prompt = ui.speak({
    en: 'Nothing is removed yet: a list comes first.',
    ko: '아직 아무것도 삭제하지 않습니다. 먼저 목록을 보여 줍니다.',
  });
  return ui.pick(ui.speak(title), prompt, choices);
}

/** The list itself is the question: its first entry says yes, the others say what goes. */
async function agrees(ui: Ui, way: Way, plan: PrunePlan): Promise<boolean> {
  const items = planItems(plan, ui.speak);
  const title = ui.speak(way.label);
  if (items.length === 0) {
    ui.status(
      ui.speak({
        en: 'Nothing is unused: there is nothing to remove.',
        ko: '쓰지 않는 것이 없어 삭제할 것이 없습니다.',
      }),
    );
    return false;
  }
  const count = planSize(plan);
  const atLeast = bytes(plan.bytes);
  const yes: Choice<PlanItem | 'yes'> = {
    value: 'yes',
    icon: 'trash',
    label: ui.speak({ en: 'Remove these {0} ({1} or more)', ko: '이 {0}개 삭제({1} 이상)' }, count, atLeast),
    detail: `docker ${joinWords(lineOf(way, plan))}`,
  };
  const shown = items.map((item): Choice<PlanItem | 'yes'> => ({ ...item, value: item }));
  const prompt = ui.speak({
    en: 'Exactly this will go. Esc removes nothing.',
    ko: '아래 항목이 그대로 삭제됩니다. Esc를 누르면 아무것도 삭제하지 않습니다.',
  });
  const chosen = await ui.pick(title, prompt, [yes, ...shown]);
  if (chosen !== 'yes') return false;
  const warnings = planWarnings(plan, ui.speak);
  return ui.confirm({
    question: ui.speak({ en: 'Remove these {0}?', ko: '이 {0}개를 삭제하시겠습니까?' }, count),
    detail: [...warnings, items.map(({ label }) => label).join(', '), `docker ${joinWords(lineOf(way, plan))}`].join(
      '\n\n',
    ),
    button: ui.speak({ en: 'Remove', ko: '삭제' }),
  });
}

/** What the engine would take away now. */
export async function planOf(engine: Engine, scope: PruneScope): Promise<PrunePlan> {
  const [usage, networks, dangling, images] = await Promise.all([
    engine.send({ method: 'GET', path: '/system/df', query: { verbose: true }, seconds: PATIENCE }),
    engine.listNetworks(),
    engine.send({ method: 'GET', path: '/images/json', query: { filters: { dangling: ['true'] } } }),
    scope.images === 'none' ? [] : engine.send({ method: 'GET', path: '/images/json', query: { all: true } }),
  ]);
  return planPrune(scope, {
    usage: readDiskUsage(usage, engine.facts?.apiVersion),
    networks: networks.map(readNetwork).filter((network) => network.kind === 'network'),
    dangling: new Set((Array.isArray(dangling) ? dangling : []).map((image) => text(record(image), 'Id'))),
    lineage: (Array.isArray(images) ? images : []).map(record).map(readAncestry),
  });
}

function readAncestry(image: Raw): Ancestry {
  const names = [...list(image, 'RepoTags'), ...list(image, 'RepoDigests')].map(String);
  return {
    id: text(image, 'Id'),
    parent: text(image, 'ParentId'),
    isNamed: names.some((name) => !name.startsWith('<none>')),
  };
}

/** What is added to a line so that our own containers, which somebody's work needs, are left alone. */
export const sparing: readonly string[] = ['--filter', `label!=${HELPER_LABEL}`];

function lineOf({ line }: Way, { helpers }: PrunePlan): readonly string[] {
  return helpers.length === 0 ? line : [...line, ...sparing];
}

/**
 * In docker's own order: containers hold on to everything else.
 * @param sparesHelpers whether there are containers of ours that are to stay
 */
function pruneParts(scope: PruneScope, api: string, sparesHelpers: boolean): readonly Part[] {
  const { containers, networks, volumes, images, cache } = scope;
  const filtered = sparesHelpers ? { filters: { 'label!': [HELPER_LABEL] } } : {};
  // Engines before that do not know the filter, and take all that are unused in any case.
  const all = volumes === 'unused' && !isOlderApi(api, NAMED_VOLUMES_STAY) ? { filters: { all: ['true'] } } : {};
  const part = (label: Localized, path: string, query: ApiCall['query'] = {}): Part => ({
    label,
    call: { method: 'POST', path, query, seconds: PATIENCE },
  });
  const dangling = { filters: { dangling: [String(images === 'dangling')] } };
  return [
    ...(containers ? [part({ en: 'containers', ko: '컨테이너' }, '/containers/prune', filtered)] : []),
    ...(networks ? [part({ en: 'networks', ko: '네트워크' }, '/networks/prune')] : []),
    ...(volumes === 'none' ? [] : [part({ en: 'volumes', ko: '볼륨' }, '/volumes/prune', all)]),
    ...(images === 'none' ? [] : [part({ en: 'images', ko: '이미지' }, '/images/prune', dangling)]),
    ...(cache === 'none'
      ? []
      : [part({ en: 'build cache', ko: '빌드 캐시' }, '/build/prune', { all: cache === 'unused' })]),
  ];
}

export function pruneCalls(scope: PruneScope, api: string, sparesHelpers = false): readonly ApiCall[] {
  return pruneParts(scope, api, sparesHelpers).map(({ call }) => call);
}
