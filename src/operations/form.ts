import type { Localized } from '../contract/localized.ts';
import type { Choice, Ui } from '../contract/operation.ts';
import type { Parsed } from '../shell/runLine.ts';
import { maskedWords } from '../shell/maskedWords.ts';
import { joinWords, splitWords } from '../shell/words.ts';

/** Something of a form that can be changed. `S` is what the form is about. */
export interface Field<S> {
  readonly id: string;
  readonly label: Localized;
  readonly icon: string;
  /** What stands there now. */
  readonly shown: (spec: S, ui: Ui) => string;
  /** Undefined: the person turned away, and nothing changes. */
  readonly change: (spec: S, ui: Ui) => Promise<S | undefined>;
  /** Left out: always there. */
  readonly when?: (spec: S) => boolean;
}

export interface Form<S> {
  readonly title: string;
  /** The first entry, which ends the form. */
  readonly go: { readonly label: Localized; readonly icon: string };
  /** Arguments of docker for what is filled in. */
  readonly line: (spec: S) => readonly string[];
  readonly fields: readonly Field<S>[];
}

/**
 * One list holds the whole docker line and everything that can be said about it; Enter on the first entry ends it.
 * Turning away from one question leads back to the list.
 */
export async function fillIn<S>(ui: Ui, form: Form<S>, start: S): Promise<S | undefined> {
  let spec = start;
  for (;;) {
    const line = `docker ${maskedWords(form.line(spec))}`;
    const there = form.fields.filter(({ when }) => when?.(spec) !== false);
    const choices: Choice<string>[] = [
      { value: 'go', icon: form.go.icon, label: ui.speak(form.go.label), detail: line },
      ...there.map((field) => ({
        value: field.id,
        icon: field.icon,
        label: ui.speak(field.label),
        description: field.shown(spec, ui),
      })),
    ];
    const chosen = await ui.pick(form.title, line, choices);
    if (chosen === undefined) return undefined;
    if (chosen === 'go') return spec;
    spec = (await there.find(({ id }) => id === chosen)?.change(spec, ui)) ?? spec;
  }
}

/** A field that is one text. @param problem what is wrong with it; empty is always right */
export function textField<S>(
  part: Pick<Field<S>, 'id' | 'label' | 'icon' | 'when'> & {
    readonly prompt: Localized;
    /** What an empty one means. */
    readonly empty: Localized;
    readonly get: (spec: S) => string;
    readonly set: (spec: S, value: string) => S;
    readonly problem?: (value: string, spec: S) => Localized | undefined;
  },
): Field<S> {
  const { prompt, empty, get, set, problem, ...rest } = part;
  return {
    ...rest,
    shown: (spec, { speak }) => get(spec) || speak(empty),
    change: async (spec, ui) => {
      const typed = await ui.input(ui.speak(part.label), ui.speak(prompt), get(spec), (value) => {
        const found = value.trim() === '' ? undefined : problem?.(value.trim(), spec);
        return found === undefined ? undefined : ui.speak(found);
      });
      return typed === undefined ? undefined : set(spec, typed.trim());
    },
  };
}

/** A field of several words, as a shell would split them. */
export function wordsField<S>(
  part: Pick<Field<S>, 'id' | 'label' | 'icon' | 'when'> & {
    readonly prompt: Localized;
    readonly get: (spec: S) => readonly string[];
    readonly set: (spec: S, value: readonly string[]) => S;
    readonly problem?: (word: string) => Localized | undefined;
  },
): Field<S> {
  const { prompt, get, set, problem, ...rest } = part;
  return {
    ...rest,
    shown: (spec, { speak }) => maskedWords(get(spec)) || speak({ en: 'none', ko: '없음' }),
    change: async (spec, ui) => {
      const typed = await ui.input(ui.speak(part.label), ui.speak(prompt), joinWords(get(spec)), (value) => {
        const parsed = parseWords(value, problem);
        return 'problem' in parsed ? ui.speak(parsed.problem, ...parsed.args) : undefined;
      });
      const parsed = typed === undefined ? undefined : parseWords(typed, problem);
      return parsed === undefined || 'problem' in parsed ? undefined : set(spec, parsed.value);
    },
  };
}

/** A field that is either on or off. */
export function switchField<S>(
  part: Pick<Field<S>, 'id' | 'label' | 'icon' | 'when'> & {
    readonly get: (spec: S) => boolean;
    readonly set: (spec: S, value: boolean) => S;
  },
): Field<S> {
  const { get, set, ...rest } = part;
  return {
    ...rest,
    shown: (spec, { speak }) => speak(get(spec) ? { en: 'yes', ko: '예' } : { en: 'no', ko: '아니요' }),
    change: (spec) => Promise.resolve(set(spec, !get(spec))),
  };
}

/** `KEY=value`, for labels and options. */
export function pairProblem(word: string): Localized | undefined {
  if (/^[^=\s]+=/.test(word)) return undefined;
  return { en: '“{0}” is not KEY=value.', ko: '“{0}”: KEY=값 형식이 아닙니다.' };
}

function parseWords(line: string, problemOf?: (word: string) => Localized | undefined): Parsed<readonly string[]> {
  const split = splitWords(line);
  if ('problem' in split) return { problem: split.problem, args: [] };
  for (const word of split.words) {
    const problem = problemOf?.(word);
    if (problem !== undefined) return { problem, args: [word] };
  }
  return { value: split.words };
}

/** The labels of what is made. */
export function labelsField<S extends { readonly labels: readonly string[] }>(): Field<S> {
  return wordsField({
    id: 'labels',
    label: { en: 'Labels (--label)', ko: '레이블 (--label)' },
    icon: 'tag',
    prompt: { en: 'KEY=value, several with spaces between', ko: 'KEY=값, 여러 개는 공백으로 구분' },
    get: ({ labels }) => labels,
    set: (spec, labels) => ({ ...spec, labels }),
    problem: pairProblem,
  });
}

/** What is wrong with a text that has to be a count. */
export function noCount(value: string): Localized | undefined {
  return /^\d{1,9}$/.test(value) ? undefined : { en: 'A number is needed.', ko: '숫자가 필요합니다.' };
}
