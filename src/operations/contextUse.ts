import type { Choice, ContextServices, OneContextOperation } from '../contract/operation.ts';
import { joinWords } from '../shell/words.ts';

type Where = 'window' | 'docker';

const usable = ['default', 'current', 'other'];

/** Two things are called “to use a context”: to look at its engine here, and to make it that of the docker command. */
export const useContext: OneContextOperation = {
  kind: 'one',
  id: 'context.use',
  title: { en: 'Use…', ko: '사용…' },
  icon: 'check',
  topic: 'cli.context.use',
  on: 'context',
  states: usable,
  placements: [
    { states: usable, group: 'inline@1' },
    { states: usable, group: '1_use@1' },
  ],
  run: async ({ contexts, choice, ui, perform }, { name }) => {
    const words = ['context', 'use', name];
    const line = `docker ${joinWords(words)}`;
    const title = ui.speak({ en: 'Use the Context {0}', ko: '컨텍스트 {0} 사용' }, name);
    const question = ui.speak({ en: 'Where is it to be used?', ko: '어디에서 사용하시겠습니까?' });
    const where = await ui.pick(title, question, choicesFor(line, { choice, ui }));
    if (where === 'window') {
      await choice.choose(`context:${name}`);
      const text = { en: 'This window uses the context {0}.', ko: '이 창은 컨텍스트 {0}을(를) 사용합니다.' };
      ui.status(ui.speak(text, name));
    } else if (where === 'docker') {
      const progress = ui.speak({ en: 'Using {0}', ko: '{0} 사용 설정 중' }, name);
      if (!(await perform({ line: words, progress, act: () => contexts.use(name) }))) return;
      const source = (await choice.current())?.source;
      if (source === 'DOCKER_HOST' || source === 'DOCKER_CONTEXT') ui.status(stillDecides(line, source, ui));
    }
  },
};

function choicesFor(line: string, { choice, ui }: Pick<ContextServices, 'choice' | 'ui'>): Choice<Where>[] {
  const { speak } = ui;
  return [
    {
      value: 'window',
      icon: 'window',
      label: speak({ en: 'In this window', ko: '이 창에서만' }),
      detail:
        choice.keptIn === 'workspace'
          ? speak({
              en: 'The views and terminals of this workspace. It is kept in dockyard.engine.endpoint of its settings; docker itself does not change.',
              ko: '이 작업 영역의 뷰와 터미널에 적용합니다. 작업 영역 설정의 dockyard.engine.endpoint에 저장되며 docker 자체는 바뀌지 않습니다.',
            })
          : speak({
              en: 'No trusted folder is open here, so it is kept in your user settings, for every window without a choice of its own.',
              ko: '신뢰하는 폴더가 열려 있지 않아 사용자 설정에 저장됩니다. 따로 정하지 않은 모든 창에 적용됩니다.',
            }),
    },
    {
      value: 'docker',
      icon: 'terminal',
      label: speak({ en: 'For docker everywhere', ko: 'docker 전체에서' }),
      description: line,
      detail: speak({
        en: 'Every terminal, and every window that follows docker. It is kept in Docker’s config.json.',
        ko: '모든 터미널과 docker 명령을 따르는 모든 창에 적용합니다. Docker의 config.json에 저장됩니다.',
      }),
    },
  ];
}

/** docker warns of it too: a variable is stronger than the current context. */
function stillDecides(line: string, variable: string, { speak }: ContextServices['ui']): string {
  const text = {
    en: '{0}: done, but {1} is set and decides here all the same.',
    ko: '{0}: 적용했지만 {1} 환경 변수가 설정되어 있어 이 창에서는 그 값이 우선합니다.',
  };
  return speak(text, line, variable);
}
