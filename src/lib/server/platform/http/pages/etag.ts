import { createHash } from 'node:crypto';
import type { Encoding } from './encoding';

/** A strong tag names bytes, so that each encoding has its own (RFC 9110, 8.8.3). */
export function etagOf(body: string): (encoding: Encoding) => string {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return (encoding) => `"${hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
}

/** Whether `If-None-Match` names that tag: compared weakly, as GET and HEAD do (RFC 9110, 13.1.2). */
export function matches(ifNoneMatch: string | null | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}
