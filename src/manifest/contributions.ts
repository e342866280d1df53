import { failureTable, type FailureEntry } from '../contract/failureTable.ts';
import { type Language, LANGUAGES, type Localized } from '../contract/localized.ts';
import type { Operation } from '../contract/operation.ts';
import { remedies } from '../contract/remedy.ts';
import { SEVERITY_NAMES, settingTable, type SettingSpec } from '../contract/settingTable.ts';
import type { EngineViewSpec, RowKind, ViewSpec } from '../contract/view.ts';
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
        ...(view.folded === true ? { visibility: 'collapsed' } : {}),
      })),
    },
    viewsWelcome: welcomes(texts),
    commands: [
      ...operations.map((operation) => operationCommand(operation, texts)),
      ...windowCommandEntries(texts),
      ...viewCommandEntries(texts),
    ],
    menus: { ...rowMenus(), ...titleMenus(), commandPalette: hiddenFromPalette() },
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

const kindWords: Readonly<Record<RowKind, Localized>> = {
  container: { en: 'Container', ko: '컨테이너' },
  image: { en: 'Image', ko: '이미지' },
  volume: { en: 'Volume', ko: '볼륨' },
  network: { en: 'Network', ko: '네트워크' },
  context: { en: 'Context', ko: '컨텍스트' },
};

function category(kind: RowKind): Localized {
  return { en: `${CATEGORY} ${kindWords[kind].en}`, ko: `${CATEGORY} ${kindWords[kind].ko}` };
}

function windowEntries(): [string, WindowCommand][] {
  return Object.entries(windowCommands);
}

/** The commands that each view over the engine has for all of its rows. */
function viewEntries(): { readonly id: string; readonly view: EngineViewSpec; readonly command: ViewCommand }[] {
  const views = viewTable.filter((view) => view.kind !== 'context');
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

function rowMenus(): object {
  const entries = operations.flatMap((operation) =>
    (operation.kind === 'make' ? [] : operation.placements).map(({ states, group }) => ({
      command: `dockyard.${operation.id}`,
      when: `view =~ /^dockyard\\./ && viewItem =~ /^${operation.on}\\.${states === undefined ? '' : `(${states.join('|')})$`}/`,
      group,
    })),
  );
  return { 'view/item/context': entries };
}

/** Menus that belong to no row: of the window's commands, and the buttons above a view that make something new. */
function titleMenus(): Record<string, object[]> {
  const menus: Record<string, object[]> = {};
  for (const operation of operations) {
    if (operation.kind !== 'make') continue;
    const view = viewTable.find(({ kind }) => kind === operation.on);
    const when = `view == dockyard.${view?.id ?? ''}`;
    (menus['view/title'] ??= []).push({ command: `dockyard.${operation.id}`, when, group: operation.titleGroup });
  }
  for (const { id, view, command } of viewEntries()) {
    const when = [`view == dockyard.${view.id}`, ...('when' in command ? [viewKey(view.id, command.when)] : [])].join(
      ' && ',
    );
    (menus['view/title'] ??= []).push({ command: `dockyard.${id}`, when, group: command.group });
  }
  for (const [id, command] of windowEntries()) {
    for (const { menu, when, group } of command.menus ?? []) {
      (menus[menu] ??= []).push({ command: `dockyard.${id}`, when, group });
    }
  }
  return menus;
}

function hiddenFromPalette(): object[] {
  return windowEntries()
    .filter(([, { palette }]) => palette !== true)
    .map(([id, { palette }]) => ({ command: `dockyard.${id}`, when: String(palette) }));
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
      when: `${statusKey(view)} == 'live'`,
    },
    ...failureTexts
      .filter(({ code }) => view.kind !== 'context' || code === 'unexpected')
      .map(({ code, key }) => ({
        view: `dockyard.${view.id}`,
        contents: key,
        when: `${statusKey(view)} == '${code}'`,
      })),
  ]);
}

/** The context key that says how it stands with what a view shows; contexts need no engine. */
function statusKey({ kind }: ViewSpec): string {
  return kind === 'context' ? 'dockyard.contexts' : 'dockyard.engine';
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

function settings(texts: Texts): object {
  return Object.fromEntries(
    settingEntries().map(([key, spec]) => [
      `dockyard.${key}`,
      {
        type: spec.type === 'severities' ? 'object' : spec.type,
        default: spec.default,
        scope: spec.scope,
        markdownDescription: texts.key(`setting.${key}`, spec.description),
        ...(spec.type === 'integer' ? { minimum: spec.minimum, maximum: spec.maximum } : {}),
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
