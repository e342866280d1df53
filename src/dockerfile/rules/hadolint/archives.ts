const endings: ReadonlySet<string> = new Set([
  'tar',
  'Z',
  'bz2',
  'gz',
  'lz',
  'lzma',
  'tZ',
  'tb2',
  'tbz',
  'tbz2',
  'tgz',
  'tlz',
  'tpz',
  'txz',
  'xz',
]);

/** By its ending; these are the ones hadolint takes ADD for. */
export function isArchive(path: string): boolean {
  const dot = path.lastIndexOf('.');
  return dot !== -1 && endings.has(path.slice(dot + 1));
}
