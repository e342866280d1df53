import type { Stage } from '../../model/model.ts';
import { PREDEFINED } from '../../model/predefined.ts';
import { variablesOf } from '../../syntax/find.ts';
import type { Instruction, Variable } from '../../syntax/tree.ts';
import { fix, lineAbove, meaning, respell } from '../edits.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';
import { buildCheck } from '../sources.ts';

/** Official images that set PATH and nothing else. */
const plainImages: readonly string[] = [
  'alpine',
  'busybox',
  'debian',
  'ubuntu',
  'fedora',
  'centos',
  'rockylinux',
  'almalinux',
  'amazonlinux',
  'oraclelinux',
  'photon',
  'nanoserver',
  'hello-world',
];

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
      const known = new Map<Stage, ReadonlySet<string>>();
      const plain = new Map<Stage, boolean>();
      for (const stage of context.model.stages) {
        const base = stage.base?.stage;
        plain.set(stage, base === undefined ? isPlain(stage) : (plain.get(base) ?? false));
        const search = new Search(context, report, {
          global,
          isPlain: plain.get(stage) ?? false,
          known: new Set(['PATH', ...(base === undefined ? [] : (known.get(base) ?? []))]),
        });
        for (const instruction of stage.instructions) search.read(instruction);
        known.set(stage, search.known);
      }
    },
  },
};

interface Surroundings {
  /** Arguments above the first FROM. */
  readonly global: ReadonlySet<string>;
  /** The base image defines nothing. */
  readonly isPlain: boolean;
  /** Names that have been defined up to an instruction; grows. */
  readonly known: Set<string>;
}

class Search {
  readonly #context: RuleContext;
  readonly #report: Report;
  readonly #global: ReadonlySet<string>;
  readonly #isPlain: boolean;
  readonly known: Set<string>;

  constructor(context: RuleContext, report: Report, { global, isPlain, known }: Surroundings) {
    this.#context = context;
    this.#report = report;
    this.#global = global;
    this.#isPlain = isPlain;
    this.known = known;
  }

  read(instruction: Instruction): void {
    const { keyword, pairs = [] } = instruction;
    // BuildKit fills in the ports of EXPOSE too, but does not look for what is missing.
    if (keyword === 'FROM' || keyword === 'EXPOSE') return;
    const seen = new Set<string>();
    if (keyword !== 'ARG') {
      for (const variable of variablesOf(instruction)) this.#look(variable, instruction, seen);
    }
    for (const { nameWord, valueWord } of pairs) {
      if (keyword === 'ARG') {
        for (const variable of valueWord?.variables ?? []) this.#look(variable, instruction, seen);
      }
      if (keyword !== 'LABEL') this.known.add(nameWord.text);
    }
  }

  #look({ name, nameSpan, by }: Variable, instruction: Instruction, seen: Set<string>): void {
    if (by !== 'build' || name === '' || this.known.has(name) || seen.has(name)) return;
    seen.add(name);
    const isGlobal = this.#global.has(name) || PREDEFINED.get(name) === 'platform';
    const near = isGlobal ? undefined : this.#context.nearest(name, this.known);
    // What an image defines is in upper case nearly always.
    const isSure = this.#isPlain || isGlobal || near !== undefined || /^[a-z_]*[a-z][a-z0-9_]*$/.test(name);
    if (!isSure || buildkitArguments.includes(name)) return;
    const { tree } = this.#context;
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

function isPlain({ base }: Stage): boolean {
  if (base === undefined) return false;
  const image = base.name?.replace(/^(?:docker\.io\/)?(?:library\/)?/, '').split(/[:@]/)[0] ?? '';
  return base.scratch || plainImages.includes(image);
}
