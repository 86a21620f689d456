import { createHash } from 'node:crypto';

/** The digest by which a phone and the server tell whether they have the same of something. */
export function partDigest(value: object): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
