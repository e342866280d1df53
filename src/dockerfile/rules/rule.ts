import type { Localized } from '../../contract/localized.ts';
import type { DockerfileDocument } from '../document.ts';
import type { Edit } from '../features/edit.ts';
import type { Model, Stage } from '../model/model.ts';
import type { Script, ScriptCommand, ScriptWord } from '../syntax/scriptTree.ts';
import type { Dockerfile, Instruction, Span } from '../syntax/tree.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type Origin =
  /** One of BuildKit's build checks, under its own name. */
  | 'buildkit'
  /** What makes a build fail. */
  | 'build'
  /** A rule of hadolint, under its own name. */
  | 'hadolint'
  /** Only here. */
  | 'dockyard';

/** One rule: what it looks for, why, and examples that are its tests. */
export interface Rule {
  readonly code: string;
  /** The same rule under the names of other tools. */
  readonly aliases: readonly string[];
  readonly origin: Origin;
  readonly title: Localized;
  /** `{0}`, `{1}` are the arguments of the finding. */
  readonly message: Localized;
  readonly why: Localized;
  readonly severity: Severity;
  /** Why it is off unless somebody turns it on. */
  readonly off?: Localized;
  /** Well-kept images break it, knowing why: off where only the usual rules of hadolint are asked for. */
  readonly strict?: boolean;
  /** `# check=experimental=` turns it on. */
  readonly experimental?: boolean;
  /** A whole Dockerfile in which this rule finds something. */
  readonly bad: string;
  /** A whole Dockerfile in which this rule finds nothing. */
  readonly good: string;
  /** Without these its examples show nothing: the rule asks for a configuration. */
  readonly exampleOptions?: Partial<RuleOptions>;
  /** The page of whoever made the rule, or of what it is about. */
  readonly reference: string;
  readonly check: RuleCheck;
}

/** What a rule looks at; the runner goes through the document once and calls each of these where it belongs. */
export interface RuleCheck {
  /** Once. May go through all instructions, but no more often. */
  readonly file?: (context: RuleContext, report: Report) => void;
  /** Each stage; may go through its instructions. */
  readonly stage?: (stage: Stage, context: RuleContext, report: Report) => void;
  readonly instructions?: {
    /** In upper case. Triggers are instructions as well: those that have a `parent`. */
    readonly keywords: readonly string[] | 'all';
    visit(instruction: Instruction, context: RuleContext, report: Report): void;
  };
  /** Commands that a POSIX shell runs for RUN, and RUN in exec form, where fixes are left out; those of CMD, ENTRYPOINT and HEALTHCHECK run in the container. */
  readonly commands?: {
    /** Names without a path. */
    readonly programs: readonly string[] | 'all';
    visit(command: ShellCommand, context: RuleContext, report: Report): void;
  };
}

export interface RuleContext {
  readonly document: DockerfileDocument;
  readonly tree: Dockerfile;
  readonly model: Model;
  readonly options: RuleOptions;
  /** The shell in force and its options, `# hadolint shell=` included. */
  readonly shellOf: (instruction: Instruction) => readonly string[];
  /** The name that a misspelt one probably means: two letters off at most; the first of the nearest. */
  readonly nearest: (word: string, names: Iterable<string>) => string | undefined;
}

export interface RuleOptions {
  /** Registries that images may come from, `*` at either end; any when it is empty. */
  readonly trustedRegistries: readonly string[];
  /** What the values of labels have to be: `text`, `url`, `semver`, `hash`, `rfc3339`, `spdx`, `email`. */
  readonly labelSchema: Readonly<Record<string, string>>;
  /** Labels that the schema does not name are findings. */
  readonly strictLabels: boolean;
  /** The text of `.dockerignore`. */
  readonly dockerignore: string | undefined;
}

/** A command of a script; seen through `env`, `sudo`, `exec` and their like, it is visited once more without them. */
export interface ShellCommand {
  /** Of RUN, or of a trigger RUN. */
  readonly instruction: Instruction;
  readonly script: Script;
  readonly command: ScriptCommand;
  /** Its place in `script.commands`. */
  readonly index: number;
  /** Without its path. */
  readonly program: string;
  readonly programWord: ScriptWord;
  readonly args: readonly ScriptWord[];
  /** What stands in front of it, outermost first: `sudo`, `env`. */
  readonly wrappers: readonly string[];
  /** As `RuleContext.shellOf`; empty in exec form. */
  readonly shell: readonly string[];
}

export interface Fix {
  readonly title: Localized;
  /** They do not overlap. */
  readonly edits: readonly Edit[];
  /** Safe enough to be made without a look, together with others. */
  readonly preferred: boolean;
}

export type Tag = 'unnecessary' | 'deprecated';

/** What a rule reports. */
export interface Report {
  (found: {
    readonly span: Span;
    readonly arguments?: readonly (string | number | Localized)[];
    /** A function where they take long to make: few findings are asked for theirs. */
    readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
    readonly tags?: readonly Tag[];
    /** An offset on the line that BuildKit names, where that is not where the instruction begins. */
    readonly anchor?: number;
  }): void;
}

export interface Finding {
  readonly rule: Rule;
  readonly code: string;
  readonly severity: Severity;
  /** Arguments filled in. */
  readonly message: Localized;
  readonly span: Span;
  /** An offset on the line that BuildKit names. */
  readonly anchor: number;
  readonly fixes: readonly Fix[];
  readonly tags: readonly Tag[];
  /** Id of the page that explains the rule. */
  readonly page: string;
}
