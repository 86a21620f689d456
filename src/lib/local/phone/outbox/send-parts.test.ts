import { expect, test } from 'vitest';
import { filePart } from '../../../sync';
import type { OutboxForm } from './outbox-form';
import { sendForm } from './send-form';

const file = new File([new Uint8Array(filePart * 2 + 5)], '协议.pdf', { type: 'application/pdf' });
const form: OutboxForm = {
  key: 'form-key-1',
  action: '/me/claims/new',
  fields: [['opener', 'a1.u1']],
  file,
  about: '',
  at: 0,
  state: 'waiting',
  refusal: null
};

/** A server that has `have` bytes, whose line is cut once `cutAt` have arrived. */
function line({ have = 0, cutAt = Infinity } = {}) {
  const sent: number[] = [];
  const posted: FormData[] = [];
  const get = (address: string | URL | Request, how?: RequestInit) => {
    const { body } = how ?? {};
    if (body instanceof FormData) {
      posted.push(body);
      return Promise.resolve(Response.json({ type: 'success', status: 204 }));
    }
    const { size } = body as Blob;
    if (size > 0 && have >= cutAt) return Promise.reject(new TypeError('cut'));
    if (size > 0) sent.push(Number(new URL(String(address), 'http://app').searchParams.get('place')));
    have += size;
    return Promise.resolve(Response.json({ have }));
  };
  return { get, sent, posted };
}

test('a large file goes ahead of its form in parts, and says how far it is', async () => {
  const { get, sent, posted } = line();
  const shares: number[] = [];
  expect(await sendForm(form, get, (share) => shares.push(share))).toEqual({ end: 'received' });
  expect(sent).toEqual([0, filePart, filePart * 2]);
  expect(shares.at(-1)).toBe(1);
  expect(posted[0]?.get('file')).toBeNull();
  expect([posted[0]?.get('parted-name'), posted[0]?.get('parted-size')]).toEqual([
    '协议.pdf',
    String(file.size)
  ]);
});

test('after a cut line it goes on where it was', async () => {
  const cut = line({ cutAt: filePart });
  expect(await sendForm(form, cut.get)).toEqual({ end: 'away' });
  expect(cut.posted).toEqual([]);
  const again = line({ have: filePart });
  expect(await sendForm(form, again.get)).toEqual({ end: 'received' });
  expect(again.sent).toEqual([filePart, filePart * 2]);
});

test.each([
  [401, { end: 'signed-out' }],
  [413, { end: 'refused', refusal: { code: 'too-large', sentence: '' } }],
  [503, { end: 'away' }]
])('a part that is answered with %i ends the attempt', async (status, end) => {
  expect(await sendForm(form, () => Promise.resolve(new Response(null, { status })))).toEqual(end);
});

test('a page that stands before the server is foreign, and an answer that breaks off counts as none', async () => {
  const page = () => Promise.resolve(new Response('<html>portal</html>'));
  expect(await sendForm(form, page)).toEqual({ end: 'foreign' });
  expect(await sendForm(form, () => Promise.resolve(new Response('no', { status: 405 })))).toEqual({
    end: 'foreign'
  });
  const brokenOff = new ReadableStream({
    start(body) {
      body.enqueue(new TextEncoder().encode('{"have":'));
      body.error(new TypeError('terminated'));
    }
  });
  expect(await sendForm(form, () => Promise.resolve(new Response(brokenOff)))).toEqual({ end: 'away' });
});

test('a small file goes with its form', async () => {
  const { get, sent, posted } = line();
  await sendForm({ ...form, file: new File(['x'], 'a.png') }, get);
  expect(sent).toEqual([]);
  expect(posted[0]?.get('file')).toBeInstanceOf(File);
});
