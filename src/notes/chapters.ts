import type { Localized } from '../contract/localized.ts';
import type { Page } from './page.ts';

/** A chapter of the Handbook: its pages, in the order in which one would read them. */
export interface Chapter {
  readonly id: string;
  readonly title: Localized;
  /** A codicon. */
  readonly icon: string;
  /** Ids of its pages; the chapter of all pages of a kind has none. */
  readonly pages: readonly string[];
  /** All pages of this kind belong to it, by title. */
  readonly kind?: string;
}

const under = (prefix: string, names: string): string[] => names.split(' ').map((name) => `${prefix}.${name}`);

/** The chapters in their order. Every page is in exactly one. */
export const chapters: readonly Chapter[] = [
  {
    id: 'concepts',
    title: { en: 'What Docker Is', ko: 'Docker란' },
    icon: 'lightbulb',
    pages: [
      ...under('concepts', 'docker vm components build-deploy daemon-process'),
      ...under('help.engine', 'start permission'),
    ],
  },
  {
    id: 'images',
    title: { en: 'Images', ko: '이미지' },
    icon: 'layers',
    pages: under(
      'images',
      'image pull search ls inspect tag remove dangling build commit save-export save-load export-import distribution push registry small-images distributions nginx mysql wordpress golang',
    ),
  },
  {
    id: 'containers',
    title: { en: 'Containers', ko: '컨테이너' },
    icon: 'vm',
    pages: under(
      'container',
      'container run lifecycle ls start-stop rm pause foreground terminal attach-exec logs inspect cp identity environment publish mounts network-options restart-policy resources memory cpu block-io storage stats-top log-drivers log-syslog log-services secrets tools web-and-db',
    ),
  },
  {
    id: 'volumes',
    title: { en: 'Data and Volumes', ko: '데이터와 볼륨' },
    icon: 'database',
    pages: under('volumes', 'overview named bind anonymous commands from'),
  },
  {
    id: 'networks',
    title: { en: 'Networks', ko: '네트워크' },
    icon: 'type-hierarchy',
    pages: under('networks', 'overview list create bridge dns ports modes inside links overlay macvlan'),
  },
  {
    id: 'dockerfile',
    title: { en: 'Writing Dockerfiles', ko: 'Dockerfile 작성' },
    icon: 'file-code',
    pages: [
      ...under('concepts', 'dockerfile instructions dockerfile-tips'),
      ...under(
        'dockerfile',
        'context layers multi-stage image-names forms entrypoint-cmd add-copy arg-env variables users health stopping mounts heredocs directives',
      ),
      ...under('images', 'example-nginx example-apache example-go'),
      'concepts.onbuild-flow',
    ],
  },
  {
    id: 'instructions',
    title: { en: 'Dockerfile Instructions', ko: 'Dockerfile 명령어' },
    icon: 'symbol-keyword',
    pages: under(
      'dockerfile',
      'from flags.from run flags.run cmd entrypoint copy flags.copy add flags.add env arg workdir user expose volume label healthcheck flags.healthcheck shell stopsignal onbuild maintainer',
    ),
  },
  {
    id: 'compose',
    title: { en: 'Docker Compose: Several Containers', ko: 'Docker Compose로 여러 컨테이너' },
    icon: 'list-tree',
    pages: under('compose', 'overview file commands networks volumes'),
  },
  {
    id: 'engine',
    title: { en: 'The Engine', ko: '엔진 운영' },
    icon: 'server-process',
    pages: under(
      'system',
      'architecture version not-running daemon-json debug events monitoring disk prune storage login insecure-registry api api-remote',
    ),
  },
  {
    id: 'swarm',
    title: { en: 'Swarm', ko: '스웜' },
    icon: 'server-environment',
    pages: under('swarm', 'init services stack secrets'),
  },
  {
    id: 'lines',
    title: { en: 'Findings in Docker Commands and .dockerignore', ko: 'Docker 명령과 .dockerignore의 진단' },
    icon: 'lightbulb-autofix',
    pages: [...under('help.lines', 'names arguments values writing'), 'help.ignore'],
  },
  {
    id: 'rules',
    title: { en: 'Rules for Dockerfiles', ko: 'Dockerfile 규칙' },
    icon: 'checklist',
    pages: [],
    kind: 'rule',
  },
];

/** Icons of pages by what they are. */
export const pageIcons: Readonly<Record<string, string>> = {
  concept: 'book',
  command: 'terminal',
  driver: 'plug',
  example: 'beaker',
  help: 'question',
  image: 'package',
  instruction: 'symbol-keyword',
  reference: 'references',
  rule: 'warning',
};

/** The pages of a chapter in their order, as far as they are among the given ones. */
export function pagesOfChapter(chapter: Chapter, pages: readonly Page[]): Page[] {
  if (chapter.kind !== undefined) {
    return pages.filter(({ kind }) => kind === chapter.kind).sort((a, b) => a.title.localeCompare(b.title));
  }
  const byId = new Map(pages.map((page) => [page.id, page]));
  return chapter.pages.flatMap((id) => byId.get(id) ?? []);
}
