import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desk } from './desk.ts';

/** The same product for a Korean reader, in a light window. */
describe('a Korean reader', () => {
  let desk: Desk;

  before(async () => {
    desk = await Desk.open({ locale: 'ko', colorScheme: 'light' });
  });

  after(async () => {
    await desk.close();
  });

  it('sees views, rows and menus in Korean', async () => {
    await desk.openSidebar();
    await desk.row('컨테이너', '컨테이너 dockyard-sample-web, 실행 중').waitFor();
    await desk.row('컨테이너', '컨테이너 dockyard-sample-job, 종료됨 (3)').waitFor();
    await desk.row('볼륨', '사용: dockyard-sample-web').waitFor();
    await desk.openMenu(desk.row('컨테이너', 'dockyard-sample-web'));
    for (const entry of [
      '셸 열기(exec)',
      '연결(attach)',
      '로그 따라가기',
      '중지',
      '다시 시작',
      '상세 정보(inspect)',
      '삭제',
    ]) {
      await desk.menuEntry(entry).waitFor();
    }
    await desk.picture('korean-menu');
    await desk.page.keyboard.press('Escape');
  });

  it('is asked in Korean before something is removed', async () => {
    await desk.menu(desk.row('컨테이너', 'dockyard-sample-job'), '삭제');
    const dialog = await desk.dialog();
    assert.match(await dialog.innerText(), /컨테이너 “dockyard-sample-job”을\(를\) 삭제하시겠습니까\?/);
    assert.match(await dialog.innerText(), /docker rm dockyard-sample-job/);
    await desk.picture('korean-remove');
    await desk.page.keyboard.press('Escape');
    await desk.row('컨테이너', 'dockyard-sample-job').waitFor();
  });

  it('hovers FROM and reads Korean', async () => {
    await desk.openFile('Dockerfile');
    const text = await desk.hoverText('FROM');
    assert.match(text, /빌드 스테이지를 시작/);
    assert.match(text, /주의/);
    assert.match(text, /노트에서는/);
    await desk.picture('korean-hover');
  });

  it('runs an image from a list in Korean', async () => {
    await desk.press(desk.row('이미지', 'busybox:latest'), '실행');
    await desk.choice('지금 실행').waitFor();
    await desk.picture('korean-run');
    await desk.page.keyboard.press('Escape');
  });
});
