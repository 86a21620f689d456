import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endpointAddress, allEndpoints, type Endpoint } from './endpoints';
import { town, type EndpointAnswer, type Town } from './town';

const endpoints = await allEndpoints();
let here: Town;

beforeAll(async () => {
  here = await town();
});
afterAll(() => here.end());

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
  'content-security-policy': expect.stringMatching(/frame-ancestors 'none'|connect-src 'self'/),
  'cache-control': expect.stringMatching(/no-cache|no-store|immutable|max-age=0/)
};

/** A phone's own data is no document, and has nothing that only limits one. */
const ofPhoneData = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'",
  'cache-control': 'no-store'
};

function complain(
  name: string,
  { status, headers, text }: Pick<EndpointAnswer, 'status' | 'headers' | 'text'>
): void {
  const wanted = /^(GET|another site reading) \/api\/me( |$)/.test(name) ? ofPhoneData : everywhere;
  expect(headers, `${name} ${status}`).toMatchObject(wanted);
  expect(headers['strict-transport-security'], name).toBeUndefined();
  // This endpoint answers one word without a cookie, and a board that waits for its server reads it from a
  // page on its own disk.
  if (!name.includes(' /readyz')) expect(headers['access-control-allow-origin'], name).toBeUndefined();
  expect(headers['x-powered-by'] ?? headers.server, name).toBeUndefined();
  const isPage = headers['content-type']?.startsWith('text/html') ?? false;
  const policy = String(headers['content-security-policy']);
  const head = isPage
    ? (/<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(text)?.[1] ?? '')
    : '';
  if (!isPage || !text.includes('<script')) return;
  // Inline scripts need a nonce or hash, files come from this server only, and no string becomes code or
  // markup.
  const isInline = /<script(?![^>]*\ssrc=)/.test(text);
  expect(policy + head, name).toMatch(isInline ? /script-src[^;]*'(?:nonce|sha256)-/ : /script-src 'self'/);
  expect(policy + head, name).toContain("require-trusted-types-for 'script'");
  expect(policy + head, name).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|script-src[^;]*\*/);
}

function paramsOf({ route }: Endpoint): Record<string, string> {
  const code = /^\/(a|office\/announcements)\//.test(route) ? here.a.announcement : here.a.notice;
  const files = { evidence: 'x', filing: 'x', paper: 'x' };
  return { code, board: 'demo', path: 'x', address: 'x', playlist: 'x', secret: 'x', ...files };
}

test('every answer of every endpoint has them: to nobody, to the office, and when it is the wrong method', async () => {
  for (const endpoint of endpoints) {
    const path = endpointAddress(endpoint, paramsOf(endpoint));
    for (const as of ['nobody', 'recorder', 'member'] as const) {
      const origin = endpoint.method === 'GET' ? {} : { origin: here.url };
      const got = await here.ask(path, { as, method: endpoint.method, headers: origin, headOnly: true });
      complain(`${endpoint.id} as ${as}`, got);
    }
    for (const method of ['DELETE', 'PUT', 'OPTIONS', 'HEAD', 'POST', 'PROPFIND', 'TRACE'])
      complain(
        `${method} ${path}`,
        await here.ask(path, { method, headers: { origin: here.url, accept: 'text/html' }, headOnly: true })
      );
  }
});

test('what Kit, Node and the front refuse has them too', async () => {
  const origin = here.url;
  const cases: [string, number, string, Parameters<Town['ask']>[1]][] = [
    ['nothing here', 404, '/nothing/here', {}],
    ['no file', 404, '/_app/immutable/nothing.js', {}],
    ['a notice that is none', 404, '/n/nothing1', {}],
    ['an announcement taken down', 410, `/a/${here.a.withdrawn}`, {}],
    ['another site', 403, '/sign-in', { method: 'POST', headers: { origin: 'http://elsewhere.example' } }],
    ['no site', 403, '/sign-in', { method: 'POST' }],
    ['another site reading /api/me', 403, '/api/me', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['too large', 413, '/sign-in', { method: 'POST', headers: { origin }, body: 'x'.repeat(100_000) }],
    [
      'no form',
      415,
      '/sign-in',
      { method: 'POST', headers: { origin, 'content-type': 'text/plain' }, body: 'x' }
    ],
    ['a bad address', 400, '/%zz', {}],
    ['no cake', 417, '/', { headers: { expect: 'cake' } }]
  ];
  for (const [name, status, path, asked] of cases) {
    const got = await here.ask(path, asked);
    expect(got.status, name).toBe(status);
    complain(name, got);
    if (status !== 404 || !path.startsWith('/_app')) expect(got.text, name).toMatch(/code/);
  }
});

test.each([
  ['no request at all', 'what is this\r\n\r\n', 400],
  ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['too many headers', `GET / HTTP/1.1\r\nhost: x\r\ncookie: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['a proxy', 'CONNECT elsewhere:443 HTTP/1.1\r\nhost: elsewhere\r\n\r\n', 400],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 400]
])('%s gets a clean refusal', async (_, bytes, status) => {
  const answer = await raw(here.port, bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  for (const name of Object.keys(everywhere)) expect(answer.toLowerCase()).toContain(`\r\n${name}: `);
  expect(answer).toContain('"code":"bad-request"');
});

/** Reads all bytes until the server closes the connection, or half-closes as we did. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((done, failed) => {
    let text = '';
    const socket = connect(port, 'localhost', () => socket.end(bytes));
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => done(text));
    socket.on('error', failed);
  });
}

test('JSON endpoints say which methods they have', async () => {
  for (const endpoint of endpoints.filter(({ kind }) => kind === 'endpoint' || kind === 'live')) {
    const path = endpointAddress(endpoint, paramsOf(endpoint));
    const has = endpoints.filter(({ route }) => route === endpoint.route).map(({ method }) => method);
    const { status, headers, text } = await here.ask(path, {
      method: 'DELETE',
      headers: { origin: here.url }
    });
    expect(status, endpoint.id).toBe(405);
    expect((headers.allow ?? '').split(/, */), endpoint.id).toEqual(expect.arrayContaining(has));
    expect(text).toContain('not-allowed');
  }
});

test('S2 an answer that nothing is new fits into 512 bytes with all its headers', async () => {
  const asked = await here.ask('/api/me?after=0', { as: 'member' });
  const { cursor, epoch, at, scheme, longer, papers, wholeDigest } = JSON.parse(asked.text);
  const query = new URLSearchParams({
    after: cursor,
    epoch,
    at,
    scheme: scheme.digest,
    longer: longer.length,
    papers: papers.digest,
    whole: wholeDigest
  });
  const { headers, text } = await here.ask(`/api/me?${query}`, { as: 'member' });
  expect(JSON.parse(text)).toMatchObject({ unchanged: true });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
  expect(`HTTP/1.1 200 OK\r\n${lines.join('')}\r\n${text}`.length).toBeLessThanOrEqual(512);
});

test('an answer over TLS keeps the browser there', async () => {
  const behind = await town({ TRUST_PROXY: '127.0.0.1,::1' });
  const over = (proto: string, path: string) =>
    new Promise<string | undefined>((done, failed) => {
      const headers = { 'x-forwarded-proto': proto, 'x-forwarded-for': '192.0.2.1' };
      request({ port: behind.port, host: 'localhost', path, headers }, (res) => {
        done(res.headers['strict-transport-security']);
        res.resume();
      })
        .on('error', failed)
        .end();
    });
  const paths = endpoints
    .filter(({ method, kind }) => method === 'GET' && kind !== 'live')
    .map((endpoint) => endpointAddress(endpoint, paramsOf(endpoint)));
  // Each path is requested twice, because a published page comes from memory the second time.
  for (const path of [...paths, ...paths]) {
    expect(await over('https', path), path).toBe('max-age=63072000');
    expect(await over('http', path), path).toBeUndefined();
  }
  await behind.end();
});
