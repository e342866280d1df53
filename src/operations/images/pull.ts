import type { ApiCall } from '../../contract/apiCall.ts';
import type { MakeOperation, Progress, Services, Ui } from '../../contract/operation.ts';
import { Transfer } from '../../model/transfer.ts';
import { bytes } from '../../views/format.ts';
import { fullName, holderOf, namesUndo } from './names.ts';
import { asRegistryFailure, askForReference, registryOf, repositoryAndTag } from './reference.ts';

export const pull: MakeOperation = {
  kind: 'make',
  id: 'image.pull',
  title: { en: 'Pull…', ko: '받기(pull)…' },
  icon: 'cloud-download',
  topic: 'cli.image.pull',
  on: 'image',
  titleGroup: 'navigation@1',
  run: async (services) => {
    const { ui } = services;
    const reference = await askForReference(
      ui,
      ui.speak({ en: 'Pull an Image', ko: '이미지 받기' }),
      ui.speak({
        en: 'Name, with a tag behind a colon: alpine:3.22, or registry.example.com/team/app:1.0',
        ko: '이름과 콜론 뒤의 태그. 예: alpine:3.22, registry.example.com/team/app:1.0',
      }),
      '',
    );
    if (reference !== undefined) await pullImage(services, reference);
  },
};

/** @returns the digest of what was pulled; undefined when the person turned away */
export async function pullImage(services: Services, reference: string): Promise<string | undefined> {
  const { ui, logins } = services;
  const name = fullName(reference);
  const pulled = await services.perform({
    line: ['pull', reference],
    progress: ui.speak({ en: 'Pulling {0}', ko: '{0} 받는 중' }, reference),
    long: true,
    act: async (engine, progress) => {
      const call = pullCall(reference, await logins.authHeader(registryOf(reference)));
      const transfer = new Transfer();
      const before = await holderOf(engine, name);
      await asRegistryFailure(reference, () => engine.follow(call, reporting(transfer, progress, ui)));
      return { digest: transfer.digest, before, made: await holderOf(engine, name) };
    },
    undo: ({ before, made }) => (made === undefined ? undefined : namesUndo([{ name, before, made }])),
  });
  return pulled?.digest;
}

/** @param which without a tag the engine pulls every one that the registry has */
export function pullCall(reference: string, authHeader: string, which: 'one tag' | 'all tags' = 'one tag'): ApiCall {
  const { repository, tag } = repositoryAndTag(reference);
  return {
    method: 'POST',
    path: '/images/create',
    query: which === 'one tag' ? { fromImage: repository, tag } : { fromImage: repository },
    headers: { 'X-Registry-Auth': authHeader },
    about: { kind: 'image', name: reference },
  };
}

/** Reads the engine's lines into a transfer and says how far it is. */
export function reporting(transfer: Transfer, progress: Progress, ui: Ui): (line: unknown) => void {
  let said = '';
  let share = 0;
  return (line) => {
    transfer.read(line);
    const message = describe(transfer, ui);
    // The engine sends many lines a second; a person reads few.
    if (message === said && transfer.share - share < 0.01) return;
    progress(message, transfer.share - share);
    said = message;
    share = transfer.share;
  };
}

/** The state of every layer: those that are done by their number, those that move with their bytes, others by state. */
function describe({ layers, layersDone }: Transfer, { speak }: Ui): string {
  if (layers.length === 0) return speak({ en: 'asking', ko: '확인 중' });
  const open = layers.filter((layer) => !layer.done);
  const moving = open.flatMap(({ id, status, current, total }) =>
    current === undefined || total === undefined ? [] : [`${id} ${status} ${bytes(current)} / ${bytes(total)}`],
  );
  const still = open.filter(({ current, total }) => current === undefined || total === undefined);
  const states = [...new Set(still.map(({ status }) => status))];
  return [
    speak({ en: '{0} of {1} layers', ko: '레이어 {1}개 중 {0}개' }, layersDone, layers.length),
    ...moving,
    ...states.map((state) => `${state}: ${still.filter(({ status }) => status === state).length}`),
  ].join(' · ');
}
