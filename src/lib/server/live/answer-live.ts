import type { IncomingMessage, ServerResponse } from 'node:http';
import { deskKinds, officeKinds, type Change } from '../changes/changes';
import { tokenIn } from '../boards/board-cookies';
import { publicKinds } from '../boards/board-feed';
import { may } from '../accounts/actor';
import type { House } from '../house';
import { Problem } from '../problem';
import { saysAway } from '../store/database-away';

/** What a stream follows: one unit, and which of its changes concern the reader. */
interface Followed {
  unit: string;
  concerns(change: Change): boolean;
  /** what the reader has missed since its cursor */
  missed(cursor: number): Promise<Change[]>;
  /** a board's connection: asked whenever the unit's boards change; false ends the stream */
  holds?(): Promise<boolean>;
  /** whose end is the stream's as well */
  session?: string;
  /** whose streams are counted together; null: the demo's boards are anybody's */
  holder: string | null;
}

interface LiveStream {
  /** as Kit writes its routes' ids */
  id: string;
  pattern: RegExp;
  follow(house: House, req: IncomingMessage, param: string): Promise<Followed | null>;
}

/** What is answered here, of all that begins with `/api/live/`; each takes `?after=n`. */
export const liveStreams: readonly LiveStream[] = [
  { id: '/api/live/board', pattern: /^\/api\/live\/board$/, follow: followPaired },
  // the demo's
  { id: '/api/live/board/[board]', pattern: /^\/api\/live\/board\/([\w-]{1,64})$/, follow: followBoard },
  { id: '/api/live/me', pattern: /^\/api\/live\/me$/, follow: followMe },
  { id: '/api/live/office', pattern: /^\/api\/live\/office$/, follow: followOffice }
];

/**
 * Live events. Answers true when the address is one of theirs. A stream starts with what the reader missed; the
 * listener is there before that is read, so nothing falls between.
 */
export function answerLive(house: House, req: IncomingMessage, res: ServerResponse): boolean {
  const address = req.url ?? '';
  if (!address.startsWith('/api/live/')) return false;
  if (req.method !== 'GET') {
    refuse(res, 405, 'not-allowed', { allow: 'GET' });
    return true;
  }
  const url = new URL(address, 'http://house');
  follow(house, req, url)
    .then((followed) =>
      followed ? stream(house, res, followed, cursorOf(req, url)) : refuse(res, 404, 'not-found')
    )
    .catch((error: unknown) => {
      if (error instanceof Problem) {
        refuse(res, error.status, error.code);
        return;
      }
      house.log.error({ err: error }, 'live');
      refuse(res, 500, 'internal');
    });
  return true;
}

/** The route of an address below `/api/live/`, for the log. */
export function liveRoute(address: string): string {
  const [path = ''] = address.split('?', 1);
  return liveStreams.find(({ pattern }) => pattern.test(path))?.id ?? '/api/live';
}

function refuse(res: ServerResponse, status: number, code: string, headers = {}): void {
  // A stream that has begun can only end.
  if (res.headersSent) {
    res.end();
    return;
  }
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(JSON.stringify({ error: { code, params: {} } }));
}

/** The header of a reconnecting reader is newer than the address that it started with. */
function cursorOf(req: IncomingMessage, url: URL): number {
  const cursor = Number(req.headers['last-event-id'] ?? url.searchParams.get('after') ?? 0);
  return Number.isSafeInteger(cursor) && cursor >= 0 ? cursor : 0;
}

async function follow(house: House, req: IncomingMessage, { pathname }: URL): Promise<Followed | null> {
  for (const door of liveStreams) {
    const found = door.pattern.exec(pathname);
    if (found) return door.follow(house, req, found[1] ?? '');
  }
  return null;
}

async function followBoard(house: House, _: IncomingMessage, board: string): Promise<Followed | null> {
  const unit = await house.public.boardUnit(board);
  return unit === null ? null : publicChanges(house, unit, null);
}

async function followPaired(house: House, req: IncomingMessage): Promise<Followed | null> {
  const token = tokenIn(req.headers.cookie);
  const holder = await house.screens.holder(token);
  if (holder.kind !== 'board') return null;
  const holds = async () => (await house.screens.holder(token)).kind === 'board';
  return { ...publicChanges(house, holder.unit, `board ${holder.board}`), holds };
}

async function followMe(house: House, req: IncomingMessage): Promise<Followed | null> {
  const signedIn = await house.entrance.peek(headersOf(req));
  if (!signedIn || signedIn.mustChange || signedIn.actor.subject === null) return null;
  const { actor, session } = signedIn;
  const { subject, unit } = actor;
  const stores = await house.read(actor);
  return {
    unit,
    session,
    holder: `session ${session}`,
    concerns: ({ kind, subject: whose }) =>
      !deskKinds.includes(kind) && (whose === null || whose === subject),
    missed: (cursor) => stores.changes.after(cursor)
  };
}

/** A desk hears of whatever its unit does: what it then fetches is what its role may see. */
async function followOffice(house: House, req: IncomingMessage): Promise<Followed | null> {
  const signedIn = await house.entrance.peek(headersOf(req));
  if (!signedIn || signedIn.mustChange || !may(signedIn.actor, 'see-claims')) return null;
  const { actor, session } = signedIn;
  const stores = await house.read(actor);
  return {
    unit: actor.unit,
    session,
    holder: `session ${session}`,
    concerns: ({ kind }) => officeKinds.includes(kind),
    missed: (cursor) => stores.changes.after(cursor)
  };
}

function publicChanges(house: House, unit: string, holder: string | null): Followed {
  return {
    unit,
    holder,
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
  const { session } = followed;
  const unwatch = session === undefined ? null : house.entrance.sessions.watch(session, () => res.end());
  let stop = (): void => undefined;
  const send = house.streams.start(res, followed.holder, () => {
    stop();
    unwatch?.();
  });
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
      if (!saysAway(error)) house.log.error({ err: error }, 'live');
      // Who can't be asked about isn't served: the reader comes back and is asked about again.
      res.end();
    });
  });
  pass(await followed.missed(cursor));
  await endUnlessHeld(Number.MAX_SAFE_INTEGER);
}
