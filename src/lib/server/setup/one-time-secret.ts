import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The secret in the one-time address: 160 bits, in this process's memory alone. A restart makes another one, and the
 * old address is void.
 */
export function oneTimeSecret(): { secret: string; is(given: string): boolean } {
  const secret = randomBytes(20).toString('base64url');
  const digest = digestOf(secret);
  return { secret, is: (given) => timingSafeEqual(digestOf(given), digest) };
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
