import type { Day } from '$lib/calendar';
import { createHash } from 'node:crypto';

/** The digest of one adoption (`schemeDigest`), with its days. */
export interface NamedSpan {
  digest: string;
  from: Day;
  to: Day | null;
}

/**
 * Names exactly the rules that a unit uses on all days: `days:` and 64 hex digits, SHA-256 over the JSON of
 * `[digest, from, to]` of each span, in the order of their dates. Seals made before have 64 hex digits
 * alone: that of the one adoption when there was one without an end, whatever its first day; else those of
 * the same form. Both can still be worked out from the adoptions' lines.
 */
export function rulesDigest(spans: readonly NamedSpan[]): string {
  const all = spans.map(({ digest, from, to }) => [digest, from, to]);
  return `days:${createHash('sha256').update(JSON.stringify(all)).digest('hex')}`;
}
