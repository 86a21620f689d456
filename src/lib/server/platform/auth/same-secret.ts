import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Compares in constant time, whatever the lengths, so that the time tells nothing about the wanted secret.
 */
export function isSameSecret(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
