import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import schemeText from '../../schemes/community-cadres.yaml?raw';
import { makeDelta, since } from '../../../../tests/fixtures/delta';
import { parseScheme } from '../../points';
import { merge } from '../../sync';
import { applyDelta, storedHead, replaceAll } from './apply';
import { ownersHere, PhoneDb, wipePhone } from './storage/db';
import { sealEnded } from './storage/sealed';
import { readPhone, watchPhone } from './read';

const scheme = parseScheme(schemeText);
const before = makeDelta({ scheme, today: '2026-11-10' });
const full = makeDelta({ scheme, today: '2026-11-20' });
const delta = since(full, before);

let db: PhoneDb;
const opened: PhoneDb[] = [];
async function open(account: string): Promise<PhoneDb> {
  const one = await PhoneDb.open(account);
  opened.push(one);
  return one;
}
beforeEach(async () => {
  await wipePhone();
  db = await open(full.owner);
});
afterEach(() => opened.splice(0).forEach((one) => one.close()));

describe('one account on a phone', () => {
  it('reads back what it took, as the merge has it', async () => {
    await applyDelta(db, before);
    expect(await applyDelta(db, delta)).toBe('apply');
    expect(await readPhone(db)).toEqual(merge(merge(null, before), delta));
  });

  it('is unchanged by the same delta again, from two tabs at once', async () => {
    await applyDelta(db, before);
    const other = await open(full.owner);
    const verdicts = await Promise.all([applyDelta(db, delta), applyDelta(other, delta)]);
    expect(verdicts.sort()).toEqual(['apply', 'skip']);
    expect(await readPhone(db)).toEqual(merge(merge(null, before), delta));
  });

  it('refuses a gap, and a complete answer then replaces all', async () => {
    await applyDelta(db, before);
    expect(await applyDelta(db, { ...delta, after: delta.after + 1 })).toBe('gap');
    expect((await storedHead(db))?.cursor).toBe(before.cursor);
    const shorter = makeDelta({ scheme, today: '2026-11-20', sealed: 3 });
    await replaceAll(db, shorter);
    expect(await readPhone(db)).toEqual(merge(null, shorter));
    await expect(replaceAll(db, delta)).rejects.toThrow(RangeError);
  });

  it('never adds two histories together, even when the newer one has grown past the cursor', async () => {
    await applyDelta(db, before);
    const restored = {
      ...makeDelta({ scheme, today: '2026-11-20', sealed: 3 }),
      epoch: 'epoch-0002',
      cursor: before.cursor + 5
    };
    expect(await applyDelta(db, restored)).toBe('anew');
    expect(await readPhone(db)).toEqual(merge(null, restored));
    expect(await applyDelta(db, { ...before, after: 0 })).toBe('skip');
    expect(await readPhone(db)).toEqual(merge(null, restored));
  });

  it('takes all of a delta or nothing', async () => {
    await applyDelta(db, before);
    // A function can't be stored: the last write of the transaction fails.
    const broken = { ...delta, open: (() => '2026-12') as unknown as string };
    await expect(applyDelta(db, broken)).rejects.toThrow();
    expect(await readPhone(db)).toEqual(merge(null, before));
  });

  it('has it all after a restart', async () => {
    await applyDelta(db, full);
    db.close();
    expect(await ownersHere()).toEqual([full.owner]);
    expect(await readPhone(await open(full.owner))).toEqual(merge(null, full));
  });

  it('tells a page that is open of what another tab took', async () => {
    await applyDelta(db, before);
    const seen: (number | undefined)[] = [];
    const other = await open(full.owner);
    await new Promise<void>((resolve, reject) => {
      const watching = watchPhone(
        db,
        (state) => {
          seen.push(state?.cursor);
          if (seen.length === 1) applyDelta(other, delta).catch(reject);
          if (state?.cursor !== full.cursor) return;
          watching.unsubscribe();
          resolve();
        },
        reject
      );
    });
    expect(seen).toEqual([before.cursor, full.cursor]);
  });
});

describe('two accounts on a phone', () => {
  const stranger = { ...makeDelta({ scheme, who: 5 }), owner: 'account-2' };

  it('have nothing of each other', async () => {
    await applyDelta(db, full);
    const second = await open('account-2');
    expect(await readPhone(second)).toBeNull();
    await applyDelta(second, stranger);
    expect((await readPhone(second))?.person.name).toBe(stranger.person.name);
    expect(stranger.person.name).not.toBe(full.person.name);
  });

  it('never mix, even when an answer comes to the wrong one', async () => {
    await applyDelta(db, full);
    expect(await applyDelta(db, stranger)).toBe('stranger');
    expect((await readPhone(db))?.person.name).toBe(full.person.name);
  });

  it('the first is deleted when the second comes, although a page has it open', async () => {
    await applyDelta(db, full);
    await applyDelta(await open('account-2'), stranger);
    await wipePhone({ keep: 'account-2' });
    expect(await ownersHere()).toEqual(['account-2']);
  });

  it('S16 one account’s units stay beside each other, until the server says in which it is scored no more', async () => {
    for (const owner of ['account-2.a', 'account-2.b', 'account-2.c', 'account-3.a'])
      (await PhoneDb.open(owner)).close();
    await wipePhone({ keep: 'account-2.a' });
    expect((await ownersHere()).sort()).toEqual(['account-2.a', 'account-2.b', 'account-2.c']);
    await sealEnded('account-2.a', ['account-2.a', 'account-2.c'], 0);
    expect((await ownersHere()).sort()).toEqual(['account-2.a', 'account-2.c']);
  });

  it('are both found and deleted by a browser that can’t list its databases', async () => {
    const real = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'databases')!;
    Object.defineProperty(IDBFactory.prototype, 'databases', { value: undefined, configurable: true });
    try {
      await applyDelta(await open('account-2'), stranger);
      await open('account-3');
      await vi.waitFor(async () => expect((await ownersHere()).sort()).toEqual(['account-2', 'account-3']));
      await wipePhone();
      expect(await ownersHere()).toEqual([]);
    } finally {
      Object.defineProperty(IDBFactory.prototype, 'databases', real);
    }
    expect(await ownersHere()).toEqual([full.owner]);
  });

  it.each([
    ['fails', () => Promise.reject(new DOMException('lost', 'UnknownError'))],
    ['never answers', () => new Promise<IDBDatabaseInfo[]>(() => undefined)]
  ])('signing out deletes one’s own although the browser’s list %s, and says so', async (_, databases) => {
    await applyDelta(db, full);
    const list = vi.spyOn(indexedDB, 'databases').mockImplementation(databases);
    await expect(wipePhone({ known: full.owner })).rejects.toThrow();
    list.mockRestore();
    expect(await ownersHere()).toEqual([]);
  });

  it('signing out leaves nothing', async () => {
    await applyDelta(db, full);
    await wipePhone();
    expect(await ownersHere()).toEqual([]);
    expect((await indexedDB.databases()).filter(({ name }) => name?.startsWith('sunboard-me'))).toEqual([]);
  });
});
