import type { Rule } from '../rule.ts';
import { buildCheck } from '../sources.ts';

export const invalidBaseImagePlatform: Rule = {
  code: 'InvalidBaseImagePlatform',
  aliases: [],
  origin: 'buildkit',
  title: { en: 'The base image is for the platform of the build', ko: '베이스 이미지의 플랫폼이 빌드 대상과 같습니다' },
  message: {
    en: 'The base image {0} is for another platform than the one that is built for.',
    ko: '베이스 이미지 {0}의 플랫폼이 빌드 대상과 다릅니다.',
  },
  why: {
    en: 'An image for another processor runs by emulation, slowly, or not at all. Usually the tag has no image for the platform, or a local image of the same name was taken.',
    ko: '다른 프로세서용 이미지는 에뮬레이션으로 느리게 돌거나 실행되지 않습니다. 대개 그 태그에 맞는 플랫폼의 이미지가 없거나, 이름이 같은 로컬 이미지가 쓰인 경우입니다.',
  },
  severity: 'warning',
  off: {
    en: 'Only the registry knows for which platforms an image is. "Check with BuildKit" asks it.',
    ko: '이미지가 어느 플랫폼용인지는 레지스트리만 압니다. “BuildKit으로 검사”가 확인합니다.',
  },
  bad: 'FROM --platform=$BUILDPLATFORM amd64/alpine:3.22\n',
  good: 'FROM alpine:3.22\n',
  reference: buildCheck('invalid-base-image-platform'),
  check: {},
};
