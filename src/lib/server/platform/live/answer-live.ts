import type { IncomingMessage, ServerResponse } from 'node:http';
import { isOutdated, outdatedCode } from '$lib/sync';
import type { Logger } from 'pino';
import type { HeldRoles } from '../access/actor';
import type { Entrance } from '../auth/entrance';
import type { Change, ChangeKind } from '../changes/changes';
import { Problem } from '../problem/problem';
import { saysAway } from '../store/database-away';
import { noteRefusal } from '../requests/note-refusal';
import type { Hub } from './hub';
import { endStream, type Streams } from './streams';

/** The scope of a stream: one unit, and those of its changes that concern the reader. */
export interface FollowedChanges {
  unit: string;
  concerns(change: Change): boolean;
  /**
   * the only kinds it hears of, `board` among them where `holds` is given. Streams of one sort share one array, so that the hub
   * skips them together. Absent: all kinds
   */
  kinds?: readonly ChangeKind[];
  /** the changes that the reader has missed since its cursor */
  missed(cursor: number): Promise<Change[]>;
  /** a board's connection: asked whenever the unit's boards change; false ends the stream */
  holds?(): Promise<boolean>;
  /** the session with which the stream ends, and whether the session's present roles still open it */
  session?: { id: string; holds(held: readonly HeldRoles[]): boolean };
  /** the holder whose streams are counted together; null: the demo's boards are anybody's */
  holder: string | null;
}

/** The parts of an app that a stream needs. */
interface StreamContext {
  hub: Hub;
  streams: Streams;
  log: Pick<Logger, 'error'>;
  entrance: Pick<Entrance, 'sessions'>;
}

/** One address below `/api/live/`, and who may follow what there. */
export interface StreamEndpoint<Context extends StreamContext> {
  /** in the form of Kit's route ids */
  id: string;
  pattern: RegExp;
  /** @param param what the pattern's group has found; null: there is nothing to follow for this reader */
  follow(app: Context, req: IncomingMessage, param: string): Promise<FollowedChanges | null>;
}

/**
 * Live events; each stream takes `?after=n` and the `protocol` number of the program that reads it. Answers true when the address is one of theirs. A stream starts with what the
 * reader missed; the listener is there before that is read, so nothing falls between.
 */
export function answerStream<Context extends StreamContext>(
  endpoints: readonly StreamEndpoint<Context>[],
  app: Context,
  req: IncomingMessage,
  res: ServerResponse
): boolean {
  const address = req.url ?? '';
  if (!address.startsWith('/api/live/')) return false;
  if (req.method !== 'GET') {
    refuse(res, 405, 'not-allowed', { allow: 'GET' });
    return true;
  }
  const url = new URL(address, 'http://app');
  if (isOutdated(url.searchParams)) {
    refuse(res, 409, outdatedCode);
    return true;
  }
  follow(endpoints, app, req, url)
    .then((followed) =>
      followed ? stream(app, res, followed, cursorOf(req, url)) : refuse(res, 404, 'not-found')
    )
    .catch((error: unknown) => {
      if (error instanceof Problem) {
        refuse(res, error.status, error.code);
        return;
      }
      app.log.error({ err: error }, 'live');
      refuse(res, 500, 'internal');
    });
  return true;
}

/** The route of an address below `/api/live/`, for the log. */
export function streamRoute(endpoints: readonly { id: string; pattern: RegExp }[], address: string): string {
  const [path = ''] = address.split('?', 1);
  return endpoints.find(({ pattern }) => pattern.test(path))?.id ?? '/api/live';
}

function refuse(res: ServerResponse, status: number, code: string, headers = {}): void {
  // A stream that has begun can only end.
  if (res.headersSent) {
    res.end();
    return;
  }
  noteRefusal(code);
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(JSON.stringify({ error: { code, params: {} } }));
}

/** Seconds, another number for each reader, so that all who were refused don't come back in the same moment. */
function comeBack(): string {
  return String(5 + Math.floor(Math.random() * 25));
}

/** The header of a reconnecting reader is newer than the address that it started with. */
function cursorOf(req: IncomingMessage, url: URL): number {
  const cursor = Number(req.headers['last-event-id'] ?? url.searchParams.get('after') ?? 0);
  return Number.isSafeInteger(cursor) && cursor >= 0 ? cursor : 0;
}

async function follow<Context extends StreamContext>(
  endpoints: readonly StreamEndpoint<Context>[],
  app: Context,
  req: IncomingMessage,
  { pathname }: URL
): Promise<FollowedChanges | null> {
  for (const endpoint of endpoints) {
    const found = endpoint.pattern.exec(pathname);
    if (found) return endpoint.follow(app, req, found[1] ?? '');
  }
  return null;
}

async function stream(
  app: StreamContext,
  res: ServerResponse,
  followed: FollowedChanges,
  cursor: number
): Promise<void> {
  if (res.destroyed) return;
  if (app.streams.isFull) {
    app.streams.sayRefused(app.log);
    refuse(res, 503, 'too-many-streams', { 'retry-after': comeBack(), connection: 'close' });
    return;
  }
  const { session } = followed;
  const unwatch = session
    ? app.entrance.sessions.watch(session.id, { holds: session.holds, end: () => endStream(res) })
    : null;
  let stop = (): void => undefined;
  const send = app.streams.start(res, followed.holder, () => {
    stop();
    unwatch?.();
  });
  const sendLast = (changes: readonly Change[]) => {
    const last = changes.filter(followed.concerns).pop();
    if (last) send(last.seq);
  };
  // A board whose connection was ended gets a number that it can't fetch: its next request gets the reason.
  const endUnlessHeld = async (seq: number) => {
    if (!followed.holds || (await followed.holds())) return;
    send(seq);
    res.end();
  };
  const hear = (changes: readonly Change[]) => {
    sendLast(changes);
    const board = changes.filter(({ kind }) => kind === 'board').pop();
    if (!board) return;
    endUnlessHeld(board.seq).catch((error: unknown) => {
      if (!saysAway(error)) app.log.error({ err: error }, 'live');
      // A reader that can't be authorised now isn't served; it comes back and is checked again.
      res.end();
    });
  };
  stop = app.hub.listen(followed.unit, hear, followed.kinds);
  sendLast(await followed.missed(cursor));
  await endUnlessHeld(Number.MAX_SAFE_INTEGER);
}
