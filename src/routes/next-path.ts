/**
 * Reads the target after signing in: a path of this site, and nothing that a browser takes for another one
 * (`//elsewhere`, `/\elsewhere`, `https:`).
 * @returns null when `next` is no such path
 */
export function nextPath(next: string | null): string | null {
  if (next === null || !/^\/(?![/\\])[^\s\\]*$/.test(next)) return null;
  const url = new URL(next, 'http://here.invalid');
  if (url.host !== 'here.invalid' || url.pathname.startsWith('//')) return null;
  return /^\/sign-(in|out)/.test(url.pathname) ? null : url.pathname + url.search + url.hash;
}
