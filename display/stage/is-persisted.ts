/**
 * Whether the browser promises to keep this page's data; null where it can't tell, as on plain http. It is
 * asked each time, because the browser may promise it later, once the page has been used.
 */
export async function isPersisted(onTrouble: (what: string) => void): Promise<boolean | null> {
  const storage = navigator.storage as StorageManager | undefined;
  try {
    return storage ? await storage.persisted() : null;
  } catch (error) {
    onTrouble(`storage: ${String(error)}`);
    return null;
  }
}
