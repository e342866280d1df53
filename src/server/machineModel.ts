import type { CliModel } from '../shell/cliModel.ts';
import type { DockerCall } from '../shell/commandLine.ts';
import { refineModel } from '../shell/refine.ts';
import { aside } from './aside.ts';
import { type CliHelp, type CliHelpWanted, cliHelpWanted } from './protocol.ts';
import type { LineSession } from './lineSession.ts';

/** What may be right for another version of docker than the one that the tables were made from. */
const DOUBTFUL: ReadonlySet<string> = new Set(['command', 'flag', 'unknown-command', 'unknown-flag']);

/** Asks the docker on the reader's machine about commands that are in doubt, each once. */
export class MachineModel {
  readonly #session: LineSession;
  readonly #asked = new Set<string>();
  /** Another one for each model that lines are looked at with. */
  #round: { readonly model: CliModel } | undefined;

  constructor(session: LineSession) {
    this.#session = session;
  }

  /** Looks through the findings of a document; comes back at once. */
  look(uri: string): void {
    const { lines } = this.#session;
    const blocks = lines.of(uri)?.blocks ?? [];
    // The model is loaded with the first line that is seen.
    if (blocks.length === 0) return;
    if (this.#round?.model !== lines.model) this.#round = { model: lines.model };
    const round = this.#round;
    const paths = new Set<string>();
    for (const read of blocks.flat()) {
      if (read.analysis.asked === round) continue;
      read.analysis.asked = round;
      const isInDoubt = lines.findings(read).some(({ code }) => DOUBTFUL.has(code));
      for (const call of lines.calls(read)) if (isInDoubt || isNew(call)) paths.add(call.command.path.join(' '));
    }
    const wanted = [...paths].filter((path) => !this.#asked.has(path));
    for (const path of wanted) this.#asked.add(path);
    if (wanted.length > 0) aside(this.#session.connection, this.#ask({ paths: wanted }));
  }

  async #ask(wanted: CliHelpWanted): Promise<void> {
    const { connection, lines, refresh } = this.#session;
    // An editor that knows no such request refuses; then the tables have the last word.
    const help = await connection.sendRequest<CliHelp | null>(cliHelpWanted, wanted).catch(() => undefined);
    if (help === null) {
      // Not now: the folder may be trusted later.
      for (const path of wanted.paths) this.#asked.delete(path);
      this.#round = undefined;
    }
    if (help === null || help === undefined || help.texts.length === 0) return;
    lines.refine(refineModel(lines.model, new Map(help.texts)), help.version);
    refresh();
  }
}

/** Not every docker that is in use has all of it. */
function isNew({ command, flags }: DockerCall): boolean {
  return command.since !== undefined || flags.some(({ flag }) => flag?.since !== undefined);
}
