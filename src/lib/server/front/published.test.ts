import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishedPages, type PublishedPages, type Shelf } from './published';

const page = '<!doctype html><style>b{color:red}</style><!--[--><b>公示</b><!--]-->';
const sent = '<!doctype html><style>b{color:red}</style><b>公示</b>';

let now: Date;
let pages: PublishedPages;
let server: Server;

beforeEach(async () => {
  now = new Date('2026-11-11T01:41:00Z');
  pages = publishedPages({ clock: () => now });
  server = createServer((req, res) => {
    if (!pages.front(req, res)) res.writeHead(404).end('kit');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

/** As Kit does: renders once, and puts on the shelf. */
function render(
  path: string,
  options: {
    html?: string;
    status?: number;
    headers?: Record<string, string>;
    shelf?: Shelf | null;
    method?: string;
  } = {}
): Promise<Response> {
  const { html = page, status = 200, headers = {}, method = 'GET' } = options;
  const shelf =
    options.shelf === undefined ? { unit: 'u1', until: new Date('2026-11-11T16:00:00Z') } : options.shelf;
  return pages.through(
    new Request(`http://sun.example.cn${path}`, { method, headers }),
    () =>
      Promise.resolve(
        new Response(html, { status, headers: { 'content-type': 'text/html', 'set-cookie': 'a=b' } })
      ),
    () => shelf
  );
}

interface Got {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const req = ask({ port, host: '127.0.0.1', path, headers, method, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () =>
        resolve({ status: res.statusCode, headers: res.headers, body: Buffer.concat(chunks) })
      );
    });
    req.on('error', reject).end();
  });
}

test('a page that was rendered once is answered without Kit, the same bytes', async () => {
  const first = await render('/n/k7m2p9');
  const second = await get('/n/k7m2p9');
  expect(await first.text()).toBe(sent);
  expect(second.body.toString()).toBe(sent);
  expect(second.headers.etag).toBe(first.headers.get('etag'));
  expect(second.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    'content-length': String(Buffer.byteLength(sent))
  });
  expect(second.headers['set-cookie']).toBeUndefined();
  expect(first.headers.get('set-cookie')).toBeNull();
});

test('the policy lets nothing run and only this style apply', async () => {
  await render('/n/k7m2p9');
  const policy = (await get('/n/k7m2p9')).headers['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/style-src 'self' 'sha256-[\w+/]{43}='/);
  expect(policy).not.toContain('script-src');
  expect(policy).not.toContain('nonce');
});

test.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ['*', 'br', brotliDecompressSync],
  ['gzip;q=0, *', 'br', brotliDecompressSync]
])('Accept-Encoding: %s is answered as %s', async (accept, encoding, unpack) => {
  const first = await render('/n/k7m2p9', { headers: { 'accept-encoding': accept } });
  const { headers, body } = await get('/n/k7m2p9', { 'accept-encoding': accept });
  expect(headers['content-encoding']).toBe(encoding);
  expect(unpack(body).toString()).toBe(sent);
  expect(first.headers.get('content-encoding')).toBe(encoding);
});

test.each(['', 'identity', 'br;q=0', 'gzip;q=0.0, br;q=0.000'])(
  'Accept-Encoding: %j is answered plainly',
  async (accept) => {
    await render('/n/k7m2p9');
    const { headers, body } = await get('/n/k7m2p9', { 'accept-encoding': accept });
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toBe(sent);
  }
);

test('who has these bytes gets 304 and none; each encoding has its own tag', async () => {
  await render('/n/k7m2p9');
  const br = { 'accept-encoding': 'br' };
  const etag = (await get('/n/k7m2p9', br)).headers.etag ?? '';
  for (const named of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const got = await get('/n/k7m2p9', { ...br, 'if-none-match': named });
    expect(got).toMatchObject({
      status: 304,
      headers: { etag, 'cache-control': 'no-cache', vary: 'accept-encoding' }
    });
    expect(got.body).toHaveLength(0);
  }
  expect((await get('/n/k7m2p9', { 'if-none-match': etag })).status).toBe(200);
  expect((await render('/n/k7m2p9', { headers: { ...br, 'if-none-match': etag } })).status).toBe(304);
});

test('HEAD has the headers of GET and no body', async () => {
  await render('/n/k7m2p9');
  const { headers: whole } = await get('/n/k7m2p9');
  const { status, headers, body } = await get('/n/k7m2p9', {}, 'HEAD');
  expect(status).toBe(200);
  expect(headers['content-length']).toBe(whole['content-length']);
  expect(body).toHaveLength(0);
});

test('a range is answered with the whole', async () => {
  await render('/n/k7m2p9');
  const { status, body } = await get('/n/k7m2p9', { range: 'bytes=0-3' });
  expect(status).toBe(200);
  expect(body.toString()).toBe(sent);
});

test('large letters and English are pages of their own, whatever the order', async () => {
  await render('/n/k7m2p9', { html: 'plain' });
  await render('/n/k7m2p9?l=1&lang=en', { html: 'large English' });
  expect((await get('/n/k7m2p9?lang=en&l=1')).body.toString()).toBe('large English');
  expect((await get('/n/k7m2p9?lang=zh-CN')).body.toString()).toBe('plain');
  expect((await get('/n/k7m2p9?lang=en')).body.toString()).toBe('kit');
});

test.each([
  '/n/k7m2p9?from=timeline',
  '/n/k7m2p9?l=1&l=1',
  '/n/k7m2p9?l=2',
  '/n/k7m2p9?__proto__=1',
  '/n/k7m2p9?l=1?lang=en',
  '/n/K7M2P9',
  '/n/k7m2p9/',
  '//n/k7m2p9',
  '/n/../n/k7m2p9',
  '/n/%6b7m2p9',
  '/',
  '/me',
  `/n/k7m2p9?${'x'.repeat(9000)}`
])('%s goes on to Kit and is not kept', async (path) => {
  await render(path.slice(0, 300));
  expect((await get(path)).body.toString()).toBe('kit');
});

test.each(['POST', 'PUT', 'OPTIONS'])('%s goes on to Kit', async (method) => {
  await render('/n/k7m2p9');
  expect((await get('/n/k7m2p9', {}, method)).body.toString()).toBe('kit');
});

test('at midnight of the unit the page is rendered anew', async () => {
  await render('/n/k7m2p9');
  now = new Date('2026-11-11T15:59:59.999Z');
  expect((await get('/n/k7m2p9')).body.toString()).toBe(sent);
  now = new Date('2026-11-11T16:00:00Z');
  expect((await get('/n/k7m2p9')).body.toString()).toBe('kit');
});

test('forget: of one unit, and of all', async () => {
  const until = new Date('2026-11-11T16:00:00Z');
  await render('/n/aaaaaa', { shelf: { unit: 'u1', until } });
  await render('/n/bbbbbb', { shelf: { unit: 'u2', until } });
  pages.forget('u1');
  expect((await get('/n/aaaaaa')).body.toString()).toBe('kit');
  expect((await get('/n/bbbbbb')).body.toString()).toBe(sent);
  pages.forget();
  expect((await get('/n/bbbbbb')).body.toString()).toBe('kit');
});

test('what was being rendered while something was published is not kept', async () => {
  await pages.through(
    new Request('http://sun.example.cn/n/k7m2p9'),
    async () => {
      pages.forget('u1');
      return new Response(page, { headers: { 'content-type': 'text/html' } });
    },
    () => ({ unit: 'u1', until: new Date('2026-11-11T16:00:00Z') })
  );
  expect((await get('/n/k7m2p9')).body.toString()).toBe('kit');
});

test('taken down (410) is kept, not found (404) and failed (500) are not', async () => {
  for (const status of [410, 404, 500]) await render(`/a/code${status}`, { status });
  expect((await get('/a/code410')).status).toBe(410);
  expect((await get('/a/code410', { 'if-none-match': '*' })).status).toBe(410);
  expect((await get('/a/code404')).body.toString()).toBe('kit');
  expect((await get('/a/code500')).body.toString()).toBe('kit');
});

test('a page without a shelf is not kept, but has the headers', async () => {
  const response = await render('/n/k7m2p9', { shelf: null });
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await get('/n/k7m2p9')).body.toString()).toBe('kit');
});

test('other pages and other answers go through untouched', async () => {
  const own = new Response('{}', { headers: { 'content-type': 'application/json' } });
  const through = (path: string, response: Response) =>
    pages.through(
      new Request(`http://sun.example.cn${path}`),
      () => Promise.resolve(response),
      () => null
    );
  expect(await through('/n/k7m2p9', own)).toBe(own);
  const office = new Response(page, { headers: { 'content-type': 'text/html' } });
  expect(await through('/office', office)).toBe(office);
});

test('memory is bounded: the page asked for longest ago goes first', async () => {
  pages = publishedPages({ clock: () => now, limit: 3000 });
  const html = (n: number) => `<p>${String(n).repeat(900)}</p>`;
  for (const n of [1, 2, 3]) await render(`/n/code${n}`, { html: html(n) });
  await get('/n/code1');
  await render('/n/code4', { html: html(4) });
  const left = await Promise.all([1, 2, 3, 4].map(async (n) => (await get(`/n/code${n}`)).status));
  expect(left).toEqual([200, 404, 200, 200]);
});
