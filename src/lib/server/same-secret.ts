import { createHash, timingSafeEqual } from 'node:crypto';

/** In constant time, whatever their lengths: how long it takes tells nothing about the one that is wanted. */
export function isSameSecret(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
