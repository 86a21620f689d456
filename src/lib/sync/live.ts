/**
 * Live events: GET /api/live/board?after={cursor}, /api/live/board/{board}?after={cursor} (the demo's) and
 * /api/live/me?after={cursor}, each with `protocolQuery`: server-sent events, or 409 `program-outdated`.
 * `event: rev` with `id:` and `data:` = the new cursor: fetch what is new. `event: beat` every 10 s, without id, with the
 * server's clock; `event: spread` with each of them: milliseconds over which those come back who lose this server,
 * and over which boards say that they show what is new.
 */

/**
 * The header with the server's clock on every answer of /api/board, 304 too: an ISO instant with
 * milliseconds. Boards side by side change their scenes by it. A beat of the live events has the same time
 * as milliseconds since 1970.
 */
export const clockHeader = 'sunboard-clock';

/** Seconds between two beats of the live events. */
export const beatSeconds = 10;
