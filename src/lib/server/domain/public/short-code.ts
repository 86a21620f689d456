import { randomInt } from 'node:crypto';

/**
 * The letters of a code, without 0, 1, l and o, which people mistake for each other when they type it from
 * paper.
 */
const letters = '23456789abcdefghijkmnpqrstuvwxyz';

/** A code for an address that is printed and typed, such as /n/7kq3mfa: 35 random bits. */
export function shortCode(): string {
  return Array.from({ length: 7 }, () => letters.charAt(randomInt(letters.length))).join('');
}
