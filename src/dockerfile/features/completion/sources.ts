import type { Localized } from '../../../contract/localized.ts';
import { baseImages, imageNamesPage } from '../../knowledge/baseImages.ts';
import type { LocalImage } from '../../localImage.ts';
import type { Stage } from '../../model/model.ts';
import type { Instruction } from '../../syntax/tree.ts';
import type { CompletionPlace, Draft } from './item.ts';

const words = {
  local: { en: 'Image of the engine', ko: '엔진에 있는 이미지' },
} satisfies Readonly<Record<string, Localized>>;

/**
 * Stages and images that files can be taken from. FROM takes stages by name, and only earlier ones; a trigger names
 * stages of another file.
 */
export function sourceDrafts({ document, images = [] }: CompletionPlace, instruction: Instruction): Draft[] {
  const { model } = document;
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
    ...baseImages
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
