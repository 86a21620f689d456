/**
 * The cookie that tells scripts and the server whose data this phone shows (`phoneOwner`): a phone that starts without
 * the server must not open another account's, and an account that is scored in several units shows one of them. It
 * grants nothing: each request checks the account's roles. The server sets it at sign-in and the phone renews it. `maxAge` is in seconds;
 * browsers keep no cookie for longer than 400 days.
 */
export const ownerCookie = { name: 'sunboard-owner', maxAge: 34_560_000 } as const;

/** Tells the server and the page that this phone shows large print. `maxAge` in seconds. */
export const largePrintCookie = { name: 'sunboard-large-print', maxAge: 34_560_000 } as const;

/**
 * Tells a page's own program that the browser is in a practice year, since the program may not read the
 * ticket itself.
 */
export const practisingCookie = 'sunboard-practising';

/**
 * Names the subordinate unit whose dashboard a superior is using in this browser, so that a page's program
 * can read it.
 */
export const dashboardCookieName = 'sunboard-dashboard';

/**
 * The mark of a device whose data was wiped, in a cookie that scripts set, also without a network: the session that the same
 * request carries is ended before anything is answered. It goes wherever that session goes, so it is neither `Secure` nor
 * `SameSite=Strict`. `maxAge` in seconds, longer than any session.
 */
export const wipedCookie = { name: 'sunboard-wiped', maxAge: 34_560_000 } as const;
