import { failureTable, type FailureEntry } from '../contract/failureTable.ts';
import { type Language, LANGUAGES, type Localized } from '../contract/localized.ts';
import type { Operation } from '../contract/operation.ts';
import { remedies } from '../contract/remedy.ts';
import { SEVERITY_NAMES, settingTable, type SettingSpec } from '../contract/settingTable.ts';
import { isEngineKind, type EngineViewSpec, type ViewSpec } from '../contract/view.ts';
import { viewCommands, viewKey, windowCommands, type WindowCommand } from '../contract/windowCommands.ts';
import { formatOptionTable } from '../dockerfile/features/format/formatOptions.ts';
import { dockerfileSettings } from '../dockerfile/settingTable.ts';
import { operations } from '../operations/index.ts';
import { viewTable } from '../views/viewTable.ts';
import { grammars, keybindings, languages } from './fixed.ts';
import { packageWords, welcomeSentences } from './words.ts';

/** The `contributes` of package.json with `%keys%`, and the texts behind the keys. */
export interface Manifest {
  readonly contributes: object;
  /** Settings that a folder which is not trusted may not make. */
  readonly restrictedConfigurations: readonly string[];
  readonly nls: Readonly<Record<Language, Readonly<Record<string, string>>>>;
}

type ViewCommand = (typeof viewCommands)[keyof typeof viewCommands];

const CATEGORY = 'Dockyard';

/** Derives the whole manifest from the tables. */
export function makeManifest(): Manifest {
  const texts = new Texts();
  for (const [key, text] of Object.entries(packageWords)) texts.key(key, text);
  const contributes = {
    viewsContainers: { activitybar: [{ id: 'dockyard', title: CATEGORY, icon: 'media/dockyard.svg' }] },
    views: {
      dockyard: viewTable.map((view) => ({
        id: `dockyard.${view.id}`,
        name: texts.key(`view.${view.id}`, view.title),
        icon: `$(${view.icon})`,
        ...('when' in view ? { when: view.when } : {}),
        ...(view.folded === true ? { visibility: 'collapsed' } : {}),
      })),
    },
    viewsWelcome: welcomes(texts),
    commands: [
      ...operations.map((operation) => operationCommand(operation, texts)),
      ...windowCommandEntries(texts),
      ...viewCommandEntries(texts),
    ],
    menus: { ...menus(), commandPalette: hiddenFromPalette() },
    keybindings,
    configuration: { title: CATEGORY, properties: { ...settings(texts), ...formatSettings(texts) } },
    languages,
    grammars,
  };
  const restrictedConfigurations = settingEntries()
    .filter(([, spec]) => spec.restricted)
    .map(([key]) => `dockyard.${key}`);
  return { contributes, restrictedConfigurations, nls: texts.byLanguage() };
}

/** Collects texts under keys; the same key twice is a mistake in a table. */
class Texts {
  readonly #texts = new Map<string, Localized>();

  key(key: string, text: Localized): string {
    if (this.#texts.has(key)) throw new Error(`two texts for ${key}`);
    this.#texts.set(key, text);
    return `%${key}%`;
  }

  byLanguage(): Manifest['nls'] {
    const of = (language: Language): Record<string, string> =>
      Object.fromEntries([...this.#texts].map(([key, text]) => [key, text[language]]));
    return { en: of('en'), ko: of('ko') };
  }
}

function operationCommand(operation: Operation, texts: Texts): object {
  return {
    command: `dockyard.${operation.id}`,
    title: texts.key(`command.${operation.id}`, operation.title),
    // Titles such as “Inspect” exist for several kinds; the category tells them apart in the palette.
    category: texts.key(`category.${operation.id}`, category(operation.on)),
    ...(operation.icon === undefined ? {} : { icon: `$(${operation.icon})` }),
  };
}

const kindWords: Readonly<Record<Operation['on'], Localized>> = {
  engine: { en: 'Engine', ko: '엔진' },
  ledger: { en: 'Ledger', ko: '작업 기록' },
  registry: { en: 'Registry', ko: '레지스트리' },
  swarm: { en: 'Swarm', ko: '스웜' },
  container: { en: 'Container', ko: '컨테이너' },
  image: { en: 'Image', ko: '이미지' },
  volume: { en: 'Volume', ko: '볼륨' },
  network: { en: 'Network', ko: '네트워크' },
  context: { en: 'Context', ko: '컨텍스트' },
};

function category(kind: Operation['on']): Localized {
  return { en: `${CATEGORY} ${kindWords[kind].en}`, ko: `${CATEGORY} ${kindWords[kind].ko}` };
}

function windowEntries(): [string, WindowCommand][] {
  return Object.entries(windowCommands);
}

function isEngineView(view: ViewSpec): view is EngineViewSpec {
  return isEngineKind(view.kind);
}

/** The commands that each view over the engine has for all of its rows. */
function viewEntries(): { readonly id: string; readonly view: EngineViewSpec; readonly command: ViewCommand }[] {
  const views = viewTable.filter((view) => isEngineView(view));
  return views.flatMap((view) =>
    Object.entries(viewCommands).map(([key, command]) => ({ id: `${view.id}.${key}`, view, command })),
  );
}

function viewCommandEntries(texts: Texts): object[] {
  return viewEntries().map(({ id, view, command }) => ({
    command: `dockyard.${id}`,
    title: texts.key(`command.${id}`, command.title),
    category: texts.key(`category.${id}`, category(view.kind)),
    icon: `$(${command.icon})`,
  }));
}

function windowCommandEntries(texts: Texts): object[] {
  return windowEntries().map(([id, command]) => ({
    command: `dockyard.${id}`,
    title: texts.key(`command.${id}`, command.title),
    category: CATEGORY,
    ...(command.icon === undefined ? {} : { icon: `$(${command.icon})` }),
  }));
}

/** Menus of rows, and those that belong to no row: of the window's commands, and buttons that make something new. */
function menus(): Record<string, object[]> {
  const menus: Record<string, object[]> = { 'view/item/context': rowEntries() };
  const put = (menu: string, entry: object): void => void (menus[menu] ??= []).push(entry);
  for (const operation of operations) {
    if (operation.kind !== 'make' || operation.titleGroup === undefined) continue;
    const view = viewTable.find(({ kind }) => kind === operation.on);
    const when = `view == dockyard.${view?.id ?? ''}`;
    put('view/title', { command: `dockyard.${operation.id}`, when, group: operation.titleGroup });
  }
  for (const { id, view, command } of viewEntries()) {
    const when = [`view == dockyard.${view.id}`, ...('when' in command ? [viewKey(view.id, command.when)] : [])].join(
      ' && ',
    );
    put('view/title', { command: `dockyard.${id}`, when, group: command.group });
  }
  for (const [id, command] of windowEntries()) {
    for (const { menu, when, group } of command.menus ?? []) put(menu, { command: `dockyard.${id}`, when, group });
  }
  return menus;
}

function rowEntries(): object[] {
  return operations.flatMap((operation) =>
    operation.kind === 'make'
      ? []
      : operation.placements.map(({ states = operation.states, group }) => ({
          command: `dockyard.${operation.id}`,
          when: `view =~ /^dockyard\\./ && ${rowCondition(operation, states, group)}`,
          group,
        })),
  );
}

/**
 * The editor offers what fits every selected row. An operation that acts on each by itself is offered for several rows
 * as soon as it fits one of them; it leaves the others alone.
 */
export function rowCondition(
  operation: Exclude<Operation, { kind: 'make' }>,
  states: readonly string[] | undefined,
  group: string,
): string {
  const own = `viewItem =~ /^${operation.on}\\.${states === undefined ? '' : `(${states.join('|')})$`}/`;
  const since = 'since' in operation ? ` && dockyard.apiMinor >= ${operation.since.replace(/^1\./, '')}` : '';
  if (states === undefined || operation.kind !== 'each' || group.startsWith('inline')) return `${own}${since}`;
  const some = `viewItem =~ /^${operation.on}\\./ && dockyard.selected.${operation.on} =~ /\\b(${states.join('|')})\\b/`;
  return `(${own} || listMultiSelection && ${some})${since}`;
}

function hiddenFromPalette(): object[] {
  const ofWindow = windowEntries()
    .filter(([, { palette }]) => palette !== true)
    .map(([id, { palette }]) => ({ command: `dockyard.${id}`, when: String(palette) }));
  // A tag or a service is only found by unfolding.
  const needRows = operations.filter(({ kind, on }) => kind === 'one' && (on === 'registry' || on === 'swarm'));
  return [...ofWindow, ...needRows.map(({ id }) => ({ command: `dockyard.${id}`, when: 'false' }))];
}

/** An empty view says that there is nothing, or why there is no engine and what helps. */
function welcomes(texts: Texts): object[] {
  const failures = (Object.entries(failureTable) as [string, FailureEntry][]).filter(
    ([code]) => code.startsWith('engine.') || code === 'unexpected',
  );
  const failureTexts = failures.map(([code, entry]) => ({
    code,
    key: texts.key(`welcome.${code}`, welcomeText(code, entry)),
  }));
  return viewTable.flatMap((view) => [
    {
      view: `dockyard.${view.id}`,
      contents: texts.key(`welcome.${view.id}.empty`, view.empty),
      ...(needsNothing(view) ? {} : { when: `${statusKey(view)} == 'live'` }),
    },
    ...failureTexts
      .filter(({ code }) => isShownIn(view, code))
      .map(({ code, key }) => ({
        view: `dockyard.${view.id}`,
        contents: key,
        when: `${statusKey(view)} == '${code}'`,
      })),
  ]);
}

/** Contexts need no engine, and pages can fail in no way. */
function isShownIn(view: ViewSpec, code: string): boolean {
  if (view.kind === 'page' || needsNothing(view)) return false;
  return view.kind !== 'context' || code === 'unexpected';
}

/** Neither an engine nor files: what the view shows when it is empty is always true. */
function needsNothing({ kind }: ViewSpec): boolean {
  return kind === 'ledger' || kind === 'registry' || kind === 'swarm';
}

/** The context key that says how it stands with what a view shows; that of pages is `live` while a search narrows them. */
function statusKey({ kind }: ViewSpec): string {
  const keys: Partial<Record<ViewSpec['kind'], string>> = { context: 'dockyard.contexts', page: 'dockyard.handbook' };
  return keys[kind] ?? 'dockyard.engine';
}

function welcomeText(code: string, entry: FailureEntry): Localized {
  const sentences: Readonly<Record<string, Localized>> = welcomeSentences;
  const sentence = sentences[code] ?? entry.text;
  const inLanguage = (language: Language): string => {
    const buttons = entry.remedies.map((id) => {
      const { title, command, args } = remedies[id];
      const query = args.length === 0 ? '' : `?${encodeURIComponent(JSON.stringify(args))}`;
      return `[${title[language]}](command:${command}${query})`;
    });
    return [sentence[language], ...buttons].join('\n');
  };
  return Object.fromEntries(LANGUAGES.map((language) => [language, inLanguage(language)])) as unknown as Localized;
}

function settingEntries(): [string, SettingSpec][] {
  return [...Object.entries(settingTable), ...Object.entries(dockerfileSettings)];
}

/** The options of the formatter, as settings; some take a number as well as a word. */
function formatSettings(texts: Texts): Record<string, object> {
  return Object.fromEntries(
    Object.entries(formatOptionTable).map(([name, { default: usual, choices, numbers, description }]) => {
      const key = `dockerfile.format.${name}`;
      const words = choices.length === 0 ? [] : [{ type: 'string', enum: choices }];
      const range = numbers === undefined ? [] : [{ type: 'integer', minimum: numbers[0], maximum: numbers[1] }];
      const kinds = typeof usual === 'boolean' ? [{ type: 'boolean' }] : [...words, ...range];
      return [
        `dockyard.${key}`,
        {
          ...(kinds.length === 1 ? kinds[0] : { anyOf: kinds }),
          default: usual,
          scope: 'resource',
          markdownDescription: texts.key(`setting.${key}`, description),
        },
      ];
    }),
  );
}

const jsonTypes: Readonly<Record<SettingSpec['type'], string>> = {
  string: 'string',
  boolean: 'boolean',
  integer: 'integer',
  texts: 'array',
  severities: 'object',
};

function settings(texts: Texts): object {
  return Object.fromEntries(
    settingEntries().map(([key, spec]) => [
      `dockyard.${key}`,
      {
        type: jsonTypes[spec.type],
        default: spec.default,
        scope: spec.scope,
        markdownDescription: texts.key(`setting.${key}`, spec.description),
        ...(spec.type === 'integer' ? { minimum: spec.minimum, maximum: spec.maximum } : {}),
        ...(spec.type === 'texts' ? { items: { type: 'string' } } : {}),
        ...(spec.type === 'severities' ? { additionalProperties: { type: 'string', enum: SEVERITY_NAMES } } : {}),
        ...(spec.type === 'string' && spec.values !== undefined
          ? {
              enum: Object.keys(spec.values),
              enumDescriptions: Object.entries(spec.values).map(([value, text]) =>
                texts.key(`setting.${key}.${value}`, text),
              ),
            }
          : {}),
      },
    ]),
  );
}
