import { Failure } from '../contract/failure.ts';
import type { Ui } from '../contract/operation.ts';

/** It was refused before anything was written. */
const refusals = ['thing.gone', 'container.noPath', 'volume.noImage'] as const;

/**
 * Says what may lie there half written when an upload was cut. An engine writes each file straight over the one that was
 * there and has no request that renames one, so nobody can put a whole file in its place at once.
 * @param place where the files go
 * @param work does its upload through what it is given
 */
export async function tellingOfCut<T>(
  ui: Ui,
  place: string,
  work: (through: (send: () => Promise<void>) => Promise<void>) => Promise<T>,
): Promise<T> {
  const upload = { isCut: false };
  try {
    return await work(async (send) => {
      try {
        await send();
      } catch (thrown) {
        upload.isCut = !refusals.some((code) => Failure.is(thrown, code));
        throw thrown;
      }
    });
  } finally {
    const text = {
      en: 'What went to {0} is not complete: the file that was on its way may be half written, and those before it are new. Do it again to make them whole.',
      ko: '{0}(으)로 보내는 작업이 끝까지 진행되지 않았습니다. 보내던 파일은 일부만 기록되었을 수 있고, 먼저 보낸 파일은 이미 바뀌었습니다. 다시 실행하면 온전해집니다.',
    };
    if (upload.isCut) ui.inform(ui.speak(text, place));
  }
}
