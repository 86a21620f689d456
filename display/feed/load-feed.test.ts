import { clockHeader } from '$lib/sync';
import { expect, test } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { feedLoader } from './load-feed';

const date = 'Wed, 11 Nov 2026 01:41:00 GMT';
const answer = (body: unknown, init: ResponseInit = {}) =>
  feedLoader(
    '/api/board',
    () =>
      Promise.resolve(
        new Response(body === null ? null : JSON.stringify(body), {
          headers: { date, etag: '"41"' },
          ...init
        })
      ),
    () => 7
  );

test('a feed comes with its tag and the server’s clock', async () => {
  const feed = makeFeed();
  const server = Date.parse('2026-11-11T09:41:00+08:00');
  const heard = { server, grain: 1000, asked: 7, came: 7 };
  expect(await answer(feed)(null)).toEqual({ kind: 'feed', feed, etag: '"41"', heard });
});

test('the server’s milliseconds are taken when its headers come, not when the body is read', async () => {
  const times = [100, 130, 999];
  const headers = { date, [clockHeader]: '2026-11-11T01:41:00.345Z' };
  const load = feedLoader(
    '/api/board',
    () => Promise.resolve(new Response(JSON.stringify(makeFeed()), { headers })),
    () => times.shift() ?? 0
  );
  const server = Date.parse('2026-11-11T01:41:00.345Z');
  expect(await load(null)).toMatchObject({ heard: { server, grain: 0, asked: 100, came: 130 } });
});

test('it asks with the tag that it has', async () => {
  const asked: unknown[] = [];
  await feedLoader(
    '/api/board/demo',
    (url, init) => {
      asked.push(url, init?.headers);
      return Promise.resolve(new Response(null, { status: 304 }));
    },
    () => 0
  )('"41"');
  expect(asked).toEqual(['/api/board/demo', { 'if-none-match': '"41"' }]);
});

test('304: nothing newer', async () => {
  expect(await answer(null, { status: 304 })('"41"')).toMatchObject({ kind: 'same' });
});

test('a feed of a zone that this browser can’t tell the time of isn’t shown', async () => {
  const feed = makeFeed();
  const elsewhere = { ...feed, unit: { ...feed.unit, timeZone: 'Europe/Atlantis' } };
  expect(await answer(elsewhere)(null)).toEqual({ kind: 'refused' });
});

test('404 in our own words: the server knows no such board; anybody else’s is a failure', async () => {
  const refused = { error: { code: 'not-found', params: {} } };
  expect(await answer(refused, { status: 404 })(null)).toEqual({ kind: 'unknown' });
  expect(await answer({}, { status: 404 })(null)).toMatchObject({ kind: 'failed' });
});

test('401 in our own words: it isn’t paired; anybody else’s 401 is a failure', async () => {
  const refused = (code: string) => answer({ error: { code, params: {} } }, { status: 401 })(null);
  expect(await refused('not-paired')).toEqual({ kind: 'unpaired', ended: false });
  expect(await refused('connection-ended')).toEqual({ kind: 'unpaired', ended: true });
  expect(await refused('log-in-first')).toMatchObject({ kind: 'failed', status: 401 });
  expect(await answer('<html>', { status: 401 })(null)).toMatchObject({ kind: 'failed' });
});

test('409 in our own words: this program is below the protocol; anybody else’s is a failure', async () => {
  const refused = (code: string) => answer({ error: { code, params: {} } }, { status: 409 })(null);
  expect(await refused('program-outdated')).toEqual({ kind: 'outdated' });
  expect(await refused('claim-changed')).toMatchObject({ kind: 'failed', status: 409 });
});

test('a proxy’s 502, no network: failed; an error page, a notice that its digest doesn’t fit: refused; never thrown', async () => {
  const forged = makeFeed();
  const [first] = forged.notice?.snapshot.rows ?? [];
  if (first) first.points = (first.points ?? 0) + 100;
  const loaders = [
    answer({}, { status: 502 }),
    feedLoader(
      '/api/board',
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => 0
    )
  ];
  for (const load of loaders) expect((await load(null)).kind).toBe('failed');
  for (const load of [answer('<html>'), answer(forged)])
    expect(await load(null)).toEqual({ kind: 'refused' });
});
