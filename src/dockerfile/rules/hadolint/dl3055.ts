import { isGitHash } from './labelFormats.ts';
import { labelValueRule } from './labelValue.ts';

export const dl3055 = labelValueRule(
  {
    code: 'DL3055',
    title: { en: 'A label of type hash is a commit', ko: 'hash 타입 레이블은 커밋이어야 합니다' },
    message: {
      en: 'Label {0} has to be a Git hash of 7 or 40 digits: {1} is none.',
      ko: '레이블 {0}은(는) 7자리나 40자리의 Git 해시여야 하는데 {1}은(는) 아닙니다.',
    },
    why: {
      en: 'The label leads from the image back to the source it was built from. A branch or a tag moves, a hash does not.',
      ko: '이 레이블로 이미지에서 빌드한 소스를 되찾습니다. 브랜치나 태그는 움직이지만 해시는 움직이지 않습니다.',
    },
    exampleOptions: { labelSchema: { revision: 'hash' } },
    bad: 'FROM debian:12\nLABEL revision="main"\n',
    good: 'FROM debian:12\nLABEL revision="5f2c9e1"\n',
  },
  'hash',
  isGitHash,
);
