import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Why a trial has nothing to compare with. */
export const aloneReasons = {
  noCommand: 'docker has no command that does this',
  isCommand: 'the docker command itself is run',
} as const;

export type AloneReason = keyof typeof aloneReasons;

/** That something is tried on a real engine. */
export interface Trial {
  /** The id of an operation, or of a view, which lists. */
  readonly of: string;
  /** The file of tests, from the root of the checkout. */
  readonly file: string;
  /** `same`: the request and the docker line are compared; `undo`: what takes it back is. */
  readonly proves: 'same' | 'undo' | AloneReason;
}

const tests = 'test/engine';
/** The cases of operations that act on things by themselves, and the file that tries each of them. */
const casesFiles = ['test/helpers/operationCases.ts', 'test/helpers/objectCases.ts'];
const casesTest = `${tests}/operations.test.ts`;

/** All trials of a checkout: what the files of tests call `trial`, `trialAlone` and `trialUndo` with, and their cases. */
export function findTrials(root: string): Trial[] {
  const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
  const files = readdirSync(path.join(root, tests)).filter((name) => name.endsWith('.test.ts'));
  return [
    ...casesFiles.flatMap((name) => trialsInCases(read(name), casesTest)),
    ...files.sort().flatMap((name) => trialsIn(read(`${tests}/${name}`), `${tests}/${name}`)),
  ];
}

/** @param text of a file of tests */
export function trialsIn(text: string, file: string): Trial[] {
  const calls = text.matchAll(/\btrial(Alone|Undo|Of)?\(\s*('[\w.]+'|\[[^\]]*\])(?:,\s*'(\w+)',)?/g);
  return [...calls].flatMap(([, kind, ids = '', reason = '']) => {
    const proves = kind === 'Alone' ? (reason as AloneReason) : kind === 'Undo' ? 'undo' : 'same';
    return [...ids.matchAll(/'([\w.]+)'/g)].map(([, of = '']) => ({ of, file, proves }));
  });
}

/** @param text of a file with a table of cases, each of which begins with its id and may say `undone` */
export function trialsInCases(text: string, file: string): Trial[] {
  const [, ...cases] = text.split(/^ {2}(?='[a-z]+\.\w+': \{)/m);
  return cases.flatMap((body): Trial[] => {
    const of = body.slice(1, body.indexOf("'", 1));
    const isLong = /^.*\{$/m.exec(body)?.index === 0;
    const isUndone = /\bundone: /.test(body.slice(0, body.indexOf(isLong ? '\n  }' : '\n')));
    return [{ of, file, proves: 'same' }, ...(isUndone ? [{ of, file, proves: 'undo' } as const] : [])];
  });
}
