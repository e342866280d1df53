import type { Localized } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import { readImageName } from '../../imageName.ts';
import { isSameImage } from '../../localImage.ts';
import {
  baseImages,
  imageNamesPage,
  officialNamespace,
  omissions,
  registries,
  tagParts,
} from '../../knowledge/baseImages.ts';
import type { Span } from '../../syntax/tree.ts';
import { type Hover, type HoverPlace, type HoverProvider, heading, holds, hoverOf, linkOf, listOf } from './context.ts';
import { sourceNameAt } from './stage.ts';

const words = {
  written: { en: 'Here {0} means {1}.', ko: '여기서 {0}은(는) {1}입니다.' },
  unknown: {
    en: 'The name depends on variables whose value the file alone does not tell.',
    ko: '변수 값에 따라 달라져 이 파일만으로는 이름을 알 수 없습니다.',
  },
  registry: { en: 'Registry: {0}', ko: '레지스트리: {0}' },
  repository: { en: 'Repository: {0}', ko: '저장소: {0}' },
  tag: { en: 'Tag: {0}', ko: '태그: {0}' },
  digest: {
    en: 'Digest: {0}. It decides which image is meant; the tag is only for the reader.',
    ko: '다이제스트: {0}. 이것이 이미지를 정하며 태그는 읽는 사람을 위한 것입니다.',
  },
  has: { en: 'Has: {0}', ko: '들어 있는 것: {0}' },
  noShell: { en: 'no shell', ko: '셸 없음' },
  noPackages: { en: 'no package manager', ko: '패키지 관리자 없음' },
  noLibrary: { en: 'no C library', ko: 'C 라이브러리 없음' },
  local: { en: 'The engine has this image.', ko: '엔진에 있는 이미지입니다.' },
  absent: { en: 'The engine does not have this image yet.', ko: '엔진에 아직 없는 이미지입니다.' },
  trigger: {
    en: 'A stage of the build that runs the trigger, an image, or a named context.',
    ko: '트리거가 실행될 빌드의 스테이지이거나 이미지, 이름 붙인 컨텍스트입니다.',
  },
  context: {
    en: 'No stage of this name: an image, or a context that `--build-context` names.',
    ko: '이 이름의 스테이지가 없으므로 이미지이거나 `--build-context`로 이름 붙인 컨텍스트입니다.',
  },
} satisfies Readonly<Record<string, Localized>>;

/** The image behind FROM, `--from=` or `from=`: the anatomy of its name, and what is known of it. */
export const baseHover: HoverProvider = (place) => {
  const { document, offset, instruction } = place;
  if (instruction === undefined) return undefined;
  if (instruction.keyword === 'FROM') {
    const base = document.model.stageOf(instruction)?.base;
    return base !== undefined && holds(base.word, offset)
      ? ofImage(place, base.word, base.word.text, base.name)
      : undefined;
  }
  const named = sourceNameAt(instruction, offset);
  if (named === undefined) return undefined;
  return ofImage(
    place,
    named,
    named.name,
    named.name,
    place.speak(instruction.parent === undefined ? words.context : words.trigger),
  );
};

function ofImage(place: HoverPlace, span: Span, written: string, name: string | undefined, note?: string): Hover {
  const { speak } = place;
  const link = linkOf(place, place.pageOf(imageNamesPage));
  if (name === undefined) return hoverOf(span, heading(written), speak(words.unknown), link);
  const means = name === written ? undefined : speak(words.written, code(written), code(name));
  const { familiar } = readImageName(name);
  const known = baseImages.find(({ image }) => image === familiar);
  const anatomy = known?.image === 'scratch' ? undefined : anatomyOf(place, name);
  const facts = known && [
    speak(known.summary),
    known.libc === 'none' && known.shell === undefined ? undefined : hasLine(place, known),
  ];
  return hoverOf(
    span,
    heading(name),
    [means, note].filter((part) => part !== undefined).join(' '),
    facts && listOf(facts),
    anatomy,
    link,
  );
}

function anatomyOf({ speak, images }: HoverPlace, name: string): string {
  const { host, registry, repository, path, tag, digest } = readImageName(name);
  const entry = registries.find((each) => each.host === host);
  const about = registry === undefined ? speak(omissions.registry) : entry && `${entry.name}. ${speak(entry.summary)}`;
  const official = repository === `${officialNamespace}/${path}`;
  return listOf([
    `${speak(words.registry, code(host))}. ${about ?? ''}`.trim(),
    speak(words.repository, code(repository)) + (official ? `. ${speak(omissions.namespace)}` : ''),
    tag !== undefined || digest === undefined ? tagLine(tag, speak) : undefined,
    digest === undefined ? speak(omissions.digest) : speak(words.digest, code(digest)),
    images && speak(images.some((image) => isSameImage(image, name)) ? words.local : words.absent),
  ]);
}

function tagLine(tag: string | undefined, speak: HoverPlace['speak']): string {
  if (tag === undefined) return speak(omissions.tag);
  const parts = tag.toLowerCase().split(/[-_]/);
  const meanings = tagParts.filter(({ part }) => parts.some((each) => each.replace(/\d.*$/, '') === part));
  return [`${speak(words.tag, code(tag))}.`, ...meanings.map(({ summary }) => speak(summary))].join(' ');
}

function hasLine({ speak }: HoverPlace, { libc, shell, packages }: (typeof baseImages)[number]): string {
  return speak(
    words.has,
    [
      libc === 'none' ? speak(words.noLibrary) : libc,
      shell === undefined ? speak(words.noShell) : code(shell),
      packages === undefined ? speak(words.noPackages) : code(packages),
    ].join(', '),
  );
}
