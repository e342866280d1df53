import { basename, posix, win32 } from 'node:path';
import { type ApiCall, apiPath } from '../../contract/apiCall.ts';
import type { Engine } from '../../contract/engine.ts';
import { Failure } from '../../contract/failure.ts';
import type { OneOperation, Services, Ui } from '../../contract/operation.ts';
import type { Thing } from '../../contract/view.ts';
import { number, record, text } from '../../model/raw.ts';
import { bytes } from '../../views/format.ts';
import { tellingOfCut } from '../cutUpload.ts';

/** The part of a container's file system that is asked for or written to. */
function archiveCall(method: 'GET' | 'HEAD' | 'PUT', { id, name }: Thing, path: string): ApiCall {
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
      { en: 'For {0}: a folder that is there, or a new name', ko: '{0}을(를) 넣을 폴더, 또는 새로 붙일 이름' },
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
          const { folder, name } = await placeOf(engine, thing, path, source, await archives.isFolder(source));
          const archive = await archives.pack(source, counted(progress), name);
          const call = archiveCall('PUT', thing, folder);
          // Without it an engine puts a file in the place of a folder, with all that is in it.
          const query = { ...call.query, noOverwriteDirNonDir: true };
          await upload(() => engine.upload({ ...call, query }, archive));
        },
      }),
    );
  },
};

/**
 * Where something goes, as docker cp has it: into a folder that is there, in the place of a file, or under a new name
 * in a folder that is there.
 * @param source a path of this machine
 * @throws Failure `container.otherKind`, or `container.noPath` for a file and a folder that is not there
 */
async function placeOf(
  engine: Engine,
  thing: Thing,
  path: string,
  source: string,
  sourceIsFolder: boolean,
): Promise<{ readonly folder: string; readonly name: string }> {
  const style = /^[A-Za-z]:/.test(path) ? win32 : posix;
  const named = await statAt(engine, thing, path);
  const target = named?.target ?? path;
  const found = target === path ? named : await statAt(engine, thing, target);
  const otherKind = (at: string): Failure => new Failure('container.otherKind', [thing.name, at]);
  if (found?.isFolder === true) {
    const name = basename(source);
    const inside = style.join(target, name);
    if (!sourceIsFolder && (await statAt(engine, thing, inside))?.isFolder === true) throw otherKind(inside);
    return { folder: target, name };
  }
  if (found !== undefined && sourceIsFolder) throw otherKind(target);
  if (!sourceIsFolder && [style.sep, '/'].some((end) => target.endsWith(end)))
    throw new Failure('container.noPath', [thing.name, target]);
  return { folder: style.dirname(target), name: style.basename(target) };
}

interface Stat {
  readonly isFolder: boolean;
  /** Where a link leads; undefined for others. */
  readonly target: string | undefined;
}

/** As Go writes it: https://pkg.go.dev/io/fs#FileMode */
const GO_FOLDER = 2 ** 31;

/** What is at a path of a container; undefined: nothing is. An engine that looks for it sends no words. */
async function statAt(engine: Engine, thing: Thing, path: string): Promise<Stat | undefined> {
  try {
    const headers = record(await engine.send(archiveCall('HEAD', thing, path)));
    const json = Buffer.from(text(headers, 'x-docker-container-path-stat'), 'base64').toString();
    const stat = record(JSON.parse(json));
    const target = text(stat, 'linkTarget');
    return { isFolder: (number(stat, 'mode') ?? 0) >= GO_FOLDER, target: target === '' ? undefined : target };
  } catch (thrown) {
    if (Failure.is(thrown, 'thing.gone')) return undefined;
    // A path that ends in a slash is refused where there is no folder.
    if (Failure.is(thrown, 'engine.rejected') && path.endsWith('/')) return { isFolder: false, target: undefined };
    throw thrown;
  }
}

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
