import * as vscode from 'vscode';
import type { Disposable } from '../contract/ports.ts';

/** Rows carry an address of this scheme, so that they can be greyed without being made anew. */
const SCHEME = 'dockyard-row';

export function rowUri(view: string, id: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, authority: view, path: `/${encodeURIComponent(id)}` });
}

/** Greys all rows while what they show is old. While it is not, nobody is asked anything. */
export class StaleRows implements Disposable {
  #provider: Disposable | undefined;

  set(stale: boolean): void {
    if (stale === (this.#provider !== undefined)) return;
    if (stale) {
      const grey = new vscode.FileDecoration(undefined, undefined, new vscode.ThemeColor('disabledForeground'));
      this.#provider = vscode.window.registerFileDecorationProvider({
        // Contexts lie on this machine: they are true without any engine.
        provideFileDecoration: ({ scheme, authority }) =>
          scheme === SCHEME && authority !== 'contexts' ? grey : undefined,
      });
    } else {
      this.dispose();
    }
  }

  dispose(): void {
    this.#provider?.dispose();
    this.#provider = undefined;
  }
}
