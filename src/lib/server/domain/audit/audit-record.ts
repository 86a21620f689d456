import { canonical, type Json } from '$lib/notice';
import { createHash } from 'node:crypto';

/**
 * One command as the trail records it. A unit's records are numbered from 1 and each names the one before
 * by its digest.
 */
export interface AuditRecord {
  id: string;
  unit: string;
  no: number;
  account: string;
  action: string;
  key: string;
  /** digest of the input */
  input: string;
  /**
   * number of the unit's newest change before the command and after it; the same when it changed nothing
   * numbered
   */
  before: number;
  after: number;
  /** digest over the changes between the two and their content (see `changesHash`) */
  changes: string;
  at: string;
  /** instant by the clock of the device on which it was filled in, as that said it; null: none was said */
  deviceAt: string | null;
  /** digest of the record before; empty for the first */
  previous: string;
  /** digest over the rows that the command commits to beside its changes (see `committedRows`); null: there are none */
  committed: string | null;
}

/**
 * Digest of a record: SHA-256 over its canonical form. Stored beside it, so the form never changes. A device's
 * time and commitments are part of it only where there are some.
 */
export function recordDigest(record: AuditRecord): string {
  const { id, unit, no, account, action, key, input, before, after, changes, at, previous } = record;
  const form = { id, unit, no, account, action, key, input, before, after, changes, at, previous };
  const { deviceAt, committed } = record;
  const sealed: Json = {
    ...form,
    ...(deviceAt !== null && { deviceAt }),
    ...(committed !== null && { committed })
  };
  return createHash('sha256').update(canonical(sealed)).digest('hex');
}

/** A line of the change log in the database, with the digest of what it wrote (see `contentOf`). */
export interface LoggedChange {
  seq: number;
  kind: string;
  subject_id: string | null;
  /** the account that alone may hear of it */
  account_id: string | null;
  at: string;
  content: string;
}

/** Digest of changes in the order of their numbers, fed one by one so that a command of any size fits in memory. */
export function changesHash(): { add(change: LoggedChange): void; digest(): string } {
  const hash = createHash('sha256');
  return {
    add: ({ seq, kind, subject_id, account_id, at, content }) =>
      void hash.update(`${canonical([seq, kind, subject_id, account_id, at, content])}\n`),
    digest: () => hash.digest('hex')
  };
}
