import type { Localized } from '../contract/localized.ts';
import type { Choice, Ui } from '../contract/operation.ts';
import type { RunOption } from '../shell/run/option.ts';
import type { PortMapping, RunOptions } from '../shell/run/runOptions.ts';
import { type OptionValues, runOptionEntries, type RunOptionId, runOptionTable } from '../shell/run/table.ts';
import {
  eachWord,
  nameProblem,
  parseCommand,
  type Parsed,
  parseEnv,
  parsePorts,
  parseVolumes,
  portText,
} from '../shell/runLine.ts';
import { maskedWords } from '../shell/maskedWords.ts';
import { joinWords } from '../shell/words.ts';

/** What the questions about a new container need to know of the engine. */
export interface Facts {
  readonly exposed: readonly string[];
  readonly takenNames: ReadonlySet<string>;
  /** The folder that relative paths are meant from. */
  readonly folder: string | undefined;
}

/** The options that have a place of their own in the list. */
export type FieldId = 'name' | 'ports' | 'env' | 'volumes' | 'command';

interface Field {
  readonly icon: string;
  readonly label: Localized;
  readonly none: Localized;
  /** The present values; empty for none. */
  readonly shown: (options: RunOptions) => readonly string[];
  readonly ask: (ui: Ui, options: RunOptions, facts: Facts) => Promise<RunOptions>;
}

const none: Localized = { en: 'none', ko: '없음' };

export const runFields: Readonly<Record<FieldId, Field>> = {
  name: {
    icon: 'tag',
    label: { en: 'Name', ko: '이름' },
    none: { en: 'docker makes one up', ko: 'docker가 정함' },
    shown: ({ name }) => (name === '' ? [] : [name]),
    ask: async (ui, options, { takenNames }) => {
      const prompt = {
        en: 'A name for the container. Empty: docker makes one up.',
        ko: '컨테이너 이름. 비워 두면 docker가 정합니다.',
      };
      const name = await askForName(ui, ui.speak(prompt), options.name, takenNames);
      return name === undefined ? options : { ...options, name };
    },
  },
  ports: {
    icon: 'globe',
    label: { en: 'Ports (-p)', ko: '포트 (-p)' },
    none,
    shown: ({ ports }) => ports.map(portText),
    ask: async (ui, options, { exposed }) => {
      const usual = {
        en: 'HOST:CONTAINER, several with spaces between: 8080:80 53:53/udp',
        ko: '호스트:컨테이너, 여러 개는 공백으로 구분: 8080:80 53:53/udp',
      };
      const known = {
        en: 'HOST:CONTAINER, several with spaces between. The image exposes {0}.',
        ko: '호스트:컨테이너, 여러 개는 공백으로 구분. 이미지가 노출하는 포트: {0}',
      };
      const hint = exposed.length === 0 ? ui.speak(usual) : ui.speak(known, exposed.join(', '));
      const current = options.ports.map(portText);
      const ports = await askForWords<PortMapping>(ui, { en: 'Ports', ko: '포트' }, hint, current, parsePorts);
      return ports === undefined ? options : { ...options, ports };
    },
  },
  env: {
    icon: 'symbol-variable',
    label: { en: 'Environment (-e)', ko: '환경 변수 (-e)' },
    none,
    shown: ({ env }) => env,
    ask: async (ui, options) => {
      const hint = ui.speak({
        en: 'KEY=value, several with spaces between; quotes keep spaces: GREETING="hello there". KEY alone takes the editor’s value.',
        ko: 'KEY=값, 여러 개는 공백으로 구분. 공백이 든 값은 따옴표로: GREETING="hello there". KEY만 쓰면 편집기 환경의 값을 씁니다.',
      });
      const env = await askForWords(ui, { en: 'Environment', ko: '환경 변수' }, hint, options.env, (line) =>
        parseEnv(line),
      );
      return env === undefined ? options : { ...options, env };
    },
  },
  volumes: {
    icon: 'database',
    label: { en: 'Volumes (-v)', ko: '볼륨 (-v)' },
    none,
    shown: ({ volumes }) => volumes,
    ask: async (ui, options, { folder }) => {
      const usual = {
        en: 'NAME:/path or /host/path:/path[:ro], several with spaces between',
        ko: '이름:/경로 또는 /호스트/경로:/경로[:ro], 여러 개는 공백으로 구분',
      };
      const within = {
        en: 'NAME:/path or /host/path:/path[:ro], several with spaces between. ./path begins in {0}.',
        ko: '이름:/경로 또는 /호스트/경로:/경로[:ro], 여러 개는 공백으로 구분. ./경로의 기준 폴더: {0}',
      };
      const hint = folder === undefined ? ui.speak(usual) : ui.speak(within, folder);
      const parse = (line: string): Parsed<string[]> => parseVolumes(line, folder);
      const volumes = await askForWords(ui, { en: 'Volumes', ko: '볼륨' }, hint, options.volumes, parse);
      return volumes === undefined ? options : { ...options, volumes };
    },
  },
  command: {
    icon: 'terminal-bash',
    label: { en: 'Command', ko: '명령' },
    none: { en: 'the image’s own', ko: '이미지의 기본 명령' },
    shown: ({ command }) => command,
    ask: async (ui, options) => {
      const hint = ui.speak({
        en: 'Program and arguments instead of the image’s own. No shell reads this line.',
        ko: '이미지의 기본 명령 대신 실행할 프로그램과 인자. 이 줄은 셸이 해석하지 않습니다.',
      });
      const command = await askForWords(ui, { en: 'Command', ko: '명령' }, hint, options.command, parseCommand);
      return command === undefined ? options : { ...options, command };
    },
  },
};

/** A name that docker takes and nobody has; undefined when the person turned away. */
export async function askForName(
  ui: Ui,
  prompt: string,
  current: string,
  taken: ReadonlySet<string>,
  isNeeded = false,
): Promise<string | undefined> {
  const name = await ui.input(ui.speak({ en: 'Name', ko: '이름' }), prompt, current, (value) => {
    const problem = nameProblem(value.trim(), isNeeded);
    if (problem !== undefined) return ui.speak(problem);
    const inUse = {
      en: 'The name “{0}” is in use by another container.',
      ko: '“{0}”은(는) 이미 사용 중인 이름입니다.',
    };
    return taken.has(value.trim()) ? ui.speak(inUse, value.trim()) : undefined;
  });
  return name?.trim();
}

/** One of the options of the table as an entry of a list. */
export function optionChoice({ speak }: Ui, id: RunOptionId, values: OptionValues): Choice<RunOptionId> {
  const { flag, title, hint, takes, danger }: RunOption = runOptionTable[id];
  const given = values[id] ?? [];
  const shown = takes === 'switch' ? speak({ en: 'yes', ko: '예' }) : maskedWords(given);
  const isSet = given.length > 0;
  return {
    value: id,
    icon: danger !== undefined ? 'warning' : isSet ? 'check' : 'settings',
    label: `${speak(title)} (${flag})`,
    description: isSet ? shown : '',
    detail: danger === undefined ? speak(hint) : `${speak(danger)} ${speak(hint)}`,
  };
}

/** Every option of the table that may be chosen. */
export function optionChoices(
  ui: Ui,
  values: OptionValues,
  isOffered: (option: RunOption) => boolean = () => true,
): Choice<RunOptionId>[] {
  return runOptionEntries.filter(([, option]) => isOffered(option)).map(([id]) => optionChoice(ui, id, values));
}

/** Asks for the value of an option; turning away, or nothing, changes nothing or takes the option back. */
export async function askForOption(ui: Ui, id: RunOptionId, values: OptionValues): Promise<OptionValues> {
  const option: RunOption = runOptionTable[id];
  const current = values[id] ?? [];
  if (option.takes === 'switch') return { ...values, [id]: current.length === 0 ? [''] : [] };
  const parse = (line: string): Parsed<string[]> => {
    if (option.takes === 'one') return line.trim() === '' ? { value: [] } : checked(option, line.trim());
    return eachWord(line, (word) => {
      const parsed = checked(option, word);
      return 'value' in parsed ? { value: word } : parsed;
    });
  };
  const text = option.takes === 'one' ? (current[0] ?? '') : joinWords(current);
  const several = { en: '{0}. Several with spaces between.', ko: '{0}. 여러 개는 공백으로 구분합니다.' };
  const hint = option.takes === 'one' ? ui.speak(option.hint) : ui.speak(several, ui.speak(option.hint));
  const given = await askForLine(ui, option.title, hint, text, parse);
  return given === undefined ? values : { ...values, [id]: given };
}

function checked(option: RunOption, value: string): Parsed<string[]> {
  if (option.fits(value)) return { value: [value] };
  const problem = {
    en: '“{0}” does not fit {1}.',
    ko: '“{0}”: {1}에 쓸 수 없는 값입니다.',
  };
  return { problem, args: [value, option.flag] };
}

function askForWords<T>(
  ui: Ui,
  name: Localized,
  hint: string,
  current: readonly string[],
  parse: (line: string) => Parsed<T[]>,
): Promise<T[] | undefined> {
  return askForLine(ui, name, hint, joinWords(current), parse);
}

async function askForLine<T>(
  ui: Ui,
  name: Localized,
  hint: string,
  current: string,
  parse: (line: string) => Parsed<T[]>,
): Promise<T[] | undefined> {
  const line = await ui.input(ui.speak(name), hint, current, (value) => {
    const parsed = parse(value);
    return 'problem' in parsed ? ui.speak(parsed.problem, ...parsed.args) : undefined;
  });
  if (line === undefined) return undefined;
  const parsed = parse(line);
  return 'value' in parsed ? parsed.value : undefined;
}
