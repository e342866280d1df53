import type {
  Choice,
  Confirmation,
  LineSource,
  Progress,
  Redirect,
  Services,
  Settings,
  TerminalPlan,
  Terminals,
  Ui,
  Validate,
} from '../../src/contract/operation.ts';
import type { Engine, Session, TerminalSize } from '../../src/contract/engine.ts';
import { type Language, speakIn } from '../../src/contract/localized.ts';
import type { Ledger } from '../../src/contract/ledger.ts';
import type { Inspectable } from '../../src/contract/view.ts';
import { machineFiles } from '../../src/engine/files.ts';
import { DistributionRegistries } from '../../src/engine/registry/client.ts';
import { CliLogins } from '../../src/engine/registry/logins.ts';
import { RegistryList } from '../../src/model/registryList.ts';
import { barren } from './barren.ts';
import { WindowLedger } from '../../src/model/ledger.ts';
import { machineArchives } from '../../src/engine/tar/archives.ts';
import { Runner } from '../../src/operations/runner.ts';
import { redirectText } from '../../src/shell/words.ts';

/** One quick pick as a person sees it. */
export interface ShownPick {
  readonly title: string;
  readonly placeholder: string;
  readonly choices: readonly Choice<unknown>[];
}

/** One input box: what it says, what stands in it, and what it says to each thing that is typed. */
export interface ShownInput {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  readonly complaints: readonly (string | undefined)[];
}

/** What a person does next: chooses by value or by label, types (every text but the last is refused first), or turns away. */
export type Act =
  | { readonly pick: unknown }
  | { readonly choose: string }
  | { readonly type: readonly string[] }
  | { readonly file: string }
  | { readonly confirm: boolean }
  | 'escape';

/** A person who does what a script says, and remembers what was shown. */
export class FakeUi implements Ui {
  readonly speak: Ui['speak'];
  readonly picks: ShownPick[] = [];
  readonly inputs: ShownInput[] = [];
  readonly titles: string[] = [];
  readonly statuses: string[] = [];
  /** Names that files were to be written under. */
  readonly offered: string[] = [];
  /** Documents that were opened, by the names of their tabs. */
  readonly texts = new Map<string, string>();
  /** What documents that grow are read from. */
  readonly sources: LineSource[] = [];
  readonly copied: string[] = [];
  readonly inspected: Inspectable[] = [];
  readonly confirmations: Confirmation[] = [];
  /** Addresses that went to the browser. */
  readonly opened: string[] = [];
  readonly failures: unknown[] = [];
  /** What the progress of something long said. */
  readonly messages: string[] = [];
  /** Abort it as a person ends what is under way. */
  readonly ending = new AbortController();
  readonly #script: Act[];

  constructor(script: readonly Act[] = [], language: Language = 'en') {
    this.#script = [...script];
    this.speak = speakIn(language);
  }

  /** Whether everything of the script was done. */
  get done(): boolean {
    return this.#script.length === 0;
  }

  pick<T>(title: string, placeholder: string, choices: readonly Choice<T>[]): Promise<T | undefined> {
    this.picks.push({ title, placeholder, choices });
    const act = this.#next('pick');
    if (act === 'escape') return Promise.resolve(undefined);
    if (!('pick' in act) && !('choose' in act)) throw new Error(`the script types, but ${title} is a list`);
    const chosen = choices.find(({ value, label }) => ('pick' in act ? value === act.pick : label === act.choose));
    if (chosen === undefined) throw new Error(`${title} has no ${JSON.stringify(act)}`);
    return Promise.resolve(chosen.value);
  }

  async input(title: string, prompt: string, value: string, validate: Validate): Promise<string | undefined> {
    const act = this.#next('input');
    const typed = act === 'escape' ? [] : 'type' in act ? act.type : [];
    if (act !== 'escape' && !('type' in act)) throw new Error(`the script picks, but ${title} is an input`);
    this.inputs.push({
      title,
      prompt,
      value,
      complaints: await Promise.all(typed.map(async (text) => validate(text))),
    });
    return typed.at(-1);
  }

  file(title: string): Promise<string | undefined> {
    const act = this.#next('file dialog');
    if (act === 'escape') return Promise.resolve(undefined);
    if (!('file' in act)) throw new Error(`the script chooses no file, but ${title} asks for one`);
    return Promise.resolve(act.file);
  }

  folder(title: string): Promise<string | undefined> {
    return this.file(title);
  }

  saveAs(title: string, name: string): Promise<string | undefined> {
    this.offered.push(name);
    return this.file(title);
  }

  secret(title: string, prompt: string): Promise<string | undefined> {
    return this.input(title, prompt, '', () => undefined);
  }

  openText(name: string, text: string): Promise<void> {
    this.texts.set(name, text);
    return Promise.resolve();
  }

  followText(name: string, head: string, source: LineSource): Promise<void> {
    this.texts.set(name, head);
    source.read(
      (line) => this.texts.set(name, `${this.texts.get(name) ?? ''}${line}\n`),
      (failure) => this.texts.set(name, `${this.texts.get(name) ?? ''}${String(failure)}\n`),
    );
    this.sources.push(source);
    return Promise.resolve();
  }

  openUrl(url: string): Promise<void> {
    this.opened.push(url);
    return Promise.resolve();
  }

  copy(text: string): Promise<void> {
    this.copied.push(text);
    return Promise.resolve();
  }

  async during<T>(title: string, work: () => Promise<T>): Promise<T> {
    this.titles.push(title);
    return work();
  }

  cancellable<T>(title: string, work: (progress: Progress, signal: AbortSignal) => Promise<T>): Promise<T> {
    this.titles.push(title);
    return work((message) => this.messages.push(message), this.ending.signal);
  }

  confirm(confirmation: Confirmation): Promise<boolean> {
    this.confirmations.push(confirmation);
    const act = this.#next('question');
    if (act === 'escape') return Promise.resolve(false);
    if (!('confirm' in act))
      throw new Error(`the script does something else, but there is a question: ${confirmation.question}`);
    return Promise.resolve(act.confirm);
  }

  showFailure(thrown: unknown): Promise<void> {
    this.failures.push(thrown);
    return Promise.resolve();
  }

  inform(message: string): void {
    this.statuses.push(message);
  }

  status(message: string): void {
    this.statuses.push(message);
  }

  openInspect(thing: Inspectable): Promise<void> {
    this.inspected.push(thing);
    return Promise.resolve();
  }

  #next(what: string): Act {
    const act = this.#script.shift();
    if (act === undefined) throw new Error(`the script has no answer to this ${what}`);
    return act;
  }
}

/** Terminals that only remember what was to be opened. */
export class FakeTerminals implements Terminals {
  readonly plans: TerminalPlan[] = [];
  /** Docker lines that wait for Enter. */
  readonly typed: string[] = [];

  /** Ends what runs in the terminal that was opened last. */
  end: (exitCode: number | undefined) => void = () => undefined;

  open(plan: TerminalPlan, onEnd: (exitCode: number | undefined) => void = () => undefined): Promise<void> {
    this.plans.push(plan);
    this.end = onEnd;
    return Promise.resolve();
  }

  type(lines: readonly (readonly string[])[], redirect?: Redirect): Promise<void> {
    this.typed.push(...lines.map((line) => `${line.join(' ')}${redirectText(redirect)}`));
    return Promise.resolve();
  }

  /** The only plan. */
  get plan(): TerminalPlan {
    const [plan] = this.plans;
    if (plan === undefined || this.plans.length > 1) throw new Error(`${this.plans.length} terminals`);
    return plan;
  }

  /** What the only plan would open over the API. */
  async session(size: TerminalSize): Promise<Session> {
    const { line, session } = this.plan;
    if (session === undefined) throw new Error(`${line.join(' ')} takes the docker command`);
    return session(size);
  }
}

export type Machine = Pick<
  Services,
  | 'files'
  | 'archives'
  | 'registries'
  | 'logins'
  | 'webScheme'
  | 'memory'
  | 'findShellLine'
  | 'explain'
  | 'dangers'
  | 'workspace'
  | 'registryBook'
  | 'swarmBook'
>;

/** A machine with its files, that has no logins and knows no registries. */
const bareMachine: Machine = {
  files: machineFiles,
  archives: machineArchives,
  webScheme: () => Promise.resolve(undefined),
  findShellLine: () => Promise.resolve(undefined),
  explain: () => Promise.resolve(),
  dangers: () => Promise.resolve([]),
  memory: { get: () => undefined, set: () => Promise.resolve() },
  registries: new DistributionRegistries(barren()),
  logins: new CliLogins(barren(), () => Promise.resolve({})),
  registryBook: new RegistryList({ read: () => [], write: () => Promise.resolve() }, () =>
    Promise.resolve(new DistributionRegistries(barren())),
  ),
  swarmBook: { refresh: () => Promise.resolve() },
  workspace: {
    trusted: true,
    folder: undefined,
    dockerfiles: () => Promise.resolve([]),
    pathOf: (uri) => (uri.startsWith('file://') ? uri.slice('file://'.length) : undefined),
    saved: () => Promise.resolve(),
    markBuild: () => undefined,
  },
};

/** What operations may use, as the runner hands it to them. */
export function services(
  engine: Engine,
  parts: { ui?: FakeUi; settings?: Partial<Settings>; machine?: Partial<Machine>; ledger?: Ledger } = {},
): Services & {
  readonly ui: FakeUi;
  readonly terminals: FakeTerminals;
  readonly runner: Runner;
} {
  const ui = parts.ui ?? new FakeUi();
  const terminals = new FakeTerminals();
  const settings = {
    logTail: () => 200,
    logTimestamps: () => false,
    commandPreview: () => 'off' as const,
    ...parts.settings,
  };
  const { ledger = new WindowLedger() } = parts;
  const runner = new Runner({ engine, ui, terminals, settings, ledger, ...bareMachine, ...parts.machine });
  return { ...runner.services, ui, terminals, runner };
}
