import type { Connection } from 'vscode-languageserver/node';
import type { DockerfileDocument } from '../dockerfile/document.ts';
import { type LocalImage, localImagesFrom } from '../dockerfile/localImage.ts';
import { imagesAsked } from './protocol.ts';

/** Milliseconds that somebody who types is kept waiting for the images of an engine. */
const PATIENCE = 300;

/** The images of the editor's engine, where the editor offers to tell them. */
export class LocalImages {
  readonly #connection: Connection;
  readonly #offered: boolean;
  #known: readonly LocalImage[] = [];

  /** @param offered whether the editor tells them. */
  constructor(connection: Connection, offered: boolean) {
    this.#connection = connection;
    this.#offered = offered;
  }

  /** Those of lines that may name one; undefined when the editor offers none, or the line is another. */
  async near({ tree, text }: DockerfileDocument, offset: number): Promise<readonly LocalImage[] | undefined> {
    if (!this.#offered) return undefined;
    const line = tree.lines.lineAt(offset);
    if (!/from/i.test(text.slice(tree.lines.startOf(line), tree.lines.endOf(line)))) return undefined;
    return this.#ask();
  }

  /** What was known before, when the answer takes too long or does not come. */
  async #ask(): Promise<readonly LocalImage[]> {
    const asked = this.#connection.sendRequest(imagesAsked).then(
      (answer) => (this.#known = localImagesFrom(answer)),
      () => this.#known,
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<readonly LocalImage[]>((resolve) => {
      timer = setTimeout(() => resolve(this.#known), PATIENCE);
    });
    const images = await Promise.race([asked, late]);
    clearTimeout(timer);
    return images;
  }
}
