import { buildkitFailures } from './buildkitFailures.ts';
import type { Localized, Speak } from './localized.ts';
import type { Failure } from './failure.ts';
import type { RemedyId } from './remedy.ts';

export interface FailureEntry {
  /** What happened and why, in the user's terms. */
  readonly text: Localized;
  /** What can be done, as buttons, the likeliest first. */
  readonly remedies: readonly RemedyId[];
}

/**
 * Every way in which something can fail, once: its sentence and what helps.
 * `engine.*` rows are also the reasons that a view without an engine shows.
 */
export const failureTable = {
  'engine.noSocket': {
    text: {
      en: 'No Docker engine at {0}: there is no such socket. Docker is not installed, or it is not running.',
      ko: '{0}에 Docker 엔진이 없습니다. 소켓이 존재하지 않습니다. Docker가 설치되지 않았거나 실행 중이 아닙니다.',
    },
    remedies: ['startHelp', 'retry', 'chooseEngine'],
  },
  'engine.permission': {
    text: {
      en: 'The Docker socket {0} is there, but this user may not open it.',
      ko: 'Docker 소켓 {0}은(는) 있지만 현재 사용자에게 열 권한이 없습니다.',
    },
    remedies: ['permissionHelp', 'retry', 'chooseEngine'],
  },
  'engine.refused': {
    text: {
      en: 'Nothing listens at {0}: the connection was refused. The engine has stopped, or it listens elsewhere.',
      ko: '{0}에서 연결을 거부했습니다. 엔진이 중지되었거나 다른 주소에서 대기하고 있습니다.',
    },
    remedies: ['startHelp', 'retry', 'chooseEngine'],
  },
  'engine.notAnswering': {
    text: {
      en: '{0} accepts the connection but does not answer. The engine may be starting, or it hangs.',
      ko: '{0}에 연결은 되지만 응답이 없습니다. 엔진이 시작하는 중이거나 멈춰 있습니다.',
    },
    remedies: ['retry', 'startHelp', 'chooseEngine'],
  },
  'engine.unreachable': {
    text: {
      en: '{0} cannot be reached: its name is unknown, or no network leads there.',
      ko: '{0}에 접근할 수 없습니다. 호스트 이름을 찾을 수 없거나 네트워크가 닿지 않습니다.',
    },
    remedies: ['retry', 'chooseEngine'],
  },
  'engine.badEndpoint': {
    text: {
      en: '“{0}” is not an engine address. It looks like unix:///var/run/docker.sock, npipe:////./pipe/docker_engine, tcp://host:2376 or ssh://user@host.',
      ko: '“{0}”은(는) 엔진 주소가 아닙니다. unix:///var/run/docker.sock, npipe:////./pipe/docker_engine, tcp://호스트:2376, ssh://사용자@호스트 같은 형태여야 합니다.',
    },
    remedies: ['chooseEngine'],
  },
  'engine.unsupportedEndpoint': {
    text: {
      en: 'Dockyard cannot use {0}: it reaches engines by unix, npipe, tcp and ssh addresses.',
      ko: 'Dockyard는 {0}에 연결할 수 없습니다. unix, npipe, tcp, ssh 주소만 지원합니다.',
    },
    remedies: ['chooseEngine'],
  },
  'engine.unknownContext': {
    text: {
      en: 'The Docker context “{0}” does not exist or cannot be read.',
      ko: 'Docker 컨텍스트 “{0}”이(가) 없거나 읽을 수 없습니다.',
    },
    remedies: ['chooseEngine', 'retry'],
  },
  'engine.contextDamaged': {
    text: {
      en: 'The Docker context “{0}” is damaged: its file {1} names no engine. Remove the context and make it anew.',
      ko: 'Docker 컨텍스트 “{0}”이(가) 손상되었습니다. {1} 파일에 엔진 주소가 없습니다. 컨텍스트를 삭제하고 다시 만드십시오.',
    },
    remedies: ['chooseEngine', 'retry'],
  },
  'engine.tls': {
    text: {
      en: 'The secure connection to {0} failed: the certificates do not fit.',
      ko: '{0}에 보안 연결을 맺지 못했습니다. 인증서가 맞지 않습니다.',
    },
    remedies: ['showLog', 'chooseEngine', 'retry'],
  },
  'engine.tlsFile': {
    text: {
      en: 'The file {0}, which the secure connection needs, cannot be read or is not what it should be (PEM).',
      ko: '보안 연결에 필요한 {0} 파일을 읽을 수 없거나 파일 내용이 올바른 PEM 형식이 아닙니다.',
    },
    remedies: ['showLog', 'chooseEngine', 'retry'],
  },
  'engine.tlsKeyMismatch': {
    text: {
      en: 'The private key {0} does not belong to the certificate {1}.',
      ko: '개인 키 {0}이(가) 인증서 {1}과(와) 짝이 맞지 않습니다.',
    },
    remedies: ['chooseEngine', 'retry'],
  },
  'engine.tlsUnknownAuthority': {
    text: {
      en: 'The certificate of {0} was issued by an authority that is not trusted here. Its ca.pem is missing or belongs to another engine.',
      ko: '{0}의 인증서를 발급한 기관을 신뢰할 수 없습니다. ca.pem이 없거나 다른 엔진의 것입니다.',
    },
    remedies: ['chooseEngine', 'showLog', 'retry'],
  },
  'engine.tlsExpired': {
    text: {
      en: 'The certificate of {0} has expired. The engine needs a new one.',
      ko: '{0}의 인증서가 만료되었습니다. 엔진에 새 인증서를 설치해야 합니다.',
    },
    remedies: ['retry', 'chooseEngine'],
  },
  'engine.tlsNotYetValid': {
    text: {
      en: 'The certificate of {0} is not valid yet. Check the clocks of both machines.',
      ko: '{0}의 인증서 유효 기간이 아직 시작되지 않았습니다. 양쪽 컴퓨터의 시계를 확인하십시오.',
    },
    remedies: ['retry', 'chooseEngine'],
  },
  'engine.tlsWrongHost': {
    text: {
      en: 'The certificate of {0} is made out to another host name. Use the name that is in the certificate.',
      ko: '{0}의 인증서가 다른 호스트 이름으로 발급되었습니다. 인증서에 적힌 이름으로 연결하십시오.',
    },
    remedies: ['chooseEngine', 'showLog', 'retry'],
  },
  'engine.tlsClientCertificate': {
    text: {
      en: '{0} wants a client certificate: none was shown, or it does not accept the one that was (cert.pem, key.pem).',
      ko: '{0}에서 클라이언트 인증서를 요구합니다. 인증서를 보내지 않았거나, 보낸 인증서(cert.pem, key.pem)를 받아 주지 않았습니다.',
    },
    remedies: ['chooseEngine', 'showLog', 'retry'],
  },
  'engine.tlsPlainServer': {
    text: {
      en: '{0} does not speak TLS: this port is not encrypted. Plain TCP usually listens on port 2375.',
      ko: '{0}은(는) TLS를 쓰지 않는 포트입니다. 암호화하지 않는 TCP 포트는 보통 2375입니다.',
    },
    remedies: ['chooseEngine', 'retry'],
  },
  'engine.tlsWanted': {
    text: {
      en: '{0} speaks TLS only, and Dockyard spoke to it without. Use a context with certificates, an https:// address or DOCKER_TLS_VERIFY.',
      ko: '{0}은(는) TLS 연결만 받는데 TLS 없이 연결했습니다. 인증서가 있는 컨텍스트나 https:// 주소, DOCKER_TLS_VERIFY를 사용하십시오.',
    },
    remedies: ['chooseEngine', 'retry'],
  },
  'engine.ssh': {
    text: {
      en: 'The ssh connection to {0} failed. ssh says: {1}',
      ko: '{0}에 ssh로 연결하지 못했습니다. ssh 메시지: {1}',
    },
    remedies: ['retry', 'showLog', 'chooseEngine'],
  },
  'engine.sshMissing': {
    text: {
      en: '{0} needs the ssh command, which is not on PATH. Install an OpenSSH client.',
      ko: '{0}에 연결하려면 ssh 명령이 필요한데 PATH에 없습니다. OpenSSH 클라이언트를 설치하십시오.',
    },
    remedies: ['retry', 'chooseEngine'],
  },
  'engine.sshHostKey': {
    text: {
      en: 'The host key of {0} is not known, or it changed. Connect once in a terminal with ssh and check the key. ssh says: {1}',
      ko: '{0}의 호스트 키를 알 수 없거나 키가 바뀌었습니다. 터미널에서 ssh로 한 번 접속해 키를 확인하십시오. ssh 메시지: {1}',
    },
    remedies: ['retry', 'showLog', 'chooseEngine'],
  },
  'engine.sshDenied': {
    text: {
      en: '{0} did not accept your login. Dockyard asks for no passwords: use a key, loaded into the agent if it has a passphrase. ssh says: {1}',
      ko: '{0}에서 로그인을 거부했습니다. Dockyard는 암호를 묻지 않으므로 키로 인증해야 합니다. 암호가 걸린 키는 ssh 에이전트에 등록하십시오. ssh 메시지: {1}',
    },
    remedies: ['retry', 'showLog', 'chooseEngine'],
  },
  'engine.sshUnresolved': {
    text: {
      en: 'The host name of {0} cannot be resolved. ssh says: {1}',
      ko: '{0}의 호스트 이름을 찾을 수 없습니다. ssh 메시지: {1}',
    },
    remedies: ['chooseEngine', 'retry'],
  },
  'engine.sshUnreachable': {
    text: {
      en: 'No ssh server answers at {0}: it refused the connection, or no network leads there. ssh says: {1}',
      ko: '{0}에서 ssh 서버가 응답하지 않습니다. 연결을 거부했거나 네트워크가 닿지 않습니다. ssh 메시지: {1}',
    },
    remedies: ['retry', 'chooseEngine'],
  },
  'engine.sshSlow': {
    text: {
      en: 'The ssh connection to {0} was not ready within {1} seconds.',
      ko: '{0}에 {1}초 안에 ssh로 연결하지 못했습니다.',
    },
    remedies: ['retry', 'showLog', 'chooseEngine'],
  },
  'engine.sshNoEngine': {
    text: {
      en: 'ssh reaches {0}, but no Docker engine could be reached there. That machine says: {1}',
      ko: '{0}에 ssh로 연결했지만 그곳의 Docker 엔진에 접근할 수 없습니다. 원격 메시지: {1}',
    },
    remedies: ['retry', 'showLog', 'chooseEngine'],
  },
  'engine.notDocker': {
    text: {
      en: 'Something answers at {0}, but not as a Docker engine does.',
      ko: '{0}에서 응답이 오지만 Docker 엔진의 응답이 아닙니다.',
    },
    remedies: ['chooseEngine', 'showLog', 'retry'],
  },
  'engine.tooOld': {
    text: {
      en: 'The engine at {0} speaks API {1}; Dockyard needs {2} (Docker 20.10) or newer.',
      ko: '{0} 엔진의 API 버전은 {1}입니다. Dockyard는 {2}(Docker 20.10) 이상이 필요합니다.',
    },
    remedies: ['chooseEngine'],
  },
  'engine.lost': {
    text: {
      en: 'The connection to the engine at {0} broke. Dockyard keeps trying to get it back.',
      ko: '{0} 엔진과의 연결이 끊어졌습니다. Dockyard가 계속 다시 연결합니다.',
    },
    remedies: ['retry', 'startHelp'],
  },
  'engine.slow': {
    text: {
      en: 'The engine did not finish “{0}” within {1} seconds. It may still be at work.',
      ko: '엔진이 {1}초 안에 “{0}” 작업을 끝내지 못했습니다. 아직 처리 중일 수 있습니다.',
    },
    remedies: ['retry', 'showLog'],
  },
  'engine.rejected': {
    text: { en: 'The engine said no: {0}', ko: '엔진이 요청을 거부했습니다: {0}' },
    remedies: ['showLog'],
  },
  'context.badName': {
    text: {
      en: '“{0}” cannot be the name of a context. It takes two or more letters, digits and _ . + -, begins with a letter or a digit, and is not “default”.',
      ko: '“{0}”은(는) 컨텍스트 이름으로 쓸 수 없습니다. 영문자나 숫자로 시작하는 두 글자 이상이어야 하고 영문자, 숫자, _ . + - 만 쓸 수 있습니다. “default”는 예약된 이름입니다.',
    },
    remedies: [],
  },
  'context.exists': {
    text: {
      en: 'There is a Docker context “{0}” already. Choose another name.',
      ko: 'Docker 컨텍스트 “{0}”이(가) 이미 있습니다. 다른 이름을 쓰십시오.',
    },
    remedies: [],
  },
  'context.inUse': {
    text: {
      en: 'The Docker context “{0}” is in use. Switch to another one first.',
      ko: 'Docker 컨텍스트 “{0}”을(를) 사용하고 있습니다. 먼저 다른 컨텍스트로 전환하십시오.',
    },
    remedies: [],
  },
  'context.default': {
    text: {
      en: 'The context “default” comes from DOCKER_HOST or the default socket: it can be neither changed nor removed.',
      ko: '“default” 컨텍스트는 DOCKER_HOST나 기본 소켓에서 정해지므로 변경하거나 삭제할 수 없습니다.',
    },
    remedies: [],
  },
  'context.configDamaged': {
    text: {
      en: 'The file {0} cannot be read as JSON. Dockyard leaves it alone so that nothing in it is lost; repair it first.',
      ko: '{0} 파일을 JSON으로 읽을 수 없습니다. 내용을 잃지 않도록 그대로 두었으니 먼저 파일을 고치십시오.',
    },
    remedies: ['showLog'],
  },
  'context.notWritten': {
    text: {
      en: '{0} cannot be written.',
      ko: '{0}에 쓸 수 없습니다.',
    },
    remedies: ['showLog'],
  },
  'thing.gone': {
    text: {
      en: '“{0}” is not there any more. It was removed in the meantime.',
      ko: '“{0}”이(가) 더 이상 없습니다. 그사이에 삭제되었습니다.',
    },
    remedies: ['refresh'],
  },
  'row.gone': {
    text: {
      en: 'What you clicked is not there any more. It was removed in the meantime.',
      ko: '클릭한 항목이 더 이상 없습니다. 그사이에 삭제되었습니다.',
    },
    remedies: ['refresh'],
  },
  'image.gone': {
    text: {
      en: 'The image “{0}” is not on this engine any more. Pull or build it, then run it again.',
      ko: '이미지 “{0}”이(가) 이 엔진에 더 이상 없습니다. 이미지를 다시 받거나 빌드한 뒤 실행하십시오.',
    },
    remedies: ['refresh'],
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
  'container.noShell': {
    text: {
      en: '“{0}” has no shell: neither bash nor sh is in its image ({1}). Images that are built from scratch or “distroless” hold the program alone. Its logs and Inspect still work.',
      ko: '“{0}”에는 셸이 없습니다. 이미지({1})에 bash도 sh도 들어 있지 않습니다. scratch나 distroless 기반 이미지는 프로그램만 담고 있습니다. 로그와 상세 정보는 볼 수 있습니다.',
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
  'cli.missing': {
    text: {
      en: 'The docker command was not found on PATH, and the setting dockyard.terminal.backend asks for it. Install the Docker CLI, or set it to “auto”.',
      ko: 'PATH에서 docker 명령을 찾을 수 없는데 dockyard.terminal.backend 설정이 이를 요구합니다. Docker CLI를 설치하거나 설정을 “auto”로 바꾸십시오.',
    },
    remedies: ['backendSetting'],
  },
  ...buildkitFailures,
  'page.missing': {
    text: { en: 'The page “{0}” is not part of this version.', ko: '“{0}” 페이지는 이 버전에 없습니다.' },
    remedies: [],
  },
  unexpected: {
    text: {
      en: 'Something went wrong that Dockyard did not expect. The log has the details.',
      ko: 'Dockyard가 예상하지 못한 문제가 생겼습니다. 자세한 내용은 로그에 있습니다.',
    },
    remedies: ['showLog'],
  },
} as const satisfies Record<string, FailureEntry>;

export type FailureCode = keyof typeof failureTable;

/** The codes that explain why a whole view has no engine. */
export type EngineFailureCode = Extract<FailureCode, `engine.${string}`>;

export function explain(failure: Failure, speak: Speak): string {
  return speak(failureTable[failure.code].text, ...failure.args);
}
