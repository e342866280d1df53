import type { MakeOperation, Services } from '../../contract/operation.ts';
import { readDiskUsage } from '../../model/diskUsage.ts';
import { maskSecrets } from '../../model/secrets.ts';
import { diskUsagePage } from '../../views/diskUsagePage.ts';
import { eventLine } from '../../views/eventLine.ts';
import { sessionOf } from '../session.ts';

/** What the engine says of itself, as JSON; addresses of proxies may hold passwords. */
function showing(name: 'info' | 'version', { engine, ui }: Services): Promise<void> {
  return ui.during(`docker ${name}`, async () => {
    const answer = await engine.send({ method: 'GET', path: `/${name}` });
    await ui.openText(`docker ${name}.json`, `${JSON.stringify(maskSecrets(answer), undefined, 2)}\n`);
  });
}

export const info: MakeOperation = {
  kind: 'make',
  id: 'system.info',
  title: { en: 'Show Info', ko: '정보 보기(info)' },
  topic: 'cli.system.info',
  on: 'engine',
  run: (services) => showing('info', services),
};

export const version: MakeOperation = {
  kind: 'make',
  id: 'system.version',
  title: { en: 'Show Version', ko: '버전 보기(version)' },
  topic: 'cli.version',
  on: 'engine',
  run: (services) => showing('version', services),
};

/** Seconds: the engine adds up every layer and every file of every volume. */
const PATIENCE = 300;

export const diskUsage: MakeOperation = {
  kind: 'make',
  id: 'system.df',
  title: { en: 'Show Disk Usage (df)', ko: '디스크 사용량 보기(df)' },
  topic: 'cli.system.df',
  on: 'engine',
  run: async ({ engine, ui }) => {
    const text = ui.speak({ en: 'Measuring disk usage', ko: '디스크 사용량 확인 중' });
    const query = { verbose: true };
    const answer = await ui.during(text, () =>
      engine.send({ method: 'GET', path: '/system/df', query, seconds: PATIENCE }),
    );
    await ui.openText('docker system df.md', diskUsagePage(readDiskUsage(answer), ui.speak));
  },
};

export const events: MakeOperation = {
  kind: 'make',
  id: 'system.events',
  title: { en: 'Follow Events', ko: '이벤트 따라가기' },
  icon: 'pulse',
  topic: 'cli.system.events',
  on: 'engine',
  run: ({ engine, terminals, ui }) =>
    terminals.open({
      title: 'docker events',
      icon: 'pulse',
      line: ['events'],
      interactive: false,
      reuse: 'events',
      hint: ui.speak({
        en: 'What happens on the engine is written here as it happens.',
        ko: '엔진에서 일어나는 일을 실시간으로 보여 줍니다.',
      }),
      session: async () => sessionOf(await engine.download({ method: 'GET', path: '/events' }), eventLine),
    }),
};
