import type { Localized } from '../../contract/localized.ts';
import type { Severity } from './rule.ts';

/** What `.hadolint.yaml` says, as options of `check`. */
export interface HadolintOptions {
  /** By rule; a rule is looked up under all its names. */
  readonly severities: Readonly<Record<string, Severity>>;
  readonly ignored: readonly string[];
  /** Empty: every registry may be used. */
  readonly trustedRegistries: readonly string[];
  /** What the value of a label has to be, by its key. */
  readonly labelSchema: Readonly<Record<string, LabelType>>;
  readonly strictLabels: boolean;
  /** `# hadolint ignore=` in the file counts for nothing. */
  readonly disableIgnorePragma: boolean;
}

export const LABEL_TYPES = ['text', 'url', 'semver', 'hash', 'rfc3339', 'spdx', 'email'] as const;
export type LabelType = (typeof LABEL_TYPES)[number];

/** Something that is wrong with the configuration; the rest of it is used. */
export interface ConfigProblem {
  /** Keys from the top to the place, list positions from 0. */
  readonly path: readonly (string | number)[];
  readonly message: Localized;
  /** Fill `{0}`, `{1}` of the message. */
  readonly arguments: readonly string[];
}

export interface HadolintConfig {
  readonly options: HadolintOptions;
  readonly problems: readonly ConfigProblem[];
}

const severityOfOverride: ReadonlyMap<string, Severity> = new Map([
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'information'],
  ['style', 'hint'],
]);

const thresholds: readonly string[] = ['error', 'warning', 'info', 'style', 'ignore', 'none'];
const formats: readonly string[] = [
  ...['tty', 'json', 'checkstyle', 'codeclimate', 'gitlab_codeclimate', 'gnu'],
  ...['codacy', 'sonarqube', 'sarif', 'junit'],
];

const messages = {
  notMapping: { en: 'The configuration has to be a mapping of keys.', ko: '설정은 키와 값의 매핑이어야 합니다.' },
  unknownKey: { en: 'hadolint knows no key {0}.', ko: '{0}은(는) hadolint에 없는 키입니다.' },
  unknownLevel: {
    en: 'override has no level {0}: it is one of error, warning, info, style.',
    ko: 'override에 {0} 수준은 없습니다. error, warning, info, style 중 하나를 쓰세요.',
  },
  needsMapping: { en: '{0} has to be a mapping.', ko: '{0}은(는) 매핑이어야 합니다.' },
  needsList: { en: '{0} has to be a list of texts.', ko: '{0}은(는) 문자열 목록이어야 합니다.' },
  needsText: { en: '{0} holds something that is not a text.', ko: '{0}에 문자열이 아닌 값이 있습니다.' },
  needsRule: {
    en: '{0} is not the code of a rule, such as DL3008 or SC2086.',
    ko: '{0}은(는) DL3008, SC2086 같은 규칙 코드가 아닙니다.',
  },
  needsBoolean: { en: '{0} has to be true or false.', ko: '{0}은(는) true나 false여야 합니다.' },
  needsOneOf: { en: '{0} has to be one of {1}.', ko: '{0}은(는) {1} 중 하나여야 합니다.' },
} satisfies Record<string, Localized>;

/**
 * Reads a parsed `.hadolint.yaml`. Whatever it is given, it answers with what can be used of it and never throws.
 * Source of the keys: https://github.com/hadolint/hadolint#configure
 */
export function readHadolintConfig(value: unknown): HadolintConfig {
  return new Reader().read(value);
}

class Reader {
  readonly #problems: ConfigProblem[] = [];
  readonly #severities = new Map<string, Severity>();
  readonly #labelSchema = new Map<string, LabelType>();
  readonly #ignored: string[] = [];
  readonly #trustedRegistries: string[] = [];
  #strictLabels = false;
  #disableIgnorePragma = false;

  /** One place for each key; those that only say how hadolint prints and exits are checked and left. */
  readonly #keys: ReadonlyMap<string, (value: unknown) => void> = new Map<string, (value: unknown) => void>([
    ['ignored', (value) => this.#ignored.push(...this.#rules(value, ['ignored']))],
    ['override', (value) => this.#readOverride(value)],
    ['trustedRegistries', (value) => this.#trustedRegistries.push(...this.#texts(value, ['trustedRegistries']))],
    ['label-schema', (value) => this.#readLabelSchema(value)],
    ['strict-labels', (value) => (this.#strictLabels = this.#boolean(value, 'strict-labels'))],
    ['disable-ignore-pragma', (value) => (this.#disableIgnorePragma = this.#boolean(value, 'disable-ignore-pragma'))],
    ['failure-threshold', (value) => this.#oneOf(value, ['failure-threshold'], thresholds)],
    ['format', (value) => this.#oneOf(value, ['format'], formats)],
    ['no-fail', (value) => this.#boolean(value, 'no-fail')],
    ['no-color', (value) => this.#boolean(value, 'no-color')],
    ['verbose', (value) => this.#boolean(value, 'verbose')],
  ]);

  read(value: unknown): HadolintConfig {
    // An empty file is no mistake.
    if (isMapping(value)) this.#readKeys(value);
    else if (value !== undefined && value !== null) this.#problem([], messages.notMapping);
    return {
      options: {
        severities: Object.fromEntries(this.#severities),
        ignored: this.#ignored,
        trustedRegistries: this.#trustedRegistries,
        labelSchema: Object.fromEntries(this.#labelSchema),
        strictLabels: this.#strictLabels,
        disableIgnorePragma: this.#disableIgnorePragma,
      },
      problems: this.#problems,
    };
  }

  #readKeys(mapping: Mapping): void {
    for (const [key, value] of Object.entries(mapping)) {
      const read = this.#keys.get(key);
      if (read === undefined) this.#problem([key], messages.unknownKey, key);
      else if (value !== null && value !== undefined) read(value);
    }
  }

  #readOverride(value: unknown): void {
    for (const [level, rules] of this.#entries(value, 'override')) {
      const severity = severityOfOverride.get(level);
      if (severity === undefined) {
        this.#problem(['override', level], messages.unknownLevel, level);
        continue;
      }
      for (const rule of this.#rules(rules, ['override', level])) this.#severities.set(rule, severity);
    }
  }

  #readLabelSchema(value: unknown): void {
    for (const [label, type] of this.#entries(value, 'label-schema')) {
      const path = ['label-schema', label];
      const known = LABEL_TYPES.find((candidate) => candidate === type);
      if (known === undefined) this.#problem(path, messages.needsOneOf, label, LABEL_TYPES.join(', '));
      else this.#labelSchema.set(label, known);
    }
  }

  #entries(value: unknown, key: string): [string, unknown][] {
    if (isMapping(value)) return Object.entries(value);
    this.#problem([key], messages.needsMapping, key);
    return [];
  }

  #rules(value: unknown, path: readonly string[]): string[] {
    return this.#texts(value, path).filter((rule, index) => {
      const isRule = /^[A-Za-z]\w*$/.test(rule);
      if (!isRule) this.#problem([...path, index], messages.needsRule, rule);
      return isRule;
    });
  }

  /** One text stands for a list of one. */
  #texts(value: unknown, path: readonly string[]): string[] {
    const key = path.join('.');
    if (typeof value === 'string') return [value];
    if (!Array.isArray(value)) {
      if (value !== null && value !== undefined) this.#problem(path, messages.needsList, key);
      return [];
    }
    const texts: string[] = [];
    for (const [index, item] of (value as readonly unknown[]).entries()) {
      if (typeof item === 'string') texts.push(item);
      else this.#problem([...path, index], messages.needsText, key);
    }
    return texts;
  }

  #boolean(value: unknown, key: string): boolean {
    if (typeof value !== 'boolean') this.#problem([key], messages.needsBoolean, key);
    return value === true;
  }

  #oneOf(value: unknown, path: readonly string[], allowed: readonly string[]): void {
    if (typeof value === 'string' && allowed.includes(value)) return;
    this.#problem(path, messages.needsOneOf, path.join('.'), allowed.join(', '));
  }

  #problem(path: readonly (string | number)[], message: Localized, ...args: readonly string[]): void {
    this.#problems.push({ path, message, arguments: args });
  }
}

type Mapping = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
