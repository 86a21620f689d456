import { inTime, storagePatience } from '../../patience';
import { accountsHere, PhoneDb } from '../storage/db';

/**
 * Counts the forms that this phone has, of whoever used it last, in every unit: sent off or half filled in, and that the server
 * lacks. Another account's sign-in would delete them.
 * @param but an account that is counted elsewhere (`phoneOwner`)
 * @throws when the phone's storage can't be read, or takes longer than storage may
 */
export function countUnsent(but: string | null = null): Promise<number> {
  return inTime(storagePatience, countAll(but));
}

async function countAll(but: string | null): Promise<number> {
  const counted = (await accountsHere()).filter((one) => one !== but);
  const counts = await Promise.all(counted.map(count));
  return counts.reduce((sum, one) => sum + one, 0);
}

async function count(account: string): Promise<number> {
  const db = await PhoneDb.open(account);
  try {
    const forms = await db.outbox.filter(({ state }) => state !== 'received').count();
    return forms + (await db.drafts.count());
  } finally {
    db.close();
  }
}
