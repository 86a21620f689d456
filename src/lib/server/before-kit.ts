import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { App } from './app';
import { once } from './platform/process/once';
import { ticketIn } from './domain/practice/practice-cookie';
import type { PracticeYears } from './domain/practice/practice-years';
import { answerBoard } from './domain/boards/answer-board';
import { answerPractice } from './domain/practice/answer-practice';
import { answerWall } from './domain/boards/answer-wall';
import { liteCookie, tokenIn } from './domain/boards/board-cookies';
import { answeredBy, streamEndpoints, monitoringEndpoints } from './endpoints';
import { guardRequest, hostsIn } from './platform/http/guard';
import { headersFor } from './platform/http/headers';
import { malformed as refuseMalformed } from './platform/http/malformed';
import { plainBoard, publicAddress } from './platform/http/pages/page-key';
import { refuse, type HttpRefusal } from './platform/http/refusal';
import { endSlowBody } from './platform/http/slow-body';
import { isWiped, passSignedOut } from './platform/http/wiped-device';
import { databaseName } from './platform/store/sqlite/database-name';
import { unmarkMigrated } from './platform/store/sqlite/migrated-mark';

export { coded, refusalResponse } from './platform/http/error-response';

/** The app that this process serves: null until it is open. */
const slot = once<{
  app: App | null;
  practiceYears: PracticeYears | null;
  state: 'open' | 'draining' | 'stopping';
  /** a request other than those of monitoring has been answered */
  answered: boolean;
}>('front', () => ({ app: null, practiceYears: null, state: 'open', answered: false }));

/** Hands the open app over to the endpoint that answers before Kit. */
export function serve(app: App, practiceYears: PracticeYears | null): void {
  slot.app = app;
  slot.practiceYears = practiceYears;
}

/**
 * Answers a request here, or hands it over to Kit. The session of a wiped device ends before either.
 * @param kit answers what isn't answered here
 */
export function answer(req: IncomingMessage, res: ServerResponse, kit: () => void): void {
  const { app, practiceYears } = slot;
  const next = () => {
    answerBeforeKit(req, res, kit);
  };
  if (app && isWiped(req.headers.cookie)) passSignedOut(sessionEnd(app, practiceYears), req, res, next);
  else next();
}

/** A device may be signed in to the app and to its practice year. */
function sessionEnd(app: App, practiceYears: PracticeYears | null) {
  return {
    log: app.log,
    async endSession(headers: Headers) {
      await app.entrance.endSession(headers);
      const ticket = ticketIn(headers.get('cookie'));
      const practice = ticket && (await practiceYears?.app(ticket));
      await practice?.entrance.endSession(headers);
    }
  };
}

/**
 * Answers before Kit: the bytes of published pages, whether the process is well, requests that no endpoint takes, live events.
 * Sets the headers of every answer, also of those that Kit gives. Every request begins here, for its line in the log.
 * @param kit answers what isn't answered here
 */
function answerBeforeKit(req: IncomingMessage, res: ServerResponse, kit: () => void): void {
  const { app } = slot;
  const id = app?.requests.begin(req, res) ?? null;
  const begun = () => {
    answerBegun(id, req, res, kit);
  };
  if (app) app.requests.answering(id, begun);
  else begun();
}

function answerBegun(id: string | null, req: IncomingMessage, res: ServerResponse, kit: () => void): void {
  const { app, practiceYears, state } = slot;
  if (!slot.answered && app) noteFirst(app, req);
  // A browser in a practice year gets nothing of the real app: no page, no live event.
  const ticket = ticketIn(req.headers.cookie);
  const isRead = req.method === 'GET' || req.method === 'HEAD';
  const address = isRead ? publicAddress(req.url ?? '') : null;
  const pages = address && !ticket && isUsual(req) && app ? app.pages : null;
  // The plain board is another page on an old browser, and on a screen that has a board.
  const isBoard = address?.route === plainBoard;
  // First, and with headers of their own that were made once: they are asked for most.
  if (address && !isBoard && pages?.answerKept(address, req, res)) return routed(address.route);
  for (const [name, value] of headersFor(req)) res.setHeader(name, value);
  const asked = app && { app, req, res, stopping: state !== 'open' };
  const watched = asked && answeredBy(monitoringEndpoints, asked);
  if (watched) return routed(watched);
  const refused = state === 'stopping' ? stopping : guardRequest(req);
  endSlowBody(req, res, malformed);
  if (refused) refuse(req, res, refused);
  if (refused) return;
  if (!asked) return kit();
  if (address?.moved) {
    res.writeHead(301, { location: address.moved }).end();
    return routed(address.route);
  }
  if (address) req.url = address.address;
  if (answerWall(req, res)) return routed('/wall');
  if (
    address &&
    isBoard &&
    tokenIn(req.headers.cookie, liteCookie) === null &&
    pages?.answerKept(address, req, res)
  )
    return routed(address.route);
  const board = ticket ? null : answerBoard(asked.app, req, res);
  if (board !== null) return routed(board);
  const live =
    ticket && practiceYears
      ? answerPractice(practiceYears, ticket, asked)
      : answeredBy(streamEndpoints, asked);
  if (live !== null) return routed(live, true);
  if (!address?.code || !pages) return kit();
  pages.answerMissing(address, req, res).then(
    (isSent) => (isSent ? routed(address.route) : kit()),
    // Kit asks the database as well, and reports its trouble.
    () => kit()
  );

  function routed(route: string, stream = false): void {
    app?.requests.routed(id, route, { stream });
  }
}

/** From the first answer on, what people wrote would be lost with a backup that is put back. */
function noteFirst({ settings }: App, { url = '' }: IncomingMessage): void {
  const path = url.split('?', 1)[0] ?? '';
  if (monitoringEndpoints.some(({ routes }) => routes.includes(path))) return;
  if (settings.databaseUrl === null) unmarkMigrated(join(settings.dataDir, databaseName));
  slot.answered = true;
}

/** Answers bytes that are no request, and has the refusal logged. */
export function malformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  refuseMalformed(slot.app?.requests ?? null, error, socket);
}

/**
 * Whether a request is usual enough for cached bytes: one that names no host or several, or expects more than an
 * answer, is refused by `guardRequest` first.
 */
function isUsual({ headers, rawHeaders }: IncomingMessage): boolean {
  return hostsIn(rawHeaders) === 1 && headers.expect === undefined;
}

/** A connection that was kept open asks once more: nothing of it is done, so that it can ask again elsewhere. */
const stopping: HttpRefusal = { status: 503, code: 'stopping', headers: { 'retry-after': '2' } };

/** The process is going to stop: it says so at /readyz, keeps no connection, and does all that is asked. */
export function drain(): void {
  slot.state = 'draining';
  slot.app?.requests.close();
}

/** Nothing new is begun, and every stream ends, so that its reader asks elsewhere. */
export function closeStreams(): void {
  slot.state = 'stopping';
  slot.app?.requests.close();
  slot.app?.streams.closeAll();
  slot.practiceYears?.closeStreams();
}

/** Closes the app and its practice years, at the end of the process. */
export async function close(): Promise<void> {
  await slot.practiceYears?.close();
  await slot.app?.close();
}
