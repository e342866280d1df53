import * as vscode from 'vscode';
import type { Endpoint } from '../contract/endpoint.ts';
import { type Failure, toFailure } from '../contract/failure.ts';
import type { EngineChoice } from '../contract/operation.ts';
import type { EngineConnection } from './engineConnection.ts';

const KEY = 'engine.endpoint';

/** The choice of an engine as the settings of this window keep it. */
export class WindowEngineChoice implements EngineChoice {
  readonly #connection: EngineConnection;

  constructor(connection: EngineConnection) {
    this.#connection = connection;
  }

  /** What a folder that is not trusted says of the engine is not heard: there the choice is the user's too. */
  get keptIn(): EngineChoice['keptIn'] {
    return vscode.workspace.workspaceFolders !== undefined && vscode.workspace.isTrusted ? 'workspace' : 'user';
  }

  async choose(setting: string): Promise<void> {
    const configuration = vscode.workspace.getConfiguration('dockyard');
    const ofUser = configuration.inspect<string>(KEY)?.globalValue ?? '';
    const inWorkspace = this.keptIn === 'workspace';
    // To follow docker where the user's settings name an engine, the workspace has to say so.
    const value = setting === '' && !(inWorkspace && ofUser !== '') ? undefined : setting;
    const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
    await configuration.update(KEY, value, target);
    await this.#connection.retry();
  }

  async current(): Promise<Endpoint | undefined> {
    await this.#connection.recheck();
    return this.#connection.endpoint().catch(() => undefined);
  }

  async found(): Promise<readonly string[]> {
    const { foundAddresses, thisMachine } = await import('../engine/entry.ts');
    return foundAddresses(thisMachine());
  }

  async problem(address: string): Promise<Failure | undefined> {
    const { resolveEndpoint, thisMachine } = await import('../engine/entry.ts');
    try {
      await resolveEndpoint(address, thisMachine());
      return undefined;
    } catch (thrown) {
      return toFailure(thrown);
    }
  }
}
