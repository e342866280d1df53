import { type ApiCall, apiPath } from '../../contract/apiCall.ts';
import type { OneOperation } from '../../contract/operation.ts';
import type { Thing } from '../../contract/view.ts';
import { record, text } from '../../model/raw.ts';
import { bytes } from '../../views/format.ts';
import { fullName, holderOf, mayTakeName, namesUndo } from '../images/names.ts';
import { askForReference, repositoryAndTag } from '../images/reference.ts';

/** What an image says of how it was made; empty: nothing. */
interface Remarks {
  readonly comment: string;
  readonly author: string;
}

function commitCall({ id, name }: Thing, reference: string, { comment, author }: Remarks): ApiCall {
  const { repository: repo, tag } = repositoryAndTag(reference);
  return {
    method: 'POST',
    path: '/commit',
    query: {
      ...{ container: id, repo, tag },
      ...(comment === '' ? {} : { comment }),
      ...(author === '' ? {} : { author }),
    },
    about: { kind: 'container', name },
    seconds: 600,
  };
}

function commitLine({ name }: Thing, reference: string, { comment, author }: Remarks): string[] {
  return [
    'commit',
    ...(author === '' ? [] : ['--author', author]),
    ...(comment === '' ? [] : ['--message', comment]),
    ...[name, reference],
  ];
}

export const commit: OneOperation = {
  kind: 'one',
  id: 'container.commit',
  title: { en: 'Make an Image of It (commit)…', ko: '이미지로 만들기(commit)…' },
  topic: 'cli.commit',
  on: 'container',
  placements: [{ group: '5_keep@1' }],
  run: async ({ engine: now, ui, perform }, thing) => {
    const { speak } = ui;
    const title = speak(commit.title);
    const prompt = speak({
      en: 'What the image is to be called: NAME or NAME:TAG. The container stands still meanwhile.',
      ko: '이미지 이름: 이름 또는 이름:태그. 만드는 동안 컨테이너가 일시 중지됩니다.',
    });
    const given = await askForReference(ui, title, prompt, '');
    if (given === undefined) return;
    const name = fullName(given);
    if (!(await mayTakeName({ ui }, name, await holderOf(now, name)))) return;
    const why = speak({ en: 'A note on what changed; may stay empty', ko: '변경 내용 메모. 비워 두어도 됩니다.' });
    const comment = await ui.input(title, why, '', () => undefined);
    if (comment === undefined) return;
    const who = speak({
      en: 'Who made it, as NAME <ADDRESS> for instance; may stay empty',
      ko: '만든 사람. 예: 이름 <주소>. 비워 두어도 됩니다.',
    });
    const author = await ui.input(title, who, '', () => undefined);
    if (author === undefined) return;
    const remarks = { comment, author: author.trim() };
    await perform({
      line: commitLine(thing, given, remarks),
      progress: speak({ en: 'Making an image of {0}', ko: '{0}(으)로 이미지를 만드는 중' }, thing.name),
      subject: thing.id,
      act: async (engine) => {
        const before = await holderOf(engine, name);
        return { name, before, made: text(record(await engine.send(commitCall(thing, given, remarks))), 'Id') };
      },
      undo: (made) => namesUndo([made]),
    });
  },
};

/** Its whole file system as one tar, without volumes and without the image's history. */
export const exportContainer: OneOperation = {
  kind: 'one',
  id: 'container.export',
  title: { en: 'Export Its Files…', ko: '파일 시스템 내보내기…' },
  topic: 'cli.container.export',
  on: 'container',
  placements: [{ group: '5_keep@2' }],
  run: async ({ ui, files, perform }, thing) => {
    const { speak } = ui;
    const title = speak(exportContainer.title);
    const file = await ui.saveAs(title, `${thing.name}.tar`);
    if (file === undefined) return;
    const call: ApiCall = {
      method: 'GET',
      path: apiPath`/containers/${thing.id}/export`,
      about: { kind: 'container', name: thing.name },
    };
    await perform({
      line: ['export', '--output', file, thing.name],
      progress: speak({ en: 'Exporting {0}', ko: '{0} 내보내는 중' }, thing.name),
      subject: thing.id,
      long: true,
      act: async (engine, progress) => {
        let written = 0;
        await files.save(file, await engine.download(call), (count) => {
          written += count;
          progress(bytes(written));
        });
      },
    });
  },
};
