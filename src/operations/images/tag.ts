import type { OneOperation } from '../../contract/operation.ts';
import { readImageName } from '../../dockerfile/imageName.ts';
import { record, text } from '../../model/raw.ts';
import { fullName, holderOf, namesUndo } from './names.ts';
import { askForReference, tagCall } from './reference.ts';

export const tag: OneOperation = {
  kind: 'one',
  id: 'image.tag',
  title: { en: 'Tag…', ko: '태그 지정…' },
  icon: 'tag',
  topic: 'cli.image.tag',
  on: 'image',
  placements: [{ group: '2_name@1' }],
  run: async (services, image) => {
    const { engine, ui } = services;
    const name = await askForReference(
      ui,
      ui.speak({ en: 'Another Name for {0}', ko: '{0} 태그 지정' }, image.name),
      ui.speak({
        en: 'Another name for the same image; with a registry in front it can be pushed there.',
        ko: '같은 이미지에 붙일 다른 이름입니다. 앞에 레지스트리를 쓰면 그곳으로 올릴 수 있습니다.',
      }),
      image.state === 'tagged' ? readImageName(image.name).familiar : '',
    );
    if (name === undefined) return;
    const target = fullName(name);
    const holder = await holderOf(engine, target);
    const id = text(record(await engine.inspect('image', image.id, image.name)), 'Id');
    if (holder !== undefined && holder !== id && !(await ui.confirm(movesTag(target)))) return;
    await services.perform({
      line: ['tag', image.name, name],
      progress: ui.speak({ en: 'Tagging {0}', ko: '{0} 태그 지정 중' }, image.name),
      act: (acting) => acting.send(tagCall(image.id, name)),
      undo: () => namesUndo([{ name: target, before: holder, made: id }]),
    });

    function movesTag(taken: string): Parameters<typeof ui.confirm>[0] {
      return {
        question: ui.speak({ en: 'Move the tag “{0}”?', ko: '“{0}” 태그를 옮기시겠습니까?' }, taken),
        detail: ui.speak({
          en: 'Another image has this name now. It loses the name; without any other it is dangling.',
          ko: '지금은 다른 이미지가 이 이름을 쓰고 있습니다. 그 이미지는 이름을 잃고, 다른 이름이 없으면 댕글링 이미지가 됩니다.',
        }),
        button: ui.speak({ en: 'Move', ko: '옮기기' }),
      };
    }
  },
};
