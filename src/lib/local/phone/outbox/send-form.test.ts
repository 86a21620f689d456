import { describe, expect, it } from 'vitest';
import type { OutboxForm } from './outbox-form';
import { sendForm } from './send-form';

const form: OutboxForm = {
  key: 'key-1',
  action: '/me/claims/new',
  fields: [['item', 'mediation']],
  file: null,
  about: '',
  at: 0,
  state: 'waiting',
  refusal: null
};
const page = (status: number) =>
  new Response('<!doctype html><title>Access denied</title>', {
    status,
    headers: { 'content-type': 'text/html' }
  });
const own = (result: object, status = 200) => Response.json(result, { status });

describe('the answer to a form', () => {
  it.each([200, 403, 405, 406, 501, 503])(
    'S7 with a page of something between (%i) is foreign',
    async (status) => {
      expect(await sendForm(form, async () => page(status))).toEqual({ end: 'foreign' });
    }
  );

  it('S7 of the server’s own that is unwell says nothing about the form, nor does none', async () => {
    const unwell = own({ type: 'error', error: { message: '503' } }, 503);
    expect(await sendForm(form, async () => unwell)).toEqual({ end: 'away' });
    expect(await sendForm(form, () => Promise.reject(new TypeError('Failed to fetch')))).toEqual({
      end: 'away'
    });
  });

  it('S5 of the server’s own is taken as it is', async () => {
    const taken = own({ type: 'redirect', status: 303, location: '/me/claims?done=declared' });
    expect(await sendForm(form, async () => taken)).toEqual({ end: 'received' });
  });
});
