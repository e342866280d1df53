import type { Engine } from '../../contract/engine.ts';
import type { MakeOperation } from '../../contract/operation.ts';
import { readImageName } from '../../dockerfile/imageName.ts';
import { list, record, text } from '../../model/raw.ts';
import { Transfer } from '../../model/transfer.ts';
import { namesUndo } from './names.ts';
import { pullCall, reporting } from './pull.ts';
import { asRegistryFailure, referenceProblem, registryOf } from './reference.ts';

export const pullAllTags: MakeOperation = {
  kind: 'make',
  id: 'image.pullAllTags',
  title: { en: 'Pull All Tags…', ko: '모든 태그 받기…' },
  topic: 'cli.image.pull',
  on: 'image',
  titleGroup: '1_get@2',
  run: async ({ ui, logins, perform }) => {
    const { speak } = ui;
    const prompt = speak({
      en: 'A repository, without a tag. Every tag that it has is pulled; for a popular one that is very much.',
      ko: '태그 없는 저장소 이름. 저장소에 있는 태그를 모두 받으므로, 공개 저장소는 용량이 매우 클 수 있습니다.',
    });
    const typed = await ui.input(speak(pullAllTags.title), prompt, '', (value) => {
      const name = value.trim();
      const problem = referenceProblem(name, ui);
      if (problem !== undefined || !isNarrowed(name)) return problem;
      return speak({ en: 'Without a tag or digest: all are pulled.', ko: '태그나 다이제스트 없이 쓰십시오.' });
    });
    const name = typed?.trim();
    if (name === undefined) return;
    await perform({
      line: ['pull', '--all-tags', name],
      progress: speak({ en: 'Pulling all tags of {0}', ko: '{0}의 모든 태그를 받는 중' }, name),
      long: true,
      act: async (engine, progress) => {
        const call = pullCall(name, await logins.authHeader(registryOf(name)), 'all tags');
        const before = await tagsOf(engine, name);
        await asRegistryFailure(name, () => engine.follow(call, reporting(new Transfer(), progress, ui)));
        const made = await tagsOf(engine, name);
        return [...made].map(([tag, id]) => ({ name: tag, before: before.get(tag), made: id }));
      },
      undo: namesUndo,
    });
  },
};

function isNarrowed(name: string): boolean {
  const { tag, digest } = readImageName(name);
  return tag !== undefined || digest !== undefined;
}

/** The names that images have of a repository, each with the id of its image. */
async function tagsOf(engine: Engine, repository: string): Promise<ReadonlyMap<string, string>> {
  const { familiar } = readImageName(repository);
  const names = (await engine.listImages()).map(record).flatMap((image) =>
    list(image, 'RepoTags')
      .map(String)
      .filter((name) => readImageName(name).familiar === familiar)
      .map((name): [string, string] => [name, text(image, 'Id')]),
  );
  return new Map(names);
}
