import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** What is made of each open document, once for each of its versions. */
export class Versions<Read> {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #make: (document: TextDocument) => Read;
  readonly #known = new WeakMap<TextDocument, { readonly version: number; readonly read: Read }>();

  constructor(documents: TextDocuments<TextDocument>, make: (document: TextDocument) => Read) {
    this.#documents = documents;
    this.#make = make;
  }

  of(uri: string): Read | undefined {
    const document = this.#documents.get(uri);
    if (document === undefined) return undefined;
    const known = this.#known.get(document);
    if (known?.version === document.version) return known.read;
    const read = this.#make(document);
    this.#known.set(document, { version: document.version, read });
    return read;
  }
}
