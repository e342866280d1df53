import { labelValueRule } from './labelValue.ts';
import { isSpdxExpression } from './spdx.ts';

export const dl3054 = labelValueRule(
  {
    code: 'DL3054',
    title: { en: 'A label of type spdx is a licence', ko: 'spdx 타입 레이블은 라이선스여야 합니다' },
    message: {
      en: 'Label {0} has to be an SPDX licence: {1} is none.',
      ko: '레이블 {0}은(는) SPDX 라이선스여야 하는데 {1}은(는) 아닙니다.',
    },
    why: {
      en: 'Programs that check licences know the identifiers of SPDX, such as MIT or Apache-2.0, and no other spellings.',
      ko: '라이선스를 검사하는 프로그램은 MIT, Apache-2.0 같은 SPDX 식별자만 알고 다른 표기는 알지 못합니다.',
    },
    exampleOptions: { labelSchema: { license: 'spdx' } },
    bad: 'FROM debian:12\nLABEL license="Apache2"\n',
    good: 'FROM debian:12\nLABEL license="Apache-2.0"\n',
  },
  'spdx',
  isSpdxExpression,
);
