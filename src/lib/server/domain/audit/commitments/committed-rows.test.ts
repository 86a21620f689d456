import { erasableTables } from '$lib/server/platform/backup/contents/ledger-tables';
import { expect, it } from 'vitest';
import { committedRows } from './committed-rows';

it('commands commit to every text that may be erased, under a key that is erased with it', () => {
  const keyed = Object.entries(committedRows).flatMap(([what, { keyed }]) => (keyed ? [what] : []));
  // Bytes have digests in the rows beside them, and where requests came from is erased by itself after a while.
  const apart = ['announcement_part', 'audit_place', 'evidence_part', 'filing_paper_part'];
  // These two can change, so that the guards hold them in another way.
  const changing = ['announcement', 'subject_name'];
  expect([...keyed, ...apart].sort()).toEqual([...erasableTables, ...changing].sort());
});
