import type { Localized } from './localized.ts';
import type { EngineViewId } from './view.ts';

export interface WindowCommand {
  readonly title: Localized;
  readonly icon?: string;
  /** False: only buttons and links call it. A text says when the palette has it. */
  readonly palette: boolean | string;
  /** Menus besides the palette. */
  readonly menus?: readonly { readonly menu: string; readonly when: string; readonly group: string }[];
}

/** What one can do with the rows of a view as a whole; `dockyard.<view>.<key>` each. */
export const viewCommands = {
  filter: {
    title: { en: 'Filter…', ko: '필터…' },
    icon: 'filter',
    group: 'navigation@3',
  },
  clearFilter: {
    title: { en: 'Clear Filter', ko: '필터 지우기' },
    icon: 'clear-all',
    group: 'navigation@4',
    when: 'filtered',
  },
  arrange: {
    title: { en: 'Group and Sort…', ko: '그룹화 및 정렬…' },
    icon: 'list-tree',
    group: 'navigation@5',
  },
} as const satisfies Record<string, { title: Localized; icon: string; group: string; when?: string }>;

export type ViewCommandKey = keyof typeof viewCommands;

/** The context key that is true while something is so of a view. */
export function viewKey(view: EngineViewId, what: 'filtered' | 'stoppedHidden'): string {
  return `dockyard.${view}.${what}`;
}

const stoppedHidden = viewKey('containers', 'stoppedHidden');

/** Commands that act on no row, once; the id is `dockyard.` and the key. */
export const windowCommands = {
  refresh: {
    title: { en: 'Refresh', ko: '새로 고침' },
    icon: 'refresh',
    palette: true,
    menus: [{ menu: 'view/title', when: 'view =~ /^dockyard\\./ && view != dockyard.handbook', group: 'navigation@9' }],
  },
  'engine.choose': {
    title: { en: 'Choose Engine…', ko: '엔진 선택…' },
    icon: 'server',
    palette: true,
    menus: [{ menu: 'view/title', when: 'view =~ /^dockyard\\.(containers|contexts)$/', group: '1_engine@1' }],
  },
  'containers.hideStopped': {
    title: { en: 'Hide Stopped Containers', ko: '중지된 컨테이너 숨기기' },
    icon: 'eye',
    palette: true,
    menus: [{ menu: 'view/title', when: `view == dockyard.containers && !${stoppedHidden}`, group: 'navigation@6' }],
  },
  'containers.showStopped': {
    title: { en: 'Show Stopped Containers', ko: '중지된 컨테이너 표시' },
    icon: 'eye-closed',
    palette: true,
    menus: [{ menu: 'view/title', when: `view == dockyard.containers && ${stoppedHidden}`, group: 'navigation@6' }],
  },
  'dockerfile.checkWithBuildKit': {
    title: { en: 'Check with BuildKit', ko: 'BuildKit으로 검사' },
    palette: 'editorLangId == dockerfile && isWorkspaceTrusted',
  },
  'log.show': { title: { en: 'Show Log', ko: '로그 보기' }, palette: true },
  'diagnostics.show': { title: { en: 'Show Diagnostics', ko: '진단 정보 보기' }, palette: true },
  'handbook.search': {
    title: { en: 'Search the Handbook…', ko: '핸드북 검색…' },
    icon: 'search',
    palette: true,
    menus: [{ menu: 'view/title', when: 'view == dockyard.handbook', group: 'navigation@1' }],
  },
  'handbook.showAll': {
    title: { en: 'Show All Pages', ko: '모든 페이지 보기' },
    icon: 'clear-all',
    palette: false,
    menus: [
      { menu: 'view/title', when: 'view == dockyard.handbook && dockyard.handbook == live', group: 'navigation@2' },
    ],
  },
  'handbook.openFor': {
    title: { en: 'Learn About This', ko: '자세히 알아보기' },
    palette: false,
    menus: [
      {
        menu: 'view/item/context',
        when: 'view =~ /^dockyard\\./ && viewItem =~ /^(container|image|volume|network|context|registry|swarm)\\./',
        group: '9_learn@1',
      },
    ],
  },
  'help.open': { title: { en: 'Open Help Page', ko: '도움말 열기' }, palette: false },
  'notes.addFolder': { title: { en: 'Add Folder of Notes…', ko: '노트 폴더 추가…' }, palette: true },
  'lines.run': { title: { en: 'Run Docker Line', ko: 'Docker 명령 줄 실행' }, icon: 'play', palette: true },
  'lines.explain': { title: { en: 'Explain Docker Line', ko: 'Docker 명령 줄 설명' }, icon: 'info', palette: true },
  'lines.failure': {
    title: { en: 'Explain Failed Docker Command', ko: '실패한 Docker 명령 설명' },
    palette: false,
  },
  'document.showSecrets': {
    title: { en: 'Show or Hide Secrets', ko: '비밀 값 표시/숨기기' },
    icon: 'eye',
    palette: false,
    menus: [{ menu: 'editor/title', when: 'resourceScheme == dockyard-inspect', group: 'navigation@1' }],
  },
} as const satisfies Record<string, WindowCommand>;

export type WindowCommandId = keyof typeof windowCommands;
