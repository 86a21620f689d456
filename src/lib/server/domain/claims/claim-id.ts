import { createHash } from 'node:crypto';

/**
 * The id of a claim, made of the key under which its account declared it. A claim that is sent again to a restored server gets
 * the id that it had, so that what was sent about it later finds it.
 */
export function claimId(account: string, key: string): string {
  const hex = createHash('sha256').update(`claim ${account} ${key}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32)
  ].join('-');
}
