import { beforeEach, expect, it } from 'vitest';
import schemeText from '../../schemes/community-cadres.yaml?raw';
import { makeDelta, since } from '../../../../tests/fixtures/delta';
import { parseScheme } from '../../points';
import { merge, protocolQuery, type MyDelta, type MyState } from '../../sync';
import { askMe } from './ask-me';
import { pullChanges } from './pull';

const scheme = parseScheme(schemeText);
const before = makeDelta({ scheme, today: '2026-11-10' });
const full = makeDelta({ scheme, today: '2026-11-20' });
const fromHere = `/api/me?after=${before.cursor}&epoch=${before.epoch}&at=${encodeURIComponent(before.at)}&scheme=${before.scheme?.digest}&longer=0&papers=${before.papers?.digest}&whole=${before.wholeDigest}&${protocolQuery}`;

let asked: string[];
beforeEach(() => void (asked = []));

const signedOut = Response.json({ error: { code: 'signed-out', params: {} } }, { status: 401 });
const notScored = Response.json({ error: { code: 'not-scored', params: {} } }, { status: 403 });
const outdated = Response.json({ error: { code: 'program-outdated', params: {} } }, { status: 409 });

/** A server that answers these, in turn. */
function server(...answers: (MyDelta | number | Error | string | Response)[]): typeof fetch {
  return async (input) => {
    asked.push(input as string);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) return answer;
    if (typeof answer === 'number') return new Response('', { status: answer });
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer));
  };
}

/** Pulls once and gives the page's state then. @throws Error when the answer was a refusal */
async function pulled(have: MyState, get: typeof fetch): Promise<{ state: MyState; replaces: boolean }> {
  const answer = await pullChanges(have, get);
  if ('refused' in answer) throw new Error(answer.refused);
  return { state: answer.state, replaces: answer.replaces };
}

const had = merge(null, before);

it('asks for the difference after its cursor, not for everything', async () => {
  const difference = since(full, before);
  expect(await pulled(had, server(difference))).toEqual({ state: merge(had, difference), replaces: false });
  expect(asked).toEqual([fromHere]);
});

it('reckons by a changed scheme as soon as it comes, and by its own while none does', async () => {
  const same = await pulled(had, server({ ...since(full, before), scheme: null }));
  expect(same.state.scheme).toEqual(before.scheme);
  const changed = { digest: '2'.repeat(64), rules: { id: 'another' } };
  const later = { ...since(full, before), at: '2026-11-20T12:00:00+08:00', scheme: changed };
  expect((await pulled(same.state, server(later))).state.scheme).toEqual(changed);
});

it('S2 takes a short answer for a delta that brings nothing', async () => {
  const { cursor, epoch, owner } = before;
  const head = { after: cursor, cursor: cursor + 3, epoch, at: '2026-11-20T12:00:00+08:00', owner };
  const answer = await pulled(had, server(JSON.stringify({ unchanged: true, ...head })));
  const { after: _, ...moved } = head;
  expect(answer).toEqual({ state: { ...had, ...moved }, replaces: false });
});

it('takes of an answer what it knows, and ignores the rest', async () => {
  const newer = { ...full, weather: 'fine', person: { ...full.person, shoes: 41 } };
  expect(await pulled(had, server(newer))).toEqual({ state: merge(null, full), replaces: true });
});

it('asks for everything when an answer leaves a gap', async () => {
  const beyond = { ...since(full, before), after: before.cursor + 1 };
  expect(await pulled(had, server(beyond, full))).toEqual({ state: merge(null, full), replaces: true });
  expect(asked).toEqual([fromHere, `/api/me?after=0&longer=0&${protocolQuery}`]);
});

it('starts anew when the server was put back from a backup', async () => {
  expect(await pulled(merge(null, full), server(before))).toEqual({ state: had, replaces: true });
});

it('starts anew in another epoch, although its numbers go on', async () => {
  const restored = { ...full, epoch: 'epoch-0002' };
  expect(await pulled(had, server(restored))).toEqual({ state: merge(null, restored), replaces: true });
  expect(asked).toEqual([fromHere]);
});

it('takes nothing from an answer that was late', async () => {
  const state = merge(null, full);
  expect(await pulled(state, server({ ...since(full, before), cursor: full.cursor - 1 }))).toEqual({
    state,
    replaces: false
  });
});

it.each([
  ['no network', [new TypeError('Failed to fetch')], 'away'],
  ['a server that is unwell', [503], 'away'],
  ['a page of a captive portal', ['<html>'], 'away'],
  ['an ended session', [signedOut], 'signed-out'],
  ['a page that wants a sign-in of its own', [401], 'away'],
  ['a program below the protocol', [outdated], 'outdated'],
  ['an account without points', [notScored], 'not-scored'],
  ['a page of a proxy that refuses', [403], 'away'],
  [
    'an answer that lacks what this version needs',
    [{ ...full, cursor: undefined } as unknown as MyDelta],
    'unreadable'
  ],
  ['another account', [{ ...full, owner: 'account-2' }], 'switched'],
  [
    'another account after a gap',
    [
      { ...full, after: before.cursor + 1 },
      { ...full, owner: 'account-2' }
    ],
    'switched'
  ],
  [
    'no network after a gap',
    [{ ...full, after: before.cursor + 1 }, new TypeError('Failed to fetch')],
    'away'
  ]
] as const)('%s brings nothing', async (_, answers, refused) => {
  expect(await pullChanges(had, server(...answers))).toEqual({ refused });
});

it('gives up an answer that does not come', async () => {
  const never: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
    );
  expect(await askMe(null, never, 5)).toEqual({ refused: 'away' });
});
