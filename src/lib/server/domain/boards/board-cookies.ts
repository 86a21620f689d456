/**
 * The cookie with a board's token, which no script can read and no other site's request carries. Its path
 * is that of the data endpoints: the pages that people open never get it (but see `liteCookie`).
 */
export const boardCookie = { name: 'sunboard-board', path: '/api', maxAge: 400 * 24 * 3600 } as const;

/**
 * The board's token for the plain board, the one page that the server draws with data. It has a name of its
 * own, so that a screen that has both never sends two different values under one name.
 */
export const liteCookie = { name: 'sunboard-lite', path: '/wall/lite', maxAge: boardCookie.maxAge } as const;

/** The secret of a request to be paired, sent to that one endpoint only. `maxAge` is in seconds. */
export const pairingCookie = { name: 'sunboard-pairing', path: '/api/pair', maxAge: 3600 } as const;

/**
 * The mark of a board that is refused its feed because its program is below the server's protocol: its worker brings it along when
 * it asks for its turn to update, and needn't wait for one. Seconds.
 */
export const outdatedCookie = { name: 'sunboard-outdated', path: '/api/board/update', maxAge: 3600 } as const;

/** A secret of ours, or null for anything else that a cookie may carry. */
export function readSecret(value: string | undefined): string | null {
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
}

/** The board's token in a `Cookie` header, for the endpoint before Kit. */
export function tokenIn(
  header: string | undefined,
  cookie: typeof boardCookie | typeof liteCookie = boardCookie
): string | null {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return readSecret(pairs.find(([name]) => name === cookie.name)?.[1]);
}

/** A cookie of a screen's for the endpoint before Kit, as Kit would write it. */
export function screenCookie(
  { name, path, maxAge }: { name: string; path: string; maxAge: number },
  value: string,
  secure: boolean
): string {
  return `${name}=${value}; Max-Age=${maxAge}; Path=${path}; HttpOnly;${secure ? ' Secure;' : ''} SameSite=Strict`;
}
