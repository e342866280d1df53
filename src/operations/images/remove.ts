import { apiPath } from '../../contract/apiCall.ts';
import type { Engine } from '../../contract/engine.ts';
import type { Speak } from '../../contract/localized.ts';
import type { EachOperation, OneOperation } from '../../contract/operation.ts';
import { inOneLine } from '../../contract/plainText.ts';
import type { Thing } from '../../contract/view.ts';
import { readImageUsage } from '../../model/diskUsage.ts';
import { imageNames } from '../../model/prune.ts';
import { list, record, text } from '../../model/raw.ts';
import { joinWords } from '../../shell/words.ts';
import { bytes, shortId } from '../../views/format.ts';
import { linesOf } from '../confirmation.ts';
import { undoBy } from '../undo.ts';
import { tagCall } from './reference.ts';

/** What becomes of images when names of theirs go. */
interface Going {
  /** Those that go with their last names, as these names and their bytes. */
  readonly gone: readonly { readonly names: readonly string[]; readonly size: number }[];
  /** Names that are left to the others. */
  readonly left: readonly string[];
}

export const removeImage: EachOperation<Going> = {
  kind: 'each',
  id: 'image.remove',
  title: { en: 'Remove', ko: '삭제' },
  icon: 'trash',
  topic: 'cli.image.rm',
  on: 'image',
  placements: [{ group: 'inline@3' }, { group: '9_remove@1' }],
  danger: 'removes',
  progress: { en: 'Removing {0}', ko: '{0} 삭제 중' },
  ask: ({ engine }, things) => goingWith(engine, things),
  line: ({ name }) => ['image', 'rm', name],
  call: ({ id, name }) => ({ method: 'DELETE', path: apiPath`/images/${id}`, about: { kind: 'image', name } }),
  remembers: true,
  // The image is still there while it has another name.
  undo: ({ name }, _answers, before) => {
    const image = record(before);
    const tags = list(image, 'RepoTags');
    if (tags.length < 2 || !tags.includes(name)) return undefined;
    const id = text(image, 'Id');
    return undoBy(['tag', id, name], tagCall(id, name));
  },
  confirm: (things, speak, going) => {
    const [first] = things;
    const lines = linesOf(things, (thing) => joinWords(removeImage.line(thing, going)), speak);
    return {
      question:
        things.length === 1
          ? speak({ en: 'Remove the image “{0}”?', ko: '이미지 “{0}”을(를) 삭제하시겠습니까?' }, first?.name ?? '')
          : speak({ en: 'Remove {0} images?', ko: '이미지 {0}개를 삭제하시겠습니까?' }, things.length),
      detail: `${told(going, speak).join(' ')}\n\n${lines.join('\n')}`,
      button: speak({ en: 'Remove', ko: '삭제' }),
    };
  },
};

function told({ gone, left }: Going, speak: Speak): string[] {
  if (gone.length + left.length === 0) {
    return [speak({ en: 'It is not there any more.', ko: '이미 삭제된 이미지입니다.' })];
  }
  const images = gone.map(({ names, size }) => `${names.map((name) => inOneLine(name)).join(' = ')} (${bytes(size)})`);
  return [
    ...(images.length === 0
      ? []
      : [
          speak(
            {
              en: 'The image itself goes, for no other name is left: {0}. One that a container was made of is refused.',
              ko: '남는 이름이 없어 이미지 자체가 삭제됩니다: {0}. 컨테이너가 사용하는 이미지는 삭제되지 않습니다.',
            },
            images.join(', '),
          ),
        ]),
    ...(left.length === 0
      ? []
      : [
          speak(
            {
              en: 'Only a name goes where the image has others: {0}.',
              ko: '다른 이름이 있는 이미지는 이름만 삭제됩니다. 남는 이름: {0}.',
            },
            left.map((name) => inOneLine(name)).join(', '),
          ),
        ]),
  ];
}

async function goingWith(engine: Engine, things: readonly Thing[]): Promise<Going> {
  const selected = new Set(things.map(({ id }) => id));
  const touched = (await engine.listImages()).flatMap((raw) => {
    const { id, size, ...named } = readImageUsage(record(raw));
    const names = imageNames(named);
    if (!selected.has(id) && !names.some((name) => selected.has(name))) return [];
    const left = selected.has(id) ? [] : names.filter((name) => !selected.has(name));
    return [{ names: names.length === 0 ? [shortId(id)] : names, size, left }];
  });
  return { gone: touched.filter(({ left }) => left.length === 0), left: touched.flatMap(({ left }) => left) };
}

/** With all its names, and although containers that are not running were made of it. */
export const removeImageByForce: OneOperation = {
  kind: 'one',
  id: 'image.removeAll',
  title: { en: 'Remove with All Tags (force)…', ko: '모든 태그와 함께 강제 삭제…' },
  icon: 'trash',
  topic: 'cli.image.rm',
  on: 'image',
  placements: [{ group: '9_remove@2' }],
  run: async (services, image) => {
    const { engine, ui } = services;
    const inspected = record(await engine.inspect('image', image.id, image.name));
    const id = text(inspected, 'Id');
    const tags = list(inspected, 'RepoTags').filter((tag): tag is string => typeof tag === 'string');
    const line = ['image', 'rm', '--force', shortId(id)];
    const names = tags.length === 0 ? shortId(id) : tags.map((tag) => inOneLine(tag)).join('\n');
    const agreed = await ui.confirm({
      question: ui.speak(
        { en: 'Remove the image {0} with all its names?', ko: '이미지 {0}을(를) 모든 이름과 함께 삭제하시겠습니까?' },
        shortId(id),
      ),
      detail: `${ui.speak({
        en: 'Stopped containers that were made of it stay, without a name for their image. Running ones prevent it.',
        ko: '이 이미지로 만든 중지된 컨테이너는 남지만 이미지 이름을 잃습니다. 실행 중인 컨테이너가 있으면 삭제되지 않습니다.',
      })}\n\n${names}\n\ndocker ${joinWords(line)}`,
      button: ui.speak({ en: 'Remove', ko: '삭제' }),
    });
    if (!agreed) return;
    await services.perform({
      line,
      confirmed: true,
      progress: ui.speak({ en: 'Removing {0}', ko: '{0} 삭제 중' }, shortId(id)),
      act: (acting) =>
        acting.send({
          method: 'DELETE',
          path: apiPath`/images/${id}`,
          query: { force: true },
          about: { kind: 'image', name: image.name },
        }),
    });
  },
};
