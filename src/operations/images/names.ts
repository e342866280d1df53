import type { Engine } from '../../contract/engine.ts';
import { Failure } from '../../contract/failure.ts';
import type { Services, Undo } from '../../contract/operation.ts';
import { readImageName } from '../../dockerfile/imageName.ts';
import { list, number, record, text } from '../../model/raw.ts';
import { bytes, shortId } from '../../views/format.ts';
import { assertSame } from '../undo.ts';
import { tagCall, untagCall } from './reference.ts';

/** The id of the image that has a name now; undefined when none has. */
export async function holderOf(engine: Engine, reference: string): Promise<string | undefined> {
  try {
    return text(record(await engine.inspect('image', reference, reference)), 'Id');
  } catch (thrown) {
    if (Failure.is(thrown, 'image.gone')) return undefined;
    throw thrown;
  }
}

/**
 * Whether a name may be given to an image: asked when another one has it.
 * @param holder the id of the image that has it now, if one has
 * @param made the id of the image that gets it; undefined: one that is made for it
 */
export async function mayTakeName(
  { ui }: Pick<Services, 'ui'>,
  name: string,
  holder: string | undefined,
  made?: string,
): Promise<boolean> {
  if (holder === undefined || holder === made) return true;
  return ui.confirm({
    question: ui.speak({ en: 'Move the tag “{0}”?', ko: '“{0}” 태그를 옮기시겠습니까?' }, name),
    detail: ui.speak(
      {
        en: 'The image {0} has this name now. It loses the name; without any other it is dangling.',
        ko: '지금은 이미지 {0}이(가) 이 이름을 쓰고 있습니다. 그 이미지는 이름을 잃고, 다른 이름이 없으면 댕글링 이미지가 됩니다.',
      },
      shortId(holder),
    ),
    button: ui.speak({ en: 'Move', ko: '옮기기' }),
  });
}

/** A name with its tag or digest, as the engine lists it. */
export function fullName(reference: string): string {
  const { familiar, tag, digest } = readImageName(reference);
  return digest === undefined ? `${familiar}:${tag ?? 'latest'}` : `${familiar}@${digest}`;
}

/** A name that an image was given, and the id of the one that it led to before; undefined: none had it. */
export interface NameGiven {
  readonly name: string;
  readonly before: string | undefined;
  readonly made: string;
}

/** What takes names back: away, or the only one to the image that had it. Undefined when no single line does. */
export function namesUndo(given: readonly NameGiven[]): Undo | undefined {
  const changed = given.filter(({ before, made }) => before !== made);
  const [first, ...others] = changed;
  if (first === undefined) return undefined;
  const { before } = first;
  if (before === undefined && others.every((other) => other.before === undefined)) return removal(changed);
  if (before === undefined || others.length > 0) return undefined;
  return {
    line: ['tag', before, first.name],
    act: (engine) => engine.send(tagCall(before, first.name)),
    loses: async (engine) => {
      await inspectMade(engine, first);
      return undefined;
    },
  };
}

function removal(given: readonly NameGiven[]): Undo {
  const names = given.map(({ name }) => name);
  return {
    line: ['image', 'rm', ...names],
    act: async (engine) => {
      for (const name of names) await engine.send(untagCall(name));
    },
    loses: async (engine, speak) => {
      const gone = new Map<string, number>();
      for (const one of given) {
        const image = await inspectMade(engine, one);
        const stays = list(image, 'RepoTags').some((tag) => !names.includes(String(tag)));
        if (!stays) gone.set(shortId(one.made), number(image, 'Size') ?? 0);
      }
      if (gone.size === 0) return undefined;
      return speak(
        {
          en: 'With its last name an image goes too: {0}. One that a container was made of is refused.',
          ko: '마지막 이름이 사라지므로 이미지도 삭제됩니다: {0}. 컨테이너가 사용하는 이미지는 삭제되지 않습니다.',
        },
        [...gone].map(([id, size]) => `${id} (${bytes(size)})`).join(', '),
      );
    },
  };
}

async function inspectMade(engine: Engine, { name, made }: NameGiven): Promise<ReturnType<typeof record>> {
  const image = record(await engine.inspect('image', name, name));
  assertSame(name, made, text(image, 'Id'));
  return image;
}
