import { analyse } from './model/analyse.ts';
import type { Model } from './model/model.ts';
import { parse } from './syntax/parse.ts';
import { scriptsOf } from './syntax/script.ts';
import type { Script } from './syntax/scriptTree.ts';
import type { Dockerfile, Instruction } from './syntax/tree.ts';

/** One version of a document and all that follows from it, each made once and only when a feature asks for it. */
export class DockerfileDocument {
  readonly text: string;
  #tree: Dockerfile | undefined;
  #model: Model | undefined;
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
      scripts = scriptsOf(this.tree, instruction);
      // Most instructions have none.
      if (scripts.length > 0) this.#scripts.set(instruction, scripts);
    }
    return scripts;
  }
}
