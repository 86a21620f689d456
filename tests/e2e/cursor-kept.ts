import type { Page } from '@playwright/test';

/**
 * Reads the cursor in this phone's database; null when it has none. Reading neither creates a database nor
 * blocks one that is being created. It also gives null when the browser gives no answer because it is just
 * clearing its storage: a request of that moment may never end.
 */
export async function cursorKept(page: Page): Promise<number | null> {
  return page.evaluate(() => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no database'));
      });
    const open = async (name: string) => {
      const request = indexedDB.open(name);
      request.onupgradeneeded = () => request.transaction?.abort();
      const db = await done(request);
      db.onversionchange = () => db.close();
      return db;
    };
    const read = async () => {
      const own = (await indexedDB.databases()).find(({ name }) => name?.startsWith('sunboard-me-'));
      if (own?.name === undefined) return null;
      const db = await open(own.name);
      try {
        const rest: { cursor: number } = await done(db.transaction('rest').objectStore('rest').get('it'));
        return rest.cursor;
      } finally {
        db.close();
      }
    };
    // It was cleared meanwhile, or nothing has been written to it yet.
    const readOrNothing = read().catch(() => null);
    return Promise.race([
      readOrNothing,
      new Promise<null>((resolve) => setTimeout(() => resolve(null), 1000))
    ]);
  });
}
