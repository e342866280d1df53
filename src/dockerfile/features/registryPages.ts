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
  ['nvcr.io', nvidiaPage],
  // Other names than `chainguard` are those of customers.
  ['cgr.dev', below('chainguard', (name) => `https://images.chainguard.dev/directory/image/${name}/overview`)],
  ['dhi.io', (name) => (name.includes('/') ? undefined : `https://hub.docker.com/hardened-images/catalog/dhi/${name}`)],
  ['lscr.io', below('linuxserver', (name) => `https://docs.linuxserver.io/images/docker-${name}/`)],
  ['docker.elastic.co', (repository) => `https://www.docker.elastic.co/r/${repository}`],
  ['registry.access.redhat.com', redHatPage],
  ['registry.redhat.io', redHatPage],
]);

/** Behind the region: europe-west1-docker.pkg.dev. */
const googleRegistry = '-docker.pkg.dev';

const repositoryShape = /^[a-z0-9._-]+(?:\/[a-z0-9._-]+)*$/;

/** The web page of an image; undefined where there is none that anybody may read, or no image has that name. */
export function imagePage(image: string): string | undefined {
  const { host, repository } = readImageName(image);
  if (!repositoryShape.test(repository)) return undefined;
  // Regions: us.gcr.io, eu.gcr.io, asia.gcr.io.
  if (host.endsWith('.gcr.io')) return `https://${host}/${repository}`;
  if (host.endsWith(googleRegistry)) return googlePage(host.slice(0, -googleRegistry.length), repository);
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

/** Pages of the images right below one namespace. */
function below(namespace: string, pageOf: (name: string) => string): PageOf {
  return (repository) => {
    const [first, name, ...rest] = repository.split('/');
    return first === namespace && name !== undefined && rest.length === 0 ? pageOf(name) : undefined;
  };
}

/** An organisation, sometimes a team of it, and the image. */
function nvidiaPage(repository: string): string | undefined {
  const [organisation = '', ...rest] = repository.split('/');
  const [image, team, ...more] = rest.toReversed();
  if (image === undefined || more.length > 0) return undefined;
  const ofTeam = team === undefined ? '' : `/teams/${team}`;
  return `https://catalog.ngc.nvidia.com/orgs/${organisation}${ofTeam}/containers/${image}`;
}

/** The pages have numbers that nobody can know from the name; the catalogue finds it. */
function redHatPage(repository: string): string {
  return `https://catalog.redhat.com/search?searchType=containers&q=${encodeURIComponent(repository)}`;
}

/** A project, a repository in it, and the image. */
function googlePage(region: string, path: string): string | undefined {
  const [project, repository, image] = path.split('/');
  if (project === undefined || repository === undefined || image === undefined) return undefined;
  return `https://console.cloud.google.com/artifacts/docker/${project}/${region}/${repository}/${image}`;
}
