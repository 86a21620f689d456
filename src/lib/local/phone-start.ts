import type { MyState } from '../sync';
import { accountsHere, PhoneDb } from './phone-db';
import { readPhone } from './phone-read';

/**
 * What this phone has of the account that is signed in; null when it has nothing of it, whatever it has of others.
 */
export async function startFromPhone(account: string): Promise<MyState | null> {
  if (!(await accountsHere()).includes(account)) return null;
  const db = await PhoneDb.open(account);
  try {
    return await readPhone(db);
  } finally {
    db.close();
  }
}
