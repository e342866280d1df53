/** What goes wrong with containers, and with operations on several things; part of the failure table. */
export const containerFailures = {
  'api.tooOld': {
    text: {
      en: 'This needs version {0} of the Engine API, and this engine speaks {1}. A newer Docker can do it.',
      ko: '이 작업에는 Engine API {0}이(가) 필요하지만 이 엔진은 {1}까지 지원합니다. 더 새로운 Docker에서 할 수 있습니다.',
    },
    remedies: [],
  },
  'ledger.noUndo': {
    text: {
      en: 'Nothing takes “{0}” back, or it was taken back already.',
      ko: '“{0}”은(는) 되돌릴 수 없거나 이미 되돌렸습니다.',
    },
    remedies: [],
  },
  'ledger.noLine': {
    text: {
      en: 'Docker has no command for “{0}”: it was a request to a registry.',
      ko: '“{0}”은(는) 레지스트리에 직접 보낸 요청이라 해당하는 docker 명령이 없습니다.',
    },
    remedies: [],
  },
  'ledger.otherEngine': {
    text: {
      en: 'That was done on another engine, {0}. It can be taken back while the window uses that one.',
      ko: '다른 엔진({0})에서 한 작업입니다. 창이 그 엔진을 쓸 때만 되돌릴 수 있습니다.',
    },
    remedies: ['chooseEngine'],
  },
  'ledger.changed': {
    text: {
      en: '“{0}” was made anew or leads elsewhere by now. Nothing was taken back.',
      ko: '“{0}”은(는) 그 뒤에 새로 만들어졌거나 다른 대상을 가리킵니다. 아무것도 되돌리지 않았습니다.',
    },
    remedies: [],
  },
  'operation.ended': {
    text: {
      en: '{0} was ended: {1} of {2} done. Not done, or the engine is still at it: {3}.',
      ko: '{0} 작업을 중단했습니다. {2}개 중 {1}개를 완료했습니다. 하지 않았거나 엔진이 아직 처리 중인 항목: {3}',
    },
    remedies: [],
  },
  'operation.partly': {
    text: {
      en: '{0}: {1} of {2} done, {3} failed, {4} not begun. Failed: {5}. The first one: {6}',
      ko: '{0}: {2}개 중 {1}개 완료, {3}개 실패, {4}개는 시작하지 않음. 실패한 항목: {5}. 첫 실패 이유: {6}',
    },
    remedies: ['showLog'],
  },
  'operation.someFailed': {
    text: {
      en: '{0} failed for {1} of {2}: {3}. Gone through, unless you turned away: {4}. Not begun, as the engine does not answer: {5}. The first failure: {6}',
      ko: '{0}: {2}개 중 {1}개 실패. 실패한 항목: {3}. 문제없이 지나간 항목(직접 취소한 것 포함): {4}. 엔진이 응답하지 않아 시작하지 않은 항목: {5}. 첫 실패 이유: {6}',
    },
    remedies: ['showLog'],
  },
  'container.notStarted': {
    text: {
      en: 'The container “{0}” was made but not started, and is still there. Undo in the ledger removes it. {1}',
      ko: '컨테이너 “{0}”을(를) 만들었지만 시작하지 못했고, 컨테이너는 남아 있습니다. 작업 기록에서 되돌리면 삭제됩니다. {1}',
    },
    remedies: ['showLog'],
  },
  'container.perhapsStarted': {
    text: {
      en: 'The container “{0}” was made. Whether it was started is not known. Undo in the ledger removes it once the engine answers. {1}',
      ko: '컨테이너 “{0}”을(를) 만들었지만 시작되었는지는 알 수 없습니다. 엔진이 다시 응답하면 작업 기록에서 되돌려 삭제할 수 있습니다. {1}',
    },
    remedies: ['showLog'],
  },
  'container.notRunning': {
    text: {
      en: '“{0}” is not running, so there is nothing to enter. Start it first.',
      ko: '“{0}” 컨테이너가 실행 중이 아니어서 들어갈 수 없습니다. 먼저 시작하십시오.',
    },
    remedies: ['refresh'],
  },
  'container.paused': {
    text: {
      en: '“{0}” is paused: its processes are frozen, so nothing can be run in it. Unpause it first (docker unpause {0}).',
      ko: '“{0}” 컨테이너가 일시 중지되어 있어 안에서 아무것도 실행할 수 없습니다. 먼저 재개하십시오(docker unpause {0}).',
    },
    remedies: ['refresh'],
  },
  'container.noPort': {
    text: {
      en: '“{0}” publishes no TCP port: nothing outside of its networks can reach it. Ports are published when a container is made (docker run -p).',
      ko: '“{0}”에 게시된 TCP 포트가 없어 네트워크 밖에서 접속할 수 없습니다. 포트는 컨테이너를 만들 때 게시합니다(docker run -p).',
    },
    remedies: [],
  },
  'container.noShell': {
    text: {
      en: '“{0}” has no shell: neither bash nor sh is in its image ({1}). Images that are built from scratch or “distroless” hold the program alone. Its logs and Inspect still work.',
      ko: '“{0}”에는 셸이 없습니다. 이미지({1})에 bash도 sh도 들어 있지 않습니다. scratch나 distroless 기반 이미지는 프로그램만 담고 있습니다. 로그와 상세 정보는 볼 수 있습니다.',
    },
    remedies: [],
  },
  'container.noPath': {
    text: { en: 'There is no {1} in “{0}”.', ko: '“{0}” 안에 {1} 경로가 없습니다.' },
    remedies: [],
  },
  'container.otherKind': {
    text: {
      en: 'In “{0}” there is a folder where a file would go, or a file where a folder would go: {1}. Neither takes the place of the other. Choose another path, or remove it there first.',
      ko: '“{0}” 안의 {1} 경로에서 파일과 폴더가 엇갈립니다. 파일은 폴더를, 폴더는 파일을 대신하지 못합니다. 다른 경로를 쓰거나 그 경로에 있는 것을 먼저 지우십시오.',
    },
    remedies: [],
  },
  'container.nameTaken': {
    text: {
      en: 'The name “{0}” is in use by another container. Choose another name, or remove that container first.',
      ko: '“{0}”은(는) 이미 사용 중인 이름입니다. 다른 이름을 쓰거나 그 컨테이너를 먼저 삭제하십시오.',
    },
    remedies: [],
  },
  'container.portTaken': {
    text: {
      en: 'Port {1} is in use already. The container “{0}” was created but not started: free the port and start it, or remove it and run the image again with another port.',
      ko: '포트 {1}번은 이미 사용 중입니다. “{0}” 컨테이너는 만들어졌지만 시작되지 않았습니다. 이 포트를 쓰는 프로그램을 끝내고 시작하거나, 삭제한 뒤 다른 포트로 다시 실행하십시오.',
    },
    remedies: ['showLog'],
  },
  'container.commandNotFound': {
    text: {
      en: '“{0}” could not start: its command is not in the image, or it may not be executed. The container was created but is not running.',
      ko: '“{0}”을(를) 시작하지 못했습니다. 실행할 명령이 이미지에 없거나 실행 권한이 없습니다. 컨테이너는 만들어졌지만 실행 중이 아닙니다.',
    },
    remedies: ['showLog'],
  },
} as const;
