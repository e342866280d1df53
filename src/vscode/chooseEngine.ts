import * as vscode from 'vscode';
import { Failure } from '../contract/failure.ts';
import { explain } from '../contract/failureTable.ts';
import type { EngineConnection } from './engineConnection.ts';
import type { EditorUi } from './ui.ts';

/** Asks for an engine's address, or to follow the docker command again, and keeps the answer in the settings. */
export async function chooseEngine(ui: EditorUi, connection: EngineConnection): Promise<void> {
  const { speak } = ui;
  const current = await connection.endpoint().then(
    ({ address }) => address,
    () => '',
  );
  const choice = await ui.pick(speak({ en: 'Choose Engine', ko: '엔진 선택' }), current, [
    {
      value: 'follow' as const,
      icon: 'sync',
      label: speak({ en: 'The one that the docker command uses', ko: 'docker 명령이 사용하는 엔진' }),
      detail: speak({
        en: 'DOCKER_HOST, DOCKER_CONTEXT, the current context, or the default socket',
        ko: 'DOCKER_HOST, DOCKER_CONTEXT, 현재 컨텍스트, 기본 소켓 순서',
      }),
    },
    {
      value: 'address' as const,
      icon: 'edit',
      label: speak({ en: 'Enter an address…', ko: '주소 입력…' }),
      detail: 'unix:///var/run/docker.sock, tcp://host:2376, ssh://user@host, context:name',
    },
  ]);
  if (choice === undefined) return;
  const address = choice === 'follow' ? '' : await askForAddress(ui, current);
  if (address === undefined) return;
  const configuration = vscode.workspace.getConfiguration('dockyard');
  // A window with a folder keeps its own engine; without one the choice is the user's.
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await configuration.update('engine.endpoint', address === '' ? undefined : address, target);
  await connection.retry();
}

async function askForAddress(ui: EditorUi, current: string): Promise<string | undefined> {
  const { resolveEndpoint, thisMachine } = await import('../engine/entry.ts');
  const machine = thisMachine();
  return vscode.window.showInputBox({
    title: ui.speak({ en: 'Engine Address', ko: '엔진 주소' }),
    value: current,
    ignoreFocusOut: true,
    validateInput: async (value) => {
      if (value.trim() === '') return undefined;
      try {
        await resolveEndpoint(value, machine);
        return undefined;
      } catch (thrown) {
        return Failure.is(thrown) ? explain(thrown, ui.speak) : String(thrown);
      }
    },
  });
}
