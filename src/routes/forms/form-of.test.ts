import { expect, test } from 'vitest';
import { formOf } from './form-of';

const posted = (type: string, body: string) =>
  formOf(
    new Request('http://x.example/', {
      method: 'POST',
      body: new TextEncoder().encode(body),
      headers: { 'content-type': type }
    })
  );

test('what a browser sends is a form', async () => {
  expect((await posted('application/x-www-form-urlencoded', 'a=1')).get('a')).toBe('1');
  const parts = '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n';
  expect((await posted('multipart/form-data; boundary=b', parts)).get('a')).toBe('1');
});

test.each([
  ['text/plain', 'a=1', 415],
  ['', 'a=1', 415],
  ['multipart/form-data; boundary=b', '--b\r\ncontent-disposition', 400],
  ['multipart/form-data', 'a=1', 400]
])('%o %o is the sender’s fault', async (type, body, status) => {
  await expect(posted(type, body)).rejects.toMatchObject({ status, body: { code: 'bad-form' } });
});

test('a form has a limit, announced or not', async () => {
  await expect(posted('application/x-www-form-urlencoded', `a=${'x'.repeat(70_000)}`)).rejects.toMatchObject({
    status: 413,
    body: { code: 'too-large' }
  });
});

test.each([
  ['application/x-www-form-urlencoded', 'a&'.repeat(30_000)],
  [
    'multipart/form-data; boundary=b',
    `${'--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(30_000)}--b--\r\n`
  ]
])('no form of %s has tens of thousands of fields', async (type, body) => {
  const request = new Request('http://x.example/', {
    method: 'POST',
    headers: { 'content-type': type },
    body: new TextEncoder().encode(body)
  });
  await expect(formOf(request, 4_000_000)).rejects.toMatchObject({
    status: 413,
    body: { code: 'too-large' }
  });
});

test('a body that breaks off is refused', async () => {
  const request = new Request('http://x.example/', {
    method: 'POST',
    body: new ReadableStream({ start: (controller) => controller.error(new Error('aborted')) }),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    duplex: 'half'
  } as RequestInit);
  await expect(formOf(request)).rejects.toMatchObject({ status: 400, body: { code: 'bad-request' } });
});
