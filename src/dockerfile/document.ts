import { analyse } from './model/analyse.ts';
import type { Model } from './model/model.ts';
import { parse } from './syntax/parse.ts';
import { execScriptOf, scriptsOf } from './syntax/script.ts';
import type { Script } from './syntax/scriptTree.ts';
import type { Dockerfile, Instruction } from './syntax/tree.ts';

/** One version of a document and all that follows from it, each made once and only when a feature asks for it. */
export class DockerfileDocument {
  readonly text: string;
  #tree: Dockerfile | undefined;
  #model: Model | undefined;
  #hasShell: boolean | undefined;
  readonly #scripts = new Map<Instruction, readonly Script[]>();

  constructor(text: string) {
    this.text = text;
  }

  get tree(): Dockerfile {
    this.#tree ??= parse(this.text);
    return this.#tree;
  }

  get model(): Model {
    this.#model ??= analyse(this.tree);
    return this.#model;
  }

  /** The shell text of an instruction and of its heredocs; none where no shell reads it. */
  scripts(instruction: Instruction): readonly Script[] {
    let scripts = this.#scripts.get(instruction);
    if (scripts === undefined) {
      scripts = scriptsOf(this.tree, instruction, this.#shellOf(instruction));
      // Most instructions have none.
      if (scripts.length > 0) this.#scripts.set(instruction, scripts);
    }
    return scripts;
  }

  /** `scripts`, and what is run in exec form. */
  commandScripts(instruction: Instruction): readonly Script[] {
    const script = execScriptOf(instruction);
    return script === undefined ? this.scripts(instruction) : [script];
  }

  /** Few files have SHELL, and the others need no model to tell what reads their commands. */
  get hasShell(): boolean {
    this.#hasShell ??= this.tree.instructions.some(({ keyword, trigger }) => (trigger?.keyword ?? keyword) === 'SHELL');
    return this.#hasShell;
  }

  #shellOf(instruction: Instruction): readonly string[] | undefined {
    return this.hasShell ? this.model.stateAt(instruction).shellWords : undefined;
  }
}
