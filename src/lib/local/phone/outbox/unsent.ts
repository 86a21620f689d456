import { inTime, storagePatience } from '../../patience';
import { ownersHere, PhoneDb } from '../storage/db';
import { unstoredLock } from './outbox-form';

/** The forms that a page counts itself. */
export interface CountedForms {
  /** the owner of the database that has them (`phoneOwner`) */
  owner: string;
  keys: readonly string[];
}

/**
 * Counts the forms that this phone has, of whoever used it last, in every unit: sent off or half filled in, and that the server
 * lacks. Another account's sign-in would delete them. Forms that another window's memory alone has are among them, unless the
 * page has no TLS.
 * @throws when the phone's storage can't be read, or takes longer than storage may, and no window says that it has one
 */
export async function countUnsent(counted: CountedForms | null = null): Promise<number> {
  const unstored = await countUnstored(counted?.keys ?? []);
  try {
    return unstored + (await inTime(storagePatience, countStored(counted?.owner)));
  } catch (error) {
    if (unstored === 0) throw error;
    // Windows have forms in memory just where nothing can be stored.
    console.warn(error);
    return unstored;
  }
}

async function countStored(but: string | undefined): Promise<number> {
  const counts = await Promise.all((await ownersHere()).filter((one) => one !== but).map(count));
  return counts.reduce((sum, one) => sum + one, 0);
}

async function count(owner: string): Promise<number> {
  const db = await PhoneDb.open(owner);
  try {
    const forms = await db.outbox.filter(({ state }) => state !== 'received').count();
    return forms + (await db.drafts.count());
  } finally {
    db.close();
  }
}

async function countUnstored(counted: readonly string[]): Promise<number> {
  const { locks } = navigator;
  if (!locks) return 0;
  const { held = [] } = await locks.query();
  const keys = held.flatMap(({ name = '' }) =>
    name.startsWith(unstoredLock) ? [name.slice(unstoredLock.length)] : []
  );
  return keys.filter((key) => !counted.includes(key)).length;
}
