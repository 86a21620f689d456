import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodies } from './encoding';
import { tlsHeaders } from './headers';
import { answerTo, pageAnswers, type PageAnswers } from './page-answers';
import { isOnesOwn, isPublicPath, pageKey } from './page-key';

/** What a page says of itself so that it may be kept: whose it is, and when its text changes by itself. */
export interface Shelf {
  unit: string;
  /** the unit's next midnight: then the days that are left change */
  until: Date;
}

interface Page {
  unit: string;
  until: number;
  status: number;
  answers: PageAnswers;
  size: number;
}

/** Published pages, rendered once and then answered from memory, before Kit. */
export interface PublishedPages {
  /** Answers from memory. False: not kept, go on to Kit. */
  front(req: IncomingMessage, res: ServerResponse): boolean;
  /**
   * Lets Kit render, and keeps what may be kept. Every public page goes through here, for its headers.
   * @param shelf asked after rendering; null keeps nothing
   */
  through(request: Request, render: () => Promise<Response>, shelf: () => Shelf | null): Promise<Response>;
  /** What one unit has published has changed; without a unit: all of it. */
  forget(unit?: string): void;
  counts(): { kept: number; bytes: number; answered: number };
}

const keepable = new Set([200, 410]);

/**
 * @param options.clock the server's clock
 * @param options.limit most bytes kept; the page that was asked for longest ago goes first
 */
export function publishedPages(options: { clock: () => Date; limit?: number }): PublishedPages {
  const { clock, limit = 32 * 2 ** 20 } = options;
  const pages = new Map<string, Page>();
  let size = 0;
  /** Grows with every `forget`: what was rendered before it must not be kept after it. */
  let generation = 0;
  let answered = 0;

  function drop(key: string, page: Page): void {
    pages.delete(key);
    size -= page.size;
  }

  function find(key: string): Page | null {
    const page = pages.get(key);
    if (!page) return null;
    drop(key, page);
    if (page.until <= clock().getTime()) return null;
    put(key, page);
    return page;
  }

  function put(key: string, page: Page): void {
    const before = pages.get(key);
    if (before) drop(key, before);
    pages.set(key, page);
    size += page.size;
    for (const [oldest, each] of pages) {
      if (size <= limit) break;
      drop(oldest, each);
    }
  }

  function front(req: IncomingMessage, res: ServerResponse): boolean {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false;
    const key = pageKey(req.url ?? '');
    const page = key === null ? null : find(key);
    if (!page) return false;
    const accept = req.headers['accept-encoding']?.toString();
    const ifNoneMatch = req.headers['if-none-match'];
    const { status, headers, body } = answerTo(page.answers, { method: req.method, accept, ifNoneMatch });
    const tls = tlsHeaders(req);
    res.writeHead(status, tls ? { ...headers, ...tls } : headers);
    res.end(body);
    answered += 1;
    return true;
  }

  async function through(
    request: Request,
    render: () => Promise<Response>,
    shelf: () => Shelf | null
  ): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const begun = generation;
    const response = await render();
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    if (!isPublicPath(pathname) || !isPage) return response;

    const page = await pageOf(response.status, lean(await response.text()), shelf(), {
      kept: !isOnesOwn(pathname)
    });
    const key = pageKey(pathname + search);
    const complete = request.method === 'GET' && keepable.has(page.status) && page.unit !== '';
    if (key !== null && complete && begun === generation) put(key, page);
    const accept = request.headers.get('accept-encoding');
    const ifNoneMatch = request.headers.get('if-none-match');
    const { status, headers, body } = answerTo(page.answers, { method: request.method, accept, ifNoneMatch });
    return new Response(body && new Uint8Array(body), { status, headers });
  }

  function forget(unit?: string): void {
    generation++;
    for (const [key, page] of pages) if (unit === undefined || page.unit === unit) drop(key, page);
  }

  return { front, through, forget, counts: () => ({ kept: pages.size, bytes: size, answered }) };
}

async function pageOf(
  status: number,
  html: string,
  shelf: Shelf | null,
  kept: { kept: boolean }
): Promise<Page> {
  const encoded = await bodies(html);
  const size = encoded.identity.length + encoded.gzip.length + encoded.br.length;
  const { unit, until } = shelf ?? { unit: '', until: new Date(0) };
  return {
    unit,
    until: until.getTime(),
    status,
    answers: pageAnswers(status, html, encoded, kept),
    size
  };
}

/** Svelte's marks for hydration mean nothing on a page without script. */
function lean(html: string): string {
  return html.replace(/<!--[\s\S]*?-->/g, '');
}
