import { explain } from '../contract/failureTable.ts';
import type { ContextServices, EngineChoice, Ui } from '../contract/operation.ts';
import { engineChoices } from '../views/engineChoices.ts';

/** Asks which engine this window is to use, among all that are known, and keeps the answer in the settings. */
export async function chooseEngine({ ui, choice, contexts }: Omit<ContextServices, 'perform'>): Promise<void> {
  // One file that cannot be read must not keep anybody from choosing another engine.
  const [endpoint, list, found] = await Promise.all([
    choice.current(),
    contexts.list().catch(() => []),
    choice.found(),
  ]);
  const address = endpoint?.address ?? '';
  const choices = engineChoices({ contexts: list, endpoint, found }, ui.speak);
  const chosen = await ui.pick(ui.speak({ en: 'Choose Engine', ko: '엔진 선택' }), address, choices);
  const setting = chosen === 'ask' ? await askForAddress(ui, choice, address) : chosen?.setting;
  if (setting !== undefined) await choice.choose(setting.trim());
}

function askForAddress(ui: Ui, choice: EngineChoice, before: string): Promise<string | undefined> {
  return ui.input(
    ui.speak({ en: 'Engine Address', ko: '엔진 주소' }),
    ui.speak({ en: 'Empty: the one that the docker command uses', ko: '비워 두면 docker 명령이 사용하는 엔진' }),
    before,
    async (value) => {
      const problem = value.trim() === '' ? undefined : await choice.problem(value.trim());
      return problem === undefined ? undefined : explain(problem, ui.speak);
    },
  );
}
