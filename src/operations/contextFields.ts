import { explain } from '../contract/failureTable.ts';
import type { ContextServices, Ui } from '../contract/operation.ts';
import { contextAddressProblem } from '../shell/contextLine.ts';

/** Asks for the address of a context and says, while it is typed, what is wrong with it. */
export async function askForAddress(
  { choice, ui }: Pick<ContextServices, 'choice' | 'ui'>,
  before: string,
): Promise<string | undefined> {
  const address = await ui.input(
    ui.speak({ en: 'Address of the Engine', ko: '엔진 주소' }),
    'unix:///var/run/docker.sock, tcp://host:2376, ssh://user@host',
    before,
    async (value) => {
      const problem = contextAddressProblem(value.trim());
      if (problem !== undefined) return ui.speak(problem);
      const failure = await choice.problem(value.trim());
      return failure === undefined ? undefined : explain(failure, ui.speak);
    },
  );
  return address?.trim();
}

export function askForDescription(ui: Ui, before: string): Promise<string | undefined> {
  const prompt = { en: 'A line for those who read the list', ko: '목록에서 볼 한 줄 설명' };
  return ui.input(ui.speak({ en: 'Description', ko: '설명' }), ui.speak(prompt), before, () => undefined);
}
