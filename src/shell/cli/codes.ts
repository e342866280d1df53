const names = 'help.lines.names';
const givens = 'help.lines.arguments';
const values = 'help.lines.values';
const writing = 'help.lines.writing';

/** What is found in docker lines, by its code, and the page that explains it below the heading of that name. */
export const codePages = {
  program: names,
  command: names,
  'unknown-command': names,
  plural: names,
  flag: names,
  'unknown-flag': names,
  'single-dash': names,
  glued: names,
  'flag-place': names,
  instruction: names,
  'missing-argument': givens,
  'surplus-argument': givens,
  'missing-value': givens,
  'missing-flag': givens,
  'wrong-kind': givens,
  dashless: givens,
  'shell-script': givens,
  'flag-behind-image': givens,
  value: values,
  path: values,
  'network-alias': values,
  'host-publish': values,
  'build-arg': values,
  'tar-name': values,
  'tag-name': values,
  repeated: values,
  prompt: writing,
  typographic: writing,
  'unclosed-quote': writing,
  continuation: writing,
  comment: writing,
  prose: writing,
  usage: writing,
  'exec-form': writing,
  legacy: writing,
  version: writing,
} as const satisfies Readonly<Record<string, string>>;

export type CliCode = keyof typeof codePages;

/** Docker's own pages about some of them. */
const references: Readonly<Partial<Record<CliCode, string>>> = {
  plural: 'https://docs.docker.com/reference/cli/docker/image/prune/',
  'flag-place': 'https://docs.docker.com/reference/cli/docker/compose/#options',
  instruction: 'https://docs.docker.com/reference/dockerfile/#overview',
  'missing-flag': 'https://docs.docker.com/reference/cli/docker/image/save/',
  'network-alias': 'https://docs.docker.com/engine/network/',
  'host-publish': 'https://docs.docker.com/engine/network/drivers/host/',
  'build-arg': 'https://docs.docker.com/build/building/variables/',
  legacy: 'https://docs.docker.com/engine/deprecated/',
};

/** What docker's documentation says about a finding; its command line as a whole where it says nothing special. */
export function referenceOf(code: CliCode): string {
  return references[code] ?? 'https://docs.docker.com/reference/cli/docker/';
}
