import type { OneOperation, Ui } from '../../contract/operation.ts';
import type { Thing } from '../../contract/view.ts';
import { readImageName } from '../../dockerfile/imageName.ts';
import { record, text } from '../../model/raw.ts';
import { nameOf, placeOf, type RegistryPlace } from '../../views/registryRow.ts';
import { fullName, holderOf, mayTakeName, namesUndo } from './names.ts';
import { push } from './push.ts';
import { askForReference, tagCall } from './reference.ts';

export const tag: OneOperation = {
  kind: 'one',
  id: 'image.tag',
  title: { en: 'Tag…', ko: '태그 지정…' },
  icon: 'tag',
  topic: 'cli.image.tag',
  on: 'image',
  placements: [{ group: '2_name@1' }],
  run: async (services, image, partner) => {
    const { engine, ui } = services;
    const place = partner?.kind === 'registry' ? placeOf(partner) : undefined;
    const { title, prompt, value } = place === undefined ? plainly(ui, image) : towards(ui, image, place);
    const name = await askForReference(ui, title, prompt, value);
    if (name === undefined) return;
    const target = fullName(name);
    const holder = await holderOf(engine, target);
    const id = text(record(await engine.inspect('image', image.id, image.name)), 'Id');
    if (!(await mayTakeName(services, target, holder, id))) return;
    const tagged = await services.perform({
      line: ['tag', image.name, name],
      progress: ui.speak({ en: 'Tagging {0}', ko: '{0} 태그 지정 중' }, image.name),
      act: async (acting) => {
        await acting.send(tagCall(image.id, name));
        return true;
      },
      undo: () => namesUndo([{ name: target, before: holder, made: id }]),
    });
    if (place !== undefined && tagged === true) {
      await push.run(services, { kind: 'image', id: name, name, state: 'tagged' });
    }
  },
};

interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
}

function plainly({ speak }: Ui, image: Thing): Question {
  return {
    title: speak({ en: 'Another Name for {0}', ko: '{0} 태그 지정' }, image.name),
    prompt: speak({
      en: 'Another name for the same image; with a registry in front it can be pushed there.',
      ko: '같은 이미지에 붙일 다른 이름입니다. 앞에 레지스트리를 쓰면 그곳으로 올릴 수 있습니다.',
    }),
    value: image.state === 'tagged' ? readImageName(image.name).familiar : '',
  };
}

/** For an image that was dropped on a registry, or on a repository of one: it is pushed there next. */
function towards({ speak }: Ui, image: Thing, place: RegistryPlace): Question {
  const { path = '', tag: label = 'latest' } = image.state === 'tagged' ? readImageName(image.name) : {};
  const repository = place.repository ?? path.slice(path.lastIndexOf('/') + 1);
  return {
    title: speak(
      { en: 'Tag and Push {0} to {1}', ko: '{0}에 태그를 지정하고 {1}(으)로 올리기' },
      image.name,
      place.host,
    ),
    prompt: speak({
      en: 'The image gets this name, then it is pushed to the registry in front of it.',
      ko: '이미지에 이 이름을 붙인 다음, 맨 앞의 레지스트리로 올립니다.',
    }),
    value: nameOf({ ...place, repository, tag: label }),
  };
}
