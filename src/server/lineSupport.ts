import type { CompiledCli } from '../shell/cliModel.ts';
import { lineKindOf } from './lineKinds.ts';
import type { Lines } from './lines.ts';
import { lineRequests } from './protocol.ts';
import type { Session } from './session.ts';

/** Documents in which docker lines may stand. What reads them is loaded with the first. */
export class LineSupport {
  readonly #session: Session;
  readonly #readCli: () => CompiledCli;
  #loading: Promise<Lines> | undefined;

  /** @param readCli called with the first docker line that is seen. */
  constructor(session: Session, readCli: () => CompiledCli) {
    this.#session = session;
    this.#readCli = readCli;
  }

  isOne(uri: string): boolean {
    return lineKindOf(this.#session.documents.get(uri)) !== undefined;
  }

  /** What reads the docker lines of a document, once all is loaded that it needs. */
  async of(uri: string): Promise<Lines> {
    const lines = await this.#load();
    await Promise.all([lines.ready(uri), this.#session.settingsReady(uri)]);
    return lines;
  }

  /** Answers what an editor asks of our own about docker lines. */
  serve(): void {
    for (const name of Object.keys(lineRequests) as (keyof typeof lineRequests)[]) {
      this.#session.connection.onRequest(lineRequests[name], async (asked: never): Promise<unknown> => {
        const { answers } = await this.#load();
        return answers[name](asked);
      });
    }
  }

  #load(): Promise<Lines> {
    this.#loading ??= import('./lines.ts').then(({ openLines }) => openLines(this.#session, this.#readCli));
    return this.#loading;
  }
}
