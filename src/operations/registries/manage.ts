import { Failure } from '../../contract/failure.ts';
import type { MakeOperation, RegistryOperation, Services } from '../../contract/operation.ts';
import { inOneLine } from '../../contract/plainText.ts';
import type { Thing } from '../../contract/view.ts';
import { readRegistryEntry } from '../../shell/registryAddress.ts';
import { nameOf, placeOf, type RegistryPlace } from '../../views/registryRow.ts';
import { pullImage } from '../images/pull.ts';

export const addRegistry: MakeOperation = {
  kind: 'make',
  id: 'registry.add',
  title: { en: 'Add…', ko: '추가…' },
  icon: 'add',
  topic: 'cli.registry.add',
  on: 'registry',
  titleGroup: 'navigation@1',
  run: async ({ ui, registries, registryBook }) => {
    const prompt = ui.speak({
      en: 'Its address, or one repository of it: registry.example.com, 127.0.0.1:5000, docker.io/library/alpine',
      ko: '레지스트리 주소나 저장소 하나. 예: registry.example.com, 127.0.0.1:5000, docker.io/library/alpine',
    });
    const title = ui.speak({ en: 'Add a Registry', ko: '레지스트리 추가' });
    const typed = await ui.input(title, prompt, '', (value) =>
      readRegistryEntry(value) === undefined
        ? ui.speak({
            en: 'That is no address of a registry. It has a dot or a port: registry.example.com or 127.0.0.1:5000.',
            ko: '레지스트리 주소가 아닙니다. 점이나 포트가 있어야 합니다. 예: registry.example.com, 127.0.0.1:5000',
          })
        : undefined,
    );
    const entry = typed === undefined ? undefined : readRegistryEntry(typed);
    if (typed === undefined || entry === undefined) return;
    await registryBook.add(typed.trim());
    // One that wants a login is added all the same: the login comes next.
    await ui.during(ui.speak({ en: 'Asking {0}', ko: '{0}에 확인하는 중' }, entry.address.host), () =>
      registries.check(entry.address),
    );
  },
};

export const removeRegistry: RegistryOperation = {
  kind: 'one',
  id: 'registry.remove',
  title: { en: 'Take off the List', ko: '목록에서 빼기' },
  icon: 'close',
  topic: 'cli.registry.remove',
  on: 'registry',
  states: ['registry'],
  placements: [{ group: '9_remove@1' }],
  run: async ({ registryBook }, thing) => registryBook.remove(there(thing).host),
};

export const moreOfRegistry: RegistryOperation = {
  kind: 'one',
  id: 'registry.more',
  title: { en: 'Show More', ko: '더 보기' },
  icon: 'unfold',
  topic: 'cli.registry.list',
  on: 'registry',
  states: ['more'],
  placements: [{ group: 'inline@1' }],
  run: ({ registryBook }, thing) => registryBook.more(thing.id),
};

export const pullTag: RegistryOperation = {
  kind: 'one',
  id: 'registry.pullTag',
  title: { en: 'Pull', ko: '받기(pull)' },
  icon: 'cloud-download',
  topic: 'cli.image.pull',
  on: 'registry',
  states: ['tag'],
  placements: [{ group: 'inline@1' }, { group: '1_get@1' }],
  run: async (services, thing) => {
    await pullImage(services, nameOf(there(thing)));
  },
};

export const copyRegistryDigest: RegistryOperation = {
  kind: 'one',
  id: 'registry.copyDigest',
  title: { en: 'Copy Digest', ko: '다이제스트 복사' },
  icon: 'copy',
  topic: 'cli.registry.digest',
  on: 'registry',
  states: ['tag'],
  placements: [{ group: '7_copy@1' }],
  run: async (services, thing) => {
    const { ui } = services;
    const place = there(thing);
    const digest = await digestOf(services, place);
    const { host, plain, repository = '' } = place;
    const copied = `${nameOf({ host, plain, repository })}@${digest}`;
    await ui.copy(copied);
    ui.status(ui.speak({ en: 'Copied: {0}', ko: '복사함: {0}' }, copied));
  },
};

export const deleteTag: RegistryOperation = {
  kind: 'one',
  id: 'registry.deleteTag',
  title: { en: 'Delete from the Registry…', ko: '레지스트리에서 삭제…' },
  icon: 'trash',
  topic: 'cli.registry.delete',
  on: 'registry',
  states: ['tag'],
  placements: [{ group: '9_remove@1' }],
  run: async (services, thing) => {
    const { ui, registries, registryBook, perform } = services;
    const place = there(thing);
    const { repository = '' } = place;
    const digest = await digestOf(services, place);
    const same = await tagsWith(services, place, digest);
    const request = `DELETE ${place.host}/v2/${repository}/manifests/${digest}`;
    const agreed = await ui.confirm({
      question: ui.speak(
        { en: 'Delete {0} from the registry?', ko: '레지스트리에서 {0}을(를) 삭제하시겠습니까?' },
        thing.name,
      ),
      detail: [
        ui.speak({
          en: 'A registry deletes what a tag leads to, so all tags of the same digest go, for everybody who uses the registry:',
          ko: '레지스트리는 태그가 가리키는 것을 삭제합니다. 다이제스트가 같은 태그는 모두 사라지며, 레지스트리를 쓰는 모든 사람에게 영향을 줍니다:',
        }),
        same.tags.map((tag) => inOneLine(tag)).join('\n'),
        ...(same.onlyOf === undefined
          ? []
          : [
              ui.speak(
                {
                  en: 'Only {0} tags of the repository were looked at. Others of this digest go too, and are not named here.',
                  ko: '저장소의 태그 중 {0}개만 확인했습니다. 다이제스트가 같은 다른 태그는 여기에 없어도 함께 사라집니다.',
                },
                same.onlyOf,
              ),
            ]),
        request,
      ].join('\n\n'),
      button: ui.speak({ en: 'Delete', ko: '삭제' }),
    });
    if (!agreed) return;
    await perform({
      line: [],
      request,
      progress: ui.speak({ en: 'Deleting {0}', ko: '{0} 삭제 중' }, thing.name),
      act: () => registries.remove({ host: place.host, plain: place.plain }, repository, digest),
    });
    await registryBook.refresh();
    ui.status(ui.speak({ en: 'Deleted: {0}', ko: '삭제함: {0}' }, same.tags.join(', ')));
  },
};

/** Tags that are looked at for others of the same digest: each is a request. */
const MOST = 1000;
/** Requests at a time. */
const AT_ONCE = 8;

interface Same {
  /** The tag itself first. */
  readonly tags: readonly string[];
  /** How many tags were looked at, when that was not all of them. */
  readonly onlyOf: number | undefined;
}

/** Goes through all pages of tags. The person may end it: then what was found so far is told as that. */
async function tagsWith({ registries, ui }: Services, place: RegistryPlace, digest: string): Promise<Same> {
  const { repository = '', tag = '' } = place;
  const address = { host: place.host, plain: place.plain };
  const looking = ui.speak({ en: 'Looking for tags of the same digest', ko: '다이제스트가 같은 태그를 찾는 중' });
  return ui.cancellable(looking, async (progress, signal) => {
    const tags = [tag];
    let looked = 0;
    let next: string | undefined;
    let waiting: string[] = [];
    do {
      const page = await registries.tags(address, repository, next);
      next = page.next;
      waiting = [...page.entries];
      while (waiting.length > 0 && looked < MOST && !signal.aborted) {
        const some = waiting.splice(0, Math.min(AT_ONCE, MOST - looked));
        const same = await Promise.all(
          some.map(async (other) => other !== tag && (await hasDigest(registries, { ...place, tag: other }, digest))),
        );
        tags.push(...some.filter((_, index) => same[index]));
        looked += some.length;
        progress(String(looked));
      }
    } while (waiting.length === 0 && next !== undefined && looked < MOST && !signal.aborted);
    return { tags, onlyOf: waiting.length === 0 && next === undefined ? undefined : looked };
  });
}

/** A tag that went in the meantime has none. */
async function hasDigest(registries: Services['registries'], place: RegistryPlace, digest: string): Promise<boolean> {
  const { host, plain, repository = '', tag = '' } = place;
  try {
    return (await registries.digest({ host, plain }, repository, tag)) === digest;
  } catch (thrown) {
    if (Failure.is(thrown, 'registry.notFound')) return false;
    throw thrown;
  }
}

function digestOf(
  { registries }: Services,
  { host, plain, repository = '', tag = '' }: RegistryPlace,
): Promise<string> {
  return registries.digest({ host, plain }, repository, tag);
}

/** @throws Failure `row.gone` for a thing that no row of ours has */
function there(thing: Thing<'registry'>): RegistryPlace {
  const place = placeOf(thing);
  if (place === undefined) throw new Failure('row.gone');
  return place;
}
