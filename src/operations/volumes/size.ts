import type { ApiCall } from '../../contract/apiCall.ts';
import type { OneOperation } from '../../contract/operation.ts';
import { readDiskUsage } from '../../model/diskUsage.ts';
import { askedWith } from '../../views/askedWith.ts';
import { bytes } from '../../views/format.ts';

/** Seconds: the engine adds up every file of every volume. */
const PATIENCE = 120;

export const volumeSize: OneOperation = {
  kind: 'one',
  id: 'volume.size',
  title: { en: 'Show Size', ko: '크기 보기' },
  icon: 'graph',
  topic: 'cli.system.df',
  on: 'volume',
  placements: [{ group: '3_look@2' }],
  run: async ({ engine, ui }, { name }) => {
    const query = { type: 'volume', verbose: true };
    const call: ApiCall = { method: 'GET', path: '/system/df', query, seconds: PATIENCE };
    const measuring = ui.speak({ en: 'Measuring {0}', ko: '{0} 크기 확인 중' }, name);
    const answer = await ui.during(measuring, () => engine.send(call));
    const asked = askedWith(['system', 'df', '--verbose'], call).join(' · ');
    const size = readDiskUsage(answer).volumes.find((volume) => volume.name === name)?.size;
    ui.status(
      size === undefined
        ? ui.speak(
            { en: '{0}: its driver does not say how large it is.', ko: '{0}: 드라이버가 크기를 알려 주지 않습니다.' },
            name,
          )
        : `${name}: ${bytes(size)} (${asked})`,
    );
  },
};
