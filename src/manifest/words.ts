import type { Localized } from '../contract/localized.ts';

/** Stands for the engine's address where a text of the manifest cannot know it. */
export const welcomeAddress: Localized = { en: 'the engine’s address', ko: '엔진 주소' };

/** Texts of package.json that belong to no table, by their key. */
export const packageWords: Readonly<Record<string, Localized>> = {
  description: {
    en: 'Control Docker and learn it in the same place: live trees, terminals that show their commands, Dockerfile hovers from study notes, in Korean and English.',
    ko: 'Docker를 다루면서 배우는 확장: 실시간 트리, 명령을 보여 주는 터미널, 학습 노트 기반 Dockerfile 호버. 한국어와 영어를 지원합니다.',
  },
  trust: {
    en: 'In a folder that is not trusted its settings do not choose the engine.',
    ko: '신뢰하지 않는 폴더의 설정으로는 엔진이 바뀌지 않습니다.',
  },
  virtual: {
    en: 'Everything works, as the engine is not in the folder; files of a virtual folder cannot be mounted.',
    ko: '엔진은 폴더와 무관하므로 모두 동작합니다. 다만 가상 폴더의 파일은 마운트할 수 없습니다.',
  },
};
