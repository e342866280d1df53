/** What goes wrong with files, images, volumes and networks; part of the failure table. */
export const objectFailures = {
  'file.notWritten': {
    text: {
      en: '{0} could not be written. A file that was there is as it was.',
      ko: '{0}을(를) 쓰지 못했습니다. 원래 있던 파일은 그대로입니다.',
    },
    remedies: ['showLog'],
  },
  'file.notRead': {
    text: { en: '{0} could not be read.', ko: '{0}을(를) 읽지 못했습니다.' },
    remedies: ['showLog'],
  },
  'archive.bad': {
    text: {
      en: '{0} is not an archive that can be taken: {1}.',
      ko: '{0}은(는) 사용할 수 없는 아카이브입니다: {1}.',
    },
    remedies: [],
  },
  'volume.noImage': {
    text: {
      en: 'A backup goes through a container that is made but never started, and a container takes an image: this engine has none. Pull any image first.',
      ko: '백업은 만들기만 하고 시작하지 않는 컨테이너를 거치며, 컨테이너를 만들려면 이미지가 필요합니다. 이 엔진에는 이미지가 없습니다. 아무 이미지나 먼저 받으십시오.',
    },
    remedies: [],
  },
} as const;
