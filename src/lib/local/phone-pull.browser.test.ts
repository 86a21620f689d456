import { afterEach, beforeEach, expect, it } from 'vitest';
import schemeText from '../schemes/community-cadres.yaml?raw';
import { makeDelta, since } from '../../../tests/fixtures/delta';
import { parseScheme } from '../points';
import { merge, type MyDelta } from '../sync';
import { askMe } from './ask-me';
import { applyDelta, headOf } from './phone-apply';
import { PhoneDb, wipe } from './phone-db';
import { pull } from './phone-pull';
import { readPhone } from './phone-read';
import { startFromPhone } from './phone-start';

const scheme = parseScheme(schemeText);
const before = makeDelta({ scheme, today: '2026-11-10' });
const full = makeDelta({ scheme, today: '2026-11-20' });
const fromHere = `/api/me?after=${before.cursor}&epoch=${before.epoch}&scheme=${before.scheme?.digest}&longer=0&paper=1&owed=1&over=1&mended=1`;

let db: PhoneDb;
let asked: string[];
beforeEach(async () => {
  await wipe();
  asked = [];
  db = await PhoneDb.open(full.account);
});
afterEach(() => db.close());

/** A server that answers these, in turn. */
function server(...answers: (MyDelta | number | Error | string)[]): typeof fetch {
  return async (input) => {
    asked.push(input as string);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    if (typeof answer === 'number') return new Response('', { status: answer });
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer));
  };
}

it('asks for the difference after its cursor, not for everything', async () => {
  expect(await pull(db, full.account, server(before))).toBe('synced');
  expect(await pull(db, full.account, server(since(full, before)))).toBe('synced');
  expect(asked).toEqual(['/api/me?after=0&longer=0&paper=1&owed=1&over=1&mended=1', fromHere]);
  expect(await readPhone(db)).toEqual(merge(merge(null, before), since(full, before)));
});

it('reckons by a changed scheme as soon as it comes, and by its own while none does', async () => {
  await applyDelta(db, before);
  await pull(db, full.account, server({ ...since(full, before), scheme: null }));
  expect((await readPhone(db))?.scheme).toEqual(before.scheme);
  const changed = { digest: '2'.repeat(64), rules: { id: 'another' } };
  const later = { ...since(full, before), at: '2026-11-20T12:00:00+08:00', scheme: changed };
  await pull(db, full.account, server(later));
  expect((await readPhone(db))?.scheme).toEqual(changed);
});

it('asks for everything when an answer leaves a gap', async () => {
  await applyDelta(db, before);
  const beyond = { ...since(full, before), after: before.cursor + 1 };
  expect(await pull(db, full.account, server(beyond, full))).toBe('synced');
  expect(asked).toEqual([fromHere, '/api/me?after=0&longer=0&paper=1&owed=1&over=1&mended=1']);
  expect(await readPhone(db)).toEqual(merge(null, full));
});

it('starts anew when the server was put back from a backup', async () => {
  await applyDelta(db, full);
  expect(await pull(db, full.account, server(before))).toBe('synced');
  expect(await readPhone(db)).toEqual(merge(null, before));
});

it('starts anew in another epoch, although its numbers go on', async () => {
  await applyDelta(db, before);
  const restored = { ...full, epoch: 'epoch-0002' };
  expect(await pull(db, full.account, server(restored))).toBe('synced');
  expect(asked).toEqual([fromHere]);
  expect(await readPhone(db)).toEqual(merge(null, restored));
});

it.each([
  ['no network', new TypeError('Failed to fetch'), 'away'],
  ['a server that is unwell', 503, 'away'],
  ['a page of a captive portal', '<html>', 'away'],
  ['an ended session', 401, 'signed-out'],
  ['an account without points', 403, 'not-scored'],
  ['an answer of a later version', { ...full, format: 2 } as MyDelta, 'unreadable'],
  ['another account', { ...full, account: 'account-2' }, 'switched']
] as const)('%s leaves what is here as it is', async (_, answer, outcome) => {
  await applyDelta(db, before);
  expect(await pull(db, full.account, server(answer))).toBe(outcome);
  expect((await headOf(db))?.cursor).toBe(before.cursor);
});

it('gives up an answer that does not come', async () => {
  const never: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
    );
  expect(await askMe(null, never, 5)).toEqual({ refused: 'away' });
});

it('starts from what it has of the account that is signed in, and of no other', async () => {
  await applyDelta(db, full);
  db.close();
  expect((await startFromPhone(full.account))?.person).toEqual(full.person);
  expect(await startFromPhone('account-2')).toBeNull();
});
