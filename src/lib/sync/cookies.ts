/**
 * Whose session this is, in a cookie that scripts may read: a phone that starts without the server must not open
 * another one's data. The server sets it at sign-in, the phone keeps it fresh. `maxAge` in seconds: browsers keep
 * none for longer than 400 days.
 */
export const accountCookie = { name: 'sunboard-account', maxAge: 34_560_000 } as const;

/** A page's own program sees by it whether the browser is in a play year: the ticket itself it may not read. */
export const playingCookie = 'sunboard-playing';

/** Names the desk at which a superior works in this browser, one of the units below: a page's program reads it. */
export const deskOf = 'sunboard-desk';
