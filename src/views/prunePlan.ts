import type { Localized, Speak } from '../contract/localized.ts';
import { inOneLine } from '../contract/plainText.ts';
import { imageNames, type PrunePlan } from '../model/prune.ts';
import { containerStatus } from './containerRow.ts';
import { bytes, shortId, someOf } from './format.ts';

/** One thing that a prune will take, as a line of a list. */
export interface PlanItem {
  readonly icon: string;
  readonly label: string;
  readonly description: string;
}

/** Names that a warning has room for. */
const NAMES = 8;

/** Every single thing that will go. */
export function planItems(plan: PrunePlan, speak: Speak): readonly PlanItem[] {
  const onlyHere = new Set(plan.onlyHere);
  return [
    ...plan.containers.map(({ container, size }) => ({
      icon: 'vm',
      label: inOneLine(container.name),
      description: facts(
        speak({ en: 'container', ko: '컨테이너' }),
        containerStatus(container, speak),
        bytes(size),
        container.image,
      ),
    })),
    ...plan.images.map((image) => ({
      icon: 'layers',
      label: image.tags.length === 0 ? shortId(image.id) : image.tags.map((tag) => inOneLine(tag)).join(', '),
      description: facts(
        image.tags.length === 0
          ? speak({ en: 'dangling image', ko: '댕글링 이미지' })
          : speak({ en: 'image', ko: '이미지' }),
        bytes(image.size - image.shared),
        onlyHere.has(image) ? speak({ en: 'only here', ko: '여기에만 있음' }) : '',
      ),
    })),
    ...plan.parents.map((id) => ({
      icon: 'layers',
      label: shortId(id),
      description: speak({ en: 'image that only these were built on', ko: '위 이미지만 기반으로 쓰던 이미지' }),
    })),
    ...plan.untagged.map((image) => ({
      icon: 'tag',
      label: sameImage(image),
      description: speak({
        en: 'all of these names but one; the image stays, as a container uses it',
        ko: '이름 하나만 남고 모두 삭제. 컨테이너가 쓰는 이미지는 남음',
      }),
    })),
    ...plan.volumes.map(({ name, size, anonymous }) => ({
      icon: 'database',
      label: anonymous ? shortId(name) : inOneLine(name),
      description: facts(
        anonymous ? speak({ en: 'anonymous volume', ko: '익명 볼륨' }) : speak({ en: 'volume', ko: '볼륨' }),
        size === undefined ? '' : bytes(size),
      ),
    })),
    ...plan.networks.map(({ name, driver, subnets }) => ({
      icon: 'type-hierarchy',
      label: inOneLine(name),
      description: facts(speak({ en: 'network', ko: '네트워크' }), driver, ...subnets),
    })),
    ...plan.cache.map(({ id, description, size, shared }) => ({
      icon: 'archive',
      label: inOneLine(description || id),
      description: facts(speak({ en: 'build cache', ko: '빌드 캐시' }), shared ? '' : bytes(size)),
    })),
  ];
}

/** What would be missed. */
export function planWarnings(plan: PrunePlan, speak: Speak): readonly string[] {
  const warnings: readonly [readonly string[], Localized][] = [
    [
      plan.stranded.map(({ container }) => container.name),
      {
        en: 'Cannot start any more, for their network goes: {0}.',
        ko: '네트워크가 사라져 더 이상 시작할 수 없는 컨테이너: {0}.',
      },
    ],
    [
      plan.onlyHere.map(({ tags }) => tags.join(', ')),
      {
        en: 'Images that were never pushed or pulled, so nobody else has them: {0}.',
        ko: '올리거나 받은 적이 없어 다른 곳에 없는 이미지: {0}.',
      },
    ],
    [
      plan.untagged.map(sameImage),
      {
        en: 'Containers use these images, so they stay, but keep only one of their names: {0}.',
        ko: '다음 이미지는 컨테이너가 쓰고 있어 남지만 이름은 하나만 남습니다: {0}.',
      },
    ],
    [
      plan.volumes.map(({ name, anonymous }) => (anonymous ? shortId(name) : name)),
      { en: 'What these volumes hold is lost for good: {0}.', ko: '다음 볼륨의 내용은 영구히 사라집니다: {0}.' },
    ],
    [
      plan.containers.map(({ container }) => container.name),
      {
        en: 'What was written inside these containers is lost: {0}.',
        ko: '다음 컨테이너 안에 쓴 내용은 사라집니다: {0}.',
      },
    ],
  ];
  return warnings.flatMap(([names, text]) => (names.length === 0 ? [] : [speak(text, someOf(names, NAMES, speak))]));
}

/** The names of one image. */
function sameImage(image: PrunePlan['untagged'][number]): string {
  return imageNames(image)
    .map((name) => inOneLine(name))
    .join(' = ');
}

function facts(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
