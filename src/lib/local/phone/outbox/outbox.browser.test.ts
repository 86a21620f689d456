import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import { PhoneDb, wipePhone } from '../storage/db';
import { Outbox } from './outbox';
import { isBlocked, type FilledForm, type OutboxForm, type SendingEnd } from './outbox-form';
import * as SentForms from './sent-forms';
import { sentFor } from './sent-forms';

const at = Date.parse('2026-11-20T09:41:00.000Z');
/** the server's history */
const epoch = 'epoch-1';
const form = (key: string, about = ''): FilledForm => ({
  key,
  action: '/me/claims/new',
  fields: [['item', 'mediation']],
  file: null,
  about
});

let db: PhoneDb;
const outboxes: Outbox[] = [];
/** A server that takes what `ends` says, and notes the keys that reached it. */
function open(ends: (form: OutboxForm) => SendingEnd = () => ({ end: 'received' }), patience?: number) {
  const reached: string[] = [];
  const changed = vi.fn<(forms: readonly OutboxForm[]) => void>();
  const send = async (each: OutboxForm) => {
    const sent = ends(each);
    if (sent.end !== 'away') reached.push(each.key);
    return sent;
  };
  const outbox = new Outbox({
    owner: 'account-1',
    send,
    onChange: changed,
    sentForms: () => Promise.resolve(SentForms),
    ...(patience && { patience })
  });
  outboxes.push(outbox);
  return { outbox, reached, changed };
}
const states = ({ forms }: Outbox) => forms.map(({ key, state }) => `${key} ${state}`);

beforeEach(async () => {
  await wipePhone();
  db = await PhoneDb.open('account-1');
});
afterEach(() => {
  outboxes.splice(0).forEach((each) => each.stop());
  db.close();
});

describe('the outbox', () => {
  it('S4 keeps a form until the server has it: over a restart, in its order', async () => {
    const before = open();
    await before.outbox.use(db, fail);
    await before.outbox.add(form('a'), at);
    await before.outbox.add(form('b'), at);
    before.outbox.stop();

    const { outbox, reached } = open();
    await outbox.use(db, fail);
    expect(states(outbox)).toEqual(['a waiting', 'b waiting']);
    expect(await outbox.flush(epoch)).toBe(true);
    expect(reached).toEqual(['a', 'b']);
    expect(states(outbox)).toEqual(['a received', 'b received']);
    await outbox.drop(['a', 'b']);
    expect(await db.outbox.count()).toBe(0);
  });

  it('S5 S6 stops at the first form that finds no server, and sends it again under the same key', async () => {
    let isAway = true;
    const { outbox, reached } = open(() => ({ end: isAway ? 'away' : 'received' }));
    await outbox.use(db, fail);
    await outbox.add(form('a'), at);
    await outbox.add(form('b'), at);
    expect(await outbox.flush(epoch)).toBe(false);
    expect(states(outbox)).toEqual(['a waiting', 'b waiting']);
    isAway = false;
    expect(await outbox.flush(epoch)).toBe(true);
    expect(reached.sort()).toEqual(['a', 'b']);
  });

  it('S6 a form that never gets an answer holds up those about its own claim alone', async () => {
    const { outbox, reached } = open(({ key }) => ({ end: key === 'a' ? 'away' : 'received' }));
    await outbox.use(db, fail);
    await outbox.add(form('a', 'claim-1'), at);
    await outbox.add(form('b', 'claim-1'), at);
    await outbox.add(form('c', 'claim-2'), at);
    await outbox.flush(epoch);
    expect(reached).toEqual([]);
    await outbox.flush(epoch);
    expect(reached).toEqual(['c']);
    expect(states(outbox)).toEqual(['a waiting', 'b waiting', 'c received']);
  });

  it('S7 keeps a refused form with its reason, and the others go on', async () => {
    const refusal = { code: 'claim-twice', sentence: '已经申报过。' };
    const { outbox } = open(({ key }) => (key === 'a' ? { end: 'refused', refusal } : { end: 'received' }));
    await outbox.use(db, fail);
    await outbox.add(form('a'), at);
    await outbox.add(form('b'), at);
    await outbox.flush(epoch);
    expect(states(outbox)).toEqual(['a refused', 'b received']);
    expect((await db.outbox.toArray())[0]?.refusal).toEqual(refusal);
  });

  it('S6 holds back what follows a refused form about the same claim, until that one is given up', async () => {
    const refusal = { code: 'claim-state', sentence: '现在不能这样办理。' };
    const { outbox, reached } = open(({ key }) =>
      key === 'a' ? { end: 'refused', refusal } : { end: 'received' }
    );
    await outbox.use(db, fail);
    await outbox.add(form('a', 'claim-1'), at);
    await outbox.add(form('b', 'claim-1'), at);
    await outbox.add(form('c', 'claim-2'), at);
    await outbox.flush(epoch);
    expect(reached).toEqual(['a', 'c']);
    await outbox.drop(['a']);
    await outbox.flush(epoch);
    expect(reached).toEqual(['a', 'c', 'b']);
  });

  it('S10 waits in memory where nothing stores it, and is stored once something does', async () => {
    const { outbox } = open(() => ({ end: 'away' }));
    await outbox.add(form('a'), at);
    expect(outbox.isSafe).toBe(false);
    expect(states(outbox)).toEqual(['a waiting']);
    await outbox.use(db, fail);
    expect(outbox.isSafe).toBe(true);
    expect((await db.outbox.toArray()).map(({ key }) => key)).toEqual(['a']);
  });

  it('S10 no form counts as safe before the database has it, nor is one missing meanwhile', async () => {
    const { outbox, changed } = open(() => ({ end: 'away' }));
    await outbox.add(form('a'), at);
    await outbox.add(form('b'), at);
    const shown: string[] = [];
    changed.mockImplementation((forms) => {
      const all = forms.map(({ key }) => key).join();
      shown.push(outbox.isSafe ? `${all} safe` : all);
    });
    await outbox.use(db, fail);
    expect([...new Set(shown)]).toEqual(['a,b', 'a,b safe']);
    expect((await db.outbox.toArray()).map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('S5 S10 goes on from memory when the database is lost: what is received is sent once', async () => {
    const { outbox, reached } = open();
    await outbox.use(db, fail);
    await outbox.add(form('a'), at);
    await outbox.use(null, fail);
    expect(outbox.isSafe).toBe(false);
    expect(await outbox.flush(epoch)).toBe(true);
    expect(states(outbox)).toEqual(['a received']);
    expect(await outbox.flush(epoch)).toBe(false);
    expect(reached).toEqual(['a']);
    await outbox.drop(['a']);
    expect(states(outbox)).toEqual([]);
  });

  it('S4 stores again what was cleared away with the database while it waited', async () => {
    const { outbox } = open(() => ({ end: 'away' }));
    await outbox.use(db, fail);
    await outbox.add(form('a'), at);
    await outbox.use(null, fail);
    await db.outbox.clear();
    await outbox.use(db, fail);
    expect(states(outbox)).toEqual(['a waiting']);
    expect((await db.outbox.toArray()).map(({ key }) => key)).toEqual(['a']);
  });

  it('S5 S10 what is taken out while the database is lost doesn’t come back with it', async () => {
    const { outbox, reached } = open();
    await outbox.use(db, fail);
    await outbox.add(form('a'), at);
    await outbox.add(form('b'), at);
    await outbox.use(null, fail);
    await outbox.drop(['a']);
    await outbox.use(db, fail);
    expect(states(outbox)).toEqual(['b waiting']);
    await outbox.flush(epoch);
    expect(reached).toEqual(['b']);
  });

  it('S6 S10 what follows a form that couldn’t be stored, about the same claim, waits behind it', async () => {
    const { outbox, reached } = open();
    await outbox.use(db, fail);
    vi.spyOn(console, 'warn').mockReturnValue();
    const full = fullDisk();
    await outbox.add(form('a', 'claim-1'), at);
    full.mockRestore();
    await outbox.add(form('b', 'claim-1'), at);
    await outbox.add(form('c', 'claim-2'), at);
    expect((await db.outbox.toArray()).map(({ key }) => key)).toEqual(['c']);
    await outbox.flush(epoch);
    expect(reached).toEqual(['c', 'a', 'b']);
    expect(outbox.isSafe).toBe(true);
    // Behind one that the server has nothing waits.
    await outbox.add(form('d', 'claim-1'), at);
    expect((await db.outbox.toArray()).map(({ key }) => key)).toContain('d');
  });

  it('S5 has a form once when the database comes back with it, as the memory knows it', async () => {
    const { outbox } = open();
    await outbox.use(db, fail);
    await outbox.add(form('a'), at);
    await outbox.use(null, fail);
    await outbox.flush(epoch);
    await outbox.use(db, fail);
    expect(states(outbox)).toEqual(['a received']);
    expect((await db.outbox.toArray()).map(({ key, state }) => `${key} ${state}`)).toEqual(['a received']);
  });

  it('S5 S10 has a form once when a full database comes and goes with it', async () => {
    const { outbox } = open(() => ({ end: 'away' }));
    await outbox.use(db, fail);
    await outbox.add(form('a'), at);
    vi.spyOn(console, 'warn').mockReturnValue();
    const full = fullDisk();
    await outbox.use(null, fail);
    await outbox.use(db, fail);
    await outbox.use(null, fail);
    expect(states(outbox)).toEqual(['a waiting']);
    full.mockRestore();
  });

  it('S10 stores what had no space as soon as there is some', async () => {
    const { outbox } = open(() => ({ end: 'away' }));
    await outbox.use(db, fail);
    vi.spyOn(console, 'warn').mockReturnValue();
    const full = fullDisk();
    await outbox.add({ ...form('a'), file: picture() }, at);
    await outbox.storeAgain();
    expect(outbox.isSafe).toBe(false);
    full.mockRestore();
    await outbox.storeAgain();
    expect(outbox.isSafe).toBe(true);
    expect(await db.files.count()).toBe(1);
    expect(states(outbox)).toEqual(['a waiting']);
  });

  it('S4 reads a file once, keeps it while the database is away, and deletes it with its form', async () => {
    const before = open();
    await before.outbox.use(db, fail);
    await before.outbox.add({ ...form('a'), file: picture() }, at);
    before.outbox.stop();

    const sent: (string | undefined)[] = [];
    const { outbox } = open((each) => {
      sent.push(each.file?.name);
      return { end: 'away' };
    });
    await outbox.use(db, fail);
    const read = vi.spyOn(db.files, 'get');
    await outbox.add(form('b'), at);
    await outbox.flush(epoch);
    expect(read).not.toHaveBeenCalled();
    await outbox.use(null, fail);
    await outbox.flush(epoch);
    expect(sent).toContain('照片.png');
    expect(await outbox.forms[0]?.file?.text()).toBe('🌞');
    await outbox.use(db, fail);
    await outbox.drop(['a']);
    expect(await db.files.count()).toBe(0);
  });

  it('S4 shows another tab what this one takes', async () => {
    const here = open();
    const there = open();
    await here.outbox.use(db, fail);
    await there.outbox.use(db, fail);
    await here.outbox.add(form('a'), at);
    await vi.waitFor(() => expect(states(there.outbox)).toEqual(['a waiting']));
  });

  it('S1 S4 survives an answer of the server that replaces everything else', async () => {
    const { outbox } = open();
    await outbox.use(db, fail);
    await outbox.add(form('a'), at);
    await Promise.all(db.synced.map((table) => table.clear()));
    expect(await db.outbox.count()).toBe(1);
  });
});

it('S3 S4 forms of an older version of the app wait on, and are sent once', async () => {
  db.close();
  await wipePhone();
  const old = new Dexie('sunboard-me-account-1');
  old.version(1).stores({
    entries: 'id, seq',
    decisions: 'id',
    results: 'period',
    rest: '',
    notice: '',
    outbox: '++, &key'
  });
  await old.open();
  const refusal = { code: 'claim-twice', sentence: '已经申报过。' };
  const file = { name: '照片.png', type: 'image/png', bytes: new TextEncoder().encode('🌞').buffer };
  await old.table('outbox').bulkAdd([
    { ...form('a'), file, at, state: 'waiting', refusal: null },
    { ...form('b'), at, state: 'refused', refusal },
    { ...form('c'), at, state: 'received', refusal: null }
  ]);
  old.close();

  db = await PhoneDb.open('account-1');
  const { outbox, reached } = open();
  await outbox.use(db, fail);
  expect(states(outbox)).toEqual(['a waiting', 'b refused', 'c received']);
  const kept = outbox.forms[0]?.file;
  expect([kept?.name, kept?.type, await kept?.text()]).toEqual(['照片.png', 'image/png', '🌞']);
  expect((await db.outbox.toArray())[0]?.file).toEqual({ name: '照片.png', type: 'image/png' });
  expect(outbox.forms[1]?.refusal).toEqual(refusal);
  await outbox.flush(epoch);
  expect(reached).toEqual(['a']);
});

it('S5 a received form that a restored server may lack is sent again', async () => {
  const { outbox, reached } = open();
  await outbox.use(db, fail);
  await outbox.add(form('a'), at);
  await outbox.flush(epoch);
  expect(outbox.forms[0]?.receivedIn).toBe(epoch);
  await outbox.sendAgain(['a']);
  expect(states(outbox)).toEqual(['a waiting']);
  await outbox.flush(epoch);
  expect(reached).toEqual(['a', 'a']);
});

it('S10 a form waits in memory while the storage gives no answer, and is stored once it does', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  const { outbox } = open(undefined, 1000);
  await outbox.use(db, console.warn);
  const release = await heldStorage();
  await outbox.add(form('a'), at);
  expect([states(outbox), outbox.isSafe]).toEqual([['a waiting'], false]);
  release();
  await vi.waitFor(async () => {
    await outbox.storeAgain();
    expect([states(outbox), outbox.isSafe]).toEqual([['a waiting'], true]);
  });
  expect(await db.outbox.count()).toBe(1);
});

const picture = () => new File(['🌞'], '照片.png', { type: 'image/png' });

/** A disk without space, until the returned spy is restored. */
function fullDisk() {
  return vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
}

/** Another page's transaction that doesn't end holds up all that come behind it; the result ends it. */
async function heldStorage(): Promise<() => void> {
  const other = await PhoneDb.open('account-1');
  let isHeld = true;
  const store = other.backendDB().transaction('outbox', 'readwrite').objectStore('outbox');
  const goOn = () => {
    if (isHeld) store.count().onsuccess = goOn;
    else other.close();
  };
  goOn();
  return () => (isHeld = false);
}

function fail(error: unknown): never {
  throw error;
}

describe('S7 what a restored server lacks', () => {
  const now = Date.parse('2026-11-20T10:00:00.000Z');
  const picture = () => new File([new Uint8Array(2000)], 'a.png', { type: 'image/png' });
  /** A server that has these keys, and notes what it is asked. */
  const serverWith = (...known: string[]) => {
    const asked: string[] = [];
    const get: typeof fetch = async (address) => {
      asked.push(String(address));
      return Response.json({ known });
    };
    return { asked, get };
  };
  async function sent(...keys: string[]) {
    const opened = open();
    await opened.outbox.use(db, fail);
    for (const key of keys) await opened.outbox.add({ ...form(key), file: picture() }, at);
    await opened.outbox.flush(epoch);
    await opened.outbox.settle(keys, now);
    return opened;
  }

  it('is kept after it was shown, and asked about once the history is another one', async () => {
    const { outbox } = await sent('a', 'b', 'c');
    expect(outbox.forms).toEqual([]);
    const { asked, get } = serverWith('b');
    await outbox.reconcile(epoch, get);
    expect(asked).toEqual([]);
    await outbox.add(form('d'), at);
    await outbox.reconcile('epoch-2', get);
    await outbox.reconcile('epoch-2', get);
    expect(asked.map((address) => address.split('&')[0])).toEqual(['/api/me/sent?keys=a,b,c']);
    expect(states(outbox)).toEqual(['a refused', 'c refused', 'd waiting']);
    expect(outbox.forms[0]?.refusal).toEqual({ code: 'missing', sentence: '' });
    expect(outbox.forms[0]?.file?.size).toBe(2000);
  });

  it('is sent again only when its owner says so', async () => {
    const { outbox, reached } = await sent('a', 'b');
    await outbox.reconcile('epoch-2', serverWith().get);
    await outbox.flush('epoch-2');
    expect(reached).toEqual(['a', 'b']);
    await outbox.sendAgain(['b']);
    await outbox.flush('epoch-2');
    expect(reached).toEqual(['a', 'b', 'b']);
    expect(states(outbox)).toEqual(['a refused', 'b received']);
  });

  it('is asked about again when no answer came, by a page that is opened later too', async () => {
    const { outbox } = await sent('a');
    await outbox.reconcile('epoch-2', () => Promise.resolve(new Response(null, { status: 502 })));
    expect(outbox.forms).toEqual([]);
    outbox.stop();
    const later = open();
    await later.outbox.use(db, fail);
    await later.outbox.reconcile('epoch-2', serverWith().get);
    expect(states(later.outbox)).toEqual(['a refused']);
  });

  it('is kept for 90 days; its files go first where there is no room', async () => {
    const { outbox } = await sent('a');
    await outbox.add(form('b'), at);
    await outbox.flush(epoch);
    await outbox.settle(['b'], now + sentFor);
    expect(await db.sent.toCollection().primaryKeys()).toEqual(['a', 'b']);
    await outbox.add(form('c'), at);
    await outbox.flush(epoch);
    await outbox.settle(['c'], now + sentFor + 1);
    expect(await db.sent.toCollection().primaryKeys()).toEqual(['b', 'c']);
    expect(await db.files.count()).toBe(0);
  });

  it('a new form takes the room of sent files', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const { outbox } = await sent('a');
    const put = db.files.add.bind(db.files);
    let isFull = true;
    vi.spyOn(db.files, 'add').mockImplementation((...row) => {
      if (!isFull) return put(...row);
      isFull = false;
      throw new DOMException('full', 'QuotaExceededError');
    });
    await outbox.add({ ...form('b'), file: picture() }, at);
    expect(outbox.isSafe).toBe(true);
    expect(await db.outbox.count()).toBe(1);
    expect(await db.files.toCollection().primaryKeys()).toEqual(['b']);
    expect(await db.sent.get('a')).toMatchObject({ file: null });
  });
});

describe('S7 a form that something between refuses', () => {
  it('is said to be blocked after three foreign answers in a row, is tried on, and holds up no other', async () => {
    let end: SendingEnd = { end: 'foreign' };
    const { outbox } = open(({ key }) => (key === 'a' ? end : { end: 'received' }));
    await outbox.use(db, fail);
    await outbox.add(form('a'), at);
    await outbox.add(form('b'), at);
    const blocked = () => outbox.forms.filter(isBlocked).map(({ key }) => key);
    await outbox.flush(epoch);
    expect(states(outbox)).toEqual(['a waiting', 'b received']);
    await outbox.flush(epoch);
    expect(blocked()).toEqual([]);
    await outbox.flush(epoch);
    expect(blocked()).toEqual(['a']);
    await outbox.sendAgain(['a']);
    expect(blocked()).toEqual([]);
    for (let n = 0; n < 3; n += 1) await outbox.flush(epoch);
    expect(blocked()).toEqual(['a']);
    end = { end: 'received' };
    await outbox.flush(epoch);
    expect(states(outbox)).toEqual(['a received', 'b received']);
  });
});
