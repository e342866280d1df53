import { isEmail } from './labelFormats.ts';
import { labelValueRule } from './labelValue.ts';

export const dl3058 = labelValueRule(
  {
    code: 'DL3058',
    title: { en: 'A label of type email is an e-mail address', ko: 'email 타입 레이블은 이메일 주소여야 합니다' },
    message: {
      en: 'Label {0} has to be an e-mail address: {1} is none.',
      ko: '레이블 {0}은(는) 이메일 주소여야 하는데 {1}은(는) 아닙니다.',
    },
    why: {
      en: 'Who finds a fault in the image writes to this address. It is the address alone, without a name around it (RFC 5322).',
      ko: '이미지의 결함을 찾은 사람이 이 주소로 연락합니다. 이름 없이 주소만 씁니다(RFC 5322).',
    },
    exampleOptions: { labelSchema: { contact: 'email' } },
    bad: 'FROM debian:12\nLABEL contact="team at example.com"\n',
    good: 'FROM debian:12\nLABEL contact="team@example.com"\n',
  },
  'email',
  isEmail,
);
