const endings = ['tar', 'Z', 'bz2', 'gz', 'lz', 'lzma', 'tZ', 'tb2', 'tbz', 'tbz2', 'tgz', 'tlz', 'tpz', 'txz', 'xz'];

/** By its ending; these are the ones hadolint takes ADD for. */
export function isArchive(path: string): boolean {
  return endings.some((ending) => path.endsWith(`.${ending}`));
}
