import type { IDBPTransaction } from 'idb';

/**
 * Runs all of a transaction or nothing: what fails in it, also before a request is made, takes the rest back.
 * Resolves when it is on the disk.
 */
export async function writeWhole<
  T,
  Transaction extends Pick<IDBPTransaction<unknown, string[], 'readwrite'>, 'abort' | 'done'>
>(transaction: Transaction, run: (transaction: Transaction) => Promise<T>): Promise<T> {
  // Looked at from the start: it may end by itself, without space for instance, before anybody waits for it.
  const ended = transaction.done.then(
    () => null,
    (error: unknown) => ({ error })
  );
  try {
    const result = await run(transaction);
    const failed = await ended;
    if (failed) throw failed.error;
    return result;
  } catch (error) {
    abort(transaction);
    await ended;
    throw error;
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch (error) {
    // It has ended already.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
  }
}
