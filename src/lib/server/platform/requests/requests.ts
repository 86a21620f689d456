import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { answeringRequest, type RefusedRequest } from './note-refusal';

/** A request that has been answered, or broken off. */
export interface AnsweredRequest {
  /** the code that an error page shows people, so that support finds the line */
  id: string;
  /**
   * the route's id, never its address: `/n/[code]`; `(file)` for a file of the build, `(none)` where
   * nothing is, or where the request ended before its route was known
   */
  route: string;
  method: string;
  /** null: it broke off before an answer had begun */
  status: number | null;
  /**
   * why it was refused; null: it wasn't. A form that a script sent is refused with the status 200, and its answer says so
   */
  code: string | null;
  ms: number;
  /** an event stream: open as long as its reader stays */
  stream: boolean;
  /** refused for a while, with the time after which to ask again: the server protects itself, and nothing has failed */
  putOff: boolean;
  /** the reader went before the answer was complete */
  broken: boolean;
}

/** A refusal that was written to the connection, past the answer of any request. */
export interface ConnectionRefusal {
  status: number;
  code: string;
}

/** The header under which Kit's side gets to know the id. Set on every request, so that nobody outside can. */
export const idHeader = 'x-sunboard-request';

interface Note {
  route: string | null;
  refused: RefusedRequest;
  /** stands for the request's own answer; null: nothing was refused past it */
  past: ConnectionRefusal | null;
  stream: boolean;
  res: ServerResponse;
}

/** Every open request, so that each is logged when it is done, and ended when the process stops. */
export class Requests {
  readonly #open = new Map<string, Note>();
  /** the newest request of each connection */
  readonly #newest = new WeakMap<Duplex, Note>();
  readonly #onDone: (done: AnsweredRequest) => void;
  readonly #onUnreadable: (refused: ConnectionRefusal) => void;
  #closing = false;

  /**
   * @param onDone receives each request once it is answered or broken off
   * @param onUnreadable receives each refusal of bytes that never became a request
   */
  constructor(onDone: (done: AnsweredRequest) => void, onUnreadable: (refused: ConnectionRefusal) => void) {
    this.#onDone = onDone;
    this.#onUnreadable = onUnreadable;
  }

  get size(): number {
    return this.#open.size;
  }

  /** open event streams by route */
  streams(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { route, stream, res } of this.#open.values())
      if (route !== null && stream && res.headersSent) counts[route] = (counts[route] ?? 0) + 1;
    return counts;
  }

  begin(req: IncomingMessage, res: ServerResponse): string {
    const id = randomUUID().slice(0, 13);
    const started = performance.now();
    req.headers[idHeader] = id;
    const note: Note = { route: null, refused: { code: null }, past: null, stream: false, res };
    this.#open.set(id, note);
    this.#newest.set(req.socket, note);
    if (this.#closing) res.setHeader('connection', 'close');
    res.on('close', () => {
      this.#open.delete(id);
      this.#onDone({ id, ...doneOf(req, note), ms: performance.now() - started });
    });
    return id;
  }

  /**
   * Answers a request that has begun, so that what refuses it is noted (`noteRefusal`). `id` is null for what doesn't come through
   * the process's entry.
   */
  answering<T>(id: string | null, answer: () => T): T {
    const note = id === null ? undefined : this.#open.get(id);
    return note ? answeringRequest(note.refused, answer) : answer();
  }

  /** Says which route a request went to. `id` is null for what doesn't come through the process's entry. */
  routed(id: string | null, route: string, { stream = false } = {}): void {
    const note = id === null ? undefined : this.#open.get(id);
    if (!note) return;
    note.route = route.replace(/\/\([^)]*\)/g, '') || '/';
    note.stream = stream;
  }

  /** Whether a connection has an open request whose answer hasn't begun. */
  isUnanswered(socket: Duplex): boolean {
    return this.#unanswered(socket) !== null;
  }

  /**
   * Says that bytes of a connection were refused, past the answer of any request. It is the answer of the request that waits for
   * one there; without such a request the bytes have become none.
   */
  refused(socket: Duplex, refusal: ConnectionRefusal): void {
    const note = this.#unanswered(socket);
    if (note) note.past = refusal;
    else this.#onUnreadable(refusal);
  }

  #unanswered(socket: Duplex): Note | null {
    const note = this.#newest.get(socket);
    return note && !note.res.headersSent && !note.res.closed ? note : null;
  }

  /** Makes each further answer the last one of its connection, so that clients connect elsewhere next. */
  close(): void {
    this.#closing = true;
    for (const { res } of this.#open.values()) if (!res.headersSent) res.setHeader('connection', 'close');
  }
}

function doneOf(
  req: IncomingMessage,
  { route, refused, past, stream, res }: Note
): Omit<AnsweredRequest, 'id' | 'ms'> {
  // Before the head is sent `statusCode` is 200, whatever will become of the request.
  const status = past?.status ?? (res.headersSent ? res.statusCode : null);
  // A page that is read may tell of a refusal without being one, and one that broke off was told nothing.
  const isRefused = status !== null && (status >= 400 || req.method === 'POST');
  return {
    route: route ?? (status !== null && status < 400 ? '(file)' : '(none)'),
    method: req.method ?? '',
    status,
    code: past?.code ?? (isRefused ? refused.code : null),
    stream: stream && status === 200,
    putOff: status === 503 && res.hasHeader('retry-after'),
    broken: !res.writableFinished
  };
}
