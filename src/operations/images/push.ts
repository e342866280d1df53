import { type ApiCall, apiPath } from '../../contract/apiCall.ts';
import type { OneOperation } from '../../contract/operation.ts';
import { Transfer } from '../../model/transfer.ts';
import { shortId } from '../../views/format.ts';
import { reporting } from './pull.ts';
import { asRegistryFailure, registryOf, repositoryAndTag } from './reference.ts';

export const push: OneOperation = {
  kind: 'one',
  id: 'image.push',
  title: { en: 'Push', ko: '올리기(push)' },
  icon: 'cloud-upload',
  topic: 'cli.image.push',
  on: 'image',
  states: ['tagged'],
  placements: [{ group: '4_registry@1' }],
  run: async (services, { name }) => {
    const { ui, logins } = services;
    const digest = await services.perform({
      line: ['push', name],
      progress: ui.speak({ en: 'Pushing {0}', ko: '{0} 올리는 중' }, name),
      long: true,
      act: async (engine, progress) => {
        const call = pushCall(name, await logins.authHeader(registryOf(name)));
        const transfer = new Transfer();
        await asRegistryFailure(name, () => engine.follow(call, reporting(transfer, progress, ui)));
        return transfer.digest;
      },
    });
    if (digest !== undefined)
      ui.status(ui.speak({ en: 'Pushed {0} ({1})', ko: '{0} 올림 ({1})' }, name, shortId(digest)));
  },
};

export function pushCall(reference: string, authHeader: string): ApiCall {
  const { repository, tag } = repositoryAndTag(reference);
  return {
    method: 'POST',
    path: apiPath`/images/${repository}/push`,
    query: { tag },
    headers: { 'X-Registry-Auth': authHeader },
    about: { kind: 'image', name: reference },
  };
}
