import { commentsRightAbove, instructionAt } from '../syntax/find.ts';
import type { Dockerfile, Instruction } from '../syntax/tree.ts';
import type { Finding, Rule } from './rule.ts';

/** Rule names in lower case; `all` stands for every one. */
type Names = ReadonlySet<string>;

interface CheckSettings {
  readonly skip: Names;
  readonly experimental: Names;
  readonly error: boolean;
}

interface SuppressionOptions {
  readonly ignored?: readonly string[];
  readonly disableIgnorePragma?: boolean;
}

/** What the file itself says of the rules: `# check=`, `# hadolint ignore=`, `# hadolint shell=`. */
export class Suppressions {
  readonly #tree: Dockerfile;
  readonly #settings: CheckSettings;
  readonly #ignored: Set<string>;
  readonly #hidden = new Map<Instruction, Set<string>>();
  readonly #shells: { readonly from: number; readonly shell: readonly string[] | undefined }[] = [];

  constructor(tree: Dockerfile, { ignored = [], disableIgnorePragma = false }: SuppressionOptions) {
    this.#tree = tree;
    // BuildKit reads a directive up to its first blank, the comment above an instruction whole.
    const [value = ''] = (tree.directives.find(({ name }) => name === 'check')?.value ?? '').split(' ');
    this.#settings = readCheck(value);
    this.#ignored = new Set(ignored.map((name) => name.toLowerCase()));
    if (!tree.comments.some(({ text }) => /^(?:check|hadolint)\b/i.test(text))) return;
    this.#readPragmas(disableIgnorePragma);
  }

  get findingsAreErrors(): boolean {
    return this.#settings.error;
  }

  /** Nowhere in the file. */
  skips(rule: Rule): boolean {
    if (holds(this.#ignored, rule)) return true;
    // What makes a build fail fails it whatever the file asks.
    return rule.origin !== 'build' && holds(this.#settings.skip, rule);
  }

  allowsExperimental(rule: Rule): boolean {
    return holds(this.#settings.experimental, rule);
  }

  /** The comments above its instruction say so. */
  hides({ rule, span }: Finding): boolean {
    if (this.#hidden.size === 0) return false;
    const instruction = instructionAt(this.#tree, span.start);
    const names = instruction && this.#hidden.get(instruction);
    return names !== undefined && holds(names, rule);
  }

  /** What `# hadolint shell=` says for an instruction: it holds until the next SHELL or FROM. */
  shellOf({ index }: Instruction): readonly string[] | undefined {
    let low = 0;
    let high = this.#shells.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#shells[middle]?.from ?? Infinity) <= index) low = middle + 1;
      else high = middle;
    }
    return this.#shells[low - 1]?.shell;
  }

  #readPragmas(disableIgnorePragma: boolean): void {
    for (const comment of this.#tree.comments) {
      const names = disableIgnorePragma ? undefined : valueOf(comment.text, 'global ignore');
      for (const name of namesIn(names ?? '')) this.#ignored.add(name);
    }
    for (const instruction of this.#tree.instructions) {
      const endsShell = instruction.keyword === 'FROM' || instruction.keyword === 'SHELL';
      if (endsShell && this.#shells.length > 0) this.#shells.push({ from: instruction.index, shell: undefined });
      if (instruction.comments.length === 0) continue;
      const hidden = new Set<string>();
      for (const { text } of instruction.comments) {
        const shell = valueOf(text, 'shell');
        if (shell !== undefined) this.#shells.push({ from: instruction.index, shell: [shell.trim()] });
      }
      for (const { text } of commentsRightAbove(this.#tree, instruction)) {
        const check = /^check\s*=/i.exec(text)?.[0];
        const ignored = disableIgnorePragma ? undefined : valueOf(text, 'ignore');
        for (const name of check === undefined ? [] : readCheck(text.slice(check.length)).skip) hidden.add(name);
        for (const name of namesIn(ignored ?? '')) hidden.add(name);
      }
      if (hidden.size > 0) this.#hidden.set(instruction, hidden);
    }
  }
}

/** `skip=A,B;error=true;experimental=all` */
function readCheck(text: string): CheckSettings {
  let skip: Names = new Set();
  let experimental: Names = new Set();
  let error = false;
  for (const option of text.split(';')) {
    const equals = option.indexOf('=');
    const value = option.slice(equals + 1);
    const name = option.slice(0, Math.max(equals, 0)).trim().toLowerCase();
    if (name === 'skip') skip = namesIn(value);
    else if (name === 'experimental') experimental = namesIn(value);
    else if (name === 'error') error = /^(?:1|t|true)$/i.test(value.trim());
  }
  return { skip, experimental, error };
}

function namesIn(text: string): Set<string> {
  return new Set(
    text
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== ''),
  );
}

/** What stands behind `hadolint <name>=`, up to a `#` with the reason. */
function valueOf(text: string, name: string): string | undefined {
  const [left = '', ...right] = text.split('=');
  const words = left.toLowerCase().trim().split(/\s+/);
  if (right.length === 0 || words.join(' ') !== `hadolint ${name}`) return undefined;
  return right.join('=').replace(/#[^]*/, '');
}

function holds(names: Names, { code, aliases }: Rule): boolean {
  if (names.size === 0) return false;
  return names.has('all') || [code, ...aliases].some((name) => names.has(name.toLowerCase()));
}
