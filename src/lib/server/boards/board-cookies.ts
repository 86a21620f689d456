/**
 * What a screen's browser holds, in cookies that no script can read and that no other site's request carries. The
 * token's path is the doors of data: the pages that people open never get it (but see `liteCookie`).
 */
export const boardCookie = { name: 'sunboard-board', path: '/api', maxAge: 400 * 24 * 3600 } as const;

/**
 * The same token once more, for the plain board that the server draws: the one page that is a door of data as well. Under
 * a name of its own, so that a screen that has both never sends two that differ under one.
 */
export const liteCookie = { name: 'sunboard-lite', path: '/wall/lite', maxAge: boardCookie.maxAge } as const;

/** The secret of a request to be paired: it goes to that one door. Seconds. */
export const pairingCookie = { name: 'sunboard-pairing', path: '/api/pair', maxAge: 3600 } as const;

/** A secret of ours, or null for anything else that a cookie may carry. */
export function readSecret(value: string | undefined): string | null {
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
}

/** The board's token in a `Cookie` header, for the door before Kit. */
export function tokenIn(header: string | undefined): string | null {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return readSecret(pairs.find(([name]) => name === boardCookie.name)?.[1]);
}

/** The board's cookie anew, for the door before Kit: as Kit would write it. */
export function boardCookieAnew(token: string, secure: boolean): string {
  const { name, path, maxAge } = boardCookie;
  return `${name}=${token}; Max-Age=${maxAge}; Path=${path}; HttpOnly;${secure ? ' Secure;' : ''} SameSite=Strict`;
}
