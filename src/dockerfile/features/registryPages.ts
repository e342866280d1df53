import { defaultRegistry, officialNamespace } from '../knowledge/baseImages.ts';
import { readImageName } from '../imageName.ts';

/** The page of a repository, which stands below a registry's host without a slash in front. */
type PageOf = (repository: string) => string | undefined;

/** Registries whose images have pages for people. */
const pages: ReadonlyMap<string, PageOf> = new Map<string, PageOf>([
  [defaultRegistry, hubPage],
  // ghcr.io and gcr.io lead on to the package's page, wherever its owner keeps it.
  ['ghcr.io', (repository) => `https://ghcr.io/${repository}`],
  ['gcr.io', (repository) => `https://gcr.io/${repository}`],
  ['quay.io', (repository) => `https://quay.io/repository/${repository}`],
  ['mcr.microsoft.com', (repository) => `https://mcr.microsoft.com/artifact/mar/${repository}`],
  ['public.ecr.aws', (repository) => `https://gallery.ecr.aws/${repository}`],
  // Kubernetes has no page of its own; its documents point here.
  [
    'registry.k8s.io',
    (repository) => `https://explore.ggcr.dev/?repo=registry.k8s.io%2F${encodeURIComponent(repository)}`,
  ],
  ['registry.gitlab.com', gitlabPage],
]);

const repositoryShape = /^[a-z0-9._-]+(?:\/[a-z0-9._-]+)*$/;

/** The web page of an image; undefined where there is none that anybody may read, or no image has that name. */
export function imagePage(image: string): string | undefined {
  const { host, repository } = readImageName(image);
  if (!repositoryShape.test(repository)) return undefined;
  // Regions: us.gcr.io, eu.gcr.io, asia.gcr.io.
  if (host.endsWith('.gcr.io')) return `https://${host}/${repository}`;
  return pages.get(host)?.(repository);
}

function hubPage(repository: string): string | undefined {
  const parts = repository.split('/');
  const [namespace, name] = parts;
  if (namespace === undefined || name === undefined || parts.length !== 2) return undefined;
  return namespace === officialNamespace
    ? `https://hub.docker.com/_/${name}`
    : `https://hub.docker.com/r/${namespace}/${name}`;
}

/** Below a project images have more parts, and projects stand in groups of groups: the first two are always a page. */
function gitlabPage(repository: string): string | undefined {
  const [group, project, ...rest] = repository.split('/');
  if (group === undefined || project === undefined) return undefined;
  return `https://gitlab.com/${group}/${project}${rest.length === 0 ? '/container_registry' : ''}`;
}
