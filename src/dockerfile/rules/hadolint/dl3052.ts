import { isUri } from './labelFormats.ts';
import { labelValueRule } from './labelValue.ts';

export const dl3052 = labelValueRule(
  {
    code: 'DL3052',
    title: { en: 'A label of type url is an address', ko: 'url 타입 레이블은 주소여야 합니다' },
    message: {
      en: 'Label {0} has to be an address: {1} is none.',
      ko: '레이블 {0}은(는) 주소여야 하는데 {1}은(는) 주소가 아닙니다.',
    },
    why: {
      en: 'Whoever reads the label opens it as a link. An address begins with a scheme, such as https:.',
      ko: '레이블을 읽는 쪽에서 링크로 엽니다. 주소는 https: 같은 스킴으로 시작합니다.',
    },
    exampleOptions: { labelSchema: { documentation: 'url' } },
    bad: 'FROM debian:12\nLABEL documentation="example.com/docs"\n',
    good: 'FROM debian:12\nLABEL documentation="https://example.com/docs"\n',
  },
  'url',
  isUri,
);
