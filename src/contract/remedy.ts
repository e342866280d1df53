import type { Localized } from './localized.ts';

/** A button that helps after a failure: its title and the command behind it. */
export interface Remedy {
  readonly title: Localized;
  readonly command: string;
  readonly args: readonly string[];
  /** The command is told what the failure is about: the first argument of its sentence. */
  readonly isTold?: true;
}

export const remedies = {
  retry: { title: { en: 'Try Again', ko: '다시 시도' }, command: 'dockyard.refresh', args: [] },
  refresh: { title: { en: 'Refresh', ko: '새로 고침' }, command: 'dockyard.refresh', args: [] },
  startHelp: {
    title: { en: 'Show How to Start Docker', ko: 'Docker 시작 방법 보기' },
    command: 'dockyard.help.open',
    args: ['help.engine.start'],
  },
  permissionHelp: {
    title: { en: 'Show How to Join the docker Group', ko: 'docker 그룹에 들어가는 방법 보기' },
    command: 'dockyard.help.open',
    args: ['help.engine.permission'],
  },
  chooseEngine: {
    title: { en: 'Choose Another Engine', ko: '다른 엔진 선택' },
    command: 'dockyard.engine.choose',
    args: [],
  },
  backendSetting: {
    title: { en: 'Open Setting', ko: '설정 열기' },
    command: 'workbench.action.openSettings',
    args: ['dockyard.terminal.backend'],
  },
  registryLogin: { title: { en: 'Log In…', ko: '로그인…' }, command: 'dockyard.system.login', args: [], isTold: true },
  buildxHelp: {
    title: { en: 'Show How to Get buildx', ko: 'buildx 설치 방법 보기' },
    command: 'vscode.open',
    args: ['https://docs.docker.com/go/buildx/'],
  },
  trust: { title: { en: 'Manage Trust', ko: '신뢰 관리' }, command: 'workbench.trust.manage', args: [] },
  openFolder: {
    title: { en: 'Open a Folder', ko: '폴더 열기' },
    command: 'workbench.action.files.openFolder',
    args: [],
  },
  showLog: { title: { en: 'Show Log', ko: '로그 보기' }, command: 'dockyard.log.show', args: [] },
} as const satisfies Record<string, Remedy>;

export type RemedyId = keyof typeof remedies;
