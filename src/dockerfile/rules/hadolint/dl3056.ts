import { isSemanticVersion } from './labelFormats.ts';
import { labelValueRule } from './labelValue.ts';

export const dl3056 = labelValueRule(
  {
    code: 'DL3056',
    title: { en: 'A label of type semver is a version', ko: 'semver 타입 레이블은 버전이어야 합니다' },
    message: {
      en: 'Label {0} has to be a semantic version: {1} is none.',
      ko: '레이블 {0}은(는) 유의적 버전이어야 하는데 {1}은(는) 아닙니다.',
    },
    why: {
      en: 'Semantic versions (1.2.0, 1.2.0-rc.1) can be compared by a program; v1.2 or a name cannot.',
      ko: '유의적 버전(1.2.0, 1.2.0-rc.1)은 프로그램이 비교할 수 있지만 v1.2나 이름은 비교할 수 없습니다.',
    },
    exampleOptions: { labelSchema: { version: 'semver' } },
    bad: 'FROM debian:12\nLABEL version="v1.2"\n',
    good: 'FROM debian:12\nLABEL version="1.2.0"\n',
  },
  'semver',
  isSemanticVersion,
);
