import type { ErrorEntry } from './errorEntry.ts';

/** Images that cannot be found, fetched or pushed. */
export const registryErrors: readonly ErrorEntry[] = [
  {
    id: 'pull-denied',
    pattern: /pull access denied for (\S{1,200}?),? (?:repository )?does not exist or may require/,
    example:
      "Error response from daemon: pull access denied for shop/frontend, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    meaning: {
      en: 'The registry shows no image {0}: the name is misspelt, or it is private and you are not logged in.',
      ko: '레지스트리에서 {0} 이미지를 볼 수 없습니다. 이름이 틀렸거나, 비공개 이미지인데 로그인하지 않은 것입니다.',
    },
    help: {
      en: 'Check the name. For a private image log in first: `docker login`. An image of your own has to be built under this name.',
      ko: '이름을 확인하십시오. 비공개 이미지라면 먼저 `docker login`으로 로그인합니다. 직접 만드는 이미지라면 이 이름으로 빌드해야 합니다.',
    },
    line: 'docker search {0}',
    topic: 'images.pull',
  },
  {
    id: 'manifest-unknown',
    pattern:
      /manifest for (\S{1,250}) not found: manifest unknown|(?:failed to resolve reference "|docker\.io\/)(\S{1,250}?)"?: not found/,
    example: 'Error response from daemon: manifest for nginx:1.99 not found: manifest unknown: manifest unknown',
    meaning: {
      en: 'The repository is there, but not with this tag.',
      ko: '저장소는 있지만 이 태그의 이미지가 없습니다.',
    },
    help: {
      en: 'Look up its tags on the page of the registry, and write one that exists. Without a tag `latest` is meant, which not every repository has.',
      ko: '레지스트리 페이지에서 어떤 태그가 있는지 확인하십시오. 태그를 생략하면 `latest`인데, 이 태그가 없는 저장소도 있습니다.',
    },
    topic: 'images.tag',
  },
  {
    id: 'platform-missing',
    pattern: /no matching manifest for ([\w./]{1,60}) in the manifest list|no match for platform in manifest/,
    example: 'Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list entries',
    meaning: {
      en: 'The image was not built for the processor of this machine.',
      ko: '이 컴퓨터의 CPU 아키텍처용으로 만든 이미지가 없습니다.',
    },
    help: {
      en: 'Take another tag or image, or run that of another platform in emulation: `--platform linux/amd64`.',
      ko: '다른 태그나 이미지를 쓰거나, `--platform linux/amd64`처럼 다른 플랫폼의 이미지를 에뮬레이션으로 실행하십시오.',
    },
    topic: 'images.pull',
  },
  {
    id: 'rate-limit',
    pattern: /toomanyrequests: (?:You have reached your|Too Many Requests|Rate exceeded)/i,
    example:
      'Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
    meaning: {
      en: 'Docker Hub lets one address pull only so many images in some hours, and they are used up.',
      ko: 'Docker Hub에서 일정 시간 동안 받을 수 있는 이미지 수를 넘었습니다.',
    },
    help: {
      en: 'Log in (`docker login`), which allows more, or wait, or use a mirror.',
      ko: '`docker login`으로 로그인하면 한도가 늘어납니다. 기다리거나 미러를 쓰는 방법도 있습니다.',
    },
    line: 'docker login',
    topic: 'system.login',
  },
  {
    id: 'push-denied',
    pattern: /denied: requested access to the resource is denied|insufficient_scope: authorization failed/,
    example: 'denied: requested access to the resource is denied',
    meaning: {
      en: 'The registry does not let you write to this repository.',
      ko: '이 저장소에 쓸 권한이 없습니다.',
    },
    help: {
      en: 'The name has to begin with your account (`docker tag IMAGE ACCOUNT/NAME:TAG`), and you have to be logged in.',
      ko: '이미지 이름이 자신의 계정으로 시작해야 하고(`docker tag 이미지 계정/이름:태그`) 로그인되어 있어야 합니다.',
    },
    line: 'docker login',
    topic: 'images.push',
  },
  {
    id: 'not-logged-in',
    pattern: /no basic auth credentials|unauthorized: (?:authentication required|access token has insufficient scopes)/,
    example: 'no basic auth credentials',
    meaning: {
      en: 'The registry wants to know who you are.',
      ko: '레지스트리가 로그인을 요구합니다.',
    },
    help: {
      en: 'Log in to the registry that the image’s name begins with: `docker login HOST`.',
      ko: '이미지 이름 앞에 있는 레지스트리에 로그인하십시오. 예: `docker login 호스트`.',
    },
    line: 'docker login',
    topic: 'system.login',
  },
  {
    id: 'login-wrong',
    pattern:
      /unauthorized: incorrect username or password|unauthorized: Invalid username or password|incorrect username or password/i,
    example:
      'Error response from daemon: Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
    meaning: {
      en: 'The user name or the password is wrong.',
      ko: '사용자 이름이나 비밀번호가 틀렸습니다.',
    },
    help: {
      en: 'Accounts with two factors or single sign-on need an access token in place of the password.',
      ko: '2단계 인증이나 SSO를 쓰는 계정은 비밀번호 대신 액세스 토큰이 필요합니다.',
    },
    line: 'docker login',
    topic: 'system.login',
  },
  {
    id: 'registry-plain-http',
    pattern: /server gave HTTP response to HTTPS client/,
    example:
      'Error response from daemon: Get "https://10.0.0.5:5000/v2/": http: server gave HTTP response to HTTPS client',
    meaning: {
      en: 'The registry speaks plain HTTP, and the engine asks for TLS.',
      ko: '레지스트리는 HTTP로 응답하는데 엔진은 TLS로 접속했습니다.',
    },
    help: {
      en: 'Give the registry a certificate, or name it under `insecure-registries` in daemon.json. Only 127.0.0.0/8 is excepted by itself.',
      ko: '레지스트리에 인증서를 설정하거나 daemon.json의 `insecure-registries`에 추가하십시오. 127.0.0.0/8만 예외로 허용됩니다.',
    },
    topic: 'system.insecure-registry',
  },
  {
    id: 'certificate-unknown',
    pattern:
      /x509: (?:certificate signed by unknown authority|certificate has expired|certificate is (?:not )?valid for|cannot validate certificate)/,
    example:
      'Error response from daemon: Get "https://registry.lan/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    meaning: {
      en: 'The certificate of the registry or the engine is not trusted here.',
      ko: '레지스트리나 엔진의 인증서를 신뢰할 수 없습니다.',
    },
    help: {
      en: 'Put the authority’s certificate into /etc/docker/certs.d/HOST/ca.crt for a registry, and check the clock.',
      ko: '레지스트리라면 인증 기관의 인증서를 /etc/docker/certs.d/호스트/ca.crt에 두십시오. 시계가 맞는지도 확인합니다.',
    },
    topic: 'system.insecure-registry',
  },
  {
    id: 'image-missing',
    pattern: /No such image: (\S{1,250})|reference does not exist/i,
    example: 'Error response from daemon: No such image: shop:2.0',
    meaning: {
      en: 'The engine has no image of this name.',
      ko: '엔진에 이 이름의 이미지가 없습니다.',
    },
    help: {
      en: 'Look for the name and the tag that it has here; without a tag `latest` is meant.',
      ko: '어떤 이름과 태그로 있는지 확인하십시오. 태그를 생략하면 `latest`를 뜻합니다.',
    },
    line: 'docker image ls',
    topic: 'images.ls',
  },
  {
    id: 'image-in-use',
    pattern:
      /unable to (?:remove repository reference|delete) "?([^\s"]{1,250})"? \((?:must (?:be )?force(?:d)?|cannot be forced)\) - (?:container|image is being used by (?:running|stopped) container) (\w{1,80})/,
    example:
      'Error response from daemon: conflict: unable to remove repository reference "shop:1.0" (must force) - container 3f2a9c81d7e5 is using its referenced image 9b1d0c44aa10',
    meaning: {
      en: 'A container, {1}, was made from the image {0}; it may be a stopped one.',
      ko: '{0} 이미지로 만든 컨테이너 {1}이(가) 있습니다. 중지된 컨테이너일 수도 있습니다.',
    },
    help: {
      en: 'Remove the container first. Forcing only takes the name away from the image while the container exists.',
      ko: '컨테이너를 먼저 삭제하십시오. 컨테이너가 있는 동안 강제로 삭제하면 이미지의 이름만 없어집니다.',
    },
    line: 'docker rm {1}',
    topic: 'images.remove',
  },
  {
    id: 'image-has-children',
    pattern:
      /unable to delete (\w{1,80}) \((?:cannot be forced|must be forced)\) - image (?:has dependent child images|is referenced in multiple repositories)/,
    example:
      'Error response from daemon: conflict: unable to delete 9b1d0c44aa10 (cannot be forced) - image has dependent child images',
    meaning: {
      en: 'Other names or other images build on {0}.',
      ko: '{0}을(를) 가리키는 이름이나 이를 바탕으로 한 이미지가 더 있습니다.',
    },
    help: {
      en: 'Remove by name instead of id, one name after the other, and images built on it before it.',
      ko: 'ID 대신 이름으로 하나씩 삭제하고, 이 이미지로 만든 이미지를 먼저 삭제하십시오.',
    },
    line: 'docker image ls -a',
    topic: 'images.remove',
  },
  {
    id: 'push-no-tag',
    pattern: /An image does not exist locally with the tag: (\S{1,250})|tag does not exist: (\S{1,250})/,
    example: 'An image does not exist locally with the tag: shop',
    meaning: {
      en: 'No image here is called {0}, so there is nothing to push.',
      ko: '{0}이라는 이름의 이미지가 없어 푸시할 것이 없습니다.',
    },
    help: {
      en: 'Give the image this name first: `docker tag IMAGE ACCOUNT/NAME:TAG`. Without a tag `latest` is meant.',
      ko: '먼저 `docker tag 이미지 계정/이름:태그`로 이 이름을 붙이십시오. 태그를 생략하면 `latest`입니다.',
    },
    line: 'docker image ls',
    topic: 'images.push',
  },
  {
    id: 'login-no-terminal',
    pattern: /Cannot perform an interactive login from a non[- ]TTY device/,
    example: 'Error: Cannot perform an interactive login from a non TTY device',
    meaning: {
      en: '`docker login` wants to ask for a name and a password, and there is no terminal to ask in.',
      ko: '`docker login`이 이름과 비밀번호를 물어야 하는데 입력받을 터미널이 없습니다.',
    },
    help: {
      en: 'Give both: `docker login -u NAME --password-stdin < token.txt`. In Git Bash put `winpty` in front.',
      ko: '`docker login -u 이름 --password-stdin < token.txt`처럼 함께 주십시오. Git Bash에서는 앞에 `winpty`를 붙입니다.',
    },
    topic: 'system.login',
  },
  {
    id: 'registry-silent',
    pattern:
      /net\/http: TLS handshake timeout|Client\.Timeout exceeded while awaiting headers|net\/http: request canceled while waiting for connection|dial tcp \S{1,60}: i\/o timeout/,
    example: 'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: TLS handshake timeout',
    meaning: {
      en: 'The registry, or the engine itself when it is a remote one, did not answer in time.',
      ko: '레지스트리가(원격 엔진이라면 엔진이) 제때 응답하지 않았습니다.',
    },
    help: {
      en: 'Try again. When it stays so, look at the network and the proxy: the engine has settings of its own for it, apart from those of the terminal.',
      ko: '다시 시도하십시오. 계속된다면 네트워크와 프록시를 확인하십시오. 엔진의 프록시 설정은 터미널의 설정과 별개입니다.',
    },
    topic: 'images.pull',
  },
];
