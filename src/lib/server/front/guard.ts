import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { announcementBody } from '../announcements/files/file-kind';
import { evidenceBody } from '../evidence/evidence-kind';
import { limits } from '../imports/limits';
import { kindOf } from './headers';
import { manyRowsBody, usualBody } from './read-body';
import type { Refused } from './refusal';

const reading = ['GET', 'HEAD', 'OPTIONS'];
const writing = ['POST', 'PUT', 'PATCH', 'DELETE'];
/** Longer addresses are nobody's; Node itself takes 16 KB of line and headers. */
const longest = 4096;
const hostPattern = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Who takes more than a form without files. Each says in words what is over its own limits. */
const large: Record<string, number> = {
  '/office/import': limits.body,
  '/office/takeover': limits.body,
  // a file beside a claim
  '/mine/claims': evidenceBody,
  '/office/claims': evidenceBody,
  // pictures, a film and papers beside an announcement
  '/office/announcements': announcementBody,
  // a street's communities by what a department assesses of each
  '/office/assess': manyRowsBody
};

const largeNamed = [
  // a meeting's own page: its rulings come together
  /^\/office\/meetings\/[^/]+$/,
  // more pictures, a film or papers beside an announcement
  /^\/office\/announcements\/[^/]+\/change$/
];

/** Whether an address takes files, or hundreds of rows. */
export function isLarge(url: string): boolean {
  const path = url.split('?')[0] ?? '';
  return Object.hasOwn(large, path) || largeNamed.some((each) => each.test(path));
}

/**
 * What no door has to look at: malformed addresses, methods that nothing here has, bodies beyond every limit, and
 * requests that another site's page makes in a visitor's name. Kit checks the origin of forms alone, in English.
 *
 * @returns null when the request may go on
 */
export function guard(req: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): Refused | null {
  const { method = '', url = '', headers } = req;
  if (!isHost(headers.host ?? '') || !isAddress(url)) return { status: 400, code: 'bad-request' };
  if (!reading.includes(method) && !writing.includes(method))
    return { status: 405, code: 'not-allowed', headers: { allow: 'GET, HEAD, POST' } };
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue')
    return { status: 417, code: 'bad-request' };
  const path = url.split('?')[0] ?? '';
  // Whoever serves files would give one to any method; boards' pages take nothing, but for the office's draft of one.
  const isBoard = path.startsWith('/wall/') && path !== '/wall/preview/lite';
  if (writing.includes(method) && (kindOf(path) !== 'data' || isBoard))
    return { status: 405, code: 'not-allowed', headers: { allow: 'GET, HEAD' } };
  if (writing.includes(method) || path.startsWith('/api/')) {
    if (isForeign(headers, writing.includes(method))) return { status: 403, code: 'foreign-origin' };
  }
  if (!writing.includes(method)) return null;
  if (!namesAction(url)) return { status: 404, code: 'not-found' };
  if (!/^(?:identity)?$/i.test(headers['content-encoding'] ?? ''))
    return { status: 415, code: 'bad-request' };
  // The doors of `large` answer themselves, with their own sentence.
  if (!isLarge(path) && Number(headers['content-length'] ?? 0) > usualBody)
    return { status: 413, code: 'too-large' };
  return null;
}

/** `a:99999` and `1.2.3.999` look like one, and throw in whoever takes an address of them apart. */
function isHost(host: string): boolean {
  return hostPattern.test(host) && URL.canParse(`http://${host}`);
}

/**
 * Whether the form that an address names (`?/accept`) can be one. The framework looks for it among a page's own as any object
 * has properties, and fails at its own word for the one without a name.
 */
function namesAction(url: string): boolean {
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1 || url.length));
  return [...query.keys()].every(
    (name) => !name.startsWith('/') || (name !== '/default' && !(name.slice(1) in Object.prototype))
  );
}

/** A path and query that everything behind can take apart. */
function isAddress(url: string): boolean {
  // `//elsewhere` and `/\\elsewhere` name another host to whoever resolves them.
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(url) || url.length > longest) return false;
  try {
    return (
      new URL(`http://house${url}`).host === 'house' && !decodeURI(url.split('?')[0] ?? '').includes('\0')
    );
  } catch {
    return false;
  }
}

/**
 * Whether another site's page sends it. `Sec-Fetch-Site` is the browser's own word, where it has one; `Origin` stands
 * on everything that a browser posts. `Sec-Fetch-Site: none` is the visitor's own hand.
 */
function isForeign(headers: IncomingHttpHeaders, writes: boolean): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = headers;
  if (origin === undefined) return writes;
  const proto = headers['x-sunboard-proto']?.toString() ?? 'http';
  return origin !== new URL(`${proto}://${headers.host}`).origin;
}
