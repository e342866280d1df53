import { isTime } from './labelFormats.ts';
import { labelValueRule } from './labelValue.ts';

export const dl3053 = labelValueRule(
  {
    code: 'DL3053',
    title: { en: 'A label of type rfc3339 is a time', ko: 'rfc3339 타입 레이블은 시각이어야 합니다' },
    message: {
      en: 'Label {0} has to be a time as in RFC 3339: {1} is none.',
      ko: '레이블 {0}은(는) RFC 3339 형식의 시각이어야 하는데 {1}은(는) 아닙니다.',
    },
    why: {
      en: 'Programs that sort or remove images by their age read this label. They understand 2026-01-31T12:00:00Z, not a date in words.',
      ko: '이미지를 날짜로 정렬하거나 지우는 프로그램이 이 레이블을 읽습니다. 2026-01-31T12:00:00Z는 이해하지만 말로 쓴 날짜는 이해하지 못합니다.',
    },
    exampleOptions: { labelSchema: { created: 'rfc3339' } },
    bad: 'FROM debian:12\nLABEL created="31.01.2026"\n',
    good: 'FROM debian:12\nLABEL created="2026-01-31T12:00:00Z"\n',
  },
  'rfc3339',
  isTime,
);
