import type { EngineFailureCode } from '../contract/failureTable.ts';
import type { Localized } from '../contract/localized.ts';

/**
 * What a view says when it has no engine. These are sentences of their own: a text of the manifest is written before
 * anybody knows the address, the version or the engine's words that those of the failure table have in them.
 */
export const welcomeSentences: Readonly<Record<EngineFailureCode, Localized>> = {
  'engine.noSocket': {
    en: 'No Docker engine: there is no such socket at its address. Docker is not installed, or it is not running.',
    ko: 'Docker 엔진이 없습니다. 엔진 주소에 소켓이 존재하지 않습니다. Docker가 설치되지 않았거나 실행 중이 아닙니다.',
  },
  'engine.permission': {
    en: 'The Docker socket is there, but this user may not open it.',
    ko: 'Docker 소켓은 있지만 현재 사용자에게 열 권한이 없습니다.',
  },
  'engine.refused': {
    en: 'Nothing listens at the engine’s address: the connection was refused. The engine has stopped, or it listens elsewhere.',
    ko: '엔진 주소에서 연결을 거부했습니다. 엔진이 중지되었거나 다른 주소에서 대기하고 있습니다.',
  },
  'engine.notAnswering': {
    en: 'The engine accepts the connection but does not answer. It may be starting, or it hangs.',
    ko: '엔진에 연결은 되지만 응답이 없습니다. 엔진이 시작하는 중이거나 멈춰 있습니다.',
  },
  'engine.unreachable': {
    en: 'The engine cannot be reached: its name is unknown, or no network leads there.',
    ko: '엔진에 접근할 수 없습니다. 호스트 이름을 찾을 수 없거나 네트워크가 닿지 않습니다.',
  },
  'engine.badEndpoint': {
    en: 'The engine’s address is not valid. It looks like unix:///var/run/docker.sock, npipe:////./pipe/docker_engine, tcp://host:2376 or ssh://user@host.',
    ko: '엔진 주소의 형식이 올바르지 않습니다. unix:///var/run/docker.sock, npipe:////./pipe/docker_engine, tcp://호스트:2376, ssh://사용자@호스트 같은 형태여야 합니다.',
  },
  'engine.unsupportedEndpoint': {
    en: 'Dockyard cannot use the engine’s address: it reaches engines by unix, npipe, tcp and ssh addresses.',
    ko: 'Dockyard는 이 엔진 주소에 연결할 수 없습니다. unix, npipe, tcp, ssh 주소만 지원합니다.',
  },
  'engine.unknownContext': {
    en: 'The Docker context in use does not exist or cannot be read.',
    ko: '사용 중인 Docker 컨텍스트가 없거나 읽을 수 없습니다.',
  },
  'engine.tls': {
    en: 'The secure connection to the engine failed: the certificates do not fit.',
    ko: '엔진에 보안 연결을 맺지 못했습니다. 인증서가 맞지 않습니다.',
  },
  'engine.contextDamaged': {
    en: 'The Docker context in use is damaged: its file names no engine.',
    ko: '사용 중인 Docker 컨텍스트가 손상되었습니다. 컨텍스트 파일에 엔진 주소가 없습니다.',
  },
  'engine.tlsFile': {
    en: 'A file that the secure connection needs cannot be read or is not what it should be (PEM).',
    ko: '보안 연결에 필요한 파일을 읽을 수 없거나 파일 내용이 올바른 PEM 형식이 아닙니다.',
  },
  'engine.tlsKeyMismatch': {
    en: 'The private key does not belong to the client certificate.',
    ko: '개인 키가 클라이언트 인증서와 짝이 맞지 않습니다.',
  },
  'engine.tlsUnknownAuthority': {
    en: 'The engine’s certificate was issued by an authority that is not trusted here.',
    ko: '엔진의 인증서를 발급한 기관을 신뢰할 수 없습니다.',
  },
  'engine.tlsExpired': {
    en: 'The engine’s certificate has expired.',
    ko: '엔진의 인증서가 만료되었습니다.',
  },
  'engine.tlsNotYetValid': {
    en: 'The engine’s certificate is not valid yet. Check the clocks of both machines.',
    ko: '엔진 인증서의 유효 기간이 아직 시작되지 않았습니다. 양쪽 컴퓨터의 시계를 확인하십시오.',
  },
  'engine.tlsWrongHost': {
    en: 'The engine’s certificate is made out to another host name.',
    ko: '엔진의 인증서가 다른 호스트 이름으로 발급되었습니다.',
  },
  'engine.tlsClientCertificate': {
    en: 'The engine wants a client certificate: none was shown, or not one that it accepts.',
    ko: '엔진에서 클라이언트 인증서를 요구합니다. 인증서를 보내지 않았거나 엔진이 받아 주지 않았습니다.',
  },
  'engine.tlsPlainServer': {
    en: 'The engine’s port does not speak TLS. Plain TCP usually listens on port 2375.',
    ko: '엔진의 포트가 TLS를 쓰지 않습니다. 암호화하지 않는 TCP 포트는 보통 2375입니다.',
  },
  'engine.tlsWanted': {
    en: 'The engine’s port speaks TLS only, and Dockyard spoke to it without.',
    ko: '엔진의 포트가 TLS 연결만 받는데 TLS 없이 연결했습니다.',
  },
  'engine.ssh': {
    en: 'The ssh connection to the engine failed. The log has ssh’s own words.',
    ko: '엔진에 ssh로 연결하지 못했습니다. 자세한 내용은 로그에 있습니다.',
  },
  'engine.sshMissing': {
    en: 'The engine is reached by ssh, and there is no ssh command on PATH. Install an OpenSSH client.',
    ko: '엔진에 ssh로 연결해야 하는데 PATH에 ssh 명령이 없습니다. OpenSSH 클라이언트를 설치하십시오.',
  },
  'engine.sshHostKey': {
    en: 'The host key of the engine’s machine is not known, or it changed. Connect once in a terminal with ssh and check the key.',
    ko: '엔진이 있는 컴퓨터의 호스트 키를 알 수 없거나 키가 바뀌었습니다. 터미널에서 ssh로 한 번 접속해 키를 확인하십시오.',
  },
  'engine.sshDenied': {
    en: 'The engine’s machine did not accept your ssh login. Dockyard asks for no passwords: use a key, loaded into the agent if it has a passphrase.',
    ko: '엔진이 있는 컴퓨터에서 ssh 로그인을 거부했습니다. Dockyard는 암호를 묻지 않으므로 키로 인증해야 합니다. 암호가 걸린 키는 ssh 에이전트에 등록하십시오.',
  },
  'engine.sshUnresolved': {
    en: 'The host name of the engine’s machine cannot be resolved.',
    ko: '엔진이 있는 컴퓨터의 호스트 이름을 찾을 수 없습니다.',
  },
  'engine.sshUnreachable': {
    en: 'No ssh server answers on the engine’s machine.',
    ko: '엔진이 있는 컴퓨터에서 ssh 서버가 응답하지 않습니다.',
  },
  'engine.sshSlow': {
    en: 'The ssh connection to the engine’s machine was not ready in time.',
    ko: '엔진이 있는 컴퓨터에 제때 ssh로 연결하지 못했습니다.',
  },
  'engine.sshNoEngine': {
    en: 'ssh reaches the engine’s machine, but no Docker engine could be reached there.',
    ko: '엔진이 있는 컴퓨터에 ssh로 연결했지만 그곳의 Docker 엔진에 접근할 수 없습니다.',
  },
  'engine.notDocker': {
    en: 'Something answers at the engine’s address, but not as a Docker engine does.',
    ko: '엔진 주소에서 응답이 오지만 Docker 엔진의 응답이 아닙니다.',
  },
  'engine.tooOld': {
    en: 'The engine is too old: Dockyard needs API 1.41 (Docker 20.10) or newer.',
    ko: '엔진이 너무 오래되었습니다. Dockyard는 API 1.41(Docker 20.10) 이상이 필요합니다.',
  },
  'engine.lost': {
    en: 'The connection to the engine broke. Dockyard keeps trying to get it back.',
    ko: '엔진과의 연결이 끊어졌습니다. Dockyard가 계속 다시 연결합니다.',
  },
  'engine.slow': {
    en: 'The engine did not answer in time. It may still be at work.',
    ko: '엔진이 제때 응답하지 않았습니다. 아직 처리 중일 수 있습니다.',
  },
  'engine.rejected': {
    en: 'The engine said no. The log has its own words.',
    ko: '엔진이 요청을 거부했습니다. 자세한 내용은 로그에 있습니다.',
  },
};

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
