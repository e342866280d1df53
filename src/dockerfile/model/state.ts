import { DEFAULT_SHELL } from '../syntax/script.ts';
import type { Word } from '../syntax/tree.ts';
import type { Binding, Command, CommandForm, Directory, Setting, Stage, State } from './model.ts';
import type { Scope } from './scope.ts';

/** A view of a scope up to an instruction; looks things up when they are asked for. */
export class ScopeState implements State {
  readonly stage: Stage | undefined;
  readonly #scope: Scope;
  readonly #limit: number;

  /** @param limit the index of the last instruction that counts. */
  constructor(stage: Stage | undefined, scope: Scope, limit: number) {
    this.stage = stage;
    this.#scope = scope;
    this.#limit = limit;
  }

  get workdir(): Setting<Directory> | undefined {
    return this.#scope.setting('WORKDIR', this.#limit);
  }

  get user(): Setting<string | undefined> | undefined {
    return this.#scope.setting('USER', this.#limit);
  }

  get shell(): Setting<readonly string[]> | undefined {
    return this.#scope.setting('SHELL', this.#limit);
  }

  get shellWords(): readonly string[] {
    return this.shell?.value ?? DEFAULT_SHELL;
  }

  get entrypoint(): Setting<CommandForm> | undefined {
    return this.#scope.setting('ENTRYPOINT', this.#limit);
  }

  get cmd(): Setting<CommandForm> | undefined {
    return inForce(this.#scope, this.#limit);
  }

  get exposed(): readonly Setting<readonly Word[]>[] {
    return this.#scope.settings('EXPOSE', this.#limit);
  }

  get variables(): ReadonlyMap<string, Binding> {
    return this.#scope.bindings(this.#limit);
  }

  variable(name: string): Binding | undefined {
    return this.#scope.binding(name, this.#limit);
  }
}

/** ENTRYPOINT empties the CMD that the stage inherited, unless the stage, or a trigger that runs in it, sets one. */
function inForce(scope: Scope, limit: number): Setting<CommandForm> | undefined {
  const nearest = scope.setting('CMD', limit);
  // Scopes remember what they inherit: only where both are set need all bases be gone through.
  if (nearest === undefined || scope.setting('ENTRYPOINT', limit) === undefined) return nearest;
  let last = limit;
  let hasEntrypoint = false;
  for (let at: Scope | undefined = scope; at !== undefined; at = at.base) {
    const cmd = at.ownSetting('CMD', last);
    hasEntrypoint ||= at.ownSetting('ENTRYPOINT', last) !== undefined;
    if (cmd !== undefined || (hasEntrypoint && at.base?.ofTriggers !== true)) return cmd;
    last = Infinity;
  }
  return undefined;
}

/** @param isOnImage the farthest base is an image, which may set what the file does not. */
export function commandIn({ entrypoint, cmd }: State, isOnImage: boolean): Command {
  const cmdUsed = cmd !== undefined && entrypoint?.value.form !== 'shell';
  return {
    entrypoint,
    cmd,
    cmdUsed,
    argv: [...(entrypoint?.value.argv ?? []), ...(cmdUsed ? cmd.value.argv : [])],
    dependsOnImage: isOnImage && entrypoint === undefined,
  };
}
