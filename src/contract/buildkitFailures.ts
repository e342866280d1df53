/** Ways in which a check by BuildKit fails; a part of the failure table, which says what the fields mean. */
export const buildkitFailures = {
  'buildkit.noCli': {
    text: {
      en: 'BuildKit is asked by the docker command, and there is none on PATH. Dockyard’s own checks need no Docker and are shown as you type.',
      ko: 'BuildKit 검사에는 docker 명령이 필요한데 PATH에 없습니다. Dockyard의 자체 검사는 Docker 없이도 입력하는 동안 표시됩니다.',
    },
    remedies: ['buildxHelp'],
  },
  'buildkit.noBuildx': {
    text: {
      en: 'The docker command has no buildx that can check: version 0.15 or newer is needed.',
      ko: 'docker 명령에 검사를 지원하는 buildx가 없습니다. 0.15 이상의 buildx가 필요합니다.',
    },
    remedies: ['buildxHelp'],
  },
  'buildkit.noAnswer': {
    text: {
      en: 'BuildKit could not check the file: {0}',
      ko: 'BuildKit이 파일을 검사하지 못했습니다: {0}',
    },
    remedies: ['showLog'],
  },
  'buildkit.untrusted': {
    text: {
      en: 'This workspace is not trusted, so no command is run for it. Dockyard’s own checks run nothing and are shown.',
      ko: '신뢰하지 않는 작업 영역이므로 명령을 실행하지 않습니다. Dockyard의 자체 검사는 아무것도 실행하지 않으며 그대로 표시됩니다.',
    },
    remedies: ['trust'],
  },
  'buildkit.noDockerfile': {
    text: {
      en: 'Open a Dockerfile first: the one in the editor is checked.',
      ko: '먼저 Dockerfile을 여십시오. 편집기에 열린 파일을 검사합니다.',
    },
    remedies: [],
  },
} as const;
