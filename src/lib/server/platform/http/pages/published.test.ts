import { createHash } from 'node:crypto';
import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formKeyMark } from './form-key';
import { publicAddress } from './page-key';
import { unlimitedLifetime } from './page-store';
import { publishedPages, type PublishedPages, type PageLifetime } from './published';
import { renderGate } from './render-gate';
import { typingKept } from './typing-kept';

const page = '<!doctype html><style>b{color:red}</style><!--[--><b>公示</b><!--]-->';
const sent = '<!doctype html><style>b{color:red}</style><b>公示</b>';

let now: Date;
let pages: PublishedPages;
let server: Server;
let isKnown: boolean;

beforeEach(async () => {
  now = new Date('2026-11-11T01:41:00Z');
  isKnown = true;
  pages = publishedPages({ clock: () => now, isKnown: () => Promise.resolve(isKnown) });
  server = createServer((req, res) => {
    const address = req.method === 'GET' || req.method === 'HEAD' ? publicAddress(req.url ?? '') : null;
    const kit = (isSent: boolean) => isSent || res.writeHead(404).end('kit');
    if (!address) kit(false);
    else if (!pages.answerKept(address, req, res))
      pages.answerMissing(address, req, res).then(kit, () => kit(false));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

/** Stands in for Kit: it renders once, and stores the result. */
function render(
  path: string,
  options: {
    html?: string;
    status?: number;
    headers?: Record<string, string>;
    pageLifetime?: PageLifetime | null;
    method?: string;
  } = {}
): Promise<Response> {
  const { html = page, status = 200, headers = {}, method = 'GET' } = options;
  const pageLifetime =
    options.pageLifetime === undefined
      ? { changedBy: { unit: 'u1' }, until: new Date('2026-11-11T16:00:00Z') }
      : options.pageLifetime;
  return pages.through(
    new Request(`http://sun.example.cn${path}`, { method, headers }),
    () =>
      Promise.resolve(
        new Response(html, { status, headers: { 'content-type': 'text/html', 'set-cookie': 'a=b' } })
      ),
    () => pageLifetime
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

test('the plain board runs files of this server and nothing else, and no cache on the way has it', async () => {
  const first = await render('/wall/lite?page=2', { pageLifetime: unlimitedLifetime });
  const { headers } = await get('/wall/lite?x=1');
  expect(headers['cache-control']).toBe('private, no-store');
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; script-src 'self'; connect-src 'self'; .*require-trusted-types-for 'script'/
  );
  expect(headers['content-security-policy']).toBe(first.headers.get('content-security-policy'));
  expect(headers['content-security-policy']).not.toMatch(/nonce|script-src[^;]*unsafe/);
});

test('a form’s page runs the script that keeps what is typed, and no other', async () => {
  const other = '<script>other()</script>';
  await render('/n/k7m2p9/object', { html: `<form></form><script>${typingKept}</script>${other}` });
  const policy = String((await get('/n/k7m2p9/object')).headers['content-security-policy']);
  const hash = createHash('sha256').update(typingKept).digest('base64');
  expect(policy.match(/script-src [^;]*/)?.[0]).toBe(`script-src 'sha256-${hash}'`);
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
  const br = { 'accept-encoding': 'br' };
  for (const headers of [br, {}]) await render('/n/k7m2p9', { headers });
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

test.each(['/n/k7m2p9?from=groupmessage&isappinstalled=0', '/n/k7m2p9?l=2', '/n/%6b7m2p9?utm=%E0%A4%A'])(
  '%s is answered with the bytes of the page, whoever asked first',
  async (path) => {
    const first = await render(path);
    const bare = await get('/n/k7m2p9');
    expect(bare.headers.etag).toBe(first.headers.get('etag'));
    const asked = await get(path);
    expect(asked.body.equals(bare.body)).toBe(true);
    expect(asked.headers.etag).toBe(bare.headers.etag);
    expect(pages.counts()).toMatchObject({ kept: 1, rendered: 1, answered: 2 });
  }
);

test('an encoding is made when it is asked for, and Kit asked for no page', async () => {
  await render('/n/k7m2p9', { headers: { 'accept-encoding': 'br' } });
  const before = pages.counts().bytes;
  expect((await get('/n/k7m2p9', { 'accept-encoding': 'gzip' })).body.toString()).toBe('kit');
  await render('/n/k7m2p9', { headers: { 'accept-encoding': 'gzip' } });
  expect((await get('/n/k7m2p9', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip');
  expect(pages.counts()).toMatchObject({ kept: 1, rendered: 1 });
  expect(pages.counts().bytes).toBeGreaterThan(before);
});

test('another encoding of a page waits for its turn among the renders, once for all who ask for it', async () => {
  pages = publishedPages({
    clock: () => now,
    isKnown: () => Promise.resolve(isKnown),
    gate: renderGate({ atOnce: 1, queue: 1 })
  });
  const asked = (path: string) => render(path, { headers: { 'accept-encoding': 'gzip' } });
  for (const path of ['/n/kept777', '/n/kept888'])
    await render(path, { headers: { 'accept-encoding': 'br' } });
  const running = held('/o/23456789abcdefgh');
  await expect.poll(() => pages.counts().rendered).toBe(3);
  const waiting = [asked('/n/kept777'), asked('/n/kept777?x=1')];
  await expect.poll(() => pages.counts().waiting).toBe(1);
  // The queue is full: one more encoding is refused, one that is there is answered.
  const refused = await asked('/n/kept888');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  expect((await get('/n/kept888', { 'accept-encoding': 'br' })).status).toBe(200);
  running.end();
  for (const answer of await Promise.all(waiting)) {
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    expect(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe(sent);
  }
  expect((await asked('/n/kept888')).headers.get('content-encoding')).toBe('gzip');
  expect(pages.counts()).toMatchObject({ waiting: 0, refused: 1, rendered: 3 });
});

test('who waited for a page in another encoding than its first reader’s gets it in a turn of its own', async () => {
  const gate = renderGate();
  const entered: string[] = [];
  pages = publishedPages({
    clock: () => now,
    isKnown: () => Promise.resolve(isKnown),
    gate: {
      ...gate,
      enter(lane) {
        entered.push(lane);
        return gate.enter(lane);
      }
    }
  });
  const first = held('/n/k7m2p9');
  await expect.poll(() => pages.counts().rendered).toBe(1);
  const second = render('/n/k7m2p9', { headers: { 'accept-encoding': 'gzip' } });
  first.end();
  expect((await first.response).headers.get('content-encoding')).toBeNull();
  expect((await second).headers.get('content-encoding')).toBe('gzip');
  expect(entered).toEqual(['kept', 'kept']);
  expect(pages.counts()).toMatchObject({ rendered: 1, refused: 0 });
});

test('a code that nobody has is one page for all of them, until something has it', async () => {
  isKnown = false;
  expect((await get('/n/aaaaaaa')).body.toString()).toBe('kit');
  const first = await render('/n/aaaaaaa', { status: 404 });
  for (const path of ['/n/bbbbbbb', '/n/ccccccc?x=1']) {
    const next = await get(path);
    expect(next.body.toString()).toBe(sent);
    expect([next.status, next.headers.etag]).toEqual([404, first.headers.get('etag')]);
    const another = await render(path, { status: 404, html: 'another' });
    expect(await another.text()).toBe(sent);
  }
  expect(pages.counts().rendered).toBe(1);
  // Somebody may type an existing code in capitals; Kit's side knows what is meant.
  expect((await get('/n/AAAAAAA')).body.toString()).toBe('kit');
  // A notice published meanwhile is there at once.
  isKnown = true;
  expect((await get('/n/aaaaaaa')).body.toString()).toBe('kit');
  expect((await render('/n/aaaaaaa', { html: 'published' })).status).toBe(200);
  expect((await get('/n/aaaaaaa')).body.toString()).toBe('published');
  // Another kind of page, another language: other words.
  isKnown = false;
  for (const path of ['/a/aaaaaaa', '/o/aaaaaaa', '/n/aaaaaaa/object', '/n/aaaaaaa?lang=en'])
    await render(path, { status: 404 });
  expect(pages.counts().rendered).toBe(path404s);
});
/** the first, the one that was published, and four of other words */
const path404s = 6;

test('a form is kept for all, and each answer of it has a key of its own', async () => {
  const form = `<form><input type="hidden" name="key" value="${formKeyMark}"></form>`;
  const first = await render('/n/k7m2p9/object', { html: form });
  const answers = [await first.text()];
  for (const accept of ['identity', 'gzip', 'gzip, br', 'br'])
    answers.push(textOf(await get('/n/k7m2p9/object?x=1', { 'accept-encoding': accept })));
  const keys = answers.map((answer) => /value="([\da-f-]{36})"/.exec(answer)?.[1]);
  expect(new Set(keys).size).toBe(5);
  expect(keys).not.toContain(undefined);
  expect(pages.counts()).toMatchObject({ kept: 1, rendered: 1, answered: 4 });
});

test('a form may stay in its browser until it is sent, so that Back finds what was typed', async () => {
  const html = `<input name="key" value="${formKeyMark}">`;
  const asked = (method: string) => render('/n/k7m2p9/object', { html, method });
  expect((await asked('GET')).headers.get('cache-control')).toBe('private, no-cache');
  expect((await asked('POST')).headers.get('cache-control')).toBe('private, no-store');
  expect((await get('/n/k7m2p9/object')).headers['cache-control']).toBe('private, no-cache');
});

function textOf({ headers, body }: Got): string {
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
}

/** A render that ends on demand. */
function held(path: string, html = page) {
  let end = () => {};
  const ended = new Promise<void>((done) => (end = done));
  const response = pages.through(
    new Request(`http://sun.example.cn${path}`, { headers: { accept: 'text/html' } }),
    async () => {
      await ended;
      return new Response(html, { headers: { 'content-type': 'text/html' } });
    },
    () => ({ changedBy: { unit: 'u1' }, until: new Date('2026-11-11T16:00:00Z') })
  );
  return { response, end };
}

test('who asks for a page that is being rendered waits for it; who asks after a publication doesn’t', async () => {
  const first = held('/n/k7m2p9', 'before');
  const second = render('/n/k7m2p9?x=1', { html: 'never' });
  await expect.poll(() => pages.counts().rendered).toBe(1);
  pages.forget('u1');
  const third = render('/n/k7m2p9', { html: 'after' });
  expect(await (await third).text()).toBe('after');
  first.end();
  expect(await Promise.all([first.response, second].map(async (each) => (await each).text()))).toEqual([
    'before',
    'before'
  ]);
  expect((await get('/n/k7m2p9')).body.toString()).toBe('after');
  expect(pages.counts().rendered).toBe(2);
});

test('too many renders: 503 with Retry-After and a sentence; what is kept is answered, and what will be comes first', async () => {
  pages = publishedPages({
    clock: () => now,
    isKnown: () => Promise.resolve(isKnown),
    gate: renderGate({ atOnce: 1, queue: 1 })
  });
  await render('/n/kept777');
  const running = held('/o/23456789abcdefgh');
  await expect.poll(() => pages.counts().rendered).toBe(2);
  const waiting = held('/o/23456789abcdefgh');
  for (const lang of ['zh-CN', 'en']) {
    const headers = { accept: 'text/html', cookie: `PARAGLIDE_LOCALE=${lang}` };
    const refused = await render('/o/23456789abcdefgh', { headers });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(refused.headers.get('cache-control')).toBe('no-store');
    const text = await refused.text();
    expect(text).toContain(lang === 'en' ? 'Too many people' : '现在打开的人太多');
    expect(text).not.toContain('<script');
  }
  expect((await get('/n/kept777?x=1')).status).toBe(200);
  const fresh = render('/n/fresh77', { html: 'fresh' });
  running.end();
  expect(await (await fresh).text()).toBe('fresh');
  waiting.end();
  expect((await waiting.response).status).toBe(200);
  expect(pages.counts()).toMatchObject({ waiting: 0, refused: 2, rendered: 4 });
});

test.each([
  '/n/k7m2p9/',
  '//n/k7m2p9',
  '/o/23456789abcdefgh',
  '/o?receipt=x',
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
  await render('/n/aaaaaa', { pageLifetime: { changedBy: { unit: 'u1' }, until } });
  await render('/n/bbbbbb', { pageLifetime: { changedBy: { unit: 'u2' }, until } });
  pages.forget('u1');
  expect((await get('/n/aaaaaa')).body.toString()).toBe('kit');
  expect((await get('/n/bbbbbb')).body.toString()).toBe(sent);
  pages.forget();
  expect((await get('/n/bbbbbb')).body.toString()).toBe('kit');
});

test('forget: a page of the whole app goes with any unit’s publication, a page of nobody’s stays', async () => {
  const until = new Date('2026-11-11T16:00:00Z');
  await render('/', { pageLifetime: { changedBy: 'any', until } });
  await render('/o', { pageLifetime: unlimitedLifetime });
  pages.forget('u1');
  expect((await get('/')).body.toString()).toBe('kit');
  expect((await get('/o')).body.toString()).toBe(sent);
  pages.forget();
  expect((await get('/o')).body.toString()).toBe('kit');
});

test('what was being rendered while something was published is not kept', async () => {
  await pages.through(
    new Request('http://sun.example.cn/n/k7m2p9'),
    async () => {
      pages.forget('u1');
      return new Response(page, { headers: { 'content-type': 'text/html' } });
    },
    () => ({ changedBy: { unit: 'u1' }, until: new Date('2026-11-11T16:00:00Z') })
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

test('a page without a lifetime is not kept, but has the headers', async () => {
  const response = await render('/n/k7m2p9', { pageLifetime: null });
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
  pages = publishedPages({ clock: () => now, isKnown: () => Promise.resolve(isKnown), limit: 3000 });
  const html = (n: number) => `<p>${String(n).repeat(900)}</p>`;
  for (const n of [1, 2, 3]) await render(`/n/code${n}`, { html: html(n) });
  await get('/n/code1');
  await render('/n/code4', { html: html(4) });
  const left = await Promise.all([1, 2, 3, 4].map(async (n) => (await get(`/n/code${n}`)).status));
  expect(left).toEqual([200, 404, 200, 200]);
});
