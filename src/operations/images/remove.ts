import { apiPath } from '../../contract/apiCall.ts';
import type { EachOperation, OneOperation } from '../../contract/operation.ts';
import { inOneLine } from '../../contract/plainText.ts';
import { list, record, text } from '../../model/raw.ts';
import { joinWords } from '../../shell/words.ts';
import { shortId } from '../../views/format.ts';
import { linesOf } from '../confirmation.ts';
import { undoBy } from '../undo.ts';
import { tagCall } from './reference.ts';

export const removeImage: EachOperation = {
  kind: 'each',
  id: 'image.remove',
  title: { en: 'Remove', ko: '삭제' },
  icon: 'trash',
  topic: 'cli.image.rm',
  on: 'image',
  placements: [{ group: 'inline@3' }, { group: '9_remove@1' }],
  danger: 'removes',
  progress: { en: 'Removing {0}', ko: '{0} 삭제 중' },
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
  confirm: (things, speak) => {
    const [first] = things;
    const lines = linesOf(things, (thing) => joinWords(removeImage.line(thing)), speak);
    const detail = speak({
      en: 'A name goes; the image goes with its last name. One that a container was made of is refused.',
      ko: '이름 하나가 삭제되며, 마지막 이름이면 이미지도 삭제됩니다. 컨테이너가 사용하는 이미지는 삭제되지 않습니다.',
    });
    return {
      question:
        things.length === 1
          ? speak({ en: 'Remove the image “{0}”?', ko: '이미지 “{0}”을(를) 삭제하시겠습니까?' }, first?.name ?? '')
          : speak({ en: 'Remove {0} images?', ko: '이미지 {0}개를 삭제하시겠습니까?' }, things.length),
      detail: `${detail}\n\n${lines.join('\n')}`,
      button: speak({ en: 'Remove', ko: '삭제' }),
    };
  },
};

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
