import { createHmac } from 'node:crypto';
import { sourceOf } from './source-of';

/** What a count by network address is kept under: keyed, so that no address is stored or can be tried out. */
export function sourceKey(secret: string, kind: 'attempt' | 'pairing' | 'objection', source: string): string {
  return createHmac('sha256', secret)
    .update(`${kind} source ${sourceOf(source)}`)
    .digest('base64url');
}
