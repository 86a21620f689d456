import type { Page } from '@playwright/test';

/** Every draft that this browser keeps in an account's database. */
export const keptOnPhone = (page: Page) =>
  page.evaluate(async () => {
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('unreadable'));
      });
    const found: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await read(indexedDB.open(name));
      if (db.objectStoreNames.contains('drafts'))
        found.push(await read(db.transaction('drafts').objectStore('drafts').getAll()));
      db.close();
    }
    return JSON.stringify(found);
  });
