/**
 * Whether this browser has shown a message that is shown only once. Reading `localStorage` throws where the
 * browser's settings block it; nothing is remembered there, and the message comes once a visit.
 */
export function wasShown(what: string, storage = () => localStorage): boolean {
  try {
    return storage().getItem(what) !== null;
  } catch {
    return false;
  }
}

/** Remembers it, where something can be remembered. */
export function noteShown(what: string, storage = () => localStorage): void {
  try {
    storage().setItem(what, '1');
  } catch (error) {
    console.warn(error);
  }
}
