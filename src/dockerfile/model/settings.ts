import { DEFAULT_SHELL } from '../syntax/script.ts';
import type { Instruction, Word } from '../syntax/tree.ts';
import type { CommandForm, Setting } from './model.ts';
import type { Scope } from './scope.ts';

/** What CMD or ENTRYPOINT sets; its arguments are read when somebody asks. */
export class CommandSetting implements Setting<CommandForm> {
  readonly instruction: Instruction;
  readonly #scope: Scope;

  constructor(instruction: Instruction, scope: Scope) {
    this.instruction = instruction;
    this.#scope = scope;
  }

  get value(): CommandForm {
    const { json, argument, index } = this.instruction;
    if (json !== undefined) {
      const words = json.items.map(({ value }) => value);
      return { form: 'exec', words, argv: words };
    }
    const shell = this.#scope.setting('SHELL', index)?.value ?? DEFAULT_SHELL;
    return { form: 'shell', words: [argument.text], argv: [...shell, argument.text] };
  }
}

/** What EXPOSE sets; its arguments are read when somebody asks. */
export class PortSetting implements Setting<readonly Word[]> {
  readonly instruction: Instruction;

  constructor(instruction: Instruction) {
    this.instruction = instruction;
  }

  get value(): readonly Word[] {
    return this.instruction.words;
  }
}
