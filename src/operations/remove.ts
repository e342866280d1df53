import { type ApiCall, apiPath } from '../contract/apiCall.ts';
import type { Speak } from '../contract/localized.ts';
import type { EachOperation } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { joinWords } from '../shell/words.ts';
import { shortId } from '../views/format.ts';
import { volumesGoingWith } from './anonymousVolumes.ts';
import { alive } from './changeState.ts';
import { linesOf } from './confirmation.ts';

function needsForce({ state }: Thing): boolean {
  return alive.includes(state);
}

function removalLine(thing: Thing, ...flags: readonly string[]): readonly string[] {
  return ['rm', ...(needsForce(thing) ? ['--force'] : []), ...flags, thing.name];
}

function removalCall(thing: Thing, query: ApiCall['query'] = {}): ApiCall {
  return {
    method: 'DELETE',
    path: apiPath`/containers/${thing.id}`,
    query: { force: needsForce(thing), ...query },
    about: { kind: 'container', name: thing.name },
  };
}

function question(things: readonly Thing[], speak: Speak): string {
  return things.length === 1
    ? speak({ en: 'Remove the container “{0}”?', ko: '컨테이너 “{0}”을(를) 삭제하시겠습니까?' }, things[0]?.name ?? '')
    : speak({ en: 'Remove {0} containers?', ko: '컨테이너 {0}개를 삭제하시겠습니까?' }, things.length);
}

/** What is lost of the containers themselves. */
function warning(things: readonly Thing[], speak: Speak): string {
  const running = things.filter(needsForce).length;
  const killed =
    running === 1 && things.length === 1
      ? speak({
          en: 'It is running and will be killed, without time to shut down. ',
          ko: '실행 중이며 강제로 종료됩니다. ',
        })
      : speak(
          {
            en: '{0} still running, killed without time to shut down. ',
            ko: '실행 중인 {0}개는 강제로 종료됩니다. ',
          },
          running,
        );
  const lost = speak({
    en: 'What was written inside is lost.',
    ko: '컨테이너 안에 쓴 내용은 사라집니다.',
  });
  return `${running === 0 ? '' : killed}${lost}`;
}

export const remove: EachOperation = {
  kind: 'each',
  id: 'container.remove',
  title: { en: 'Remove', ko: '삭제' },
  icon: 'trash',
  topic: 'cli.container.rm',
  on: 'container',
  placements: [{ states: ['created', 'exited', 'dead'], group: 'inline@4' }, { group: '9_remove@1' }],
  danger: 'removes',
  progress: { en: 'Removing {0}', ko: '{0} 삭제 중' },
  line: (thing) => removalLine(thing),
  call: (thing) => removalCall(thing),
  confirm: (things, speak) => {
    const stay = speak({ en: 'Volumes and images stay.', ko: '볼륨과 이미지는 남습니다.' });
    const lines = linesOf(things, (thing) => joinWords(removalLine(thing)), speak);
    return {
      question: question(things, speak),
      detail: `${warning(things, speak)} ${stay}\n\n${lines.join('\n')}`,
      button: speak({ en: 'Remove', ko: '삭제' }),
    };
  },
};

/** Names of the volumes that go with the containers: those that nobody gave a name. */
interface Anonymous {
  readonly volumes: readonly string[];
}

export const removeWithVolumes: EachOperation<Anonymous> = {
  kind: 'each',
  id: 'container.removeWithVolumes',
  title: { en: 'Remove With Anonymous Volumes…', ko: '익명 볼륨과 함께 삭제…' },
  topic: 'cli.container.rm',
  on: 'container',
  placements: [{ group: '9_remove@2' }],
  danger: 'removes',
  progress: { en: 'Removing {0}', ko: '{0} 삭제 중' },
  ask: async ({ engine }, things) => ({
    volumes: await volumesGoingWith(engine, new Set(things.map(({ id }) => id))),
  }),
  line: (thing) => removalLine(thing, '--volumes'),
  call: (thing) => removalCall(thing, { v: true }),
  confirm: (things, speak, { volumes }) => {
    const goes =
      volumes.length === 0
        ? speak({ en: 'No anonymous volume goes with that.', ko: '함께 사라지는 익명 볼륨은 없습니다.' })
        : speak(
            {
              en: 'The data in these anonymous volumes is lost too: {0}.',
              ko: '다음 익명 볼륨의 데이터도 사라집니다: {0}.',
            },
            volumes.map(shortId).join(', '),
          );
    const lines = linesOf(things, (thing) => joinWords(removalLine(thing, '--volumes')), speak);
    return {
      question: question(things, speak),
      detail: `${warning(things, speak)} ${goes}\n\n${lines.join('\n')}`,
      button: speak({ en: 'Remove', ko: '삭제' }),
    };
  },
};
