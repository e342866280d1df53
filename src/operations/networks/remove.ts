import type { EachOperation } from '../../contract/operation.ts';
import { joinWords } from '../../shell/words.ts';
import { linesOf } from '../confirmation.ts';
import { removeNetworkCall } from './create.ts';

export const removeNetwork: EachOperation = {
  kind: 'each',
  id: 'network.remove',
  title: { en: 'Remove', ko: '삭제' },
  icon: 'trash',
  topic: 'cli.network.rm',
  on: 'network',
  states: ['own'],
  placements: [{ group: 'inline@3' }, { group: '9_remove@1' }],
  danger: 'removes',
  progress: { en: 'Removing {0}', ko: '{0} 삭제 중' },
  line: ({ name }) => ['network', 'rm', name],
  call: ({ id, name }) => removeNetworkCall(id, name),
  confirm: (things, speak) => {
    const [first] = things;
    const detail = speak({
      en: 'A network with running containers is refused. A stopped container that is on it cannot start any more.',
      ko: '실행 중인 컨테이너가 있는 네트워크는 삭제되지 않습니다. 이 네트워크를 쓰는 중지된 컨테이너는 더 이상 시작할 수 없습니다.',
    });
    return {
      question:
        things.length === 1
          ? speak({ en: 'Remove the network “{0}”?', ko: '네트워크 “{0}”을(를) 삭제하시겠습니까?' }, first?.name ?? '')
          : speak({ en: 'Remove {0} networks?', ko: '네트워크 {0}개를 삭제하시겠습니까?' }, things.length),
      detail: `${detail}\n\n${linesOf(things, (thing) => joinWords(removeNetwork.line(thing)), speak).join('\n')}`,
      button: speak({ en: 'Remove', ko: '삭제' }),
    };
  },
};
