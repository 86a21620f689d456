import { randomBytes } from 'node:crypto';
import { isSameSecret } from '../../platform/auth/same-secret';

/**
 * The secret in the one-time address: 160 bits, in this process's memory alone. A restart makes another one, and the
 * old address is void.
 */
export function oneTimeSecret(): { secret: string; is(given: string): boolean } {
  const secret = randomBytes(20).toString('base64url');
  return { secret, is: (given) => isSameSecret(given, secret) };
}
