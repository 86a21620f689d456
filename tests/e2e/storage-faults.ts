import type { Page } from '@playwright/test';

/**
 * A fault of the browser's storage:
 * - `open throws`: settings block all storage, including `localStorage`
 * - `open fails`: the database can't be opened (iOS has lost its server)
 * - `open hangs`: neither success nor error ever comes
 * - `list fails`, `list hangs`: `indexedDB.databases()` does
 * - `list absent`: a browser without `databases()`, whose settings block `localStorage`
 * - `write aborts`: the browser aborts a transaction midway
 * - `no space`: nothing more can be written
 */
export type InjectedFault =
  | 'open throws'
  | 'open fails'
  | 'open hangs'
  | 'list fails'
  | 'list hangs'
  | 'list absent'
  | 'write aborts'
  | 'no space';

/** Prepares the pages of this tab to fail as `injectFault` says, from their next document on. */
export async function prepareFaults(page: Page): Promise<void> {
  await page.addInitScript(failAsAsked);
}

/** Injects a fault from now on, including reloads; null lets storage work again. */
export async function injectFault(page: Page, fault: InjectedFault | null): Promise<void> {
  await page.evaluate((name) => {
    if (name) sessionStorage.setItem('fault', name);
    else sessionStorage.removeItem('fault');
  }, fault);
}

/** Runs in the page, before its own scripts. */
function failAsAsked(): void {
  // Shells and error pages of the browser itself have no storage at all.
  if (location.protocol === 'chrome-error:') return;
  const faultName = () => sessionStorage.getItem('fault');
  const { open, databases } = IDBFactory.prototype;
  const { put } = IDBObjectStore.prototype;
  const local = localStorage;

  IDBFactory.prototype.open = function (...wanted) {
    if (faultName() === 'open throws') throw new DOMException('denied', 'SecurityError');
    if (faultName() !== 'open fails' && faultName() !== 'open hangs') return open.apply(this, wanted);
    // Another database fails, so that the phone's own stays as it was.
    const request = open.call(this, 'fault');
    if (faultName() === 'open fails')
      request.addEventListener('upgradeneeded', () => request.transaction?.abort());
    else
      for (const type of ['upgradeneeded', 'success', 'error'])
        request.addEventListener(type, (event) => event.stopImmediatePropagation());
    return request;
  };

  Object.defineProperty(IDBFactory.prototype, 'databases', {
    get() {
      if (faultName() === 'list absent') return undefined;
      if (faultName() === 'list fails') return () => Promise.reject(new DOMException('lost', 'UnknownError'));
      if (faultName() === 'list hangs') return () => new Promise(() => undefined);
      return databases;
    }
  });

  Object.defineProperty(window, 'localStorage', {
    get() {
      if (faultName() === 'list absent' || faultName() === 'open throws')
        throw new DOMException('denied', 'SecurityError');
      return local;
    }
  });

  IDBObjectStore.prototype.put = function (...row) {
    if (faultName() === 'no space') throw new DOMException('full', 'QuotaExceededError');
    const request = put.apply(this, row);
    if (faultName() === 'write aborts' && this.name === 'rest') this.transaction.abort();
    return request;
  };
}
