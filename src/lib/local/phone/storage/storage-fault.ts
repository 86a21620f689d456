/**
 * Why a phone can't store the data that it is sent.
 * - `full`: there is no space left; the data stored before are still there
 * - `failed`: the database can't be opened, read or written (a private window, blocked storage, a browser
 * that has lost it)
 */
export type StorageFault = 'full' | 'failed';

/** Maps an error of IndexedDB, raised by the browser or by Dexie, to a fault. */
export function storageFaultOf(error: unknown): StorageFault {
  return isFull(error) ? 'full' : 'failed';
}

/** Dexie has what the browser said in `inner` when a transaction was taken back, in `failures` when rows were refused. */
function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { inner, failures = [] } = error as Error & { inner?: unknown; failures?: unknown[] };
  return error.name === 'QuotaExceededError' || [inner, ...failures].some(isFull);
}
