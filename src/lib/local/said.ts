/**
 * What this browser has been told once and needn't be told again. Reading `localStorage` throws where the browser's
 * settings block it; there nothing is remembered, and it is told once a visit.
 */
export function wasSaid(what: string, storage = () => localStorage): boolean {
  try {
    return storage().getItem(what) !== null;
  } catch {
    return false;
  }
}

/** Remembers it, where something can be remembered. */
export function noteSaid(what: string, storage = () => localStorage): void {
  try {
    storage().setItem(what, '1');
  } catch (error) {
    console.warn(error);
  }
}
