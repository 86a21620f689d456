import type { Supplement } from '$lib/notice';
import { m } from '$lib/text';
import { supplementReason } from '$lib/ui/text/supplement-reason';

/** The line that says why rows of a notice were corrected, and how many. */
export function supplementBoardLead(supplement: Supplement): string {
  const { year, no } = supplement.corrects.number;
  const named = { year, no, count: supplement.rows.length };
  return supplement.assemblyOf === undefined
    ? m.wall_supplement_lead(named)
    : m.wall_supplement_assembly({ ...named, reason: supplementReason(supplement) });
}
