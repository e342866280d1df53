import type { Localized } from '../../../contract/localized.ts';
import { baseImages, imageNamesPage } from '../../knowledge/baseImages.ts';
import { distributionTags, officialImages } from '../../knowledge/officialImages.ts';
import type { LocalImage } from '../../localImage.ts';
import type { Stage } from '../../model/model.ts';
import type { Instruction } from '../../syntax/tree.ts';
import type { CompletionPlace, Draft } from './item.ts';

const words = {
  local: { en: 'Image of the engine', ko: '엔진에 있는 이미지' },
} satisfies Readonly<Record<string, Localized>>;

/** Characters of a name of an image. */
const LONGEST = 255;

/**
 * Stages and images that files can be taken from. FROM takes stages by name, and only earlier ones; a trigger names
 * stages of another file.
 */
export function sourceDrafts({ document, offset, images = [] }: CompletionPlace, instruction: Instruction): Draft[] {
  const { model } = document;
  const [, named] = /([^\s=,:]+):[^\s,:/]*$/.exec(document.text.slice(Math.max(0, offset - LONGEST), offset)) ?? [];
  if (named !== undefined) return [...images.map(imageDraft), ...tagDrafts(named, images)];
  const own = model.stageOf(instruction);
  const isFrom = instruction.keyword === 'FROM';
  const stages =
    instruction.parent === undefined
      ? model.stages.filter(({ index, name }) => index < (own?.index ?? 0) && (!isFrom || name !== undefined))
      : [];
  const local = new Set(images.map(({ name }) => name));
  return [
    ...stages.toReversed().map(stageDraft),
    ...images.map(imageDraft),
    ...[...baseImages, ...officialImages]
      .filter(({ image }) => !local.has(image) && (isFrom || image !== 'scratch'))
      .map(
        ({ image, summary }): Draft => ({
          label: image,
          kind: 'image',
          detail: summary,
          documentation: { page: imageNamesPage },
        }),
      ),
  ];
}

/** Behind the colon of an image that is known. */
function tagDrafts(named: string, local: readonly LocalImage[]): Draft[] {
  const known = officialImages.find(({ image }) => image === named);
  const summary = known?.summary ?? baseImages.find(({ image }) => image === named)?.summary;
  if (summary === undefined) return [];
  return (known?.tags ?? distributionTags[named] ?? [])
    .map((tag) => `${named}:${tag}`)
    .filter((label) => local.every(({ name }) => name !== label))
    .map((label) => ({ label, kind: 'image', detail: summary, documentation: { page: imageNamesPage } }));
}

function imageDraft({ name, detail }: LocalImage): Draft {
  const more = detail === undefined ? '' : ` · ${detail}`;
  return {
    label: name,
    kind: 'image',
    detail: { en: words.local.en + more, ko: words.local.ko + more },
    documentation: { page: imageNamesPage },
  };
}

function stageDraft({ index, nameWord, base }: Stage): Draft {
  const image = base?.name ?? base?.word.raw ?? '';
  return {
    label: nameWord?.text ?? String(index),
    kind: 'stage',
    detail: { en: `Stage ${index}, built on ${image}`, ko: `${index}번 스테이지, 베이스 ${image}` },
  };
}
