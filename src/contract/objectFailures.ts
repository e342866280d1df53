/** What goes wrong with files, pages, images, volumes and networks; part of the failure table. */
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
  'page.missing': {
    text: { en: 'The page “{0}” is not part of this version.', ko: '“{0}” 페이지는 이 버전에 없습니다.' },
    remedies: [],
  },
  'archive.bad': {
    text: {
      en: '{0} is not an archive that can be taken: {1}.',
      ko: '{0}은(는) 사용할 수 없는 아카이브입니다: {1}.',
    },
    remedies: [],
  },
  'archive.compressed': {
    text: {
      en: '{0} is compressed by {1}. Only a plain tar and one that gzip compressed can be restored: unpack it first with {2}, and take the file that this makes.',
      ko: '{0}은(는) {1}(으)로 압축되어 있습니다. 압축하지 않은 tar나 gzip으로 압축한 tar만 복원할 수 있으니, {2} 명령으로 먼저 압축을 풀고 그 파일을 고르십시오.',
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
  'prune.partly': {
    text: {
      en: 'Not everything was removed. Removed: {0}. Cut short, so perhaps removed: {1}. Not begun: {2}. {3}',
      ko: '모두 삭제하지는 못했습니다. 삭제함: {0}. 도중에 끊겨 삭제되었을 수도 있음: {1}. 시작하지 않음: {2}. {3}',
    },
    remedies: ['showLog'],
  },
  'workspace.untrusted': {
    text: {
      en: 'This folder is not trusted, so nothing in it is run, and a build runs what its Dockerfile says.',
      ko: '신뢰하지 않는 폴더에서는 아무것도 실행하지 않습니다. 빌드는 Dockerfile에 적힌 명령을 실행합니다.',
    },
    remedies: ['trust'],
  },
  'build.noDockerfile': {
    text: {
      en: 'There is no Dockerfile in the folders of this window. Open the folder that has one.',
      ko: '이 창의 폴더에 Dockerfile이 없습니다. Dockerfile이 있는 폴더를 여십시오.',
    },
    remedies: ['openFolder'],
  },
} as const;
