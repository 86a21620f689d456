import type { MyState } from '../../sync';
import { inTime, storagePatience } from '../patience';
import { isHere, PhoneDb } from './db';
import { readPhone } from './read';
import { storageFaultOf, type StorageFault } from './storage-fault';

/** The stored data and the storage fault that a phone starts with. */
export interface PhoneStart {
  /** null: the phone has no data of the signed-in account, or can't read them */
  state: MyState | null;
  /** why the data can't be read; null when they can */
  fault: StorageFault | null;
}

/**
 * Reads an account's data from this phone. It never rejects and never takes longer than `patience`: without
 * data the phone starts from the server's answer.
 * @param patience in all, ms
 */
export async function startFromPhone(account: string, patience = storagePatience): Promise<PhoneStart> {
  try {
    return { state: await inTime(patience, read(account)), fault: null };
  } catch (error) {
    console.warn(error);
    return { state: null, fault: storageFaultOf(error) };
  }
}

async function read(account: string): Promise<MyState | null> {
  if (!(await isHere(account))) return null;
  const db = await PhoneDb.open(account);
  try {
    return await readPhone(db);
  } finally {
    db.close();
  }
}
