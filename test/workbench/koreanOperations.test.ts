import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { LOGIN, type RealRegistry } from '../helpers/realRegistry.ts';
import { answerFile, answerTo, find, fold } from './boxes.ts';
import { Desk } from './desk.ts';
import { ownRegistry } from './ownRegistry.ts';

/** What others do in English, in a light window: every question and every answer is Korean. */
describe('a Korean reader who works with Docker all day', () => {
  let desk: Desk;
  let registry: RealRegistry;
  let image: string;

  before(async () => {
    ({ registry, image } = await ownRegistry());
    desk = await Desk.open({
      locale: 'ko',
      colorScheme: 'light',
      settings: { 'dockyard.commandPreview': 'confirm' },
    });
    await desk.docker('tag', 'dockyard-sample-web', image);
    await desk.docker('exec', 'dockyard-sample-web', 'sh', '-c', 'echo 하루 > /data/note');
    await desk.openSidebar();
    await desk.row('이미지', image).waitFor();
    await fold(desk, '컨테이너');
  });

  after(async () => {
    await desk.close();
    registry.stop();
  });

  /** The question with the docker line, answered with yes. */
  async function agree(line: RegExp): Promise<void> {
    const dialog = await desk.dialog();
    const text = await dialog.innerText();
    assert.match(text, /실행하시겠습니까\?/);
    assert.match(text, line);
    await desk.picture('korean-confirm');
    await dialog.getByRole('button', { name: '실행' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  it('runs an image with options', async () => {
    await desk.press(desk.row('이미지', 'busybox:latest'), '실행');
    await find(desk, '다른 옵션…');
    await desk.page.locator('.quick-input-title', { hasText: '다른 옵션' }).waitFor();
    await desk.picture('korean-run-more');
    await find(desk, '(--memory)');
    await answerTo(desk, '512m', '32m');
    await desk.choice('지금 실행').waitFor();
    await desk.picture('korean-run-options');
    await desk.choose('지금 실행');
    await agree(/docker run -d --memory 32m busybox:latest/);
  });

  it('connects a container to a network', async () => {
    await desk.docker('network', 'create', '--subnet', '10.217.78.0/24', 'pier');
    await desk.menu(desk.row('네트워크', '네트워크 pier'), '컨테이너 연결…');
    await desk.choice('dockyard-sample-web').waitFor();
    await desk.picture('korean-connect');
    await desk.choice('dockyard-sample-web').click();
    await answerTo(desk, '다른 이름', 'lift');
    await desk.page.locator('.quick-input-message:visible', { hasText: '10.217.78.0/24' }).waitFor();
    await desk.picture('korean-address');
    await answerTo(desk, '10.217.78.0/24', '10.217.78.40');
    await agree(/docker network connect --alias lift --ip 10\.217\.78\.40 pier dockyard-sample-web/);
    await desk.row('네트워크', '네트워크 pier, bridge, local, 10.217.78.0/24, 연결된 컨테이너 1개').waitFor();
  });

  it('backs a volume up and restores it', async () => {
    const file = path.join(desk.folder, 'kept.tar');
    await desk.menu(desk.row('볼륨', 'dockyard-sample-data'), '파일로 백업…');
    await answerFile(desk, 'dockyard-sample-data 백업', file, 'korean-backup');
    await agree(/tar -cf/);
    await desk.command('Dockyard 볼륨: 파일에서 복원…');
    await answerFile(desk, '볼륨 내용이 담긴 tar', file);
    await answerTo(desk, '볼륨 이름', 'again');
    await agree(/tar -xf/);
    await desk.row('볼륨', '볼륨 again').waitFor();
    assert.equal(await desk.docker('run', '--rm', '-v', 'again:/v', 'busybox', 'cat', '/v/note'), '하루');
  });

  it('is refused by a registry, logs in, and pushes', async () => {
    await desk.menu(desk.row('이미지', image), '올리기(push)');
    await agree(/docker push/);
    await desk.eventually(
      async () => ((await desk.notifications()).includes('로그인이 필요하거나') ? true : undefined),
      'the registry asks for a login',
      () => desk.notifications(),
    );
    await desk.picture('korean-denied');
    await desk.page.locator('.notifications-center .monaco-button', { hasText: '로그인…' }).click();
    await answerTo(desk, '사용자 이름', LOGIN.username);
    await desk.page.locator('.quick-input-widget input[type="password"]').fill(LOGIN.password);
    await desk.picture('korean-login');
    await desk.page.keyboard.press('Enter');
    await desk.menu(desk.row('이미지', image), '올리기(push)');
    await agree(/docker push/);
    await desk.eventually(
      async () =>
        registry.fetch('GET', '/v2/team/web/tags/list').then(
          () => true,
          () => undefined,
        ),
      'the registry has the image',
    );
  });

  it('reads all of it in the ledger', async () => {
    for (const view of ['볼륨', '네트워크', '작업 기록']) await fold(desk, view);
    await desk.row('작업 기록', 'docker login --username somebody').waitFor();
    await desk.picture('korean-ledger');
    await desk.menu(desk.row('작업 기록', 'docker network connect'), '되돌리기');
    await agree(/docker network disconnect pier dockyard-sample-web/);
  });
});
