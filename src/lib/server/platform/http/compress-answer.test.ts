import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compressAnswer } from './compress-answer';

const text = '积分'.repeat(1000);
const asked = (encoding: string) =>
  new Request('http://localhost/me', { headers: { 'accept-encoding': encoding } });
const page = (body = text, init: ResponseInit = {}) =>
  new Response(body, { headers: { etag: '"one"', 'content-type': 'text/html' }, ...init });

it.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync]
] as const)('a browser that takes %s gets %s', async (accept, encoding, decode) => {
  const answer = await compressAnswer(asked(accept), page());
  expect(answer.headers.get('content-encoding')).toBe(encoding);
  expect(answer.headers.get('vary')).toBe('accept-encoding');
  expect(answer.headers.get('etag')).toBeNull();
  expect(answer.headers.get('content-type')).toBe('text/html');
  expect(decode(Buffer.from(await answer.arrayBuffer())).toString()).toBe(text);
});

it.each([
  ['somebody who takes none', asked('identity'), page()],
  ['a refusal', asked('br'), page(text, { status: 404 })],
  ['a short answer', asked('br'), page('{}')],
  ['a short answer of known length', asked('br'), page('{}', { headers: { 'content-length': '2' } })]
])('%s gets the text as it is', async (_, request, response) => {
  const answer = await compressAnswer(request, response);
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect((await answer.text()).length).toBeGreaterThan(0);
});

it.each([{}, { headers: { 'content-length': '2' } }])(
  'a short answer says what it would vary by, %o',
  async (init) => {
    const answer = await compressAnswer(asked('br'), page('{}', init));
    expect(answer.headers.get('vary')).toBe('accept-encoding');
  }
);
