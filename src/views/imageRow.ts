import type { Row, Thing } from '../contract/view.ts';
import type { Speak } from '../contract/localized.ts';
import type { ImageRecord } from '../model/records.ts';
import { age, bytes, shortId } from './format.ts';

const NONE = '<none>';

export function imageName(image: ImageRecord): string {
  if (image.reference !== '') return image.reference;
  return image.repository === '' ? NONE : `${image.repository}:${NONE}`;
}

export function imageThing(image: ImageRecord): Thing {
  const dangling = image.reference === '';
  // A reference keeps the tag that was clicked; an image without one is known by its id only.
  return {
    kind: 'image',
    id: dangling ? image.id : image.reference,
    name: dangling ? shortId(image.id) : image.reference,
    state: dangling ? 'dangling' : 'tagged',
  };
}

/** @param now milliseconds since 1970. */
export function imageRow(image: ImageRecord, speak: Speak, now: number): Row {
  const dangling = image.reference === '';
  const facts = [bytes(image.size), age(image.created, now, speak)];
  if (dangling) facts.unshift(shortId(image.id), speak({ en: 'dangling', ko: '댕글링' }));
  const name = imageName(image);
  return {
    id: `image/${image.id}/${image.reference}`,
    thing: imageThing(image),
    label: name,
    description: facts.join(' · '),
    icon: dangling ? { id: 'circle-slash', color: 'disabledForeground' } : { id: 'layers' },
    spoken: speak({ en: 'Image {0}, {1}', ko: '이미지 {0}, {1}' }, name, facts.join(', ')),
  };
}
