import { variablesOf } from '../syntax/find.ts';
import { grammarOf } from '../syntax/grammar.ts';
import { DEFAULT_SHELL } from '../syntax/script.ts';
import type { Dockerfile, Heredoc, Instruction, Pair, Span, Variable, Word } from '../syntax/tree.ts';
import { withNested } from '../syntax/words.ts';
import type { Base, Binding, Command, Model, ModelSymbol, Stage, State, Value } from './model.ts';
import { PREDEFINED } from './predefined.ts';
import { Scope } from './scope.ts';
import { CommandSetting, PortSetting } from './settings.ts';
import { shellReads } from './shellReads.ts';
import { type GrowingStage, newStage, type SourceName, sourceNames } from './stages.ts';
import { commandIn, ScopeState } from './state.ts';
import { doubt, occur, SymbolTable } from './symbols.ts';
import { type Lookup, normalized, UNKNOWN, UNSET, valueOf } from './values.ts';

/**
 * What a Dockerfile means: stages, variables, the state at each line. One pass over the instructions.
 * Rules: BuildKit, frontend/dockerfile/dockerfile2llb/convert.go.
 */
export function analyse(dockerfile: Dockerfile): Model {
  return new Analysis(dockerfile);
}

interface StageParts {
  readonly stage: GrowingStage;
  readonly scope: Scope;
  /** What is not in the file may be in the image that the farthest base is. */
  readonly onImage: boolean;
  readonly symbol: ModelSymbol | undefined;
  /** Instructions behind ONBUILD, which run in the stages that are built on this one. */
  readonly triggers: Instruction[];
  /** What they set; undefined until the stage ends. */
  triggered: StageParts | undefined;
}

class Analysis implements Model {
  readonly dockerfile: Dockerfile;
  readonly global: Instruction[] = [];
  readonly stages: Stage[] = [];
  readonly #parts: StageParts[] = [];
  readonly #stageOf: (StageParts | undefined)[] = [];
  readonly #named = new Map<string, StageParts>();
  readonly #globalScope = new Scope(undefined);
  readonly #symbols = new SymbolTable();

  constructor(dockerfile: Dockerfile) {
    this.dockerfile = dockerfile;
    for (const instruction of dockerfile.instructions) this.#read(instruction);
    this.#endStage();
    // A stage may take files from one that comes later.
    for (const instruction of dockerfile.instructions) {
      for (const source of sourceNames(instruction)) this.#useStage(source, instruction, this.stageOf(instruction));
    }
    for (const { stage, triggers } of this.#parts) this.#useStagesIn(triggers, stage);
  }

  get symbols(): readonly ModelSymbol[] {
    return this.#symbols.symbols;
  }

  symbolAt(offset: number): ReturnType<Model['symbolAt']> {
    return this.#symbols.at(offset);
  }

  stageOf({ index }: Instruction): Stage | undefined {
    return this.#stageOf[index]?.stage;
  }

  stageNamed(name: string): Stage | undefined {
    return this.#partsNamed(name)?.stage;
  }

  bindingAt(name: string, instruction: Instruction): Binding | undefined {
    const scope = instruction.keyword === 'FROM' ? this.#globalScope : this.#scopeOf(instruction);
    return scope.binding(name, instruction.index - 1);
  }

  valueOf(word: Word, instruction: Instruction): Value {
    const parts = instruction.keyword === 'FROM' ? undefined : this.#stageOf[instruction.index];
    const lookup = this.#lookup(
      instruction.parent === undefined ? parts : (parts?.triggered ?? parts),
      instruction.index - 1,
    );
    return valueOf(word, this.dockerfile.escape, lookup);
  }

  stateAt(instruction: Instruction): State {
    return this.#state(instruction, instruction.index - 1);
  }

  stateAfter(instruction: Instruction): State {
    return this.#state(instruction, instruction.index);
  }

  commandOf(stage: Stage): Command {
    const last = stage.instructions.at(-1) ?? stage.from;
    return commandIn(this.stateAfter(last), this.#parts[stage.index]?.onImage ?? true);
  }

  commandOfChild(stage: Stage): Command | undefined {
    const parts = this.#parts[stage.index];
    const last = parts?.triggers.at(-1);
    return parts && last && commandIn(this.stateAfter(last), parts.onImage);
  }

  #state(instruction: Instruction, limit: number): State {
    return new ScopeState(this.stageOf(instruction), this.#scopeOf(instruction), limit);
  }

  #scopeOf({ index, parent }: Instruction): Scope {
    const parts = this.#stageOf[index];
    return (parent === undefined ? parts : (parts?.triggered ?? parts))?.scope ?? this.#globalScope;
  }

  #read(instruction: Instruction): void {
    const isFrom = instruction.keyword === 'FROM';
    if (isFrom) this.#endStage();
    // FROM sees global arguments alone.
    const scope = isFrom ? this.#globalScope : (this.#parts.at(-1)?.scope ?? this.#globalScope);
    this.#useVariablesOf(instruction, scope);
    for (const heredoc of instruction.heredocs) this.#nameHeredoc(heredoc, instruction);
    if (isFrom) this.#beginStage(instruction);
    const parts = this.#parts.at(-1);
    this.#stageOf.push(parts);
    if (parts === undefined) this.global.push(instruction);
    else if (!isFrom) {
      parts.stage.instructions.push(instruction);
      parts.stage.end = instruction.end;
    }
    if (instruction.trigger !== undefined) parts?.triggers.push(instruction.trigger);
    this.#apply(instruction, parts);
  }

  /** Triggers see all that their stage sets, wherever they stand in it. */
  #endStage(): void {
    const parts = this.#parts.at(-1);
    if (parts === undefined || parts.triggers.length === 0) return;
    const triggered: StageParts = { ...parts, scope: new Scope(parts.scope, true), triggers: [] };
    parts.triggered = triggered;
    for (const trigger of parts.triggers) {
      this.#useVariablesOf(trigger, triggered.scope);
      this.#apply(trigger, triggered);
    }
  }

  #beginStage(from: Instruction): void {
    const base = this.#baseOf(from);
    const baseParts = base?.stage && this.#parts[base.stage.index];
    const stage = newStage(from, this.#parts.length, base);
    const onImage = baseParts?.onImage ?? base?.scratch !== true;
    const symbol = stage.nameWord && this.#symbols.add('stage', stage.nameWord.text);
    if (symbol !== undefined && stage.nameWord !== undefined) occur(symbol, 'definition', stage.nameWord, from);
    const scope = new Scope((baseParts?.triggered ?? baseParts)?.scope);
    const parts: StageParts = { stage, scope, onImage, symbol, triggers: [], triggered: undefined };
    this.#parts.push(parts);
    this.stages.push(stage);
    if (stage.name !== undefined) this.#named.set(stage.name, parts);
    if (base === undefined || baseParts === undefined) return;
    const { start, end } = base.word;
    const name = base.name ?? '';
    baseParts.stage.users.push({ kind: 'from', start, end, instruction: from, name, byNumber: false, user: stage });
    if (baseParts.symbol !== undefined && base.word.raw === name) occur(baseParts.symbol, 'use', base.word, from);
  }

  #baseOf({ words: [word] }: Instruction): Base | undefined {
    if (word === undefined) return undefined;
    const { value } = valueOf(word, this.dockerfile.escape, this.#lookup(undefined));
    const name = value === '' ? undefined : value;
    const stage = name === undefined ? undefined : this.#named.get(name.toLowerCase())?.stage;
    return { word, name, stage, scratch: stage === undefined && name === 'scratch' };
  }

  /** Triggers name stages of the build that they run in: this one when another stage is built on theirs. */
  #useStagesIn(triggers: readonly Instruction[], { users }: Stage): void {
    const user = users.find(({ kind }) => kind === 'from')?.user;
    if (user === undefined) return;
    for (const trigger of triggers) for (const source of sourceNames(trigger)) this.#useStage(source, trigger, user);
  }

  #useStage({ kind, name, start, end }: SourceName, instruction: Instruction, user: Stage | undefined): void {
    const used = this.#partsNamed(name);
    if (used === undefined) return;
    const byNumber = isNumber(name);
    used.stage.users.push({ kind, start, end, instruction, name, byNumber, user });
    if (!byNumber && used.symbol !== undefined) occur(used.symbol, 'use', { start, end }, instruction);
  }

  #partsNamed(name: string): StageParts | undefined {
    return isNumber(name) ? this.#parts[Number(name)] : this.#named.get(name.toLowerCase());
  }

  #lookup(parts: StageParts | undefined, limit = Infinity): Lookup {
    const scope = parts?.scope ?? this.#globalScope;
    return (name): Binding | Value => {
      const binding = scope.binding(name, limit);
      if (binding !== undefined) return binding;
      if (parts === undefined) return PREDEFINED.get(name) === 'platform' ? UNKNOWN : UNSET;
      return parts.onImage ? UNKNOWN : UNSET;
    };
  }

  #useVariablesOf(instruction: Instruction, scope: Scope): void {
    const { keyword, line, heredocs } = instruction;
    // ARG sees what it sets itself; it is read pair by pair.
    if (keyword === 'ARG') return;
    // Most instructions have no variables, and their arguments need not be read to see that.
    if (line.text.includes('$') || heredocs.length > 0)
      this.#useVariables(variablesOf(instruction), instruction, scope);
    if (grammarOf(keyword).variables !== 'shell') return;
    const shell = scope.setting('SHELL', Infinity)?.value ?? DEFAULT_SHELL;
    for (const { variable, unfollowed, ownership } of shellReads(this.dockerfile, instruction, shell)) {
      const binding = scope.binding(variable.name, Infinity);
      // What runs in a container has no arguments of the build.
      if (binding === undefined || (keyword !== 'RUN' && binding.kind === 'arg')) continue;
      const { own, unsure } = ownership();
      if (unsure) doubt(binding.symbol, variable.nameSpan);
      if (!own && !unfollowed) occur(binding.symbol, 'use', variable.nameSpan, instruction);
    }
  }

  #useVariables(variables: Iterable<Variable>, instruction: Instruction, scope: Scope): void {
    for (const { name, nameSpan, by } of variables) {
      const binding = by === 'build' ? scope.binding(name, Infinity) : undefined;
      if (binding !== undefined) occur(binding.symbol, 'use', nameSpan, instruction);
    }
  }

  #nameHeredoc({ name, delimiter, delimiterSpan, closed, endLine }: Heredoc, instruction: Instruction): void {
    const symbol = this.#symbols.add('heredoc', name);
    const quoted = delimiter.slice(1, -1) === name;
    const span: Span = quoted ? { start: delimiterSpan.start + 1, end: delimiterSpan.end - 1 } : delimiterSpan;
    occur(symbol, 'definition', span, instruction);
    if (closed) occur(symbol, 'use', { start: endLine.end - name.length, end: endLine.end }, instruction);
  }

  #apply(instruction: Instruction, parts: StageParts | undefined): void {
    const scope = parts?.scope ?? this.#globalScope;
    switch (instruction.keyword) {
      case 'ARG':
        // Each sees those before it.
        for (const pair of instruction.pairs ?? []) {
          this.#useVariables(withNested(pair.valueWord?.variables ?? []), instruction, scope);
          scope.bind(this.#argument(pair, instruction, parts));
        }
        break;
      case 'ENV':
        for (const binding of (instruction.pairs ?? []).map((pair) => this.#environment(pair, instruction, parts))) {
          scope.bind(binding);
        }
        break;
      case 'WORKDIR':
        for (const word of instruction.words)
          scope.set('WORKDIR', { instruction, value: this.#directory(word, parts) });
        break;
      case 'USER':
        for (const word of instruction.words)
          scope.set('USER', { instruction, value: this.#valueOf(word, parts).value });
        break;
      case 'SHELL':
        if (instruction.json !== undefined) {
          scope.set('SHELL', { instruction, value: instruction.json.items.map(({ value }) => value) });
        }
        break;
      case 'CMD':
      case 'ENTRYPOINT':
        scope.set(instruction.keyword, new CommandSetting(instruction, scope));
        break;
      case 'EXPOSE':
        scope.set('EXPOSE', new PortSetting(instruction));
        break;
    }
  }

  #valueOf(word: Word, parts: StageParts | undefined): Value {
    return valueOf(word, this.dockerfile.escape, this.#lookup(parts));
  }

  #argument(pair: Pair, instruction: Instruction, parts: StageParts | undefined): Binding {
    const name = pair.nameWord.text;
    const scope = parts?.scope ?? this.#globalScope;
    const present = scope.binding(name, Infinity);
    const declared = parts === undefined ? undefined : this.#globalScope.binding(name, Infinity);
    const predefined = PREDEFINED.has(name);
    // `ARG NAME` of a global one without default leaves alone what the name is worth already.
    const known = declared?.state === 'unset' ? (present ?? declared) : (declared ?? present);
    const inherited = known ?? (PREDEFINED.get(name) === 'platform' ? UNKNOWN : UNSET);
    const { state, value } = pair.valueWord === undefined ? inherited : this.#valueOf(pair.valueWord, parts);
    const symbol = present?.symbol ?? declared?.symbol ?? this.#symbols.add('variable', name, predefined);
    const takenFrom = pair.valueWord === undefined ? declared : undefined;
    return bindingOf('arg', pair, instruction, parts, { state, value, takenFrom, predefined, symbol });
  }

  #environment(pair: Pair, instruction: Instruction, parts: StageParts | undefined): Binding {
    const name = pair.nameWord.text;
    const present = (parts?.scope ?? this.#globalScope).binding(name, Infinity);
    const { state, value } = pair.valueWord === undefined ? UNKNOWN : this.#valueOf(pair.valueWord, parts);
    const symbol = present?.symbol ?? this.#symbols.add('variable', name);
    return bindingOf('env', pair, instruction, parts, {
      state,
      value,
      takenFrom: undefined,
      predefined: false,
      symbol,
    });
  }

  #directory(word: Word, parts: StageParts | undefined): { written: string; path: string | undefined } {
    const { value } = this.#valueOf(word, parts);
    if (value === undefined) return { written: word.raw, path: undefined };
    if (value.startsWith('/')) return { written: word.raw, path: normalized(value) };
    const before = parts?.scope.setting('WORKDIR', Infinity);
    const parent = before === undefined && parts?.onImage === false ? '/' : before?.value.path;
    return { written: word.raw, path: parent === undefined ? undefined : normalized(`${parent}/${value}`) };
  }
}

function bindingOf(
  kind: Binding['kind'],
  pair: Pair,
  instruction: Instruction,
  parts: StageParts | undefined,
  rest: Pick<Binding, 'state' | 'value' | 'takenFrom' | 'predefined' | 'symbol'>,
): Binding {
  // BuildKit fills in names too: what such a name is cannot be told from its place.
  if (pair.nameWord.variables.length === 0) occur(rest.symbol, 'definition', pair.nameSpan, instruction);
  const { start, end, nameWord } = pair;
  const { state, value, takenFrom, predefined, symbol } = rest;
  const { text: name } = nameWord;
  const stage = parts?.stage;
  // Field by field: a spread makes objects that are slow to read.
  return { kind, start, end, name, instruction, pair, stage, state, value, takenFrom, predefined, symbol };
}

function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}
