import type { Localized } from '../../contract/localized.ts';
import type { OneOperation, Services } from '../../contract/operation.ts';
import type { Thing } from '../../contract/view.ts';
import { record, text } from '../../model/raw.ts';
import { runLinesOf } from '../../shell/run/copiedLine.ts';
import { joinWords } from '../../shell/words.ts';

/** Puts something about a container where pasting finds it. */
function copies(
  verb: string,
  title: Localized,
  topic: string,
  place: number,
  find: (services: Services, thing: Thing) => Promise<string>,
): OneOperation {
  return {
    kind: 'one',
    id: `container.${verb}`,
    title,
    topic,
    on: 'container',
    placements: [{ group: `7_copy@${place}` }],
    run: async (services, thing) => {
      const { ui } = services;
      const found = await find(services, thing);
      if (found === '') {
        ui.status(ui.speak({ en: '{0} has none.', ko: '{0}에는 없습니다.' }, thing.name));
        return;
      }
      await ui.copy(found);
      ui.status(ui.speak({ en: 'Copied.', ko: '복사했습니다.' }));
    },
  };
}

/** Secrets included: the line is meant to run. What it cannot say is said beside it. */
export const copyRunCommand: OneOperation = {
  kind: 'one',
  id: 'container.copyRunCommand',
  title: { en: 'Copy as docker run', ko: 'docker run 명령으로 복사' },
  topic: 'cli.container.run',
  on: 'container',
  placements: [{ group: '7_copy@1' }],
  run: async ({ engine, ui }, thing) => {
    const container = record(await engine.inspect('container', thing.id, thing.name));
    const id = text(container, 'Image');
    // An image that was removed: then everything is said, as nobody knows what came with it.
    const image = await engine.inspect('image', id, id).catch(() => ({}));
    const machine = await engine.send({ method: 'GET', path: '/info' }).catch(() => ({}));
    const { lines, leftOut } = runLinesOf(container, image, machine);
    await ui.copy(lines.map((line) => `docker ${joinWords(line)}`).join(' && '));
    ui.status(ui.speak({ en: 'Copied.', ko: '복사했습니다.' }));
    if (leftOut.length === 0) return;
    const message = {
      en: 'What was copied does not make quite the same container. It leaves out: {0}. Inspect shows the values.',
      ko: '복사한 명령으로는 완전히 같은 컨테이너가 만들어지지 않습니다. 빠진 항목: {0}. 값은 Inspect에서 확인할 수 있습니다.',
    };
    ui.inform(ui.speak(message, leftOut.join(', ')));
  },
};

export const copyId = copies('copyId', { en: 'Copy ID', ko: 'ID 복사' }, 'cli.container.ls', 2, (_, { id }) =>
  Promise.resolve(id),
);

export const copyName = copies('copyName', { en: 'Copy Name', ko: '이름 복사' }, 'cli.container.ls', 3, (_, { name }) =>
  Promise.resolve(name),
);

/** Of the first network that gives it one. */
export const copyAddress = copies(
  'copyAddress',
  { en: 'Copy Address', ko: '주소 복사' },
  'cli.container.inspect',
  4,
  async ({ engine }, thing) => {
    const { NetworkSettings } = record(await engine.inspect('container', thing.id, thing.name));
    const networks = Object.values(record(record(NetworkSettings)['Networks'])).map(record);
    const addresses = networks.map((network) => text(network, 'IPAddress') || text(network, 'GlobalIPv6Address'));
    return addresses.find((address) => address !== '') ?? '';
  },
);
