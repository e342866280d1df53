import type { EachContextOperation } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { joinWords } from '../shell/words.ts';
import { linesOf } from './confirmation.ts';

/** Docker's own context is removed only by force; docker then goes back to the default one. */
function needsForce({ state }: Thing<'context'>): boolean {
  return state === 'current' || state === 'damagedCurrent';
}

const removable = ['current', 'other', 'damaged', 'damagedCurrent'];

export const removeContext: EachContextOperation = {
  kind: 'each',
  id: 'context.remove',
  title: { en: 'Remove', ko: '삭제' },
  icon: 'trash',
  topic: 'cli.context.rm',
  on: 'context',
  states: removable,
  placements: [{ states: removable, group: '9_remove@1' }],
  danger: 'removes',
  line: (thing) => ['context', 'rm', ...(needsForce(thing) ? ['--force'] : []), thing.name],
  progress: { en: 'Removing {0}', ko: '{0} 삭제 중' },
  confirm: (things, speak) => {
    const [first] = things;
    const warnings = [
      speak({
        en: 'The address and the certificates kept with it go. The engine and everything on it stay.',
        ko: '주소와 함께 보관된 인증서가 삭제됩니다. 엔진과 그 안의 모든 것은 그대로 남습니다.',
      }),
    ];
    const current = things.find(needsForce);
    if (current !== undefined) {
      const text = {
        en: 'The docker command uses “{0}” now; it goes back to the default context.',
        ko: 'docker 명령이 지금 “{0}” 컨텍스트를 사용하고 있습니다. 삭제하면 default 컨텍스트로 돌아갑니다.',
      };
      warnings.push(speak(text, current.name));
    }
    const lines = linesOf(things, (thing) => joinWords(removeContext.line(thing)), speak);
    return {
      question:
        things.length === 1
          ? speak({ en: 'Remove the context “{0}”?', ko: '컨텍스트 “{0}”을(를) 삭제하시겠습니까?' }, first?.name ?? '')
          : speak({ en: 'Remove {0} contexts?', ko: '컨텍스트 {0}개를 삭제하시겠습니까?' }, things.length),
      detail: `${warnings.join(' ')}\n\n${lines.join('\n')}`,
      button: speak({ en: 'Remove', ko: '삭제' }),
    };
  },
  act: (contexts, thing) => contexts.remove(thing.name, needsForce(thing)),
};
