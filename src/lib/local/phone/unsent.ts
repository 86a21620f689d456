import { inTime, storagePatience } from '../patience';
import { accountInCookie } from './account';
import { isHere, PhoneDb } from './db';

/**
 * Counts the forms that the account which signed in last has on this phone, sent off or half filled in, and that the server lacks. Another
 * account's sign-in would delete them.
 * @throws when the phone's storage can't be read, or takes longer than storage may
 */
export function countUnsent(account = accountInCookie()): Promise<number> {
  return inTime(storagePatience, count(account));
}

async function count(account: string | null): Promise<number> {
  if (account === null || !(await isHere(account))) return 0;
  const db = await PhoneDb.open(account);
  try {
    const forms = await db.outbox.filter(({ state }) => state !== 'received').count();
    return forms + (await db.drafts.count());
  } finally {
    db.close();
  }
}
