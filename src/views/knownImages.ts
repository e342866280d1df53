import type { Speak } from '../contract/localized.ts';
import type { LocalImage } from '../dockerfile/localImage.ts';
import type { ImageRecord, OddRecord } from '../model/records.ts';
import { age, bytes } from './format.ts';

/**
 * The images that have a name, the newest first.
 * @param now milliseconds since 1970.
 */
export function knownImages(
  { images }: { readonly images: ReadonlyMap<string, ImageRecord | OddRecord> },
  speak: Speak,
  now: number,
): readonly LocalImage[] {
  return [...images.values()]
    .filter((image): image is ImageRecord => image.kind === 'image' && image.reference !== '')
    .sort((one, other) => other.created - one.created)
    .map(({ reference, size, created, digest }) => ({
      name: reference,
      detail: `${bytes(size)} · ${age(created, now, speak)}`,
      ...(digest === '' ? {} : { digest }),
    }));
}
