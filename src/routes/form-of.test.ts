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

test('what Kit refuses while it reads keeps its own status', async () => {
  const tooLarge = Object.assign(new Error('too large'), { status: 413 });
  const request = {
    headers: new Headers({ 'content-type': 'multipart/form-data; boundary=b' }),
    formData: () => Promise.reject(tooLarge)
  };
  await expect(formOf(request as never)).rejects.toBe(tooLarge);
});
