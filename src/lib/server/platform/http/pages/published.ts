import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusalResponse } from '../error-response';
import { noteRefusal } from '../../requests/note-refusal';
import { tlsHeaders } from '../headers';
import type { KeptPageAnswer, PageAnswers, PageRequest } from './page-answers';
import { isPublicPath, plainBoard, publicAddress, type AddressCode, type PublicAddress } from './page-key';
import { unlimitedLifetime, pageStore, type PageLifetime } from './page-store';
import { encodingFor, type Encoding } from './encoding';
import type { HttpRefusal } from '../refusal';
import type { TypedText } from '../typed-text';
import { renderFlights } from './render-flights';
import { renderGate, type RenderGate, type RenderLane } from './render-gate';
import { askedOf, renderedPage, type Rendered } from './rendered';

export type { PageLifetime } from './page-store';

/** Published pages, rendered once and then answered from memory, before Kit. */
export interface PublishedPages {
  /** Answers from memory. @returns false: not kept, go on to Kit */
  answerKept(address: PublicAddress, req: IncomingMessage, res: ServerResponse): boolean;
  /**
   * Answers from memory that there is no such page, where the code that the address names is nobody's: guesses by the thousand
   * mustn't cost a render each.
   * @returns false: go on to Kit
   */
  answerMissing(address: PublicAddress, req: IncomingMessage, res: ServerResponse): Promise<boolean>;
  /**
   * Lets Kit render in its turn, and stores what may be stored; 503 when too many ask. Every public page
   * goes through here, for its headers.
   * @param lifetime called after rendering; null stores nothing
   * @param typed called when too many ask: the text of the form that is refused then
   */
  through(
    request: Request,
    render: () => Promise<Response>,
    lifetime: () => PageLifetime | null,
    typed?: () => TypedText | null
  ): Promise<Response>;
  /** Renders what is no public page, but open to anybody, in its turn with them. */
  inTurn(request: Request, render: () => Promise<Response>): Promise<Response>;
  /** Drops the pages of a unit that has changed; without a unit: all pages. */
  forget(unit?: string): void;
  counts(): PageCounts;
}

/** `answered`, `rendered` and `refused` since the start, the others now. */
export interface PageCounts {
  kept: number;
  bytes: number;
  answered: number;
  rendered: number;
  waiting: number;
  refused: number;
}

/** The name under which a page is kept, and whether it says that there is none. */
interface PageName {
  key: string;
  isMissing: boolean;
}

const keepable = new Set([200, 410]);

/**
 * The refusal of requests beyond the limit. Its wait is several seconds, so that those who came in one
 * second don't come back in one.
 */
const busy: HttpRefusal = { status: 503, code: 'busy', headers: { 'retry-after': '5' } };

/**
 * Serves the pages of notices.
 * @param options.clock the server's clock
 * @param options.isKnown whether anything has a code
 * @param options.limit most bytes stored; the page whose last request is oldest goes first
 */
export function publishedPages({
  clock,
  isKnown,
  limit = 32 * 2 ** 20,
  gate = renderGate()
}: {
  clock: () => Date;
  isKnown: (code: AddressCode) => Promise<boolean>;
  limit?: number;
  gate?: RenderGate;
}): PublishedPages {
  const store = pageStore({ clock, limit });
  /** the codes of pages that say why there is nothing, for the line in the log of whoever gets them from memory */
  const codes = new WeakMap<PageAnswers, string>();
  const compressing = new WeakMap<PageAnswers, Map<Encoding, Promise<unknown>>>();
  let answered = 0;
  let rendered = 0;

  function answerKept({ key }: PublicAddress, req: IncomingMessage, res: ServerResponse): boolean {
    const answers = key ? store.find(key) : null;
    return answers !== null && sent(req, res, answers);
  }

  async function answerMissing(
    { code, missing }: PublicAddress,
    req: IncomingMessage,
    res: ServerResponse
  ): Promise<boolean> {
    if (!code || missing === null || !simpleCode.test(code.text)) return false;
    const answers = store.find(missing);
    if (!answers || (await isKnown(code))) return false;
    return sent(req, res, answers);
  }

  function noteCodeOf(answers: PageAnswers): void {
    const code = codes.get(answers);
    if (code !== undefined) noteRefusal(code);
  }

  /** Sends what is ready in the encoding that is asked for. */
  function sent(req: IncomingMessage, res: ServerResponse, answers: PageAnswers): boolean {
    const accept = req.headers['accept-encoding']?.toString();
    const answer = answers.ready({ method: req.method, accept, ifNoneMatch: req.headers['if-none-match'] });
    if (!answer) return false;
    noteCodeOf(answers);
    const tls = tlsHeaders(req);
    res.writeHead(answer.status, tls ? { ...answer.headers, ...tls } : answer.headers);
    res.end(answer.body);
    answered += 1;
    return true;
  }

  /**
   * The name under which a page is stored. A code that isn't known has the one page that is the same for
   * all unknown codes.
   */
  async function nameOf({ key, code, missing }: PublicAddress): Promise<PageName | null> {
    if (code && missing !== null && !(key !== null && store.find(key)) && !(await isKnown(code)))
      return { key: missing, isMissing: true };
    return key === null ? null : { key, isMissing: false };
  }

  async function inLane<T>(lane: RenderLane, render: () => Promise<T>): Promise<T | { kind: 'busy' }> {
    const release = await gate.enter(lane);
    if (!release) return { kind: 'busy' };
    try {
      return await render();
    } finally {
      release();
    }
  }

  const flights = renderFlights({ generation: store.generation, inLane });

  async function rendering(
    request: Request,
    render: () => Promise<Response>,
    lifetime: () => PageLifetime | null,
    name: PageName | null
  ): Promise<Rendered> {
    const begun = store.generation();
    rendered += 1;
    const response = await render();
    if (!response.headers.get('content-type')?.startsWith('text/html')) return { kind: 'other', response };
    const { status } = response;
    const isFit = name?.isMissing ? status === 404 : keepable.has(status);
    const place = name?.isMissing ? unlimitedLifetime : lifetime();
    const isKept = name !== null && isFit && place !== null && begun === store.generation();
    // Compressing runs in the same turn, because it takes longer than rendering.
    const { answers, code } = await renderedPage(request, response, isKept);
    if (code !== null) codes.set(answers, code);
    if (isKept && begun === store.generation()) store.put(name.key, answers, place);
    return { kind: 'page', answers, shared: isFit || status === 404 };
  }

  async function through(
    request: Request,
    render: () => Promise<Response>,
    lifetime: () => PageLifetime | null,
    typed: () => TypedText | null = () => null
  ): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    // The front page's data, which no page of ours asks for, has a name of its own.
    if (!isPublicPath(pathname) && ![plainBoard, '/__data.json'].includes(pathname)) return render();
    const address = isRead(request.method) ? publicAddress(pathname + search) : null;
    const name = address && (await nameOf(address));
    const kept = name && store.find(name.key);
    if (kept) return answerFrom(kept, request, { key: name.key, isFromMemory: true });
    // HEAD has no body that could be kept.
    const shareable = request.method === 'GET' ? name : null;
    const make = () => rendering(request, render, lifetime, shareable);
    const made = await (shareable ? flights.join(shareable.key, make) : inLane('own', make));
    if (made.kind === 'busy') return refusalResponse(request, busy, typed());
    return made.kind === 'other' ? made.response : answerFrom(made.answers, request, { key: name?.key });
  }

  /** Answers with a page in the encoding that is asked for; 503 when that has to be compressed and too many wait. */
  async function answerFrom(
    answers: PageAnswers,
    request: Request,
    { key = '', isFromMemory = false }: { key?: string | undefined; isFromMemory?: boolean }
  ): Promise<Response> {
    const asked = askedOf(request);
    const answer = answers.ready(asked) ?? (await encoded(answers, asked, key));
    if (!answer) return refusalResponse(request, busy);
    noteCodeOf(answers);
    if (isFromMemory) answered += 1;
    const { status, headers, body } = answer;
    return new Response(body && new Uint8Array(body), { status, headers });
  }

  /**
   * Compresses a page that is rendered already, in its turn among the renders. Those who ask for the same
   * encoding meanwhile share that turn.
   * @returns null: too many wait
   */
  async function encoded(
    answers: PageAnswers,
    asked: PageRequest,
    key: string
  ): Promise<KeptPageAnswer | null> {
    const encoding = encodingFor(asked.accept);
    const turns = compressing.get(answers) ?? new Map<Encoding, Promise<unknown>>();
    compressing.set(answers, turns);
    const turn = turns.get(encoding) ?? inLane('kept', () => answers.to(asked));
    turns.set(encoding, turn);
    try {
      await turn;
    } finally {
      turns.delete(encoding);
    }
    store.recount(key);
    return answers.ready(asked);
  }

  return {
    answerKept,
    answerMissing,
    through,
    async inTurn(request, render) {
      const made = await inLane('own', () => {
        rendered += 1;
        return render();
      });
      return made instanceof Response ? made : refusalResponse(request, busy);
    },
    forget: (unit) => store.forget(unit),
    counts() {
      const { waiting, refused } = gate.counts();
      return { ...store.counts(), answered, rendered, waiting, refused };
    }
  };
}

/** Matches codes in their simple form. A percent-encoded one is left to Kit, which decodes it. */
const simpleCode = /^[0-9a-z]+$/;

function isRead(method: string | undefined): boolean {
  return method === 'GET' || method === 'HEAD';
}
