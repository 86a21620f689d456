import { addDays, type Day } from '$lib/calendar';
import type { AdoptionLine } from './adoptions';

/** The days on which one adoption is in force. */
export interface AdoptionSpan {
  no: number;
  from: Day;
  to: Day | null;
}

/**
 * The adoption that governs on each day, in order: of those that have begun by a day, the one recorded
 * last, because the later resolution holds. Where that is a retirement, or nothing has begun, no scheme is
 * in force.
 */
export function governing(
  lines: readonly (Pick<AdoptionLine, 'no' | 'from' | 'action'> & { withdrawn?: boolean })[]
): AdoptionSpan[] {
  const live = lines.filter(({ action, withdrawn }) => action !== 'withdraw' && withdrawn !== true);
  const turns = [...new Set(live.map(({ from }) => from))].sort();
  const spans: (AdoptionSpan & { retired: boolean })[] = [];
  for (const from of turns) {
    const last = live.filter((line) => line.from <= from).reduce((a, b) => (b.no > a.no ? b : a));
    const before = spans[spans.length - 1];
    if (before?.no === last.no) continue;
    if (before) before.to = addDays(from, -1);
    spans.push({ no: last.no, from, to: null, retired: last.action === 'retire' });
  }
  return spans.filter(({ retired }) => !retired).map(({ retired: _, ...span }) => span);
}
