import type { Stage } from '../../model/model.ts';
import { PREDEFINED } from '../../model/predefined.ts';
import { variablesOf } from '../../syntax/find.ts';
import { withNested } from '../../syntax/words.ts';
import type { Instruction, Variable } from '../../syntax/tree.ts';
import { fix, lineAbove, meaning, respell } from '../edits.ts';
import { hasPlainBase } from '../plainImages.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';
import { buildCheck } from '../sources.ts';
import { distanceWithin } from '../spelling.ts';

/** Names of so many characters are short. */
const SHORT = 5;

/** What BuildKit reads itself, without an environment. */
const buildkitArguments: readonly string[] = ['BUILDKIT_SBOM_SCAN_CONTEXT', 'BUILDKIT_SBOM_SCAN_STAGE'];

export const undefinedVar: Rule = {
  code: 'UndefinedVar',
  aliases: [],
  origin: 'buildkit',
  title: { en: 'Variables are defined before they are used', ko: '변수는 쓰기 전에 정의합니다' },
  message: {
    en: '{0} is not defined here, so it is empty.{1}',
    ko: '여기에는 {0}이(가) 정의되어 있지 않아 빈 값이 됩니다.{1}',
  },
  why: {
    en: 'BuildKit fills in what ENV and ARG of this stage, or of the stage below it, define further up. An ARG above the first FROM is seen by FROM alone until the stage repeats it. Everything else becomes nothing, and the path or value is another one than meant.',
    ko: 'BuildKit은 이 스테이지와 그 바탕이 된 스테이지의 위쪽 ENV와 ARG로 값을 채웁니다. 첫 FROM 위의 ARG는 스테이지에서 다시 선언해야 보입니다. 그 밖의 변수는 빈 값이 되어 의도와 다른 경로나 값이 됩니다.',
  },
  severity: 'warning',
  bad: 'ARG VERSION=1.2\nFROM alpine:3.22\nCOPY app-${VERSION}.tar /srv/\n',
  good: 'ARG VERSION=1.2\nFROM alpine:3.22\nARG VERSION\nCOPY app-${VERSION}.tar /srv/\n',
  reference: buildCheck('undefined-var'),
  check: {
    file: (context, report) => {
      const global = namesIn(context.model.global);
      const scopes = new Map<Stage, Names>();
      for (const stage of context.model.stages) {
        const base = stage.base?.stage && scopes.get(stage.base.stage);
        const names: Names = { base, own: new Set(), isPlain: base?.isPlain ?? hasPlainBase(stage) };
        scopes.set(stage, names);
        const search = new Search(context, report, global, names);
        for (const instruction of stage.instructions) search.read(instruction);
      }
    },
  },
};

/** Names that a stage and the one below it define, up to an instruction. */
interface Names {
  readonly base: Names | undefined;
  readonly own: Set<string>;
  /** The base image defines nothing. */
  readonly isPlain: boolean;
}

function* allNames(names: Names): Generator<string> {
  yield 'PATH';
  for (let at: Names | undefined = names; at !== undefined; at = at.base) yield* at.own;
}

class Search {
  readonly #context: RuleContext;
  readonly #report: Report;
  /** Arguments above the first FROM. */
  readonly #global: ReadonlySet<string>;
  readonly #names: Names;

  constructor(context: RuleContext, report: Report, global: ReadonlySet<string>, names: Names) {
    this.#context = context;
    this.#report = report;
    this.#global = global;
    this.#names = names;
  }

  read(instruction: Instruction): void {
    const { keyword, pairs } = instruction;
    // BuildKit fills in the ports of EXPOSE too, but does not look for what is missing.
    if (keyword === 'FROM' || keyword === 'EXPOSE') return;
    const missing: string[] = [];
    const hasVariables = instruction.line.text.includes('$') || instruction.heredocs.length > 0;
    if (keyword !== 'ARG' && hasVariables) {
      for (const variable of variablesOf(instruction)) this.#look(variable, instruction, missing);
    }
    if (pairs === undefined || keyword === 'LABEL') return;
    for (const { nameWord, valueWord } of pairs) {
      // Each sees those in front of it.
      if (keyword === 'ARG') {
        for (const variable of withNested(valueWord?.variables ?? [])) this.#look(variable, instruction, missing);
      }
      this.#names.own.add(nameWord.text);
    }
  }

  /** @param missing what the instruction misses has been said already. */
  #look({ name, nameSpan, by }: Variable, instruction: Instruction, missing: string[]): void {
    if (by !== 'build' || name === '' || name === 'PATH' || this.#names.own.has(name)) return;
    const { tree, model, nearest } = this.#context;
    if (missing.includes(name) || model.bindingAt(name, instruction) !== undefined) return;
    const isGlobal = this.#global.has(name) || PREDEFINED.get(name) === 'platform';
    const near = isGlobal ? undefined : nearest(name, allNames(this.#names));
    // What an image defines is in upper case nearly always.
    const isSure = this.#names.isPlain || isGlobal || isMisspelt(name, near) || isLowerCase(name);
    if (!isSure || buildkitArguments.includes(name)) return;
    missing.push(name);
    const declare = fix(
      { en: 'Declare it with ARG {0}', ko: 'ARG {0}(으)로 선언하기' },
      [lineAbove(tree, instruction.start, `ARG ${name}`)],
      name,
    );
    this.#report({
      span: nameSpan,
      arguments: [`$${name}`, meaning(near === undefined ? undefined : `$${near}`)],
      fixes: isGlobal ? [declare] : respell(nameSpan, near),
    });
  }
}

function namesIn(instructions: readonly Instruction[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { keyword, pairs = [] } of instructions) {
    if (keyword === 'ARG') for (const { nameWord } of pairs) names.add(nameWord.text);
  }
  return names;
}

/** An image may well define GOPATH beside PATH, and short names are near to many. */
function isMisspelt(name: string, near: string | undefined): boolean {
  if (near === undefined || (near === 'PATH' && name.endsWith(near))) return false;
  return name.length > SHORT || distanceWithin(name, near, 1) !== undefined;
}

function isLowerCase(name: string): boolean {
  return /[a-z]/.test(name) && !/[A-Z]/.test(name);
}
