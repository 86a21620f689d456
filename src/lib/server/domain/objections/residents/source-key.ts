import { createHmac } from 'node:crypto';
import { sourceOf } from '../../../platform/auth/source-of';

/** Keys a count of objections by address, so that no address is stored or can be guessed back. */
export function sourceKey(secret: string, source: string): string {
  return createHmac('sha256', secret)
    .update(`objection source ${sourceOf(source)}`)
    .digest('base64url');
}
