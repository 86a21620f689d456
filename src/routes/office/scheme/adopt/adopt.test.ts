import { afterEach, beforeEach, expect, test } from 'vitest';
import { aHouse, type AHouse } from '../../../../../tests/contract/a-house';
import { changedScheme } from '../../../../../tests/make/scheme-text';
import { holdText } from '$lib/server/schemes/scheme-source';
import { actions } from './+page.server';

let here: AHouse;
beforeEach(async () => {
  here = await aHouse();
});
afterEach(() => here.end());

const decision = { date: '2026-10-04', body: '两委会', minutes: '〔2026〕20号' };

function hold(text: string): string {
  return holdText(here.recorder, new TextEncoder().encode(text), here.house.clock());
}

function post(act: 'try' | 'adopt', fields: Record<string, string>) {
  const url = new URL('http://x.example/office/scheme/adopt');
  const body = new URLSearchParams({ key: 'adopt-key-1', period: '2026-09', from: '2026-10-01', ...fields });
  const request = new Request(url, { method: 'POST', body });
  return actions[act]?.({ locals: { house: here.house, actor: here.recorder }, request, url } as never);
}

test('a scheme is tried before any meeting, and what was tried stays when the resolution is refused', async () => {
  await here.seal('2026-09');
  const source = hold(changedScheme());
  const tried = await post('try', { source });
  expect(tried).toMatchObject({ view: { tried: [{ period: '2026-09' }, {}, {}, {}] } });
  const { shown } = (tried as { view: { shown: string } }).view;
  const refused = await post('adopt', { source, shown, ...decision, minutes: '' });
  expect(refused).toMatchObject({
    status: 422,
    data: {
      refusal: { code: 'decision-minutes-missing' },
      decision: { body: '两委会' },
      view: { shown, tried: [{ period: '2026-09' }, {}, {}, {}] }
    }
  });
  await expect(post('adopt', { source, shown, ...decision })).rejects.toMatchObject({ status: 303 });
  // Pressed again, the same answer: there is nothing left to try.
  await expect(post('adopt', { source, shown, ...decision })).rejects.toMatchObject({ status: 303 });
});
