import { filled, type Localized } from '../../contract/localized.ts';
import type { DockerfileDocument } from '../document.ts';
import { instructionAt } from '../syntax/find.ts';
import type { Dockerfile, Instruction, Span } from '../syntax/tree.ts';
import { runCommands } from './commands.ts';
import { rules as allRules } from './list.ts';
import { rulePageId } from './pageId.ts';
import type { Finding, Fix, Report, Rule, RuleCheck, RuleContext, RuleOptions, Severity, Tag } from './rule.ts';
import { spellingHelp } from './spelling.ts';
import { Suppressions } from './suppressions.ts';

export interface CheckOptions extends Partial<RuleOptions> {
  /** By code or alias; a rule that is off by default is on when it is named here. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Codes or aliases that hadolint's configuration ignores. */
  readonly ignored?: readonly string[];
  /** The rules of hadolint run as well: all of them, or those that well-kept images keep. */
  readonly hadolint?: boolean | 'usual';
  /** `# hadolint ignore=` has no effect. */
  readonly disableIgnorePragma?: boolean;
}

/** What the rules find, in order of position; one pass over the document. Never throws. */
export function check(document: DockerfileDocument, options: CheckOptions = {}, rules = allRules): readonly Finding[] {
  const suppressions = new Suppressions(document.tree, options);
  const findings: Finding[] = [];
  const severities = new Map(
    Object.entries(options.severities ?? {}).map(([name, severity]) => [name.toLowerCase(), severity]),
  );
  const visits = new Visits();
  for (const rule of rules) {
    const severity = severityOf(rule, severities, options, suppressions);
    if (severity !== 'off') visits.add(rule, reporter(rule, severity, document.tree, findings));
  }
  const context: RuleContext = {
    document,
    tree: document.tree,
    model: document.model,
    options: {
      trustedRegistries: options.trustedRegistries ?? [],
      labelSchema: options.labelSchema ?? {},
      strictLabels: options.strictLabels ?? false,
      dockerignore: options.dockerignore,
    },
    nearest: spellingHelp(),
    shellOf: (instruction) => suppressions.shellOf(instruction) ?? document.model.stateAt(instruction).shellWords,
  };
  visits.run(context);
  return findings
    .filter((finding) => !suppressions.hides(finding))
    .sort((one, other) => one.span.start - other.span.start);
}

function severityOf(
  rule: Rule,
  severities: ReadonlyMap<string, Severity | 'off'>,
  { hadolint = false }: CheckOptions,
  suppressions: Suppressions,
): Severity | 'off' {
  const isExperimental = rule.experimental === true;
  // As in BuildKit, `skip` says nothing of experimental rules. What the file says goes before settings.
  if (!isExperimental && suppressions.skips(rule)) return 'off';
  for (const name of [rule.code, ...rule.aliases]) {
    const severity = severities.get(name.toLowerCase());
    if (severity !== undefined) return severity;
  }
  if (isExperimental) return suppressions.allowsExperimental(rule) ? rule.severity : 'off';
  const isWanted = rule.origin !== 'hadolint' || hadolint === true || (hadolint === 'usual' && rule.strict !== true);
  if (rule.off !== undefined || !isWanted) return 'off';
  return rule.origin === 'buildkit' && suppressions.findingsAreErrors ? 'error' : rule.severity;
}

function reporter(rule: Rule, severity: Severity, tree: Dockerfile, findings: Finding[]): Report {
  return (found) => {
    const anchor = found.anchor ?? instructionAt(tree, found.span.start)?.start ?? found.span.start;
    findings.push(new ReportedFinding(rule, severity, anchor, found));
  };
}

class ReportedFinding implements Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly span: Span;
  readonly anchor: number;
  readonly tags: readonly Tag[];
  #fixes: readonly Fix[] | (() => readonly Fix[]);
  readonly #arguments: readonly (string | number | Localized)[];
  #message: Localized | undefined;

  constructor(rule: Rule, severity: Severity, anchor: number, found: Parameters<Report>[0]) {
    this.rule = rule;
    this.severity = severity;
    this.span = found.span;
    this.anchor = anchor;
    this.tags = found.tags ?? [];
    this.#fixes = found.fixes ?? [];
    this.#arguments = found.arguments ?? [];
  }

  get code(): string {
    return this.rule.code;
  }

  get page(): string {
    return rulePageId(this.rule.code);
  }

  get fixes(): readonly Fix[] {
    if (typeof this.#fixes === 'function') this.#fixes = this.#fixes();
    return this.#fixes;
  }

  /** Put together when it is asked for: a suppressed finding needs none. */
  get message(): Localized {
    this.#message ??= filled(this.rule.message, this.#arguments);
    return this.#message;
  }
}

interface Visit<Part extends keyof RuleCheck> {
  readonly check: NonNullable<RuleCheck[Part]>;
  readonly report: Report;
}

/** Which rules look at what. */
class Visits {
  readonly #files: Visit<'file'>[] = [];
  readonly #stages: Visit<'stage'>[] = [];
  readonly #instructions = new ByName<Visit<'instructions'>>();
  readonly #commands = new ByName<Visit<'commands'>>();

  add({ check: { file, stage, instructions, commands } }: Rule, report: Report): void {
    if (file !== undefined) this.#files.push({ check: file, report });
    if (stage !== undefined) this.#stages.push({ check: stage, report });
    if (instructions !== undefined) this.#instructions.add(instructions.keywords, { check: instructions, report });
    if (commands !== undefined) this.#commands.add(commands.programs, { check: commands, report });
  }

  run(context: RuleContext): void {
    for (const { check, report } of this.#files) check(context, report);
    for (const stage of context.model.stages) {
      for (const { check, report } of this.#stages) check(stage, context, report);
    }
    for (const instruction of context.tree.instructions) {
      this.#visit(instruction, context);
      if (instruction.trigger !== undefined) this.#visit(instruction.trigger, context);
    }
  }

  #visit(instruction: Instruction, context: RuleContext): void {
    for (const { check, report } of this.#instructions.get(instruction.keyword)) {
      check.visit(instruction, context, report);
    }
    if (instruction.keyword !== 'RUN' || this.#commands.isEmpty) return;
    const isWanted = (program: string): boolean => this.#commands.has(program);
    for (const command of runCommands(instruction, context, isWanted)) {
      for (const { check, report } of this.#commands.get(command.program)) {
        check.visit(command, context, instruction.json === undefined ? report : withoutFixes(report));
      }
    }
  }
}

/** What would be right for shell text would break JSON. */
function withoutFixes(report: Report): Report {
  return (found) => report({ ...found, fixes: [] });
}

/** Items under one or more names, or under all. */
class ByName<Item> {
  readonly #all: Item[] = [];
  readonly #named = new Map<string, Item[]>();
  readonly #found = new Map<string, readonly Item[]>();

  get isEmpty(): boolean {
    return this.#all.length === 0 && this.#named.size === 0;
  }

  add(names: readonly string[] | 'all', item: Item): void {
    if (names === 'all') this.#all.push(item);
    else for (const name of names) this.#named.set(name, [...(this.#named.get(name) ?? []), item]);
  }

  has(name: string): boolean {
    return this.#all.length > 0 || this.#named.has(name);
  }

  get(name: string): readonly Item[] {
    let found = this.#found.get(name);
    if (found === undefined) {
      found = [...this.#all, ...(this.#named.get(name) ?? [])];
      this.#found.set(name, found);
    }
    return found;
  }
}
