/** What goes wrong with registries; part of the failure table. */
export const registryFailures = {
  'registry.unreachable': {
    text: {
      en: 'The registry {0} does not answer: nothing listens there, its name is unknown, or no network leads there.',
      ko: '레지스트리 {0}이(가) 응답하지 않습니다. 대기 중인 서버가 없거나, 이름을 찾을 수 없거나, 네트워크가 닿지 않습니다.',
    },
    remedies: ['showLog'],
  },
  'registry.tls': {
    text: {
      en: 'The certificate of the registry {0} is not trusted. Put the certificate of its authority into /etc/docker/certs.d/{0}/ca.crt: the engine looks there too.',
      ko: '레지스트리 {0}의 인증서를 신뢰할 수 없습니다. 인증 기관의 인증서를 /etc/docker/certs.d/{0}/ca.crt에 두십시오. 엔진도 같은 곳을 찾습니다.',
    },
    remedies: ['showLog'],
  },
  'registry.notRegistry': {
    text: {
      en: '{0} answers, but not as a registry does.',
      ko: '{0}에서 응답은 오지만 레지스트리가 아닙니다.',
    },
    remedies: ['showLog'],
  },
  'registry.denied': {
    text: {
      en: 'The registry {0} refuses: it wants a login, or this login may not do that. docker login {0} logs in.',
      ko: '레지스트리 {0}이(가) 거부했습니다. 로그인이 필요하거나 이 계정에 권한이 없습니다. docker login {0} 명령으로 로그인합니다.',
    },
    remedies: ['registryLogin', 'showLog'],
  },
  'registry.noCatalog': {
    text: {
      en: 'The registry {0} does not list its repositories, or not for this login. Add a repository by its name instead.',
      ko: '레지스트리 {0}은(는) 저장소 목록을 보여 주지 않거나 이 계정에는 보여 주지 않습니다. 저장소를 이름으로 추가하십시오.',
    },
    remedies: ['registryLogin'],
  },
  'registry.notFound': {
    text: { en: 'The registry has no {0}.', ko: '레지스트리에 {0}이(가) 없습니다.' },
    remedies: ['refresh'],
  },
  'registry.deleteOff': {
    text: {
      en: 'The registry {0} does not let anybody delete: it runs without REGISTRY_STORAGE_DELETE_ENABLED=true.',
      ko: '레지스트리 {0}에서는 삭제할 수 없습니다. REGISTRY_STORAGE_DELETE_ENABLED=true 없이 실행 중입니다.',
    },
    remedies: [],
  },
  'registry.tooMany': {
    text: {
      en: 'The registry {0} was asked too often and wants a pause. A login raises the limit of Docker Hub.',
      ko: '레지스트리 {0}에 요청이 너무 많아 잠시 기다려야 합니다. Docker Hub는 로그인하면 한도가 늘어납니다.',
    },
    remedies: ['registryLogin'],
  },
  'registry.refused': {
    text: {
      en: 'The registry {0} answered with an error ({1}). Its own words are in the log.',
      ko: '레지스트리 {0}이(가) 오류({1})로 응답했습니다. 자세한 내용은 로그에 있습니다.',
    },
    remedies: ['showLog'],
  },
  'registry.helper': {
    text: {
      en: 'The credential helper {0}, which Docker’s config.json names, is missing or failed. Without it nobody knows the login.',
      ko: 'Docker의 config.json에 지정된 자격 증명 도우미 {0}이(가) 없거나 실패했습니다. 이 도우미 없이는 로그인 정보를 알 수 없습니다.',
    },
    remedies: ['showLog'],
  },
  'registry.wrongLogin': {
    text: {
      en: 'The registry {0} does not take this user name and password. Where accounts have two factors, it wants an access token.',
      ko: '레지스트리 {0}이(가) 사용자 이름과 비밀번호를 받아들이지 않습니다. 2단계 인증 계정은 액세스 토큰이 필요합니다.',
    },
    remedies: ['registryLogin'],
  },
  'registry.loginFailed': {
    text: {
      en: 'docker could not log in to {0}. Its own words are in the log.',
      ko: 'docker가 {0}에 로그인하지 못했습니다. 자세한 내용은 로그에 있습니다.',
    },
    remedies: ['showLog'],
  },
  'cli.missing': {
    text: {
      en: 'The docker command was not found on PATH, and the setting dockyard.terminal.backend asks for it. Install the Docker CLI, or set it to “auto”.',
      ko: 'PATH에서 docker 명령을 찾을 수 없는데 dockyard.terminal.backend 설정이 이를 요구합니다. Docker CLI를 설치하거나 설정을 “auto”로 바꾸십시오.',
    },
    remedies: ['backendSetting'],
  },
  'cli.terminal': {
    text: {
      en: '“{0}” takes the docker command: Dockyard has no way of its own for it. It is not on PATH, or the setting dockyard.terminal.backend says “api”.',
      ko: '“{0}”에는 docker 명령이 필요하며 Dockyard가 대신할 수 없습니다. PATH에 없거나 dockyard.terminal.backend 설정이 “api”입니다.',
    },
    remedies: ['backendSetting'],
  },
  'cli.needed': {
    text: {
      en: 'This takes the docker command, and it is not on PATH: logins are its own affair.',
      ko: '이 작업에는 docker 명령이 필요한데 PATH에 없습니다. 로그인 정보는 docker 명령이 관리합니다.',
    },
    remedies: [],
  },
} as const;
