import type { ApiCall } from '../../contract/apiCall.ts';
import type { MakeOperation, Services } from '../../contract/operation.ts';
import { readDiskUsage } from '../../model/diskUsage.ts';
import { maskSecrets } from '../../model/secrets.ts';
import { askedWith, askedWithLine } from '../../views/askedWith.ts';
import { diskUsagePage } from '../../views/diskUsagePage.ts';
import { eventLine } from '../../views/eventLine.ts';
import { lineSource } from '../lineSource.ts';

/** What the engine says of itself, as JSON below what it was asked with; addresses of proxies may hold passwords. */
function showing(name: 'info' | 'version', { engine, ui }: Services): Promise<void> {
  return ui.during(`docker ${name}`, async () => {
    const call: ApiCall = { method: 'GET', path: `/${name}` };
    const shown = JSON.stringify(maskSecrets(await engine.send(call)), undefined, 2);
    await ui.openText(`docker ${name}.jsonc`, `// ${askedWith([name], call).join(' · ')}\n${shown}\n`);
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
    const call: ApiCall = { method: 'GET', path: '/system/df', query: { verbose: true }, seconds: PATIENCE };
    const answer = await ui.during(text, () => engine.send(call));
    const asked = askedWithLine(['system', 'df', '--verbose'], call);
    await ui.openText(
      'docker system df.md',
      diskUsagePage(readDiskUsage(answer, engine.facts?.apiVersion), asked, ui.speak),
    );
  },
};

export const events: MakeOperation = {
  kind: 'make',
  id: 'system.events',
  title: { en: 'Follow Events', ko: '이벤트 따라가기' },
  icon: 'pulse',
  topic: 'cli.system.events',
  on: 'engine',
  run: async ({ engine, ui }) => {
    const call: ApiCall = { method: 'GET', path: '/events' };
    const answer = await engine.download(call);
    const words = ui.speak({
      en: 'What happens on the engine is written below.\nThe last 1,000 lines are kept; closing the tab ends it.',
      ko: '엔진에서 일어나는 일이 실시간으로 아래에 쌓입니다.\n최근 1,000줄만 남기며, 탭을 닫으면 끝납니다.',
    });
    const head = `${askedWith(['events'], call).join(' · ')}\n${words}`.replace(/^/gm, '# ');
    await ui.followText('docker events.log', `${head}\n`, lineSource(answer, eventLine));
  },
};
