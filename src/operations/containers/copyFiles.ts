import { type ApiCall, apiPath } from '../../contract/apiCall.ts';
import type { OneOperation, Services, Ui } from '../../contract/operation.ts';
import type { Thing } from '../../contract/view.ts';
import { bytes } from '../../views/format.ts';
import { tellingOfCut } from '../cutUpload.ts';

/** The part of a container's file system that is asked for or written to. */
function archiveCall(method: 'GET' | 'PUT', { id, name }: Thing, path: string): ApiCall {
  return {
    method,
    path: apiPath`/containers/${id}/archive`,
    query: { path },
    about: { kind: 'container', name },
    seconds: 60,
  };
}

async function askForPath({ ui }: Services, prompt: string, value: string): Promise<string | undefined> {
  const wrong = { en: 'An absolute path: /etc/hosts', ko: '절대 경로를 쓰십시오: /etc/hosts' };
  return ui.input(ui.speak({ en: 'Path in the container', ko: '컨테이너 안의 경로' }), prompt, value, (given) =>
    /^(?:[A-Za-z]:)?[/\\]/.test(given) ? undefined : ui.speak(wrong),
  );
}

export const copyFrom: OneOperation = {
  kind: 'one',
  id: 'container.copyFrom',
  title: { en: 'Copy Files From It…', ko: '컨테이너에서 파일 복사…' },
  icon: 'cloud-download',
  topic: 'cli.container.cp',
  on: 'container',
  placements: [{ group: '6_files@1' }],
  run: async (services, thing) => {
    const { ui, archives, perform } = services;
    const prompt = ui.speak({ en: 'A file or a folder', ko: '파일 또는 폴더' });
    const path = await askForPath(services, prompt, '/');
    if (path === undefined) return;
    const folder = await ui.folder(ui.speak({ en: 'Copy into', ko: '복사할 폴더' }));
    if (folder === undefined) return;
    const result = await perform({
      line: ['cp', `${thing.name}:${path}`, folder],
      progress: ui.speak({ en: 'Copying from {0}', ko: '{0}에서 복사하는 중' }, thing.name),
      subject: thing.id,
      long: true,
      act: async (engine, progress) => {
        const archive = await engine.download(archiveCall('GET', thing, path));
        return archives.unpack(archive, folder, counted(progress));
      },
    });
    if (result === undefined || result.refused.length === 0) return;
    const text = {
      en: '{0} files copied. Left out, as they lead outside of the folder or are no files: {1}',
      ko: '파일 {0}개를 복사했습니다. 폴더 밖을 가리키거나 파일이 아니어서 제외한 항목: {1}',
    };
    ui.inform(ui.speak(text, result.files, result.refused.slice(0, 10).join(', ')));
  },
};

export const copyTo: OneOperation = {
  kind: 'one',
  id: 'container.copyTo',
  title: { en: 'Copy Files Into It…', ko: '컨테이너로 파일 복사…' },
  icon: 'cloud-upload',
  topic: 'cli.container.cp',
  on: 'container',
  placements: [{ group: '6_files@2' }],
  run: async (services, thing, partner) => {
    const { ui, archives, perform } = services;
    const { speak } = ui;
    const source = partner?.kind === 'file' ? partner.path : await chooseSource(ui);
    if (source === undefined) return;
    const prompt = speak(
      { en: 'A folder that is there, for {0}', ko: '{0}을(를) 복사해 넣을, 이미 있는 폴더' },
      source,
    );
    const path = await askForPath(services, prompt, '/');
    if (path === undefined) return;
    await tellingOfCut(ui, `${thing.name}:${path}`, (upload) =>
      perform({
        line: ['cp', source, `${thing.name}:${path}`],
        progress: speak({ en: 'Copying into {0}', ko: '{0}(으)로 복사하는 중' }, thing.name),
        subject: thing.id,
        long: true,
        act: async (engine, progress) => {
          const archive = await archives.pack(source, counted(progress));
          await upload(() => engine.upload(archiveCall('PUT', thing, path), archive));
        },
      }),
    );
  },
};

async function chooseSource(ui: Ui): Promise<string | undefined> {
  const { speak } = ui;
  const what = await ui.pick<'file' | 'folder'>(speak(copyTo.title), speak({ en: 'What?', ko: '무엇을 복사합니까?' }), [
    { value: 'file', icon: 'file', label: speak({ en: 'A file…', ko: '파일…' }) },
    { value: 'folder', icon: 'folder', label: speak({ en: 'A folder…', ko: '폴더…' }) },
  ]);
  return what === undefined ? undefined : ui[what](speak({ en: 'Choose What to Copy', ko: '복사할 대상 선택' }));
}

function counted(progress: (message: string) => void): (count: number) => void {
  let sum = 0;
  return (count) => {
    sum += count;
    progress(bytes(sum));
  };
}
