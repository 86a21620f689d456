import type { AnnouncementDraft } from '$lib/sync';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hearDrafts } from './draft-messages';

const announcement = {
  code: 'draft',
  year: 2026,
  no: 48,
  title: '停水',
  body: '明天九点起。',
  published: '2026-11-11T02:00:00.000Z'
};
const picture = { address: `blob:${location.origin}/1`, words: '停水范围', width: 320, height: 200 };
const draft: AnnouncementDraft = { type: 'DRAFT', announcement, shown: [] };
const around = { origin: location.origin, source: window.parent };

let heard: unknown[] = [];
let end = () => {};

beforeEach(() => {
  heard = [];
  vi.spyOn(console, 'warn').mockReturnValue();
  end = hearDrafts({ onDraft: (each) => heard.push(each), onStep: (by) => heard.push(by) });
});
afterEach(() => {
  end();
  vi.restoreAllMocks();
});

/** Sends a message, and returns what has been heard by then. */
async function after(data: unknown, from: MessageEventInit = around): Promise<unknown[]> {
  window.dispatchEvent(new MessageEvent('message', { data, ...from }));
  await new Promise((done) => setTimeout(done));
  return heard.splice(0);
}

test('a draft of the page around it is heard, and its steps', async () => {
  expect(await after(draft)).toEqual([announcement]);
  expect(await after({ ...draft, shown: [picture] })).toEqual([{ ...announcement, media: [picture] }]);
  expect(await after({ type: 'STEP', by: -1 })).toEqual([-1]);
  end();
  expect(await after(draft)).toEqual([]);
});

test.each([
  ['another site', { ...around, origin: 'https://elsewhere.example' }],
  ['this page itself', { ...around, source: window }],
  ['nobody', { origin: location.origin, source: null }]
])('from %s none is heard', async (_, from) => {
  expect(await after(draft, from)).toEqual([]);
  expect(await after({ type: 'STEP', by: 1 }, from)).toEqual([]);
});

test('a page that stands in no frame hears nobody, itself least of all', async () => {
  vi.spyOn(window, 'parent', 'get').mockReturnValue(window);
  expect(await after(draft, { ...around, source: window })).toEqual([]);
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['another message', { type: 'KEEP_MEDIA' }],
  ['a field that nobody knows', { ...draft, html: '<b>' }],
  ['a text longer than any', { ...draft, announcement: { ...announcement, body: '字'.repeat(20_001) } }],
  ['a picture of another site', { ...draft, shown: [{ ...picture, address: 'https://a.example/1.png' }] }],
  ['a script as a film', { ...draft, shown: [{ film: 'javascript:alert(1)', words: '' }] }],
  ['a leap', { type: 'STEP', by: 2 }]
])('what isn’t a draft isn’t heard: %s', async (_, data) => {
  expect(await after(data)).toEqual([]);
});

test('a film that can’t be played has a second, and what was typed meanwhile counts', async () => {
  const film = { film: `blob:${location.origin}/none`, words: '怎样关总阀' };
  window.dispatchEvent(new MessageEvent('message', { data: { ...draft, shown: [film] }, ...around }));
  expect(await after(draft)).toEqual([announcement]);
  window.dispatchEvent(new MessageEvent('message', { data: { ...draft, shown: [film] }, ...around }));
  await expect
    .poll(() => heard)
    .toEqual([
      {
        ...announcement,
        media: [{ address: film.film, words: film.words, seconds: 1, width: 1, height: 1 }]
      }
    ]);
});
