import { apiPath } from '../../contract/apiCall.ts';
import type { Engine } from '../../contract/engine.ts';
import type { MakeOperation, OneOperation } from '../../contract/operation.ts';
import { list, record, text } from '../../model/raw.ts';
import { Transfer } from '../../model/transfer.ts';
import { bytes } from '../../views/format.ts';
import { fullName, holderOf, mayTakeName, namesUndo } from './names.ts';
import { askForReference, repositoryAndTag } from './reference.ts';

/** Seconds without a byte: an engine that packs a large image is silent for a while. */
const PATIENCE = 300;
const TAR = { 'Content-Type': 'application/x-tar' };

export const save: OneOperation = {
  kind: 'one',
  id: 'image.save',
  title: { en: 'Save to a File…', ko: '파일로 저장(save)…' },
  icon: 'save-as',
  topic: 'cli.image.save',
  on: 'image',
  placements: [{ group: '5_file@1' }],
  run: async (services, image) => {
    const { files, ui } = services;
    const title = ui.speak({ en: 'Save {0}', ko: '{0} 저장' }, image.name);
    const file = await ui.saveAs(title, `${image.name}.tar`);
    if (file === undefined) return;
    const written = await services.perform({
      line: ['save', '--output', file, image.name],
      progress: ui.speak({ en: 'Saving {0}', ko: '{0} 저장 중' }, image.name),
      long: true,
      act: async (engine, progress) => {
        const about = { kind: 'image', name: image.name } as const;
        const body = await engine.download({
          method: 'GET',
          path: apiPath`/images/${image.id}/get`,
          about,
          seconds: PATIENCE,
        });
        let sum = 0;
        return files.save(file, body, (count) => {
          sum += count;
          progress(bytes(sum));
        });
      },
    });
    if (written !== undefined) ui.status(ui.speak({ en: '{0}: {1}', ko: '{0}: {1}' }, file, bytes(written)));
  },
};

export const load: MakeOperation = {
  kind: 'make',
  id: 'image.load',
  title: { en: 'Load from a File…', ko: '파일에서 불러오기(load)…' },
  icon: 'folder-opened',
  topic: 'cli.image.load',
  on: 'image',
  titleGroup: '2_file@1',
  run: async (services) => {
    const { files, ui } = services;
    const file = await ui.file(ui.speak({ en: 'An archive that docker save made', ko: 'docker save로 만든 아카이브' }));
    if (file === undefined) return;
    const loaded = await services.perform({
      line: ['load', '--input', file],
      progress: ui.speak({ en: 'Loading {0}', ko: '{0} 불러오는 중' }, file),
      long: true,
      act: async (engine, progress) => {
        const { body, size } = await files.open(file);
        const before = await imagesByName(engine);
        const transfer = new Transfer();
        let sent = 0;
        body.on('data', (chunk: Buffer) => {
          sent += chunk.length;
          progress(`${bytes(sent)} / ${bytes(size)}`, chunk.length / Math.max(1, size));
        });
        const call = {
          method: 'POST',
          path: '/images/load',
          query: { quiet: true },
          headers: TAR,
          seconds: PATIENCE,
        } as const;
        await engine.upload(call, body, (line) => transfer.read(line));
        const now = await imagesByName(engine);
        return transfer.loaded.map((name) => ({ name, before: before.get(name), made: now.get(name) ?? '' }));
      },
      undo: namesUndo,
    });
    if (loaded === undefined) return;
    const names = loaded.map(({ name }) => name).join(', ');
    ui.status(ui.speak({ en: 'Loaded: {0}', ko: '불러옴: {0}' }, names));
  },
};

export const importImage: MakeOperation = {
  kind: 'make',
  id: 'image.import',
  title: { en: 'Import a File System…', ko: '파일 시스템 가져오기(import)…' },
  icon: 'package',
  topic: 'cli.image.import',
  on: 'image',
  titleGroup: '2_file@2',
  run: async (services) => {
    const { files, ui } = services;
    const file = await ui.file(
      ui.speak({
        en: 'A tar of a whole file system, as docker export makes it',
        ko: 'docker export로 만든 파일 시스템 tar',
      }),
    );
    if (file === undefined) return;
    const name = await askForReference(
      ui,
      ui.speak({ en: 'Import {0}', ko: '{0} 가져오기' }, file),
      ui.speak({
        en: 'Name of the new image. It has one layer, and no command of its own.',
        ko: '새 이미지의 이름. 레이어는 하나이고 기본 명령은 없습니다.',
      }),
      '',
    );
    if (name === undefined) return;
    const { repository, tag } = repositoryAndTag(name);
    const full = fullName(name);
    if (!(await mayTakeName(services, full, await holderOf(services.engine, full)))) return;
    await services.perform({
      line: ['import', file, name],
      progress: ui.speak({ en: 'Importing {0}', ko: '{0} 가져오는 중' }, name),
      long: true,
      act: async (engine) => {
        const { body } = await files.open(file);
        const before = await holderOf(engine, full);
        const query = { fromSrc: '-', repo: repository, tag };
        await engine.upload({ method: 'POST', path: '/images/create', query, headers: TAR, seconds: PATIENCE }, body);
        return { before, made: await holderOf(engine, full) };
      },
      undo: ({ before, made }) => (made === undefined ? undefined : namesUndo([{ name: full, before, made }])),
    });
  },
};

/** The ids of all images by their names, and by the ids themselves: an image without a name is known by its own. */
async function imagesByName(engine: Engine): Promise<ReadonlyMap<string, string>> {
  const images = (await engine.listImages()).map(record);
  return new Map(
    images.flatMap((image) => {
      const id = text(image, 'Id');
      return [id, ...list(image, 'RepoTags').map(String)].map((name) => [name, id] as const);
    }),
  );
}
