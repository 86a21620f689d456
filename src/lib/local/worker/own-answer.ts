/** The content types that our server gives its files, by the end of their names. */
const types: readonly [end: string, type: RegExp][] = [
  ['.js', /^(?:text|application)\/javascript\b/],
  ['.css', /^text\/css\b/],
  ['.woff2', /^font\/woff2\b/]
];

const page = /^text\/html\b/;
const noPage = /^(?!text\/html\b)./;

/** The content type of a file that a worker keeps. A name without an end is a page's. */
export function typeOf(pathname: string): RegExp {
  const known = types.find(([end]) => pathname.endsWith(end));
  if (known) return known[1];
  return /\.\w+$/.test(pathname) ? noPage : page;
}

/**
 * Whether an answer may be kept as our server's own. The portal of a hotel's network, or a proxy whose server is away, answers
 * every address with 200 and a page of its own, or leads there.
 */
export function isOwnAnswer(
  { status, redirected, headers }: Pick<Response, 'status' | 'redirected' | 'headers'>,
  type: RegExp
): boolean {
  return status === 200 && !redirected && type.test(headers.get('content-type') ?? '');
}

/**
 * Whether a page is our shell of this version: each shell names the version whose files it loads. A server that was updated
 * meanwhile gives another version's shell, which goes with files that this version doesn't keep.
 */
export function isOwnShell(html: string, version: string): boolean {
  return html.includes(`data-version="${version}"`);
}
