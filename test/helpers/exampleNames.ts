/** Where people put names of their own: behind these words a name of the note's author stands. */
const givers: readonly RegExp[] = [
  /--(?:name|hostname|volumes-from|net(?:work)?(?:-alias)?|link)[ =]+["']?([\w.:-]+)/g,
  /(?:^|\s)(?:-t|--tag)[ =]+["']?([\w./:-]+)/g,
  /\b(?:volume|network) create\b[^\n`<]*?\s([a-z][\w.-]+)[`\s]*$/gm,
  /(?:^|\s)-v[ =]+["']?([a-z][\w.-]+):\//g,
  // `user/name:tag` of an image.
  /\bdocker (?:image |container )?(?:push|pull|run|tag|rmi?|commit|import)\b[^\n]*?\s([a-z\d][\w.-]+\/[\w.:-]+)/g,
  /\bgithub\.com\/([\w-]+)/g,
  /^\s*FROM\s+([a-z\d][\w.-]+\/[\w.:-]+)/gm,
];

/** Names that anybody would use, and those of Docker itself. */
const anybodys: ReadonlySet<string> = new Set([
  // Official images, and hosts of images.
  ...['alpine', 'centos', 'debian', 'fedora', 'golang', 'httpd', 'mariadb', 'mongodb', 'mysql', 'nginx', 'postgres'],
  ...['python', 'registry', 'ubuntu', 'wordpress', 'docker.io', 'library', 'latest'],
  // Modes and drivers of networks.
  ...['bridge', 'container', 'default', 'network', 'overlay', 'macvlan'],
  // Words of the language that happen to be names in an example.
  ...['sample', 'volume', 'volumes', 'server', 'fluentd', 'syslog'],
]);

/** Names that an author gave to things in examples, as far as one would know them again elsewhere. */
export function exampleNames(note: string): Set<string> {
  const written = givers.flatMap((giver) => [...note.matchAll(giver)].map(([, name = '']) => name));
  // `repository:tag`, `container:alias`, `user/repository`.
  const parts = written.flatMap((name) => name.split(/[/:]/)).map((name) => name.toLowerCase());
  return new Set(parts.filter((name) => isDistinctive(name)));
}

function isDistinctive(name: string): boolean {
  return /^[a-z]/.test(name) && (name.length >= 6 || /[_\d]/.test(name)) && !anybodys.has(name);
}

/** Those of the names that stand in a text as words of their own. */
export function namesIn(text: string, names: ReadonlySet<string>): string[] {
  const words = new Set(text.toLowerCase().match(/[a-z\d](?:[\w-]*\w)?/g) ?? []);
  return [...names].filter((name) => words.has(name));
}
