import type { MyState } from '../../sync';
import { inTime, storagePatience } from '../patience';
import { isHere, PhoneDb } from './storage/db';
import { readPhone } from './read';
import { storageFaultOf, type StorageFault } from './storage/storage-fault';

/** The stored data and the storage fault that a phone starts with. */
export interface PhoneStart {
  /** null: the phone has no data of the signed-in account, or can't read them */
  state: MyState | null;
  /** keys of the news that were seen on this phone */
  seen: readonly string[];
  /** why the data can't be read; null when they can */
  fault: StorageFault | null;
}

/**
 * Reads an owner's data from this phone. It never rejects and never takes longer than `patience`: without
 * data the phone starts from the server's answer.
 * @param patience in all, ms
 */
export async function startFromPhone(owner: string, patience = storagePatience): Promise<PhoneStart> {
  try {
    return { ...(await inTime(patience, read(owner))), fault: null };
  } catch (error) {
    console.warn(error);
    return { state: null, seen: [], fault: storageFaultOf(error) };
  }
}

async function read(owner: string): Promise<Pick<PhoneStart, 'state' | 'seen'>> {
  if (!(await isHere(owner))) return { state: null, seen: [] };
  const db = await PhoneDb.open(owner);
  try {
    const [state, seen] = await Promise.all([readPhone(db), db.seen.toCollection().primaryKeys()]);
    return { state, seen };
  } finally {
    db.close();
  }
}
