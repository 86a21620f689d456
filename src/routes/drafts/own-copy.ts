import { takeName } from './take-name';

/** Milliseconds that a page waits for the lock of the page before it, which a reload or a closing is just giving back. */
const patience = 400;
/** Copies of one form that have drafts of their own; further pages share the last one. */
const mostCopies = 9;

/**
 * Finds the copy of a form that is this page's own: the first one that no other page of this browser has open. Two pages of one
 * form would write over each other's draft. Without locks (plain http) the pages ask each other; a browser that has no channels
 * either tells of no other page, and the asked copy is taken.
 *
 * @param nameOf names the draft of a copy
 * @param asked the copy that the page's address names, 1 without one
 * @returns the copy, and how to give it back
 */
export async function takeCopy(
  nameOf: (copy: number) => string,
  asked: number
): Promise<{ copy: number; release: () => void }> {
  const { locks } = navigator;
  if (locks || typeof BroadcastChannel !== 'undefined')
    for (let copy = asked; copy <= mostCopies; copy += 1) {
      const name = `sunboard-${nameOf(copy)}`;
      const release = await (locks ? takeLock(locks, name) : takeName(name));
      if (release) return { copy, release };
    }
  return { copy: asked, release: () => undefined };
}

/** @returns how to give the lock back; null: another page has it */
function takeLock(locks: LockManager, name: string): Promise<(() => void) | null> {
  return new Promise((taken) => {
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), patience);
    const hold = () =>
      new Promise<void>((release) => {
        clearTimeout(timer);
        taken(release);
      });
    // The page goes on with another copy, for any reason that keeps the lock away.
    locks.request(name, { signal: waiting.signal }, hold).catch(() => taken(null));
  });
}
