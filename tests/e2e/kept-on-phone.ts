import type { Page } from '@playwright/test';

/** The rows that this browser keeps in a table of the accounts' databases, in JSON. */
export const keptOnPhone = (page: Page, table: 'drafts' | 'files' = 'drafts') =>
  page.evaluate(async (table) => {
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('unreadable'));
      });
    const found: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await read(indexedDB.open(name));
      if (db.objectStoreNames.contains(table))
        found.push(await read(db.transaction(table).objectStore(table).getAll()));
      db.close();
    }
    return JSON.stringify(found);
  }, table);
