/** The shortest path that means the same: no empty parts, no `.`, no `x/..`. Rules: Go, path.Clean. */
export function cleanPath(path: string): string {
  const isAbsolute = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!isAbsolute) parts.push(part);
  }
  const clean = parts.join('/');
  if (isAbsolute) return `/${clean}`;
  return clean === '' ? '.' : clean;
}
