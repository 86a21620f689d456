import type { IncomingMessage } from 'node:http';

/**
 * The kind of an answer, by its address:
 * - `shell`: prerendered, its scripts named by hashes in the page itself
 * - `worker`: the service worker's script, whose own policy is this header
 * - `file`: a static file; those under `immutable/` get their own caching from the adapter
 * - `data`: everything else. Kit replaces this policy by the page's own, with its nonce
 */
export type AnswerKind = 'shell' | 'worker' | 'file' | 'data';

/**
 * Features that are used: full screen and wake lock by boards, passkeys by sign-in, copying by the office.
 * All others are denied.
 */
const permissions = {
  self: ['fullscreen', 'screen-wake-lock', 'publickey-credentials-create', 'publickey-credentials-get'],
  nobody: [
    'accelerometer',
    'autoplay',
    'camera',
    'display-capture',
    'encrypted-media',
    'gamepad',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'picture-in-picture',
    'serial',
    'usb',
    'xr-spatial-tracking'
  ]
};

/** The headers of every answer but what a phone's program asks for. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  // Nothing at all (`no-referrer`) would take the Origin off posted forms as well.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [
    ...permissions.self.map((name) => `${name}=(self)`),
    ...permissions.nobody.map((name) => `${name}=()`)
  ].join(', ')
};

const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The headers of an answer to a phone's program (`isForPhone`): no document is made of it, so it needs none of those by
 * which a document limits itself. They would be five times as long as the answer that nothing is new.
 */
const phoneHeaders = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'",
  'cache-control': 'no-store'
};

const byKind: Record<AnswerKind, Readonly<Record<string, string>>> = {
  // The rest of a shell's policy is in its head, where frame-ancestors is ignored. Shell and worker are
  // revalidated each time, because they name the files of the newest version.
  shell: { 'content-security-policy': "frame-ancestors 'none'", 'cache-control': 'no-cache' },
  worker: {
    'content-security-policy':
      "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'",
    'cache-control': 'no-cache'
  },
  file: { 'content-security-policy': nothing, 'cache-control': 'no-cache' },
  data: { 'content-security-policy': nothing, 'cache-control': 'private, no-store' }
};

/** Two years, as browsers' own lists ask; only over TLS, where it can be kept. Other names of a domain aren't ours. */
const overTls = 'max-age=63072000';

/**
 * Finds the kind of answer that an address gets.
 * @param pathname from the request line, without its query
 */
export function answerKindOf(pathname: string): AnswerKind {
  if (pathname === '/wall' || pathname === '/shell') return 'shell';
  if (pathname === '/service-worker.js') return 'worker';
  return pathname.startsWith('/_app/') || /^\/[\w-]+\.\w+$/.test(pathname) ? 'file' : 'data';
}

type HeaderList = readonly (readonly [name: string, value: string])[];

/** The lists of headers, made once for each kind of answer, with and without TLS. */
const made = new Map<string, HeaderList>();

/** Headers of an answer, by its address and by how it was asked. */
export function headersFor(req: Pick<IncomingMessage, 'url' | 'method' | 'headers'>): HeaderList {
  const [pathname = ''] = (req.url ?? '').split('?', 1);
  const kind = isForPhone(req, pathname) ? 'phone' : answerKindOf(pathname);
  const overTls = tlsHeaders(req);
  const key = overTls ? `${kind} tls` : kind;
  const known = made.get(key);
  if (known) return known;
  const own = kind === 'phone' ? phoneHeaders : { ...commonHeaders, ...byKind[kind] };
  const list = Object.entries({ ...own, ...overTls });
  made.set(key, list);
  return list;
}

/** Whether a phone's program asks for its own data, and no browser for a page, which a refusal would be. */
function isForPhone(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  pathname: string
): boolean {
  return pathname === '/api/me' && method === 'GET' && !headers.accept?.includes('text/html');
}

/** The headers that are added over TLS; null without it. Only `server.ts` knows which it is. */
export function tlsHeaders({ headers }: Pick<IncomingMessage, 'headers'>): Record<string, string> | null {
  return headers['x-sunboard-proto'] === 'https' ? { 'strict-transport-security': overTls } : null;
}
