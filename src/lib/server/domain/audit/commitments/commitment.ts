import { canonical, type Json } from '$lib/notice';
import { createHash, createHmac } from 'node:crypto';
import type { CommittedRow } from './committed-rows';

/** A row's digest as a command has recorded it. */
export interface Commitment {
  /** a name of `committedRows` */
  what: string;
  id: string;
  /** 64 hex digits */
  digest: string;
}

/** A row as the database has it, by its columns. */
export type WholeRow = Record<string, Json>;

/**
 * The digest of a row: SHA-256 over its canonical form with its name, or HMAC-SHA-256 under the row's own key. Once the key
 * is erased, nobody can try out which text it was.
 */
export function rowDigest(
  what: string,
  { id, without }: CommittedRow,
  row: WholeRow,
  key: string | null
): string {
  const columns = Object.fromEntries(Object.entries(row).filter(([name]) => !without.includes(name)));
  const form = canonical([what, row[id] ?? null, columns]);
  const hash = key === null ? createHash('sha256') : createHmac('sha256', Buffer.from(key, 'hex'));
  return hash.update(form).digest('hex');
}

/** The digest of all that one command commits to, which its record has; null when that is nothing. */
export function commitmentsDigest(commitments: readonly Commitment[]): string | null {
  if (commitments.length === 0) return null;
  const lines = commitments.map(({ what, id, digest }) => `${canonical([what, id, digest])}\n`).sort();
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line);
  return hash.digest('hex');
}
