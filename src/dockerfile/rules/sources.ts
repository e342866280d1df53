/** The page of a build check. */
export function buildCheck(name: string): string {
  return `https://docs.docker.com/reference/build-checks/${name}/`;
}

/** A section of the Dockerfile reference. */
export function reference(section: string): string {
  return `https://docs.docker.com/reference/dockerfile/#${section}`;
}
