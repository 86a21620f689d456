import { isSameAccount } from '../../../sync';
import { isPractising } from '../../practising';
import { isHere, onlyRowKey, ownersHere, PhoneDb, wipeOwner } from './db';

/** Milliseconds for which the forms of an ended role are kept: it may have been ended by mistake. */
export const sealedFor = 90 * 24 * 60 * 60_000;

/**
 * Seals what this phone has of an account in units in which it is scored no more: what the server has sent goes, and so do
 * sent forms. Forms that the server lacks and drafts stay in the account's own database until their owner is scored
 * again or drops them, or the term is over. No page of another account opens it. A database without any goes whole.
 *
 * @param owner one of the account's (`phoneOwner`)
 * @param scored owners of all units in which the server has just said that it is scored
 * @param now milliseconds by this device's clock
 * @returns the number of sealed forms
 * @throws as `wipePhone`
 */
export async function sealEnded(owner: string, scored: readonly string[], now: number): Promise<number> {
  if (isPractising()) return 0;
  let sealed = 0;
  for (const one of await ownersHere())
    if (isSameAccount(one, owner) && !scored.includes(one)) sealed += await sealOwner(one, now);
  return sealed;
}

/** Deletes what is sealed on this phone of an account in units in which it is scored no more. */
export async function dropSealed(owner: string, scored: readonly string[]): Promise<void> {
  for (const one of await ownersHere())
    if (isSameAccount(one, owner) && !scored.includes(one)) await wipeOwner(one);
}

/** Deletes an account's sealed forms whose term is over; what is in use stays. */
export async function sweepSealed(account: string, now: number): Promise<void> {
  for (const one of await ownersHere()) {
    if (!isSameAccount(one, account) || !(await isHere(one))) continue;
    const db = await PhoneDb.open(one);
    const isInUse = (await db.rest.count()) > 0;
    const since = (await db.sealed.get(onlyRowKey))?.at ?? now;
    db.close();
    if (!isInUse && now - since > sealedFor) await wipeOwner(one);
  }
}

async function sealOwner(owner: string, now: number): Promise<number> {
  // Asking for a database that is gone would make it anew.
  if (!(await isHere(owner))) return 0;
  const db = await PhoneDb.open(owner);
  try {
    const left = await seal(db, now);
    if (left > 0) return left;
  } finally {
    db.close();
  }
  await wipeOwner(owner);
  return 0;
}

/** @returns the number of forms that stay; 0 when nothing is worth keeping, or was kept long enough */
function seal(db: PhoneDb, now: number): Promise<number> {
  const tables = [...db.synced, db.outbox, db.drafts, db.files, db.sent, db.seen, db.sealed];
  return db.transaction('rw', tables, async () => {
    const isInUse = (await db.rest.count()) > 0;
    const since = isInUse ? now : ((await db.sealed.get(onlyRowKey))?.at ?? now);
    if (now - since > sealedFor) return 0;
    await db.sealed.put({ at: since }, onlyRowKey);
    const received = (await db.outbox.toArray()).filter(({ state }) => state === 'received');
    const sent = [...received.map(({ key }) => key), ...(await db.sent.toCollection().primaryKeys())];
    await db.outbox.where('key').anyOf(sent).delete();
    await db.files.bulkDelete(sent);
    await Promise.all([...db.synced, db.sent, db.seen].map((table) => table.clear()));
    return (await db.outbox.count()) + (await db.drafts.count());
  });
}
