/** What may be asked of a public page: larger letters, and the language. Everything else leaves the store aside. */
const known: Record<string, RegExp> = { l: /^1$/, lang: /^(zh-CN|en)$/ };
const storable = /^\/[na]\/[0-9a-z]{4,16}$/;
const longest = 200;

/** Whether a path belongs to the residents' pages, which carry no script. */
export function isPublicPath(pathname: string): boolean {
  return pathname === '/' || /^\/(?:[nao]\/|o$)/.test(pathname);
}

/** Whether a public page is one person's: a form that they fill in, or what they get to see with their receipt. */
export function isOnesOwn(pathname: string): boolean {
  return /^\/o(?:\/|$)|^\/n\/[^/]+\/object$/.test(pathname);
}

/**
 * The name under which a page's bytes are kept: its path and what it was asked for, in one order, so that
 * `?lang=en&l=1` and `?l=1&lang=en` are one page.
 *
 * @param url path and query as they stand in the request line
 * @returns null for whatever isn't kept: another path, an unknown or repeated parameter, a very long address
 */
export function pageKey(url: string): string | null {
  if (url.length > longest) return null;
  if (!url.includes('?')) return storable.test(url) ? url : null;
  const [pathname = '', query = '', ...rest] = url.split('?');
  if (rest.length > 0 || !storable.test(pathname)) return null;
  const asked = [...new URLSearchParams(query)];
  if (new Set(asked.map(([name]) => name)).size < asked.length) return null;
  if (!asked.every(([name, value]) => Object.hasOwn(known, name) && known[name]?.test(value))) return null;
  // zh-CN is what a bare address speaks.
  const telling = asked.filter(([name, value]) => !(name === 'lang' && value === 'zh-CN'));
  return [pathname, ...telling.map(([name, value]) => `${name}=${value}`).sort()].join(' ');
}
