import { expect, test } from 'vitest';
import * as v from 'valibot';
import { jsonEndpoint } from './json-endpoint';

const endpoint = jsonEndpoint(v.strictObject({ name: v.string() }), async (_, { name }) => ({ hello: name }));

async function post(type: string, body: string | Uint8Array<ArrayBuffer> | ReadableStream) {
  const request = new Request('http://x.example/', {
    method: 'POST',
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    headers: { 'content-type': type },
    duplex: 'half'
  } as RequestInit);
  const answer = await endpoint({ request } as never);
  return { status: answer.status, body: await answer.json() };
}

test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
  '%s is let in',
  async (type) => {
    expect(await post(type, '{"name":"方敏"}')).toEqual({ status: 200, body: { hello: '方敏' } });
  }
);

test.each([
  ['text/plain', '{"name":"x"}', 415, 'not-json'],
  ['', '{"name":"x"}', 415, 'not-json'],
  ['application/x-www-form-urlencoded', 'name=x', 415, 'not-json'],
  ['application/json; charset=gbk', '{"name":"x"}', 415, 'not-json'],
  ['application/jsonp', '{"name":"x"}', 415, 'not-json'],
  ['application/json', '', 400, 'bad-json'],
  ['application/json', '{"name":', 400, 'bad-json'],
  ['application/json', new Uint8Array([0x22, 0xff, 0x22]), 400, 'bad-json'],
  ['application/json', 'null', 422, 'bad-input'],
  ['application/json', '{"name":1}', 422, 'bad-input'],
  ['application/json', '{"name":"x","more":1}', 422, 'bad-input'],
  ['application/json', '{"name":"x","__proto__":{}}', 422, 'bad-input'],
  ['application/json', `{"name":"${'x'.repeat(20_000)}"}`, 413, 'too-large']
] as const)('%s %j: %i %s', async (type, body, status, code) => {
  expect(await post(type, body)).toMatchObject({ status, body: { error: { code } } });
});

test('a body without a length is counted as it comes', async () => {
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(4096).fill(0x20))
  });
  expect(await post('application/json', endless)).toMatchObject({ status: 413 });
});
