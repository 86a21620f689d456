import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { answerKindOf } from './headers';
import { usualBody } from './read-body';
import type { HttpRefusal } from './refusal';

const reading = ['GET', 'HEAD', 'OPTIONS'];
const writing = ['POST', 'PUT', 'PATCH', 'DELETE'];
/** Longer addresses are nobody's; Node itself takes 16 KB of line and headers. */
export const longestAddress = 4096;
const hostPattern = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Addresses that take more than a form without files. Each says in words what is over its own limits. */
const large: ReadonlySet<string> = new Set([
  '/office/import',
  '/office/takeover',
  // a file beside a claim
  '/me/claims',
  '/me/claims/new',
  '/office/claims',
  // pictures, a film and papers beside an announcement
  '/office/announcements',
  // a street's communities by what a department assesses of each
  '/office/assess',
  // a scheme that the unit has written itself
  '/office/scheme/adopt',
  // a rule document that is read in the workshop
  '/office/scheme/new',
  // a workbook with the papers of a ballot
  '/office/ballot'
]);

const largeNamed = [
  // papers beside the answer to a returned filing
  /^\/office\/filings\/[^/]+$/,
  // a meeting's own page: its rulings come together
  /^\/office\/meetings\/[^/]+$/,
  // more pictures, a film or papers beside an announcement
  /^\/office\/announcements\/[^/]+\/change$/
];

/** Whether an address takes files, or hundreds of rows. */
export function isLarge(url: string): boolean {
  const path = url.split('?')[0] ?? '';
  return large.has(path) || largeNamed.some((each) => each.test(path));
}

/**
 * Counts the Host headers: Node drops all but the first, and a proxy may have gone by another one (RFC 9112,
 * 3.2 demands 400).
 */
export function hostsIn(rawHeaders: readonly string[]): number {
  return rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;
}

/**
 * Refuses requests that no endpoint has to look at: malformed addresses, methods that nothing here has,
 * bodies beyond every limit, and requests that another site's page makes in a visitor's name. Kit only
 * checks the origin of forms, and answers in English.
 * @returns null when the request may go on
 */
export function guardRequest(
  req: Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>
): HttpRefusal | null {
  const { method = '', url = '', headers } = req;
  const isOneHost = isHost(headers.host ?? '') && hostsIn(req.rawHeaders) <= 1;
  if (!isOneHost || !isAddress(url)) return { status: 400, code: 'bad-request' };
  if (!reading.includes(method) && !writing.includes(method))
    return { status: 405, code: 'not-allowed', headers: { allow: 'GET, HEAD, POST' } };
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue')
    return { status: 417, code: 'bad-request' };
  const path = url.split('?')[0] ?? '';
  // A file server would answer any method with the file, so writing is refused; boards' pages take nothing
  // either, except for the office's draft of one.
  const isBoard = path.startsWith('/wall/') && path !== '/wall/preview/lite';
  if (writing.includes(method) && (answerKindOf(path) !== 'data' || isBoard))
    return { status: 405, code: 'not-allowed', headers: { allow: 'GET, HEAD' } };
  if (writing.includes(method) || path.startsWith('/api/')) {
    if (isForeign(headers, writing.includes(method))) return { status: 403, code: 'foreign-origin' };
  }
  if (!writing.includes(method)) return null;
  if (!namesAction(url)) return { status: 404, code: 'not-found' };
  if (!/^(?:identity)?$/i.test(headers['content-encoding'] ?? ''))
    return { status: 415, code: 'bad-request' };
  // The endpoints of `large` answer themselves, with their own sentence.
  if (!isLarge(path) && Number(headers['content-length'] ?? 0) > usualBody)
    return { status: 413, code: 'too-large' };
  return null;
}

/** The last valid `Host`: nearly every request names the same. */
let lastHost: string | null = null;

/** Whether a text is a host: `a:99999` and `1.2.3.999` look like one, and make URL parsers throw. */
function isHost(host: string): boolean {
  if (host === lastHost) return true;
  if (!hostPattern.test(host) || !URL.canParse(`http://${host}`)) return false;
  lastHost = host;
  return true;
}

/**
 * Whether the form that an address names (`?/accept`) can be one. Kit looks the name up in an object, which has `toString`, too, and
 * throws for `default`, its own name for a form without one.
 */
function namesAction(url: string): boolean {
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1 || url.length));
  return [...query.keys()].every(
    (name) => !name.startsWith('/') || (name !== '/default' && !(name.slice(1) in Object.prototype))
  );
}

/** A path and query that everything behind can take apart. */
function isAddress(url: string): boolean {
  // `//elsewhere` and `/\\elsewhere` resolve to another host.
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(url) || url.length > longestAddress) return false;
  // Without `%`, `\\`, `@`, `:` or `#` a path can't name another host or a NUL, so no parser is needed.
  if (/^[\w\-./?=&]*$/.test(url)) return true;
  try {
    return new URL(`http://app${url}`).host === 'app' && !decodeURI(url.split('?')[0] ?? '').includes('\0');
  } catch {
    return false;
  }
}

/**
 * Whether another site's page sends a request. `Sec-Fetch-Site` is the browser's own word, where it has
 * one; `Origin` is on everything that a browser posts. `Sec-Fetch-Site: none` is the visitor's own hand.
 */
function isForeign(headers: IncomingHttpHeaders, writes: boolean): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = headers;
  if (origin === undefined) return writes;
  const proto = headers['x-sunboard-proto']?.toString() ?? 'http';
  return origin !== new URL(`${proto}://${headers.host}`).origin;
}
