/**
 * Reads the target after signing in: a path of this site other than the pages that sign in and out.
 * @returns null when `next` is no such path
 */
export function nextPath(next: string | null): string | null {
  const path = pathHere(next);
  return path === null || /^\/sign-(in|out)/.test(path) ? null : path;
}

/**
 * Reads a path of this site, and nothing that a browser takes for another one (`//elsewhere`,
 * `/\elsewhere`, `https:`).
 * @returns null when `next` is no such path
 */
export function pathHere(next: string | null): string | null {
  if (next === null || !/^\/(?![/\\])[^\s\\]*$/.test(next)) return null;
  const url = new URL(next, 'http://here.invalid');
  if (url.host !== 'here.invalid' || url.pathname.startsWith('//')) return null;
  return url.pathname + url.search + url.hash;
}
