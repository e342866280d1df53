import { apiPath } from '../contract/apiCall.ts';
import type { EachOperation } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { joinWords } from '../shell/words.ts';
import { linesOf } from './confirmation.ts';

function needsForce({ state }: Thing): boolean {
  return state === 'running' || state === 'paused' || state === 'restarting';
}

export const remove: EachOperation = {
  kind: 'each',
  id: 'container.remove',
  title: { en: 'Remove', ko: '삭제' },
  icon: 'trash',
  topic: 'cli.container.rm',
  on: 'container',
  placements: [{ group: '9_remove@1' }],
  danger: 'removes',
  line: (thing) => ['rm', ...(needsForce(thing) ? ['--force'] : []), thing.name],
  progress: { en: 'Removing {0}', ko: '{0} 삭제 중' },
  confirm: (things, speak) => {
    const [first] = things;
    const running = things.filter(needsForce).length;
    const lines = linesOf(things, (thing) => joinWords(remove.line(thing)), speak);
    const warning =
      running === 0
        ? speak({
            en: 'What was written inside is lost. Volumes and images stay.',
            ko: '컨테이너 안에 쓴 내용은 사라집니다. 볼륨과 이미지는 남습니다.',
          })
        : running === 1 && things.length === 1
          ? speak({
              en: 'It is running and will be killed, without time to shut down. What was written inside is lost. Volumes and images stay.',
              ko: '실행 중이며 강제로 종료됩니다. 컨테이너 안에 쓴 내용은 사라집니다. 볼륨과 이미지는 남습니다.',
            })
          : speak(
              {
                en: '{0} still running, killed without time to shut down. What was written inside is lost. Volumes and images stay.',
                ko: '실행 중인 {0}개는 강제로 종료됩니다. 컨테이너 안에 쓴 내용은 사라집니다. 볼륨과 이미지는 남습니다.',
              },
              running,
            );
    return {
      question:
        things.length === 1
          ? speak(
              { en: 'Remove the container “{0}”?', ko: '컨테이너 “{0}”을(를) 삭제하시겠습니까?' },
              first?.name ?? '',
            )
          : speak({ en: 'Remove {0} containers?', ko: '컨테이너 {0}개를 삭제하시겠습니까?' }, things.length),
      detail: `${warning}\n\n${lines.join('\n')}`,
      button: speak({ en: 'Remove', ko: '삭제' }),
    };
  },
  call: (thing) => ({
    method: 'DELETE',
    path: apiPath`/containers/${thing.id}`,
    query: { force: needsForce(thing) },
    about: { kind: 'container', name: thing.name },
  }),
};
