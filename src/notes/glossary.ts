/** A term as Korean engineers write it, and other spellings of it, which people type and texts of ours do not have. */
export interface Term {
  readonly en: string;
  readonly ko: string;
  readonly variants: readonly string[];
}

/** Terms whose spelling varies. */
export const glossary: readonly Term[] = [
  { en: 'container', ko: '컨테이너', variants: ['콘테이너', '컨테이나', '콘테이나', '컨테이네'] },
  { en: 'image', ko: '이미지', variants: ['이메지', '이미쥐'] },
  { en: 'volume', ko: '볼륨', variants: ['볼룸', '보륨', '벌륨'] },
  { en: 'network', ko: '네트워크', variants: ['네트웍', '넷트워크', '네트웤', '네트워그'] },
  { en: 'layer', ko: '레이어', variants: ['래이어', '레이여', '계층'] },
  { en: 'build context', ko: '빌드 컨텍스트', variants: ['빌드 콘텍스트', '빌드컨텍스트', '빌드 문맥'] },
  { en: 'context', ko: '컨텍스트', variants: ['콘텍스트', '컨택스트'] },
  { en: 'registry', ko: '레지스트리', variants: ['레지스터리', '리지스트리', '래지스트리'] },
  { en: 'repository', ko: '저장소', variants: ['레포지토리', '리포지토리', '리파지토리'] },
  { en: 'host', ko: '호스트', variants: ['호스투'] },
  { en: 'daemon', ko: '데몬', variants: ['디먼', '대몬'] },
  { en: 'tag', ko: '태그', variants: ['테그'] },
  { en: 'digest', ko: '다이제스트', variants: ['다이제스터', '다이재스트'] },
  { en: 'mount', ko: '마운트', variants: ['마운팅', '마운드'] },
  { en: 'cache', ko: '캐시', variants: ['캐쉬', '케시'] },
  { en: 'directory', ko: '디렉터리', variants: ['디렉토리', '디랙터리', '디렉트리'] },
  { en: 'stage', ko: '스테이지', variants: ['스태이지'] },
  { en: 'multi-stage', ko: '멀티 스테이지', variants: ['멀티스테이지', '다단계 빌드'] },
  { en: 'label', ko: '레이블', variants: ['라벨'] },
  { en: 'shell', ko: '셸', variants: ['쉘'] },
  { en: 'environment variable', ko: '환경 변수', variants: ['환경변수'] },
  { en: 'health check', ko: '헬스 체크', variants: ['헬스체크', '핼스 체크'] },
  { en: 'file system', ko: '파일 시스템', variants: ['파일시스템'] },
  { en: 'bridge', ko: '브리지', variants: ['브릿지'] },
  { en: 'message', ko: '메시지', variants: ['메세지'] },
  { en: 'application', ko: '애플리케이션', variants: ['어플리케이션', '어플'] },
  { en: 'data', ko: '데이터', variants: ['데이타'] },
  { en: 'license', ko: '라이선스', variants: ['라이센스'] },
  { en: 'thread', ko: '스레드', variants: ['쓰레드'] },
  { en: 'release', ko: '릴리스', variants: ['릴리즈'] },
  { en: 'dangling', ko: '댕글링', variants: ['댕글링크', '덴글링'] },
  { en: 'default', ko: '기본값', variants: ['디폴트'] },
  { en: 'signal', ko: '신호', variants: ['시그널'] },
  { en: 'port publishing', ko: '포트 게시', variants: ['포트 포워딩', '포트포워딩', '포트 매핑', '포트매핑'] },
  { en: 'endpoint', ko: '엔드포인트', variants: ['앤드포인트'] },
  { en: 'plug-in', ko: '플러그인', variants: ['플러그 인'] },
  // Names of products stay in Latin letters.
  { en: 'docker', ko: 'Docker', variants: ['도커'] },
  { en: 'dockerfile', ko: 'Dockerfile', variants: ['도커파일'] },
  { en: 'hub', ko: 'Hub', variants: ['허브'] },
  { en: 'compose', ko: 'Compose', variants: ['컴포즈'] },
  { en: 'entrypoint', ko: 'ENTRYPOINT', variants: ['엔트리포인트'] },
  { en: 'kubernetes', ko: 'Kubernetes', variants: ['쿠버네티스'] },
];
