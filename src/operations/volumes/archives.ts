import { basename } from 'node:path';
import type { Engine } from '../../contract/engine.ts';
import { Failure, toFailure } from '../../contract/failure.ts';
import type { Confirmation, MakeOperation, OneOperation, Progress, Services } from '../../contract/operation.ts';
import { inOneLine } from '../../contract/plainText.ts';
import { record, text } from '../../model/raw.ts';
import { readContainer } from '../../model/read.ts';
import { objectNameProblem } from '../../shell/networkLine.ts';
import { containerStatus } from '../../views/containerRow.ts';
import { bytes } from '../../views/format.ts';
import { tellingOfCut } from '../cutUpload.ts';
import { askForVolumeName, removeVolumeCall, volumeNames, volumeUndo } from './create.ts';
import { MOUNT, withVolume } from './helper.ts';
import { backUpLine, isHere, restoreLine } from './lines.ts';
import { type Source, sourceOf } from './source.ts';

/** Seconds without a byte: an engine counts the blocks of large files before it sends them. */
const PATIENCE = 300;

export const backUpVolume: OneOperation = {
  kind: 'one',
  id: 'volume.backup',
  title: { en: 'Back up to a File…', ko: '파일로 백업…' },
  icon: 'save-as',
  topic: 'cli.volume.backup',
  on: 'volume',
  placements: [{ group: 'inline@2' }, { group: '5_file@1' }],
  run: async (services, { name }) => {
    const { files, ui } = services;
    const file = await ui.saveAs(ui.speak({ en: 'Back up {0}', ko: '{0} 백업' }, name), `${name}.tar`);
    if (file === undefined) return;
    const written = await services.perform({
      ...backUpLine(name, file, isHere(services.engine)),
      progress: ui.speak({ en: 'Backing up {0}', ko: '{0} 백업 중' }, name),
      long: true,
      act: (engine, progress) => backUp(engine, services.engine, files, name, file, progress),
    });
    if (written !== undefined) ui.status(`${file}: ${bytes(written)}`);
  },
};

/**
 * Writes all of a volume to a file, or nothing.
 * @param whole the engine without the signal that may end the work: what was made for it is removed in any case
 * @returns bytes
 * @throws Failure `thing.gone` when there is no such volume
 */
export async function backUp(
  engine: Engine,
  whole: Engine,
  files: Services['files'],
  volume: string,
  file: string,
  progress: Progress,
): Promise<number> {
  // An engine makes a volume that a container names and that is gone: an empty backup would replace a good one.
  await engine.inspect('volume', volume, volume);
  return withVolume(whole, volume, async (archive) => {
    const body = await engine.download({ method: 'GET', path: archive, query: { path: MOUNT }, seconds: PATIENCE });
    let sum = 0;
    return files.save(file, body, (count) => {
      sum += count;
      progress(bytes(sum));
    });
  });
}

export const restoreVolume: MakeOperation = {
  kind: 'make',
  id: 'volume.restore',
  title: { en: 'Restore from a File…', ko: '파일에서 복원…' },
  icon: 'folder-opened',
  topic: 'cli.volume.restore',
  on: 'volume',
  titleGroup: '2_file@1',
  run: async (services) => {
    const { ui, engine } = services;
    const file = await ui.file(ui.speak({ en: 'A tar of what a volume held', ko: '볼륨 내용이 담긴 tar' }));
    if (file === undefined) return;
    const title = ui.speak({ en: 'Restore {0} into a Volume', ko: '{0}을(를) 볼륨으로 복원' }, basename(file));
    const suggested = basename(file).replace(/\.(tar|tgz|gz)\b.*$/, '');
    const usable = objectNameProblem(suggested) === undefined ? suggested : '';
    const name = await askForVolumeName(services, title, usable, 'any');
    if (name === undefined) return;
    const exists = (await volumeNames(engine)).has(name);
    if (exists && !(await ui.confirm(await overwrites(name, services)))) return;
    const looking = ui.speak({ en: 'Looking at {0}', ko: '{0}을(를) 살펴보는 중' }, basename(file));
    const source = await ui.during(looking, () => sourceOf(services, file));
    await tellingOfCut(ui, name, (upload) =>
      services.perform({
        ...restoreLine(name, source, isHere(services.engine)),
        progress: ui.speak({ en: 'Restoring {0}', ko: '{0} 복원 중' }, name),
        long: true,
        ...(exists ? { confirmed: true } : {}),
        act: async (acting, progress) => {
          const unpack = (): Promise<void> => restore(acting, engine, services.files, name, source, progress);
          // A new one is removed when not all of it came.
          await (exists ? upload(unpack) : unpack());
          return text(record(await engine.inspect('volume', name, name)), 'CreatedAt');
        },
        // What a volume held before is not known any more.
        undo: (made) => (exists ? undefined : volumeUndo(name, made)),
      }),
    );
  },
};

async function overwrites(name: string, { engine, ui }: Services): Promise<Confirmation> {
  const users = (await engine.listContainers())
    .map(readContainer)
    .filter((entry) => entry.kind === 'container')
    .filter(({ mounts }) => mounts.some(({ type, source }) => type !== 'bind' && source === name));
  const using = users.map((user) => `${inOneLine(user.name)} (${containerStatus(user, ui.speak)})`);
  const sentences = [
    ui.speak({
      en: 'It exists. Files of the same names are overwritten; others stay as they are.',
      ko: '이미 있는 볼륨입니다. 같은 이름의 파일은 덮어쓰고 나머지는 그대로 둡니다.',
    }),
    ...(using.length === 0
      ? []
      : [
          ui.speak(
            {
              en: 'These containers use it, and see their files change under them: {0}.',
              ko: '다음 컨테이너가 이 볼륨을 쓰고 있어 사용 중인 파일이 바뀝니다: {0}.',
            },
            using.join(', '),
          ),
        ]),
  ];
  return {
    question: ui.speak({ en: 'Restore into the volume “{0}”?', ko: '“{0}” 볼륨에 복원하시겠습니까?' }, name),
    detail: sentences.join(' '),
    button: ui.speak({ en: 'Restore', ko: '복원' }),
  };
}

/** Unpacks a tar into a volume. One that did not exist before is there only when all of it was unpacked. */
export async function restore(
  engine: Engine,
  whole: Engine,
  files: Services['files'],
  volume: string,
  { file, where }: Source,
  progress: Progress,
): Promise<void> {
  const { body, size } = await files.open(file);
  try {
    const isNew = !(await volumeNames(engine)).has(volume);
    try {
      await withVolume(whole, volume, async (archive) => {
        let sent = 0;
        body.on('data', (chunk: Buffer) => {
          sent += chunk.length;
          progress(`${bytes(sent)} / ${bytes(size)}`, chunk.length / Math.max(1, size));
        });
        const headers = { 'Content-Type': 'application/x-tar' };
        await engine
          .upload({ method: 'PUT', path: archive, query: { path: where }, headers, seconds: PATIENCE }, body)
          .catch((thrown: unknown) => {
            throw badArchive(thrown, file);
          });
      });
    } catch (thrown) {
      if (isNew) await whole.send(removeVolumeCall(volume)).catch(() => undefined);
      throw thrown;
    }
  } finally {
    body.destroy();
  }
}

/** The engine found something in the archive that it does not take. */
function badArchive(thrown: unknown, file: string): unknown {
  const failure = toFailure(thrown);
  return failure.code === 'engine.rejected' ? new Failure('archive.bad', [file, failure.detail ?? '']) : thrown;
}
