import type { EachOperation } from '../../contract/operation.ts';
import { joinWords } from '../../shell/words.ts';
import { linesOf } from '../confirmation.ts';
import { removeVolumeCall } from './create.ts';

export const removeVolume: EachOperation = {
  kind: 'each',
  id: 'volume.remove',
  title: { en: 'Remove', ko: '삭제' },
  icon: 'trash',
  topic: 'cli.volume.rm',
  on: 'volume',
  states: ['unused'],
  placements: [{ group: 'inline@3' }, { group: '9_remove@1' }],
  danger: 'removes',
  progress: { en: 'Removing {0}', ko: '{0} 삭제 중' },
  line: ({ name }) => ['volume', 'rm', name],
  call: ({ name }) => removeVolumeCall(name),
  confirm: (things, speak) => {
    const [first] = things;
    const detail = speak({
      en: 'What is kept in it is lost for good. Back up to a File keeps a copy.',
      ko: '보관된 내용은 영구히 사라집니다. 파일로 백업하면 사본을 남길 수 있습니다.',
    });
    return {
      question:
        things.length === 1
          ? speak({ en: 'Remove the volume “{0}”?', ko: '볼륨 “{0}”을(를) 삭제하시겠습니까?' }, first?.name ?? '')
          : speak({ en: 'Remove {0} volumes?', ko: '볼륨 {0}개를 삭제하시겠습니까?' }, things.length),
      detail: `${detail}\n\n${linesOf(things, (thing) => joinWords(removeVolume.line(thing)), speak).join('\n')}`,
      button: speak({ en: 'Remove', ko: '삭제' }),
    };
  },
};
