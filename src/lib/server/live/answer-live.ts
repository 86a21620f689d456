import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Change } from '../changes/changes';
import { tokenIn } from '../boards/board-cookies';
import { publicKinds } from '../boards/board-feed';
import type { House } from '../house';

/** What a stream follows: one unit, and which of its changes concern the reader. */
interface Followed {
  unit: string;
  concerns(change: Change): boolean;
  /** what the reader has missed since its cursor */
  missed(cursor: number): Promise<Change[]>;
  /** a board's connection: asked whenever the unit's boards change; false ends the stream */
  holds?(): Promise<boolean>;
}

/**
 * GET /api/live/board?after=n (a paired board), /api/live/board/{board}?after=n (the demo's) and /api/live/me?after=n.
 * Answers true when the request is one of these.
 * The stream starts with what the reader missed; the listener is there before that is read, so nothing falls between.
 */
export function answerLive(house: House, req: IncomingMessage, res: ServerResponse): boolean {
  // Looked at as text first: what isn't ours may be no address at all (`GET //`), and Kit has an answer for that.
  const address = req.url ?? '';
  if (!address.startsWith('/api/live/') || req.method !== 'GET') return false;
  const url = new URL(address, 'http://house');
  follow(house, req, url)
    .then((followed) => (followed ? stream(house, res, followed, cursorOf(req, url)) : refuse(res, 404)))
    .catch((error: unknown) => {
      house.log.error({ err: error }, 'live');
      refuse(res, 500);
    });
  return true;
}

function refuse(res: ServerResponse, status: number): void {
  if (!res.headersSent) res.writeHead(status, { 'cache-control': 'no-store' });
  res.end();
}

/** The header of a reconnecting reader is newer than the address that it started with. */
function cursorOf(req: IncomingMessage, url: URL): number {
  const cursor = Number(req.headers['last-event-id'] ?? url.searchParams.get('after') ?? 0);
  return Number.isSafeInteger(cursor) && cursor >= 0 ? cursor : 0;
}

async function follow(house: House, req: IncomingMessage, url: URL): Promise<Followed | null> {
  const board = /^\/api\/live\/board\/([\w-]{1,64})$/.exec(url.pathname)?.[1];
  if (board !== undefined) {
    const unit = await house.public.boardUnit(board);
    return unit === null ? null : publicChanges(house, unit);
  }
  if (url.pathname === '/api/live/board') {
    const token = tokenIn(req.headers.cookie);
    const holder = await house.screens.holder(token);
    if (holder.kind !== 'board') return null;
    const holds = async () => (await house.screens.holder(token)).kind === 'board';
    return { ...publicChanges(house, holder.unit), holds };
  }
  if (url.pathname !== '/api/live/me') return null;
  const actor = await house.peekActor(headersOf(req));
  if (!actor || actor.subject === null) return null;
  const { subject, unit } = actor;
  const stores = await house.read(actor);
  return {
    unit,
    concerns: ({ kind, subject: whose }) => kind !== 'board' && (whose === null || whose === subject),
    missed: (cursor) => stores.changes.after(cursor)
  };
}

function publicChanges(house: House, unit: string): Followed {
  return {
    unit,
    concerns: (change) => publicKinds.includes(change.kind),
    missed: (cursor) => house.public.changesAfter(unit, cursor)
  };
}

function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers();
  if (req.headers.cookie) headers.set('cookie', req.headers.cookie);
  return headers;
}

async function stream(house: House, res: ServerResponse, followed: Followed, cursor: number): Promise<void> {
  if (res.destroyed) return;
  let stop = (): void => undefined;
  const send = house.streams.start(res, () => stop());
  const pass = (changes: readonly Change[]) => {
    const last = changes.filter(followed.concerns).pop();
    if (last) send(last.seq);
  };
  // A board whose connection was ended is told a number that it can't fetch: its next question gets the reason.
  const endUnlessHeld = async (seq: number) => {
    if (!followed.holds || (await followed.holds())) return;
    send(seq);
    res.end();
  };
  stop = house.hub.listen(followed.unit, (changes) => {
    pass(changes);
    const board = changes.filter(({ kind }) => kind === 'board').pop();
    if (!board) return;
    endUnlessHeld(board.seq).catch((error: unknown) => {
      house.log.error({ err: error }, 'live');
      // Who can't be asked about isn't served: the reader comes back and is asked about again.
      res.end();
    });
  });
  pass(await followed.missed(cursor));
  await endUnlessHeld(Number.MAX_SAFE_INTEGER);
}
